"""Relations inside one document: who denies, confirms, contradicts or repeats whom, what is unverified.

Similarity is the cosine of the contents' lemmas, weighted by how few of the document's sentences hold
them (Salton and Buckley 1988's tf-idf over the sentences of one text).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from attrib.model import Attribution, Document, Relation, Segmentation
from attrib.sources.origins import find_organisation, fold_words, speak_for_same

from .pruning import CONFIRM_WORD, drop_echoes, keep_first_confirmations
from .reader import (
    ReadAttribution,
    RelationReader,
    RelationRules,
    find_capitals,
    get_cue_text,
    is_nested,
    load_relation_rules,
)
from .verification import find_verifications

_ASSERTIVE = frozenset(("asserts", "accuses", "confirms", "believes"))
_REPEAT_WORD = re.compile(r"\b(?:repeat|reiterat|restat)", re.I)
_CHARGES = frozenset(
    (
        "allegation",
        "allegations",
        "accusation",
        "accusations",
        "charge",
        "charges",
        "responsibility",
        "involvement",
        "denial",
        "role",
        "blame",
        "wrongdoing",
    )
)
_PLAIN = frozenset(
    ("ministry", "government", "human", "rights", "army", "forces", "state", "media", "military", "police")
)
_NATIONALITY = re.compile(r"(?:ian|ish|ese|aqi|eli|eni|ani)$")
_ONE_OWNER = re.compile(r"(?:his|her)\b", re.I)
_OWNED = re.compile(r"(?:his|her|their|its)\s+(\w+)", re.I)
_COMMENTERS = frozenset(("foreign-government", "intergovernmental", "expert"))
_SEPARATE = re.compile(r"\b(?:separate(?:ly)?|elsewhere)\b", re.I)  # a sum of several events
_IN_OTHER = re.compile(r"\b(?:another|separate(?:ly)?|elsewhere|meanwhile|further|more people|other)\b", re.I)
_ACCOUNTS = frozenset(("toll", "casualty", "casualties", "figures", "account", "accounts", "deaths"))
_COUNTERS = re.compile(r"\b(?:different|conflicting|contradict\w*|lower|higher|differing)\b", re.I)


def relate_attributions(
    doc: Document,
    segmentation: Segmentation,
    attributions: tuple[Attribution, ...],
) -> tuple[Relation, ...]:
    """Return all relations of a document: unverified and verified first, then those between attributions."""
    relations = list(find_verifications(doc, segmentation, attributions))
    if len(attributions) > 1:
        reader = RelationReader(doc, segmentation, attributions, load_relation_rules())
        relations += _find_denials(reader)
        relations += _find_confirmations(reader)
        relations += _compare_pairs(reader)
        relations += _find_event_confirmations(reader, relations)
        relations = drop_echoes(reader, relations)
        relations = keep_first_confirmations(reader, relations)
    seen: set[tuple[object, ...]] = set()
    kept: list[Relation] = []
    for relation in relations:
        key = (relation.type, relation.source, relation.to, relation.span, relation.to_spans)
        pair = (relation.type, frozenset((relation.source, relation.to)))
        if key in seen or relation.source and pair in seen:
            continue
        seen.update((key, pair) if relation.source else (key,))
        kept.append(relation)
    return tuple(kept)


def _mentions(item: ReadAttribution, speaker: str) -> bool:
    """Tell whether the content names the speaker or what it speaks for."""
    return _mentions_words(item.words, speaker)


def _mentions_words(words: Iterable[str], speaker: str) -> bool:
    words = {word.rstrip("s") for word in words}
    for name in {speaker, find_organisation(speaker)}:
        # a nationality alone names no source: "Syrian" is said of all sides
        parts = [word for word in fold_words(name) if word not in _PLAIN and not _NATIONALITY.search(word)]
        if any(
            part.rstrip("s") in words
            or part[:5] in {word[:5] for word in words if len(word) > 4}
            and len(part) > 4
            for part in parts
        ):
            return True
    return False


def _camp_of(words: Iterable[str], rules: RelationRules) -> set[str]:
    return {name for name, members in rules.camps if not members.isdisjoint(words)}


def _speaker_camp(item: Attribution) -> str | None:
    if item.speaker_type in ("government", "military", "state-media"):
        return "state"
    if item.speaker_type in ("rebel", "opposition", "jihadist"):
        return "armed opposition"
    return None


def _find_denials(reader: RelationReader) -> list[Relation]:
    """Return a relation for each denial that answers a saying before it: the likeliest one."""
    found = []
    for denial in reader.items:
        item = denial.attribution
        if item.stance != "denies" or not item.content:
            continue
        denied = _find_denied_noun(reader, denial) or _choose_denied(reader, denial)
        if denied is not None:
            found.append(Relation("denies", source=item.id, to=denied))
    return found


def _choose_denied(reader: RelationReader, denial: ReadAttribution) -> str | None:
    """Return the id of the saying that a denial answers by its words, its sides and its place."""
    content = denial.attribution.content[0]
    one_owner = _ONE_OWNER.match(reader.text, *content) is not None
    owned = _OWNED.match(reader.text, *content)
    of_the_last = owned is not None and owned[1].lower() in reader.rules.points
    best: tuple[float, str] | None = None
    for other in reader.items:
        if not _may_be_denied(reader, denial, other, one_owner):
            continue
        score = _score_denied(reader, denial, other, of_the_last)
        if score >= 1.4 and (best is None or score > best[0] + 1e-9):
            best = (score, other.attribution.id)
    return best[1] if best else None


def _may_be_denied(
    reader: RelationReader, denial: ReadAttribution, other: ReadAttribution, one_owner: bool
) -> bool:
    """Tell whether a saying is near, before, of another source, and does not report the denial itself."""
    item, said = denial.attribution, other.attribution
    if other is denial or said.stance not in _ASSERTIVE:
        return False
    if not 0 <= denial.sentence - other.sentence <= reader.rules.thresholds["deny_reach"]:
        return False
    if speak_for_same(reader.text, item, said) or other.index > denial.index:
        return False
    if is_nested(item, said) and not (item.content and said.cue and item.cue):
        return False
    if item.cue and any(s <= item.cue[0][0] < e for s, e in said.content):
        return False  # the denial is reported by this one
    return not (one_owner and reader.is_several(said.source))  # "his plan" is none of the government forces'


def _score_denied(
    reader: RelationReader, denial: ReadAttribution, other: ReadAttribution, of_the_last: bool
) -> float:
    """Return how well a saying answers to a denial."""
    item, said = denial.attribution, other.attribution
    distance = denial.sentence - other.sentence
    score = 0.0
    if item.speaker and _mentions(other, item.speaker):
        score += 1.5
        if _mentions_words(other.lead, item.speaker):
            score += 0.5
    if _speaker_camp(item) and _speaker_camp(item) in _camp_of(other.words, reader.rules):
        score += 1.0
    if said.stance == "accuses":
        score += 1.5
    if said.speaker and _mentions(denial, said.speaker):
        score += 2.0
    cosine, overlap = reader.compare(denial, other)
    score += 2.5 * max(cosine, 0.7 * overlap)
    if said.stance == "accuses" and not _CHARGES.isdisjoint(denial.lead):
        score += 1.0
    if _speaker_camp(item) and {_speaker_camp(item), _speaker_camp(said)} == {"state", "armed opposition"}:
        score += 0.5 if cosine else 0.0
    pointing = not reader.rules.points.isdisjoint(denial.lead) or len(denial.words) <= 5
    if pointing and score:
        score += 0.8
    elif pointing and distance in (0, 1):
        score += 0.9
    if of_the_last and distance <= 1 and said.speaker:
        score += 0.8  # "his plan": of the one just spoken of
    return score - 0.08 * abs(distance)


def _find_denied_noun(reader: RelationReader, denial: ReadAttribution) -> str | None:
    """Return the attribution whose noun the denial's content begins with: denied "claims by X that ..."."""
    spans = denial.attribution.content
    for other in reader.items[max(0, denial.index - 2) : denial.index + 4]:
        cue = other.attribution.cue
        if other is denial or not cue or other.attribution.content == spans:
            continue
        head = reader.text[cue[0][0] : cue[-1][1]].lower()
        if (
            spans[0][0] <= cue[0][0] <= spans[0][0] + 25
            and cue[-1][1] <= spans[0][1]
            and head in reader.rules.points
        ):
            return other.attribution.id
    return None


