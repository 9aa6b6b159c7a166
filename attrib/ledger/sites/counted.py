"""The numbers whose own words, or those beside them, say who counted them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from attrib.language.spans import overlaps_any
from attrib.model import Attribution, Span

from ..counters import Counter, find_asked_body, find_counter, find_first_body, find_number, find_teller
from ..credited import find_credit, find_given_before, find_said_according, find_sayer, resumes_saying
from ..origins import UNNAMED, Origin, is_name, read_name, read_origin
from ..patterns import load_pattern
from ..sides import load_deed_rules
from .credit import OUR, credit_counted, credit_counter, credit_named, credit_words, map_speakers
from .page import Draft, Page

_IN_BRACKETS = load_pattern("sites", "in_brackets")
_SOURCE_LINE = load_pattern("counters", "source_line")
_COUNTER, _OPENING = load_pattern("sites", "counter"), 120  # characters of a sentence
_TURNED_DOWN, _TURNING = load_pattern("sites", "turned_down"), 140  # characters before a number
_HEAD = 24  # characters of a figure before its number: "the figure of"
_NOT_VERIFIED = load_pattern("sites", "not_verified")
_CALLED_FALSE, _IS_FALSE = load_pattern("sites", "called_false"), load_pattern("relayed", "is_false")
_LEAVES = re.compile(
    r"[,;]\s(?!(?:is|are|was|were)\b)|\b(?:and|but|that)\b"
)  # of a number for another matter
_BY_OTHERS, _OF_REPORTS = load_pattern("sites", "by_others"), load_pattern("sites", "of_reports")
_NO_SUCH_NUMBER, _OTHER_GIVES = load_pattern("sites", "no_such_number"), load_pattern("sites", "other_gives")
_WHO_COUNTED = load_pattern("sites", "who_counted")
_CLAIM_OF, _CLAIMED = load_pattern("sites", "claim_of"), 90  # characters before a number
_TOLL_GIVEN, _THAT_IS = load_pattern("sites", "toll_given"), load_pattern("sites", "that_is")
_OPENS = load_pattern("counters", "opens")
_A_BODY = load_pattern("counters", "body")
_BUT_NOT = re.compile(
    r"(?:\b(?:not|than|instead\sof)\s(?:the\s)?)$", re.I
)  # "13, | not | 15, as the mayor said"
_JUST_BEFORE = re.compile(r";\s(?:but\s|and\s)?")
_TURNS = re.compile(r",\s(?:but|while|whereas)\s")
_JOINS = re.compile(r",\s(?:and|but|while)\s")
_ITS_COUNT, _COUNT_REACH = load_pattern("counters", "its_count"), 110  # characters before a number
# a person, whose count is no "its"
_AN_OFFICE = re.compile(
    r"\b(?:minister|governor|mayor|premier|president|spokes\w{1,6}|general|judge|sheikh)\b", re.I
)
_JOINTS = ("", "And", "But", "Yet", "Now")
_JUDGED = "judged-by"  # the rule of "the ministry's toll | is disputed by the union"
_AS_SAID = re.compile(r",\sas\s(?:the\s|an?\s)?$")
_ACCORDING = re.compile(r"\baccording\sto\s")
_PRONOUNS = frozenset(("it", "he", "she", "they", "we"))
_TIMES = (" before", " after", " when", " until")
_GAVE = re.compile(r"\s(?:had\s)?(?:gave|given|announced|reported|spoke[n]?\sof|listed|counted)\b")
_POSSESSIVES = frozenset(("its", "his", "her", "their"))


def credit_counters(page: Page) -> None:
    """A number that the text gives by a body's count, in its own or in another's voice, is that body's."""
    known = map_speakers(page.drafts)
    denied = _list_denied(page.drafts)
    for draft in page.drafts:
        if draft.relayed and draft.told is not None:
            credit_named(page, draft, draft.speaker or "", known)
        if draft.figure is None or draft.reason:
            continue
        if _is_of_others(page, draft):
            _give_to_nobody(page, draft, "the text names nobody whose number it is")
            continue
        if draft.item is not None or draft.span in denied:
            _credit_within(page, draft, denied)
        else:
            _credit_own(page, draft, known)


