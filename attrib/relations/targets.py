"""What a verification statement speaks of: the claims, figures or pictures its noun points back at."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from attrib.language.spans import find_sentence
from attrib.model import Attribution, Segmentation, Span

_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NUMBER = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds|thousands)\b",
    re.I,
)
_COMPLEMENT = re.compile(r"\s+(?:of|that|about|on|as to whether(?: or not)?|over)\s+", re.I)
_PROPOSITION = re.compile(
    r"\b(?:claims?|allegations?|accusations?|accounts?|assertions?|statements?|suggestions?|reports?)\s+"
    r"(?:(?:of|by|from)\s+(?:[\w.’'-]+\s+){1,6}?)?(?P<that>that)\s+|"
    r"['’]s?\s+(?:claims?|reports?|counts?|figures?)\s+of\s+|"
    r"\ban?\s+(?:[\w-]+\s+){1,4}(?:reported|claimed|alleged|announced|given)\s+by\s+|"
    r"\ban?\s+(?:reports?|claims?|rumou?rs?)\s+(?:of|about)\s+|"
    r"\binformation\s+(?:circulating\s+|spread\s+|shared\s+)?about\s+",
    re.I,
)
_CLAIM_THAT = re.compile(
    r"\b(?:claims?|allegations?|accusations?|accounts?|assertions?|statements?|suggestions?|reports?)\s+that\s+$",
    re.I,
)
_LATE_COMPLEMENT = re.compile(r"\s(?:of|that)\s+", re.I)  # "unconfirmed reports on Friday of shooting"
_ANAPHOR = re.compile(r"\b(?:that|this|those|these)\s+(\w+)", re.I)
_APPOSED = re.compile(r"\b(?:an?)\s+(\w+\s+)?(\w+)\b", re.I)
_LOOK_BACK = 8
_COMMON = frozenset(
    "the a an of in on at to for from by with and or that which who it its their his her this "
    "these those was "
    "were is are be been had has have not no as there any some how many if whether said says "
    "nature cause details "
    "immediately independently yet".split()
)

HENCE = frozenset(("so", "therefore", "thus", "hence", "also", "still", "consequently"))
_MANNER = frozenset(("independently", "immediately", "directly", "separately"))


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: its ``phrase`` ("could not be verified"), ``subject`` before and ``spoken`` after it.

    ``start`` and ``end`` bound the clause; ``sentence`` is the index of its sentence.
    """

    sentence: int
    polarity: str
    form: str
    phrase: Span
    subject: Span
    spoken: Span
    start: int
    end: int
    rule: str = ""
    apposed: bool = False


def _words(text: str, span: Span) -> list[str]:
    return [word.lower() for word in _TOKEN.findall(text[span[0] : span[1]])]


def _content_words(text: str, span: Span) -> set[str]:
    return {word.rstrip("s") for word in _words(text, span) if word not in _COMMON and len(word) > 2}


def _topic(text: str, statement: Statement) -> Span:
    """The noun phrase that names what is (not) verified."""
    if statement.apposed:
        match = _APPOSED.match(text, statement.start, statement.phrase[0])
        return match.span() if match else statement.subject
    if statement.form == "passive":
        return statement.subject
    if statement.form == "impersonal" and not _content_words(text, statement.spoken) - _MANNER:
        return statement.subject  # "the claim was impossible to verify"
    return statement.spoken


def find_apposition(text: str, sentence: Span, phrase: Span, nouns: frozenset[str]) -> int | None:
    """Return where "a claim that", "a toll the regime" begins before the phrase, or None."""
    found = None
    for match in _APPOSED.finditer(text, max(sentence[0], phrase[0] - 80), phrase[0]):
        if (
            not nouns.isdisjoint((match[1] or "").lower().split() + [match[2].lower()])
            and match.start() - sentence[0] > 25
        ):
            found = match.start()
    return found


