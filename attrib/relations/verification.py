"""Statements that something could (not) be verified: "The claim could not be independently verified".

Each is found as a phrase (``data/verification.toml``), then tied to who could not verify (``by``) and
to what it speaks of: mostly an earlier sentence at which its noun points ("the toll", "the footage").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from attrib.errors import DataError
from attrib.model import Attribution, Document, Relation, Segmentation, Span
from attrib.package_files import read_package_toml
from attrib.sources.origins import find_organisation, fold_words

from .targets import HENCE, Statement, choose_targets, find_apposition, name_part

_BEFORE = 160  # characters before a phrase in which its subject stands
_POSSESSIVE = re.compile(r"s['’]\s[a-z]")
_SHORT_SUBJECT = 4  # words of a subject that something is put in after
_MOST_STATEMENTS = 6  # of one sentence; more stand in no text that anybody wrote
FORMS = ("passive", "active", "impersonal", "nominal", "evidence")
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")
_BY = re.compile(r"\s+by\s+((?:(?!said|says|told|and|but|which|who|on|in|at)[\w'’.-]+\s*){1,7})", re.I)
_REVIEWED = re.compile(
    r"\b(?:reviewed|analysed|analyzed|examined|obtained|studied|checked|verified) by "
    r"((?:(?!confirm|show|verif)[\w'’-]+ ?){1,7})"
)
_CLAUSE_END = re.compile(
    r"(?<!\b[MD][rs])(?<!\bMrs)(?<!\bGen)(?<!\bCol)(?<!\bMaj)(?<!\b[A-Z])\.(?!\d)|[;:!?,](?!\d)|[\"”]|\s(?:but|said|says|although|though|while|saying|adding|told|"
    r"and (?:said|that|added))\b"
)
_REPORTED_SPEECH = re.compile(
    r"\b(?:said|says|saying|adding|added|acknowledged|acknowledging|warned|noted|told \w+)"
    r"(?: that)?\s*[\"“”]?\s*$",
    re.I,
)
_DETERMINER = re.compile(r"^(?:the|a|an|its|their|his|her|this|that)\s+", re.I)
_ANTECEDENT = re.compile(
    r"\b(?:the|these|those|this|that)\s(?:[\w'’-]{1,30}\s){0,3}?"
    r"(?:claims?|accounts?|reports?|statements?|allegations?|accusations?|assertions?|versions?|figures?|tolls?),\s$",
    re.I,
)
_SHARES_SUBJECT = re.compile(r"(?:(?:are|is|were|was|have|has|had|been|all|still|so far)\s+)*", re.I)
_JOINS_VERB = re.compile(r"(?<!said)(?<!says)\s(?:but|yet)\s+$")
_ASIDE = re.compile(
    r",\s(?:but|though|although|while)\s\Z"
)  # "spoke of dozens of dead, | but there was no way"
_IT = re.compile(r"(?:It|They)\s(?:(?:is|are|was|were|has|have|had)\s)*")
_TOLD_BY = re.compile(
    r"\W*(?:The\s|An?\s|Its\s)?(?P<who>(?:[\w’'-]{1,30}\s){1,4}?)(?:has|have|had|was|were)\s(?:been\s)?"
    r"(?:told|informed|notified|advised|briefed)\sby\b"
)
_FRONTED = re.compile(r"\W*(?:Whether|How many|Who|If|Why)\b")
_AUXILIARIES = re.compile(r"(?:\s+(?:has|have|had|is|are|was|were|been)){1,3}$", re.I)
_RELATIVE = re.compile(r"(?:which|that)\s+(?=\w)", re.I)  # "a number which | the mission could not confirm"
_PRONOUNS = frozenset(("it", "he", "she", "they", "we", "i"))
_LAST_NOUN_PHRASE = re.compile(
    r"(?:\b(?:the|an?|its|their|his|her)\s|^)(?:(?!the\b|an?\b|to\b|by\b)[\w'’-]+\s+){0,7}"
    r"(?!the\b|an?\b|to\b|by\b)[\w'’-]+$",
    re.I,
)
# One of these, or no evidence, is in a sentence that has a phrase, in lower case: faster than to try all
_SIGNALS = (
    *("verif", "conclusively", "definitively", "confirm", "authentic", "corroborat", "substantiat"),
    *("ascertain", "geolocat", "bear out", "bears out", "bore out", "establish", "check", "vouch"),
    *("accuracy", "support", "reconcile", "validat", "proof", "no way of", "no means of"),
)
_NO_EVIDENCE = re.compile(r"no (?:\w+ )?evidence")
# ... or what is left open: "cannot say whether", "it could not be determined which"
_QUESTIONS = ("whether ", "if ", "which ")
_LEFT_OPEN = re.compile(r"determined|(?:say|tell|judge|know)\s{1,8}(?:whether|if|which)\b")


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """One wording of a verification statement; ``regex`` runs over a sentence, ``needs`` over what it matched
    and ``subject`` over what stands before that in the sentence."""

    id: str
    polarity: str
    form: str
    regex: re.Pattern[str]
    needs: re.Pattern[str] | None
    subject: re.Pattern[str] | None
    examples: tuple[str, ...]
    rejects: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class VerificationRules:
    """The patterns and word lists of ``data/verification.toml``."""

    patterns: tuple[Pattern, ...]
    before: tuple[str, ...]
    window: int
    targets: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def load_verification_rules() -> VerificationRules:
    """Return the rules; raises :class:`DataError` that names the entry at fault."""
    name = "verification.toml"
    data = read_package_toml(name)
    macros = data["macros"]

    def expand(pattern: str) -> str:
        for _ in range(3):
            pattern = re.sub(r"\{([A-Z]+)\}", lambda match: macros[match[1]], pattern)
        return pattern.replace(" ", r"\s{1,8}")

    patterns = []
    for entry in data["pattern"]:
        if entry["form"] not in FORMS or entry["polarity"] not in ("unverified", "verified"):
            raise DataError(
                f"{name}: pattern {entry.get('id')}: form or polarity is unknown; see the head of the file"
            )
        try:
            regex = re.compile(r"\b" + expand(entry["match"]) + r"\b", re.I)
            needs, subject = (
                re.compile(expand(entry[key]), re.I) if key in entry else None for key in ("needs", "subject")
            )
        except (re.error, KeyError) as error:
            raise DataError(f"{name}: pattern {entry['id']}: {error}; mend its match") from error
        patterns.append(
            Pattern(
                entry["id"],
                entry["polarity"],
                entry["form"],
                regex,
                needs,
                subject,
                tuple(entry["examples"]),
                tuple(entry["rejects"]),
            )
        )
    targets = {key: frozenset(words) for key, words in data["targets"].items()}
    return VerificationRules(
        tuple(patterns), tuple(data["pseudo"]["before"]), data["pseudo"]["window"], targets
    )


# "None of the claims, and none of the videos put out with them, have been verified"
_NEGATED_SUBJECT = re.compile(r"\W{0,4}(?:none|neither|no)\b", re.I)


def _may_hold_phrase(lower: str) -> bool:
    """Tell whether a sentence, in lower case, has any word without which no phrase is."""
    if any(map(lower.__contains__, _SIGNALS)) or _NO_EVIDENCE.search(lower):
        return True
    return any(map(lower.__contains__, _QUESTIONS)) and _LEFT_OPEN.search(lower) is not None


def match_phrases(text: str, span: Span, rules: VerificationRules) -> list[tuple[Pattern, Span]]:
    """Return the verification phrases inside one sentence, none overlapping another."""
    if not _may_hold_phrase(text[span[0] : span[1]].lower()):
        return []
    found: list[tuple[Pattern, Span]] = []
    for pattern in rules.patterns:
        for match in pattern.regex.finditer(text, span[0], span[1]):
            if pattern.needs and not pattern.needs.search(match.group()):
                continue
            before = text[max(span[0], match.start() - _BEFORE) : match.start()]
            if pattern.subject and not pattern.subject.search(before):
                continue
            if any(match.start() < end and start < match.end() for _, (start, end) in found):
                continue
            words = [
                word.lower()
                for word in _TOKEN.findall(text[max(span[0], match.start() - 60) : match.start()])
            ]
            tail = " " + " ".join(words[-rules.window :]) + " "
            if any(f" {phrase} " in tail for phrase in rules.before) and not (
                _is_excused(tail) or _ASKS_FIRST.match(text, *span)
            ):
                continue
            negated = pattern.form == "passive" and _NEGATED_SUBJECT.match(text, *span) is not None
            if negated and pattern.polarity == "verified":
                pattern = replace(pattern, polarity="unverified")
            found.append((pattern, match.span()))
    found.sort(key=lambda item: item[1])
    return found[:_MOST_STATEMENTS]


# "Whether a drone was involved could not be ascertained": the statement's own subject
_ASKS_FIRST = re.compile(
    r"\W{0,4}Whether\b(?:(?!,\s|;)[^.]){3,160}?\b(?:could|can|has|have|had)(?:\snot|n[’']t)\b"
)


def _is_excused(tail: str) -> bool:
    # "said when asked", "whether or not" belong to the statement's object, not to its condition
    return " as to whether " in tail


def find_verifications(
    doc: Document,
    segmentation: Segmentation,
    attributions: tuple[Attribution, ...],
) -> tuple[Relation, ...]:
    """Return ``unverified`` and ``verified`` relations, one for each thing a statement speaks of.

    ``span`` is the statement's clause; several relations of one statement share it.
    """
    rules = load_verification_rules()
    relations: list[Relation] = []
    for number, sentence in enumerate(segmentation.sentences):
        for pattern, span in match_phrases(doc.text, sentence, rules):
            statement = _read_statement(doc.text, segmentation, number, pattern, span, rules)
            by = _find_told(doc.text, segmentation, statement) or _find_verifier(
                doc.text, statement, attributions
            )
            if by is not None and doc.outlet and _is_outlet(by, doc.outlet):
                by = None  # the article itself
            targets = choose_targets(doc.text, segmentation, statement, attributions, rules.targets)
            part = name_part(doc.text, statement, rules.targets)
            reason = _find_reason(doc.text, statement, rules)
            whole = (statement.start, statement.end)
            for to, to_spans in targets or ((None, ()),):
                relations.append(
                    Relation(
                        pattern.polarity,
                        to=to,
                        to_spans=to_spans,
                        span=whole,
                        by=by,
                        part=part,
                        reason=reason,
                    )
                )
    return tuple(relations)


def _is_outlet(name: str, outlet: str) -> bool:
    """Tell whether a verifier is the outlet itself: "Crescent could not verify" in Crescent News."""
    words = fold_words(name)
    return bool(words) and words <= fold_words(outlet)


def _read_statement(
    text: str, segmentation: Segmentation, number: int, pattern: Pattern, span: Span, rules: VerificationRules
) -> Statement:
    sentence = segmentation.sentences[number]
    boundary = sentence[0]
    for match in _TOKEN.finditer(text, sentence[0], span[0]):
        word = match.group().lower()
        if word in rules.targets["boundaries"] or not word[0].isalnum() and word not in "()%$-":
            if word == "that" and match.end() + 1 >= span[0]:
                continue  # "a claim that could not be verified"
            if _POSSESSIVE.match(text, match.start() - 1) is not None:
                continue  # "the activists' claims"
            boundary = match.end()
    start = boundary + len(text[boundary : span[0]]) - len(text[boundary : span[0]].lstrip())
    shares = _SHARES_SUBJECT.fullmatch(text, start, span[0]) and _JOINS_VERB.search(text, sentence[0], start)
    shared = bool(shares) and pattern.form in ("passive", "impersonal")
    if shared:
        start = sentence[0]  # "Higher numbers circulate | but are impossible to verify": its subject, too
    subject = (start, span[0])
    if not text[start : span[0]].strip() and boundary > sentence[0] and text[boundary - 1] == ",":
        comma = text.index(",", sentence[0])
        if len(_TOKEN.findall(text[sentence[0] : comma])) <= _SHORT_SUBJECT:
            subject = (sentence[0], comma)  # "The claim, made on a messaging app, | could not be verified"
    closed = _CLAUSE_END.search(text, span[1], sentence[1])
    tail = closed.start() if closed else sentence[1]
    if closed and closed.group() == "," and pattern.form in ("active", "nominal") and tail == span[1]:
        tail = span[1]
    spoken = (span[1], tail)
    begin = start
    apposed = find_apposition(text, sentence, span, rules.targets["apposed"])
    lead = _TOKEN.findall(text[start : span[0]])
    if apposed is not None:
        begin = apposed
    elif lead and lead[-1].lower() in ("which", "who") and len(lead) > 4:
        begin = _find_antecedent(text, text.rindex(lead[-1], start, span[0]), sentence[0])
    elif lead and lead[0].lower() == "which":
        begin = _find_antecedent(text, start, sentence[0])
    elif pattern.form in ("nominal", "impersonal") and span[0] - start > 60 and not shared:
        begin = span[0]
    elif pattern.form == "active" and _FRONTED.match(text, *sentence):
        begin = sentence[0]  # "Whether others had been hurt he was unable to confirm"
    return Statement(
        number,
        pattern.polarity,
        pattern.form,
        span,
        subject,
        spoken,
        begin,
        max(span[1], tail) if pattern.form != "passive" else span[1],
        pattern.id,
        apposed is not None,
    )


def _find_antecedent(text: str, relative: int, first: int) -> int:
    """Return where "the survivors' accounts, | which" begins, which is doubted; else the relative."""
    named = _ANTECEDENT.search(text, max(first, relative - _BEFORE), relative)
    return named.start() if named is not None else relative


# -- who could not verify --------------------------------------------------------------------------


def _find_verifier(text: str, statement: Statement, attributions: tuple[Attribution, ...]) -> str | None:
    """Return who could (not) verify, None for the article itself."""
    start, end = statement.phrase
    for item in attributions:  # the phrase is itself a cue: "the group could not confirm"
        # who gives unconfirmed reports verifies nothing, nor does evidence speak
        if (
            statement.form not in ("evidence", "nominal")
            and item.speaker
            and any(a < end and start < b for a, b in item.cue)
        ):
            if statement.apposed and any(a <= statement.start < b for a, b in item.source):
                continue  # "a figure the office said it could not corroborate": the figure is no source
            own = statement.subject if statement.form == "passive" else statement.phrase
            if statement.form == "active" or not any(a < own[1] and own[0] < b for a, b in item.source):
                return item.speaker
    holder = find_holder(attributions, statement.phrase)
    match = _BY.match(text, end, min(len(text), end + 80))
    if match and statement.form == "passive":
        return _name_of(text, (match.start(1), match.end(1)), attributions, start)
    if statement.form == "evidence":
        match = _REVIEWED.search(text, statement.start, end)
        return _name_of(text, match.span(1), (), start) if match else None
    subject = _AUXILIARIES.sub("", text[statement.subject[0] : statement.subject[1]].strip())
    words = [] if HENCE.issuperset(subject.lower().split()) else _TOKEN.findall(subject)
    if statement.form == "active" and words:
        last = words[-1].lower()
        if last in ("which", "who"):
            head = text[: statement.subject[1]].rstrip()
            head = head[statement.subject[0] : -len(last)].rstrip()
            found = _LAST_NOUN_PHRASE.search(head)
            if found:
                offset = statement.subject[0]
                return _name_of(text, (offset + found.start(), offset + found.end()), attributions, start)
        if last in _PRONOUNS:
            if (
                holder is not None
                and statement.apposed
                and any(a <= statement.start < b for a, b in holder.source)
            ):
                owner = re.search(
                    r"\s(?:the|its|their|[A-Z]).*", text[statement.start : holder.source[-1][1]]
                )
                offset = statement.start + owner.start() + 1 if owner else statement.start
                return _name_of(
                    text,
                    (offset, holder.source[-1][1]),
                    [item for item in attributions if item is not holder],
                    start,
                )
            if holder is not None:
                name = holder.speaker or _plain(text, holder.source)
            elif last == "we":
                return None  # who writes
            else:
                name = _name_of_pronoun(text, statement, attributions)
            return find_organisation(name) if name and last == "we" else name
        if {"we"} & {word.lower() for word in words} and holder is not None and holder.speaker:
            return find_organisation(holder.speaker)
        apposed = re.search(r"\b(?:a|an)\s[\w-]+\s(?=the\s|[A-Z])", subject)
        relative = _RELATIVE.match(subject)
        offset = apposed.end() if apposed else relative.end() if relative else 0
        span = (statement.subject[0] + offset, statement.subject[0] + len(subject))
        return _name_of(text, span, attributions, start)
    if statement.form == "impersonal" and {word.lower() for word in words} & {"we", "i"}:
        return holder.speaker or _plain(text, holder.source) if holder else None  # who writes
    if holder is not None and _speaks_itself(text, statement, holder):
        return holder.speaker or _plain(text, holder.source)
    reporter = None if holder is not None else _find_reporter(text, statement, attributions)
    return reporter


def _find_told(text: str, segmentation: Segmentation, statement: Statement) -> str | None:
    """Return whom the sentence before begins with and says to have been told: "The mine was told by the
    police that two had died. | It | cannot confirm that"."""
    if not statement.sentence or not _IT.fullmatch(text, *statement.subject):
        return None
    told = _TOLD_BY.match(text, *segmentation.sentences[statement.sentence - 1])
    return told["who"].strip() if told is not None else None