def _credit_within(page: Page, draft: Draft, denied: frozenset[Span]) -> None:
    """Give a number inside a saying to another than who speaks, by the first rule that fits."""
    rules = (
        _credit_other,
        _credit_according,
        _credit_who_counted,
        _credit_resumed,
        _credit_clause_before,
        _credit_second_sayer,
    )
    if _turn_down(page, draft, denied) or any(rule(page, draft) for rule in rules):
        return
    if draft.speaker is None:
        _credit_its(page, draft)
    if not draft.reason:
        _credit_beside(page, draft)


def _credit_own(page: Page, draft: Draft, known: Mapping[str, Draft]) -> None:
    """Give a number in the outlet's own voice to its counter, by the first rule that fits."""
    if _credit_label(page, draft, known):
        return
    if _is_doubted(page, draft):
        _give_to_claimant(page, draft)
        return
    claimant = _find_claimant(page, draft)
    if claimant is not None:
        credit_words(page, draft, claimant)
        return
    _credit_opening(page, draft, known)
    if not draft.reason:
        _credit_other_giver(page, draft, page.sentence_of(draft)[0])
    if not draft.reason:
        _credit_its(page, draft)
    if not draft.reason:
        _credit_subject(page, draft)
    if not draft.reason:
        _credit_sayer(page, draft)
    if not draft.reason:
        _credit_next(page, draft, known)


def _credit_label(page: Page, draft: Draft, known: Mapping[str, Draft]) -> bool:
    """Give a number behind a label to whom brackets or a source line name: "Killed: 12 (the ministry)"."""
    if ":" not in page.text[slice(*draft.span)]:
        return False
    label = _IN_BRACKETS.match(page.text, draft.span[1], page.sentence_of(draft)[1])
    if label is not None and not OUR.search(label["who"]) and _may_give(page.text, label["who"]):
        draft.speaker = label["who"]
        draft.origin = read_name(page.reader, label["who"])
        draft.reason = "the text names in brackets whose number it is"
        return True
    line = _SOURCE_LINE.match(page.text, draft.span[1])
    if line is not None and "\n\n" not in page.text[draft.span[1] : line.start("who")]:
        credit_named(page, draft, line["who"], known)
        return True
    return False


def _may_give(text: str, words: str) -> bool:
    """Tell whether words in brackets may be who gives a number: "(civil defence)", not "(mostly boys)"; a
    text names a body by its initials more than once."""
    initials = words.isupper() and text.count(words) > 1
    return _is_somebody(words) or initials


def _credit_opening(page: Page, draft: Draft, known: Mapping[str, Draft]) -> None:
    """A number that its sentence's first words bring a body's count to: "The governor raised it to 23"."""
    start = page.sentence_of(draft)[0]
    counter = _COUNTER.match(page.text, start, min(draft.span[1], start + _OPENING))
    if counter is not None:
        credit_counter(page, draft, counter["who"].strip(" ,"), known)


def _list_denied(drafts: Sequence[Draft]) -> frozenset[Span]:
    """Return where figures stand that a saying turns down: "reports of 24 deaths were untrue"."""
    return frozenset(
        figure.span
        for draft in drafts
        if draft.told is not None and draft.item is not None and draft.item.stance != "confirms"
        for figure in draft.told.meant
    )