def classify_topic(words: list[str], targets: dict[str, frozenset[str]], form: str) -> str:
    """Return numbers, media, claims, pronoun or other for the words of the topic."""
    for kind in ("media", "numbers", "claims"):
        if any(word in targets[kind] for word in words[:8]):
            return kind
    if (
        not words
        or words[-1 if form == "passive" else 0] in targets["pronouns"]
        or words[0] in targets["pronouns"]
    ):
        return "pronoun"
    return "other"


def name_part(text: str, statement: Statement, targets: dict[str, frozenset[str]]) -> str:
    """Return "whole" or what part of the claim is spoken of ("the toll", "the nature of the gas")."""
    topic = _topic(text, statement)
    words = _words(text, topic)
    kind = classify_topic(words, targets, statement.form)
    phrase = re.sub(r"\s+", " ", text[topic[0] : topic[1]]).strip(' ,."“”')
    if phrase[:4] in ("The ", "This", "Thes", "That", "Its "):
        phrase = phrase[0].lower() + phrase[1:]
    if statement.form == "nominal" or words[:1] == ["there"]:
        return "whole"
    if kind == "numbers" and words[:1] != ["how"]:
        return (
            "the toll"
            if set(words) & {"toll", "figure", "figures", "numbers", "casualty", "casualties", "tally"}
            else phrase
        )
    if kind in ("claims", "pronoun") and not set(words) & {"authenticity", "veracity", "details", "accuracy"}:
        return "whole"
    return phrase if phrase and len(phrase) <= 120 else "whole"


Target = tuple[str | None, tuple[Span, ...]]  # an attribution's id, or None, and where it stands
Test = Callable[[Span], bool]


def choose_targets(
    text: str,
    segmentation: Segmentation,
    statement: Statement,
    attributions: tuple[Attribution, ...],
    targets: dict[str, frozenset[str]],
) -> list[Target]:
    """Return (attribution id or None, spans) of what the statement speaks of, nearest first."""
    search = _Search(text, segmentation, statement, attributions, targets)
    return search.run()