def find_holder(attributions: tuple[Attribution, ...], span: Span) -> Attribution | None:
    """Return the innermost attribution whose content holds ``span``, or None."""
    best = None
    for item in attributions:
        overlap = sum(max(0, min(span[1], b) - max(span[0], a)) for a, b in item.content)
        if 2 * overlap >= span[1] - span[0]:
            size = sum(b - a for a, b in item.content)
            if best is None or size < best[0]:
                best = (size, item)
    return best[1] if best else None


def _speaks_itself(text: str, statement: Statement, holder: Attribution) -> bool:
    """Tell whether the statement is the holder's own words, not an aside of the article."""
    if holder.kind != "indirect" and not _ASIDE.search(text, 0, statement.subject[0]):
        return True
    first = min(a for a, _ in holder.content)
    if abs(first - statement.subject[0]) <= 6 or _REPORTED_SPEECH.search(
        text[max(0, statement.subject[0] - 25) : statement.subject[0]]
    ):
        return True
    if holder.cue and min(a for a, _ in holder.cue) > statement.phrase[1]:
        return True  # "…, the envoy said" follows it
    return False


def _find_reporter(text: str, statement: Statement, attributions: tuple[Attribution, ...]) -> str | None:
    """ "The United States said it had no independent confirmation": the source just before the clause."""
    before = text[max(0, statement.subject[0] - 40) : statement.subject[0]]
    if not _REPORTED_SPEECH.search(before):
        return None
    nearest = None
    for item in attributions:
        for _, b in item.cue:
            if (
                b <= statement.subject[0] + 1
                and statement.subject[0] - b <= 40
                and (nearest is None or b > nearest[0])
            ):
                nearest = (b, item)
    return nearest[1].speaker if nearest else None