def _turn_down(page: Page, draft: Draft, denied: frozenset[Span]) -> bool:
    """A number that who speaks turns down is no claim of his: "described as exaggerated the figure of 14"."""
    judged = draft.item is not None and draft.item.rule.startswith(_JUDGED) and draft.item.stance == "denies"
    turned_down = (
        judged
        or draft.span in denied
        or _is_turned_down(page, draft)
        or _is_rejected(page, draft)
        or _is_said_not_to_be(page, draft)
    )
    if not (turned_down or _is_doubted(page, draft)):
        return False
    _give_to_claimant(page, draft)
    return True


def _is_said_not_to_be(page: Page, draft: Draft) -> bool:
    """Tell whether a number is said not to be: "there wasn't 200 or even | 500 dead"."""
    start = page.sentence_of(draft)[0]
    number = find_number(page.text, draft.span)
    return _NO_SUCH_NUMBER.search(page.text, max(start, number - _TURNING), number) is not None


def _is_rejected(page: Page, draft: Draft) -> bool:
    """Tell whether a number stands in what a denial denies: "rejects the allegations, which first told of 50
    dead", not "denied the raid, saying that nine had died"."""
    item = draft.item
    if item is None or item.stance != "denies" or not item.cue or item.cue[-1][1] > draft.span[0]:
        return False
    cue = " ".join(page.text[start:end] for start, end in item.cue)
    inside = overlaps_any(draft.span, item.content) and load_deed_rules().denials.search(cue) is not None
    return inside and _GOES_ON.search(page.text, item.cue[-1][1], draft.span[0]) is None


_GOES_ON = re.compile(
    r"[:;]|\b(?:saying|said|says|adding|added|insist\w*|maintain\w*|but|instead|only|and that|put\w*|"
    r"count\w*)\b",
    re.I,
)


def _is_turned_down(page: Page, draft: Draft) -> bool:
    """Tell whether a verb turns down a number in what a source says, and none by which it gives one follows:
    "called it a crime and | put | the number at six"."""
    match = _TURNED_DOWN.search(_read_before(page, draft))
    return match is not None and not _is_given_behind(page, draft, match.start())


def _is_given_behind(page: Page, draft: Draft, place: int) -> bool:
    """Tell whether the cue by which a number is said stands behind a place in the words before it."""
    if draft.item is None or not draft.item.cue:
        return False
    start = max(page.sentence_of(draft)[0], draft.span[0] - _TURNING) + place
    return start < draft.item.cue[0][0] < draft.span[0]


def _read_before(page: Page, draft: Draft) -> str:
    """Return the words of a sentence before a number: "described as exaggerated the figure of | 14"."""
    head = page.text[draft.span[0] : min(draft.span[0] + _HEAD, draft.span[1])].split(" of ")[0]
    return page.text[max(page.sentence_of(draft)[0], draft.span[0] - _TURNING) : draft.span[0]] + head


def _give_to_claimant(page: Page, draft: Draft) -> None:
    """Give a number that is turned down to whose it is, or to nobody."""
    claimant = _find_claimant(page, draft)
    if claimant is None or not credit_words(page, draft, claimant):
        _give_to_nobody(page, draft, "who speaks turns it down; the text does not say whose number it is")


def _give_to_nobody(page: Page, draft: Draft, reason: str) -> None:
    draft.speaker, draft.origin = None, Origin(f"{UNNAMED}:{page.doc.id}", "unnamed", "unnamed")
    draft.reason = reason


def _is_of_others(page: Page, draft: Draft) -> bool:
    """Tell whether a number is told by others who are not named: "scores, or by another account | 236"."""
    start = page.sentence_of(draft)[0]
    number = find_number(page.text, draft.span)
    if _BY_OTHERS.search(page.text, max(start, number - _TURNING), number) is not None:
        return True
    return draft.item is None and _OF_REPORTS.fullmatch(page.text, start, draft.span[0]) is not None


def _is_doubted(page: Page, draft: Draft) -> bool:
    """Tell whether a sentence calls a number untrue or says that nobody could check it."""
    before = _read_before(page, draft)
    match = _NOT_VERIFIED.search(before)
    return (
        match is not None
        and not _is_given_behind(page, draft, match.end("what"))
        or _is_called_false(page, draft, before)
    )