class _Search:
    """One search: the statement, the claims it may speak of, and what its words ask for."""

    def __init__(
        self,
        text: str,
        segmentation: Segmentation,
        statement: Statement,
        attributions: tuple[Attribution, ...],
        targets: dict[str, frozenset[str]],
    ) -> None:
        self.text, self.segmentation, self.statement = text, segmentation, statement
        self.targets = targets
        self.sentence = segmentation.sentences[statement.sentence]
        start, end = statement.phrase
        self.claims = [
            item
            for item in attributions
            if item.content and not any(a < end and start < b for a, b in item.cue)
        ]
        self.holder = self._find_holder(attributions)
        self.topic = _topic(text, statement)
        self.words = _words(text, self.topic)
        self.kind = classify_topic(self.words, targets, statement.form)

    def _find_holder(self, attributions: tuple[Attribution, ...]) -> Attribution | None:
        best: tuple[int, Attribution] | None = None
        start, end = self.statement.phrase
        for item in attributions:
            if any(a <= start and end <= b + 1 for a, b in item.content):
                size = sum(b - a for a, b in item.content)
                if best is None or size < best[0]:
                    best = (size, item)
        return best[1] if best else None

    def run(self) -> list[Target]:
        statement = self.statement
        if statement.form == "nominal":
            found = self._complement()
            if found:
                return found
        if set(self.words[:3]) & self.targets["both"]:
            found = self._last_claims(2)
            if found:
                return found
        found = self._own_proposition() or self._own_report() or self._same_sentence()
        if found:
            return found
        if (
            self.statement.form == "nominal"
            and _words(self.text, self.statement.subject)[:1] == ["there"]
            and self.statement.sentence
        ):
            number = self.statement.sentence - 1
            item = self._claim_in(number)
            return [(item.id, item.content)] if item else [(None, (self.segmentation.sentences[number],))]
        if self.kind == "numbers":
            return (
                self._nearest(lambda span: _NUMBER.search(self.text, *span) is not None) or self._fallback()
            )
        if self.kind == "media":
            family = self.targets["media"]
            return (
                self._nearest(lambda span: not family.isdisjoint(_words(self.text, span)), claims_first=False)
                or self._fallback()
            )
        if self.kind in ("claims", "pronoun"):
            return self._possessed() or self._last_claims(1) or self._fallback()
        return self._by_words()

    # -- same sentence ----------------------------------------------------------------------------

    def _own_proposition(self) -> list[Target]:
        """ "The army's claim that nine died", "a thirteenth death reported by X": the topic says it itself.

        What says the same in an earlier sentence is meant too.
        """
        match = _PROPOSITION.search(self.text, *self.topic)
        subject = self.statement.subject
        if _CLAIM_THAT.search(self.text[self.sentence[0] : subject[0]]) and self.statement.form == "passive":
            span = self._trim(subject)  # "the army's claim that nine died could not be verified"
        elif match is not None:
            span = self._trim((match.end(), self.topic[1])) if match["that"] else self._trim(self.topic)
        else:
            return []
        if span[1] - span[0] < 8 or not _content_words(self.text, span):
            return []
        held = self._claim_at(span)
        found: list[Target] = [(held.id if held else None, (span,))]
        earlier = self._same_words(span)
        return found + [earlier] if earlier is not None else found

    def _same_words(self, span: Span) -> Target | None:
        """The earlier claim that shares most content words with ``span``, if it shares half of them."""
        ordered = [
            word.rstrip("s") for word in _words(self.text, span) if word not in _COMMON and len(word) > 2
        ]
        if not ordered:
            return None
        best: tuple[int, Attribution] | None = None
        for item in self.claims:
            if item.content[0][0] >= self.sentence[0] or item is self.holder:
                continue
            here = {word for piece in item.content for word in _content_words(self.text, piece)}
            shared = len(set(ordered) & here)
            near = ordered[0] in here and (2 * shared >= len(set(ordered)) or len(set(ordered)) <= 3)
            if near and (best is None or shared >= best[0]):
                best = (shared, item)
        return (best[1].id, best[1].content) if best is not None else None

    def _complement(self) -> list[Target]:
        """ "unconfirmed reports of gunfire in the capital": what follows the noun."""
        start = self.statement.phrase[1]
        match = _COMPLEMENT.match(self.text, start, self.sentence[1]) or _LATE_COMPLEMENT.search(
            self.text, start, min(self.sentence[1], start + 70)
        )
        if not match or self.statement.rule == "no-confirmation":
            return []
        end = self.statement.spoken[1]
        span = self._trim((match.end(), max(end, match.end())))
        if span[1] - span[0] < 8:
            return []
        held = self._claim_at(span)
        return [(held.id if held else None, (span,))]

    def _own_report(self) -> list[Target]:
        """ "The report, which could not be verified, said …": the content of the same source."""
        if self.statement.form != "passive":
            return []
        start, end = self.statement.subject
        for item in self.claims:
            if (
                any(a < end and start < b for a, b in item.source)
                and item.content[0][0] > self.statement.phrase[1]
            ):
                return [(item.id, item.content), *self._last_claims(1)]
        return []

    def _same_sentence(self) -> list[Target]:
        start = self.statement.subject[0]
        lead = self.text[self.sentence[0] : start]
        subject = _words(self.text, self.statement.subject)
        relative = bool(subject) and subject[-1] in ("which", "that", "who")
        apposed = self._apposed()
        if apposed is not None:
            start = apposed
            lead = self.text[self.sentence[0] : start]
        elif relative:
            start = self.statement.phrase[0] - len(subject[-1]) - 1
            lead = self.text[self.sentence[0] : start]
        if self.holder is not None and self.holder.kind == "indirect" and apposed is None and not relative:
            first = min(a for a, _ in self.holder.content)
            if first >= start - 6:
                return []  # "the office said it could not …": the sentence before the clause is its cue
        if self._is_anaphoric(lead) or self._goes_on():
            return []
        best = [
            item
            for item in self.claims
            if self.sentence[0] <= item.content[0][0]
            and item.content[0][0] < start - 8
            and item is not self.holder
            and item.content[-1][0] < start
        ]
        if best:
            item = max(best, key=lambda item: (item.content[0][0], item.id))
            if self.kind == "numbers" and not any(_NUMBER.search(self.text, a, b) for a, b in item.content):
                return []  # "other reports put the toll higher, but the figures …": those given before
            spans = tuple((a, min(b, start)) for a, b in item.content if a < start)
            return [(item.id, tuple(self._trim(span) for span in spans))]
        if self.holder is not None and self.holder.kind == "indirect" and apposed is None and not relative:
            own = self._cut_before(self.holder, start)
            if self.kind == "numbers" and not any(_NUMBER.search(self.text, a, b) for a, b in own):
                return []
            return [(self.holder.id, own)] if own and self._points_back() else []
        words = _words(lead, (0, len(lead)))
        if len(words) >= 5 and (self._points_back() or apposed is not None or relative):
            span = self._trim((self.sentence[0], start))
            if span[1] - span[0] > 12:
                return [(None, (span,))]
        return []

    def _goes_on(self) -> bool:
        """ "had no access | and so could not verify the allegations": its speaker's words are not doubted."""
        subject = set(_words(self.text, self.statement.subject))
        return self.statement.form == "active" and self.kind == "claims" and subject <= HENCE

    def _cut_before(self, item: Attribution, end: int) -> tuple[Span, ...]:
        """The content before ``end``, if long enough to be a claim ("other reports put it higher but …")."""
        spans = tuple(self._trim((a, min(b, end))) for a, b in item.content if a < end)
        return spans if sum(b - a for a, b in spans) >= 16 else ()

    def _apposed(self) -> int | None:
        """ "…, a toll the regime has not confirmed": where the apposition begins."""
        return find_apposition(self.text, self.sentence, self.statement.phrase, self.targets["apposed"])

    def _points_back(self) -> bool:
        return self.kind in ("numbers", "pronoun", "claims")

    def _is_anaphoric(self, lead: str) -> bool:
        """ "I have heard that number too, but …": the lead itself points further back."""
        if self.kind != "pronoun":
            return False
        pointing = self.targets["numbers"] | self.targets["claims"] | self.targets["media"]
        return any(match[1].lower() in pointing for match in _ANAPHOR.finditer(lead))

    # -- earlier sentences ------------------------------------------------------------------------

    def _earlier(self) -> range:
        first = max(0, self.statement.sentence - _LOOK_BACK)
        return range(self.statement.sentence - 1, first - 1, -1)

    def _claim_in(self, number: int, test: Test | None = None) -> Attribution | None:
        """The last attribution whose content begins in the sentence and passes the test."""
        span = self.segmentation.sentences[number]
        best: Attribution | None = None
        for item in self.claims:
            for a, b in item.content:
                if span[0] <= a < span[1] and (test is None or test((a, b))):
                    if best is None or a >= best.content[0][0]:
                        best = item
        return best

    def _nearest(self, test: Test, *, claims_first: bool = True) -> list[Target]:
        for number in self._earlier():
            span = self.segmentation.sentences[number]
            if not test(span):
                continue
            if claims_first:
                item = self._claim_in(number, test)
                if item is not None:
                    return [(item.id, item.content)]
            item = self._claim_in(number) if not claims_first else None
            return [(item.id if item else None, (span,))]
        return []

    def _last_claims(self, count: int) -> list[Target]:
        found: list[Target] = []
        speakers: set[str] = set()
        for number in self._earlier():
            span = self.segmentation.sentences[number]
            here = sorted(
                (item for item in self.claims if any(span[0] <= a < span[1] for a, _ in item.content)),
                key=lambda item: (-item.content[0][0], item.id),
            )
            for item in here:
                speaker = item.speaker or item.id
                if self.kind == "claims" and not item.source and any(other.source for other in here):
                    continue
                if (
                    item.parent is None
                    and speaker not in speakers
                    and (self.holder is None or item.id != self.holder.id)
                ):
                    speakers.add(speaker)
                    found.append((item.id, item.content))
                    if len(found) == count:
                        return found
        return found

    def _possessed(self) -> list[Target]:
        """ "the Observatory's report", "her account": the named source's last claim."""
        match = re.match(
            r"\s*(?:[Tt]he\s+|[Aa]ny\s+|[Tt]hese\s+|[Tt]his\s+|[Tt]hat\s+)?((?!(?:The|This|That|These|Those|Any|An?|His|Her|Its|Their)\s)(?:[A-Z][\w-]+\s+){0,3}[A-Z][\w-]+?)(?:['’]s|s['’]|s)?\s+(?:report|claim|account|statement|figure|toll)s?\b",
            self.text[self.topic[0] : self.topic[1]],
        )
        if not match:
            return []
        owner = {word.lower() for word in _TOKEN.findall(match[1])}
        for item in sorted(self.claims, key=lambda item: (-item.content[0][0], item.id)):
            names = {word.lower().rstrip("s") for word in _TOKEN.findall(item.speaker or "")}
            names |= {
                word.lower().rstrip("s") for a, b in item.source for word in _TOKEN.findall(self.text[a:b])
            }
            if (
                item.content[0][0] < self.statement.phrase[0]
                and {word.rstrip("s") for word in owner} <= names
            ):
                return [(item.id, item.content)]
        return []

    def _by_words(self) -> list[Target]:
        """The earlier sentence that shares most words with what could not be verified, the nearest first."""
        wanted = {word for word in self.words if word not in _COMMON and len(word) > 2}
        best: tuple[float, int] | None = None
        for distance, number in enumerate(self._earlier()):
            span = self.segmentation.sentences[number]
            here = {word for word in _words(self.text, span) if len(word) > 2}
            shared = sum(
                1 for word in wanted if word in here or word.rstrip("s") in here or word + "s" in here
            )
            if shared >= min(2, len(wanted)) and (best is None or shared - 0.34 * distance > best[0]):
                best = (shared - 0.34 * distance, number)
        if best is None:
            return []
        number = best[1]
        span = self.segmentation.sentences[number]
        item = self._claim_in(number, lambda piece: not wanted.isdisjoint(_words(self.text, piece)))
        return [(item.id, item.content)] if item is not None else [(None, (span,))]

    def _fallback(self) -> list[Target]:
        if self.statement.polarity == "verified" and not self.claims_before():
            return []
        found = self._last_claims(1)
        if found and self.kind == "other":
            near = next(item for item in self.claims if item.id == found[0][0])
            place = find_sentence(self.segmentation.sentences, near.content[0][0])
            found += [
                (item.id, item.content)
                for item in self.claims
                if item.id != near.id
                and item.parent is None
                and find_sentence(self.segmentation.sentences, item.content[0][0]) == place
            ][:1]
        if found:
            return found
        if self.statement.sentence and self.statement.polarity == "unverified":
            return [(None, (self.segmentation.sentences[self.statement.sentence - 1],))]
        return []

    def claims_before(self) -> bool:
        return any(item.content[0][0] < self.sentence[0] for item in self.claims)

    def _claim_at(self, span: Span) -> Attribution | None:
        for item in self.claims:
            if any(a < span[1] and span[0] < b for a, b in item.content) and item is not self.holder:
                return item
        return None

    def _trim(self, span: Span) -> Span:
        start, end = span
        while start < end and self.text[start] in ' \t\r\n,;"':
            start += 1
        while end > start and self.text[end - 1] in " \t\r\n,;":
            end -= 1
        return start, end