def _plain(text: str, spans: Sequence[Span]) -> str | None:
    return _DETERMINER.sub("", text[spans[0][0] : spans[0][1]].strip()) or None if spans else None


def _name_of_pronoun(text: str, statement: Statement, attributions: Sequence[Attribution]) -> str | None:
    """The source of the sentence, else the last named speaker before it."""
    best: tuple[int, int, str] | None = None
    for item in attributions:
        for a, _ in item.source or item.cue:
            here = 1 if statement.start <= a <= statement.end + 60 else 0
            if item.speaker and (a < statement.phrase[0] or here) and (best is None or (here, a) > best[:2]):
                best = (here, a, item.speaker)
    return best[2] if best else None


def _name_of(text: str, span: Span, attributions: Sequence[Attribution], before: int) -> str | None:
    """Name the entity that ``text[span]`` mentions, by the speakers already resolved; else as it stands."""
    mention = text[span[0] : span[1]].strip(' ,."')
    for item in attributions:
        if item.speaker and any(a < span[1] and span[0] < b for a, b in item.source):
            return item.speaker
    plain = _DETERMINER.sub("", mention)
    words = {word.lower() for word in _TOKEN.findall(plain)}
    if not words:
        return None
    nearest: tuple[int, str] | None = None
    for item in attributions:
        if not item.speaker or not item.source:
            continue
        names = {word.lower() for word in _TOKEN.findall(item.speaker)}
        same_words = any(_DETERMINER.sub("", text[a:b]).lower() == plain.lower() for a, b in item.source)
        distance = abs(item.source[0][0] - before)
        if (same_words or words <= names) and (nearest is None or distance < nearest[0]):
            nearest = (distance, item.speaker)
    if nearest:
        return nearest[1]
    unnamed = plain == plain.lower()  # "the monitor", but not "the Harbour Monitor"
    if unnamed and words & _GENERIC and mention[:4].lower() in ("the ", "its ", "thei"):
        for item in sorted(
            (item for item in attributions if item.source), key=lambda item: -item.source[0][0]
        ):
            if item.speaker and item.source[0][0] < before and item.speaker_type in _ORGANISED:
                return item.speaker
    return plain or None