def _is_called_false(page: Page, draft: Draft, before: str) -> bool:
    """Tell whether who speaks calls untrue what holds a number: "the news that | 15 had died | is a lie"."""
    start, end = page.sentence_of(draft)
    if _CALLED_FALSE.search(before) is None:
        return False
    stop = _LEAVES.search(page.text, draft.span[1], min(end, draft.span[1] + _CLAIMED))
    last = stop.start() + 1 if stop is not None else min(end, draft.span[1] + _CLAIMED)
    return any(_IS_FALSE.match(page.text, place, end) is not None for place in range(draft.span[1], last))


def _find_claimant(page: Page, draft: Draft) -> Span | None:
    """Return who gives a number by the words beside it: "the claim of X that 100 died", "X's count of 17"."""
    sentence = page.sentence_of(draft)
    found = find_credit(page.text, sentence, draft.span, page.list_figure_spans())
    if found is not None:
        return found
    match = _CLAIM_OF.search(page.text, max(sentence[0], draft.span[0] - _CLAIMED), draft.span[0])
    return match.span("who") if match is not None else None


def _credit_other(page: Page, draft: Draft) -> bool:
    """A number within what a source says is another's where its own words say so: "confirms the eleven deaths
    announced by the office"."""
    assert draft.item is not None
    sentence = page.sentence_of(draft)
    credit = find_credit(page.text, sentence, draft.span, page.list_figure_spans())
    if credit is None and _BUT_NOT.search(page.text, max(sentence[0], draft.span[0] - 24), draft.span[0]):
        counter = find_teller(page.text, sentence, draft.span)
        credit = counter.span if counter is not None else None
    if credit is None or overlaps_any(credit, draft.item.source):
        return False
    cue = min((start for start, _ in draft.item.cue), default=sentence[0])
    given = find_given_before(page.text, sentence[0], draft.span) == credit
    if credit[0] < draft.span[0] and credit[0] < cue and not given:
        return False
    return credit_words(page, draft, credit)


def _credit_according(page: Page, draft: Draft) -> bool:
    """ "The minister said that, according to | the council's report |, 12 people had died"."""
    assert draft.item is not None
    cue = max((end for _, end in draft.item.cue), default=draft.span[1])
    credit = find_said_according(page.text, cue, draft.span)
    if credit is None or not _is_somebody(page.text[slice(*credit)]) or not credit_words(page, draft, credit):
        return False
    cited = next((item for item in page.doc.attributions or () if overlaps_any(credit, item.source)), None)
    if cited is not None and cited.speaker:
        draft.origin = read_origin(
            page.reader, cited
        )  # not of whom its own words hold: "the minister told …"
    return True


def _credit_who_counted(page: Page, draft: Draft) -> bool:
    """ "The senator said | one fleeing witness | counted 30 bodies": the number is the witness's."""
    assert draft.item is not None
    cue = max((end for _, end in draft.item.cue), default=draft.span[1])
    match = _WHO_COUNTED.fullmatch(page.text, cue, draft.span[0])
    return match is not None and credit_words(page, draft, match.span("who"))


def _is_somebody(words: str) -> bool:
    """Tell whether words name a body or a person: "the council's report", no "plan" and no "reports"."""
    return _A_BODY.search(words) is not None or is_name(words)


def _credit_resumed(page: Page, draft: Draft) -> bool:
    """ "The colonel confirmed it, as | the ministry | announced, and said that 36 were hurt": who began."""
    assert draft.item is not None
    if not draft.item.source:
        return False
    start, end = draft.item.source[0]
    sentence = page.sentence_of(draft)
    if _AS_SAID.search(page.text, sentence[0], start) is None:
        return False
    if not resumes_saying(page.text, end, draft.span[0]):
        return False
    for other in page.doc.attributions or ():
        if other.source and other.speaker and sentence[0] <= other.source[0][0] < start:
            draft.speaker, draft.origin = other.speaker, read_origin(page.reader, other)
            draft.reason = f"the sentence goes on with what {other.speaker} says"
            return True
    return False