def _find_confirmations(reader: RelationReader) -> list[Relation]:
    """A source that confirms or corroborates what another said before it."""
    rules, found = reader.rules, []
    for later in reader.items:
        item = later.attribution
        if not item.content or not (
            item.stance == "confirms" or CONFIRM_WORD.search(get_cue_text(reader, item))
        ):
            continue
        pointing = not rules.points.isdisjoint(later.lead)
        numbers = bool({"toll", "figure", "figures", "number", "numbers"} & later.lead)
        best = None
        for other in reader.items:
            said = other.attribution
            distance = later.sentence - other.sentence
            if (
                said.stance not in _ASSERTIVE
                or other is later
                or not 0 <= distance <= 5
                or other.index > later.index
                or not said.speaker
                or speak_for_same(reader.text, item, said)
                or is_nested(item, said)
            ):
                continue
            cosine, overlap = reader.compare(later, other)
            score = cosine + 0.5 * overlap + (0.5 if pointing else 0.0) - 0.07 * distance
            if numbers:
                score += 0.5 if said.figures else -0.5
            if pointing and said.parent is not None:
                score -= 0.2
            if score >= 0.35 and (best is None or score > best[0] + 1e-9):
                best = (score, said.id)
        if best:
            found.append(Relation("confirms", source=item.id, to=best[1]))
    return found