_GENERIC = frozenset(
    (
        "monitor",
        "group",
        "observatory",
        "organisation",
        "organization",
        "agency",
        "watchdog",
        "body",
        "ministry",
        "army",
        "network",
        "committee",
        "newspaper",
        "monitors",
        "centre",
        "center",
    )
)
_ORGANISED = frozenset(
    (
        "monitor",
        "government",
        "military",
        "state-media",
        "media",
        "rebel",
        "opposition",
        "intergovernmental",
        "foreign-government",
        "medical-rescue",
        "activist",
    )
)


def _find_reason(text: str, statement: Statement, rules: VerificationRules) -> str | None:
    low = statement.phrase[1]
    segment = text[low : low + 260]
    stop = re.search(r"[.!?](?:\s|$)", segment)
    segment = segment[: stop.start()] if stop else segment
    best = None
    for words in sorted(rules.targets["reasons"]):
        match = re.search(r"\b" + words.replace(" ", r"\s{1,4}") + r"\b", segment, re.I)
        if match and (best is None or (match.start(), -match.end()) < (best[0], -best[1])):
            best = (match.start(), match.end(), words)
    if best is None:
        return None
    keep_words = best[2] in ("based on", "for security reasons", "amid", "given")
    reason = segment[best[0] if keep_words else best[1] :].strip(" ,")
    if best[2] == "for lack of":
        reason = "lack of " + reason
    for verb in (" shows", " show ", " said ", " but "):
        if verb in reason:
            reason = reason[: reason.index(verb)]
    return reason.strip() or None


def mark_hedged(
    attributions: tuple[Attribution, ...], relations: tuple[Relation, ...]
) -> tuple[Attribution, ...]:
    """Return the attributions with ``hedged`` set on those a relation calls unverified."""
    from dataclasses import replace

    unverified = {item.to for item in relations if item.type == "unverified" and item.to}
    return tuple(
        replace(item, hedged=True) if item.id in unverified and not item.hedged else item
        for item in attributions
    )