def _credit_clause_before(page: Page, draft: Draft) -> bool:
    """A clause before the one that a source behind it speaks in is not its word: "Two hurt; | according to
    the clinic three", "The board has 29, | but 44 are missing, the families say"."""
    assert draft.item is not None
    cue = min((start for start, _ in draft.item.cue), default=0)
    if cue < draft.span[1]:
        return _credit_other_giver(page, draft, cue)
    if ";" in page.text[draft.span[1] : cue]:
        counter = find_counter(page.text, page.sentence_of(draft), draft.span)
        if counter is not None and not counter.pronoun and not OUR.search(counter.who):
            credit_counted(page, draft, counter)
            return bool(draft.reason)
    if _JUST_BEFORE.fullmatch(page.text, draft.span[1], cue):
        draft.speaker, draft.origin = page.doc.outlet, page.reader.outlet
        draft.reason = "a clause before that of the source"
        return True
    told = any(draft.span[1] <= start and end <= cue for start, end in page.list_figure_spans())
    if told and _ACCORDING.search(page.text, draft.span[1], cue) is not None:
        draft.speaker, draft.origin = page.doc.outlet, page.reader.outlet
        draft.reason = "a clause before those of several sources"
        return True
    if not told or _TURNS.search(page.text, draft.span[1], cue) is None:
        return False
    counter = find_counter(page.text, page.sentence_of(draft), draft.span)
    if counter is None or counter.pronoun or OUR.search(counter.who):
        return False
    credit_counted(page, draft, counter)
    return bool(draft.reason)


def _credit_other_giver(page: Page, draft: Draft, cue: int) -> bool:
    """ "82 died, according to the clinic; | UN bodies, which had a list, | give 91": who gives it behind what
    another says."""
    match = _OTHER_GIVES.search(page.text, cue, draft.span[0])
    return match is not None and credit_words(page, draft, match.span("who"))


def _credit_second_sayer(page: Page, draft: Draft) -> bool:
    """ "One died, its director said, and | 44 are dead now, the service said": who says the second clause."""
    assert draft.item is not None
    cue = max((end for _, end in draft.item.cue), default=draft.span[1])
    if cue >= draft.span[0] or _JOINS.match(page.text, cue, draft.span[0]) is None:
        return False
    sayer = find_sayer(page.text, page.sentence_of(draft), draft.span)
    if sayer is None or page.text[slice(*sayer)].split()[0].lower() in _POSSESSIVES | _PRONOUNS:
        return False
    return credit_words(page, draft, sayer)


def _credit_beside(page: Page, draft: Draft) -> None:
    """ "The ministry says 21, | police say 20": a clause beside what a source says has its own subject."""
    assert draft.item is not None
    sentence = page.sentence_of(draft)
    counter = find_counter(page.text, sentence, draft.span)
    if draft.speaker is None and counter is not None and not (counter.pronoun or OUR.search(counter.who)):
        credit_counted(page, draft, counter)
        return
    cue = max((end for _, end in draft.item.cue), default=sentence[0])
    if counter is None or counter.pronoun or counter.span[0] < cue:
        return
    if re.match(r"['’]s?\s", page.text[counter.span[1] : counter.span[1] + 3]):
        credit_counted(page, draft, counter)  # "does not believe | the state's 17"
        return
    joint = page.text[cue : counter.span[0]].rstrip().removesuffix(" the").rstrip()
    told = any(cue <= start and end <= counter.span[0] for start, end in page.list_figure_spans())
    beside = joint.endswith((",", " and", " while", " but"))
    before = joint.endswith(_TIMES) and _GAVE.match(page.text, counter.span[1]) is not None
    if joint.endswith(";") or told and (beside or before):
        credit_counted(page, draft, counter)