def _agreeing_figure(a: ReadAttribution, b: ReadAttribution) -> bool:
    mine = {(figure.unit, figure.low or figure.high) for figure in a.totals}
    return any(
        (figure.unit, figure.low or figure.high) in mine and (figure.low or figure.high or 0) > 2
        for figure in b.totals
    )


def _conflicting_figure(reader: RelationReader, a: ReadAttribution, b: ReadAttribution) -> bool:
    if not a.totals and not b.totals or _is_sum(a.text) or _is_sum(b.text):
        return False
    if a.totals and b.totals and _differing_figure(reader, a, b):
        return True
    for one, two in ((a, b), (b, a)):
        if (
            two.totals
            and not _ACCOUNTS.isdisjoint(one.words)
            and _COUNTERS.search(one.text)
            and 0 <= one.sentence - two.sentence <= 1
        ):
            return True  # "other groups gave different accounts of the casualties"
    return False


@lru_cache(maxsize=256)
def _is_sum(text: str) -> bool:
    """Tell whether a content adds up several events; a content is asked about with each that stands near."""
    return _SEPARATE.search(text) is not None


def _differing_figure(reader: RelationReader, a: ReadAttribution, b: ReadAttribution) -> bool:
    """Tell whether both count the same people of one event and arrive at different totals."""
    from attrib.figures.compare import compare_figures, is_running_total, share_people

    places_a, places_b = find_capitals(a.text), find_capitals(b.text)
    reach = 0 if places_a and places_b else 1 if places_a or places_b else reader.rules.thresholds["near"]
    near = abs(a.sentence - b.sentence) <= reach and not (places_a and places_b)
    bare = (
        not places_a
        and a.attribution.speaker
        and b.attribution.speaker
        and not _IN_OTHER.search(reader.text, *reader.segmentation.sentences[a.sentence])
    )  # a toll that names no place of its own is that of the event just told
    near = near or bool(bare) and 0 <= a.sentence - b.sentence <= reader.rules.thresholds["near"]
    shared_place = bool(places_a & places_b)
    for mine in a.totals:
        for other in b.totals:
            if (
                mine.unit == other.unit
                and share_people(mine.who, other.who)
                and compare_figures(mine, other) == "differ"
                and (shared_place or near)
                and not is_running_total(reader.text, mine, reader.segmentation.sentences[a.sentence])
                and not is_running_total(reader.text, other, reader.segmentation.sentences[b.sentence])
            ):
                return True
    return False