def _credit_subject(page: Page, draft: Draft) -> None:
    """A number that a clause's subject counts is that one's: "The hospital's director lists 40 dead"."""
    counter = find_counter(page.text, page.sentence_of(draft), draft.span)
    if counter is None or counter.pronoun and OUR.search(counter.who):
        return
    if any(other.item is not None and overlaps_any(draft.span, other.item.content) for other in page.drafts):
        return  # it only tells what somebody speaks of: "conceded mistakes in a raid which killed 51"
    credit_counted(page, draft, counter)


def _credit_its(page: Page, draft: Draft) -> None:
    """ "The army has changed its mind too. | Its toll of 14": the body that is asked in the same sentence, or
    that the one before begins with."""
    sentence = page.sentence_of(draft)
    end = min(draft.span[0] + _HEAD, draft.span[1])
    place = find_number(page.text, draft.span) if draft.span[0] < end else draft.span[0]
    match = _ITS_COUNT.search(page.text, max(sentence[0], place - _COUNT_REACH), place)
    if match is None:
        return
    who = find_asked_body(page.text, (sentence[0], match.start()))
    if who is None and draft.sentence and page.text[sentence[0] : match.start()].strip() in _JOINTS:
        start, stop = page.sentences[draft.sentence - 1]
        if "\n" not in page.text[stop : sentence[0]]:
            who = find_first_body(page.text, (start, stop))
    if who is not None and _AN_OFFICE.search(page.text, *who) is None:
        credit_counted(page, draft, Counter(page.text[slice(*who)], who))


def _credit_sayer(page: Page, draft: Draft) -> None:
    """A number of the outlet's own that somebody says at its end: "12 people died, the mayor said"."""
    sayer = find_sayer(page.text, page.sentence_of(draft), draft.span)
    if sayer is None:
        return
    words = page.text[slice(*sayer)]
    if words.split()[0].lower() in _POSSESSIVES:
        return  # "its spokesman": of whom is not known here
    speaks = any(words in (other.speaker or "").split() for other in page.drafts if other.item is not None)
    if speaks or _is_somebody(words):
        credit_words(page, draft, sayer)


def _credit_next(page: Page, draft: Draft, known: Mapping[str, Draft]) -> None:
    """ "Fourteen people died. The toll was given to our station by the head of the village"."""
    if draft.sentence + 1 < len(page.sentences):
        start, end = page.sentences[draft.sentence + 1]
        given = _TOLL_GIVEN.match(page.text, start, end) or _THAT_IS.match(page.text, start, end)
        if given is not None:
            credit_named(page, draft, given["who"].rpartition(", ")[2].rstrip("."), known)


def credit_pronouns(page: Page) -> None:
    """ "It said" behind a sentence that a body opens, and in which nobody speaks, is that body's word: "The
    military gave a lower count. One man died, it said"."""
    voiced = {draft.sentence for draft in page.drafts if draft.item is not None}
    for number in sorted(voiced):
        if not number or number - 1 in voiced:
            continue
        mine = [
            draft for draft in page.drafts if draft.sentence == number and _is_pronoun(page.text, draft.item)
        ]
        start, end = page.sentences[number - 1]
        if not mine or "\n" in page.text[end : page.sentences[number][0]]:
            continue
        match = _OPENS.match(page.text, start, end)
        if match is None or _A_BODY.search(match["who"]) is None:
            continue
        counter = Counter(match["who"], match.span("who"))
        for draft in mine:
            credit_counted(page, draft, counter)


def _is_pronoun(text: str, item: Attribution | None) -> bool:
    """Tell whether who speaks is called "it" or "they"."""
    if item is None or not item.source or item.resolution.by != "pronoun":
        return False
    return text[slice(*item.source[0])].lower() in ("it", "they")