def _same_deaths(a: ReadAttribution, b: ReadAttribution) -> bool:
    mine = {figure.low for figure in a.totals if figure.unit == "killed" and figure.low}
    return any(figure.unit == "killed" and figure.low in mine for figure in b.totals)


def _stand_apart(a: ReadAttribution, b: ReadAttribution) -> bool:
    """Tell whether both contents hold names and share none."""
    names_a, names_b = find_capitals(a.text), find_capitals(b.text)
    return bool(names_a) and bool(names_b) and names_a.isdisjoint(names_b)


def _itemises(later: Attribution, earlier: Attribution) -> bool:
    """Tell whether the later takes up a part of the earlier's toll, or its figures add up to that toll."""
    for total in earlier.figures:
        value = total.low or total.high or 0
        mine = [figure.low or figure.high or 0 for figure in later.figures if figure.unit == total.unit]
        if value > 2 and (value in mine or len(mine) > 1 and sum(mine) == value):
            return True
    return False


def _differing_totals(a: ReadAttribution, b: ReadAttribution) -> bool:
    """Tell whether both hold a figure of one unit; the callers know that none agrees."""
    return bool({f.unit for f in a.totals} & {f.unit for f in b.totals})


def _is_one_source(
    reader: RelationReader, a: Attribution, b: Attribution, cosine: float, agreeing: bool
) -> bool:
    """Tell whether two attributions are one source's, or ``b`` names by class ("a monitor") ``a``."""
    if speak_for_same(reader.text, a, b):
        return True
    if not a.speaker or not b.speaker or not (agreeing or cosine >= reader.rules.thresholds["repeats"]):
        return False
    generic = b.speaker.lower()
    return any(generic in words and a.speaker_type in types for words, types in reader.rules.classes)


def _find_event_confirmations(reader: RelationReader, known: list[Relation]) -> list[Relation]:
    """Another source takes the event just told as a fact: "state television also reported the blast"."""
    found: list[Relation] = []
    linked = {(item.source, item.to) for item in known} | {(item.to, item.source) for item in known}
    taken = {item.source for item in known if item.type in ("repeats", "denies")}
    for later in reader.items:
        item = later.attribution
        if (
            not later.events
            or item.stance not in ("asserts", "confirms")
            or item.id in taken
            or not item.speaker
            or item.speaker_type in _COMMENTERS
        ):
            continue
        for earlier in reader.items[max(0, later.index - 12) : later.index]:
            said = earlier.attribution
            if (
                said.stance not in _ASSERTIVE
                or not said.speaker
                or not 0 <= later.sentence - earlier.sentence <= reader.rules.thresholds["event_reach"]
                or not later.events & earlier.lemmas
                or not said.figures
            ):
                continue
            if (
                (item.id, said.id) not in linked
                and not speak_for_same(reader.text, item, said)
                and not is_nested(item, said)
            ):
                found.append(Relation("confirms", source=item.id, to=said.id))
            break  # the first report of the event is the one confirmed
    return found


_MOST_REPEATS = 8  # of one attribution: what says the same forty times says it of the first ones
_MANY_REPEATS = 1000  # in one text, which no article has: one that says the same all along; then one for each


def _compare_pairs(reader: RelationReader) -> list[Relation]:
    """Look at every pair that shares a word or stands close by: repeats, confirms, contradicts."""
    found: list[Relation] = []
    limits = reader.rules.thresholds
    repeated: Counter[str] = Counter()
    for later, earlier in _candidate_pairs(reader):
        a, b = later.attribution, earlier.attribution
        if is_nested(a, b):
            continue
        cosine, overlap = reader.compare(later, earlier)
        agreeing = _agreeing_figure(later, earlier)
        if _is_one_source(reader, a, b, cosine, agreeing):
            agreeing = agreeing or _itemises(a, b)
            denials = a.stance == b.stance == "denies" and 1 <= later.sentence - earlier.sentence <= 2
            same = a.stance == b.stance or {a.stance, b.stance} <= _ASSERTIVE or cosine > 0.6
            differing = not agreeing and _differing_totals(later, earlier)
            revised = differing and cosine < limits["repeats_revised"]
            if (
                same
                and not revised
                and (
                    cosine >= limits["repeats"]
                    or agreeing
                    and cosine >= limits["repeats_figures"]
                    or denials
                    or _REPEAT_WORD.search(get_cue_text(reader, a))
                    and cosine >= 0.1
                )
            ):
                repeated[a.id] += 1
                if repeated[a.id] <= (_MOST_REPEATS if len(found) < _MANY_REPEATS else 1):
                    found.append(Relation("repeats", source=a.id, to=b.id))
            continue
        if not {a.stance, b.stance} <= _ASSERTIVE or not a.content or not b.content:
            continue
        same_toll = _same_deaths(later, earlier) and cosine >= limits["confirms_tolls"]
        if (
            not same_toll
            and _conflicting_figure(reader, later, earlier)
            or _is_counter_version(reader, later, earlier)
        ):
            found.append(Relation("contradicts", source=a.id, to=b.id))
        elif (
            a.speaker
            and b.speaker
            and (
                (cosine >= limits["confirms"] and overlap >= limits["confirms_overlap"])
                or agreeing
                and cosine >= limits["confirms_figures"]
                or same_toll
            )
            and not _stand_apart(later, earlier)
        ):
            found.append(Relation("confirms", source=a.id, to=b.id))
    return found


def _candidate_pairs(reader: RelationReader) -> Iterator[tuple[ReadAttribution, ReadAttribution]]:
    """Pairs of attributions that share a rare word or are near each other, each once, in order."""
    by_lemma: dict[str, list[int]] = {}
    items = reader.items
    for later in items:
        near = {k for k in range(max(0, later.index - 4), later.index)}
        for lemma in later.lemmas:  # in any order: each has its own list of places
            places = by_lemma.setdefault(lemma, [])
            near.update(places[-40:])
            places.append(later.index)
        for k in sorted(near):
            yield later, items[k]


def _is_counter_version(reader: RelationReader, later: ReadAttribution, earlier: ReadAttribution) -> bool:
    """Two sources give one deed to different camps: kidnapped by rebels, arrested by government forces."""
    rules = reader.rules
    if later.sentence - earlier.sentence > 1 or later.sentence < earlier.sentence:
        return False
    if not later.attribution.speaker or not earlier.attribution.speaker:
        return False
    harm_a, harm_b = later.words & rules.harm, earlier.words & rules.harm
    if not harm_a or not harm_b or len(later.words) > 45 or len(earlier.words) > 45:
        return False
    topic = bool(later.lemmas & earlier.lemmas) or bool(
        {"he", "she", "it", "they"} & later.lead & earlier.lead
    )
    if not topic:
        return False
    camp_a, camp_b = _doers(reader, later), _doers(reader, earlier)
    return bool(camp_a) and bool(camp_b) and camp_a.isdisjoint(camp_b)


_NATIONAL_FORCE = re.compile(
    r"\b[A-Z][a-z]+(?:ian|ish|ese|an|i|ch)\b\s+(?:air\s+force\s+)?(?:aircraft|warplanes?|jets?|planes?|forces|"
    r"troops|army|military|bombers?|navy|police|soldiers|commandos)"
)
_AGENT = re.compile(r"\b(?:by|from)\s+((?:[\w'’-]+\s*){1,4})", re.I)


def _doers(reader: RelationReader, item: ReadAttribution) -> set[str]:
    """The camps to which a content gives the deed: after "by" or "from" first, else any it names."""
    text = item.text
    doers: set[str] = set()
    for match in _AGENT.finditer(text):
        words = set(re.findall(r"[\w'’-]+", match[1].lower()))
        doers |= _camp_of(words, reader.rules)
        if _NATIONAL_FORCE.search(match[1]):
            doers.add("state")
        if doers:
            return doers if len(doers) == 1 else set()
    doers = _camp_of(item.lead, reader.rules)  # the subject, as far as the first words show it
    if _NATIONAL_FORCE.match(text):
        doers.add("state")
    return doers if len(doers) == 1 else set()
