"""Numbers without a noun that count what the text counts: "police say 20", "its tally is now 29"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .reading import BREAKS, Sentence, Slot
from .slots import assign_bare, find_last_figure, is_people

_NOT_BESIDE = frozenset(("and", ",", "-", "–", "—"))  # "84 died - | not 101"
_HAVE = frozenset(("has", "have", "had"))
_NEXT_REACH = 8  # words between two numbers that a count came to
_QUOTES = frozenset(('"', "“", "``"))


def _find_counted(known: Mapping[int, str]) -> str | None:
    """Return what a text counts: the dead, else what alone befell the people of its numbers."""
    units = set(known.values())
    return "killed" if "killed" in units else next(iter(units)) if len(units) == 1 else None


def assign_listed(sent: Sentence, known: Mapping[int, str]) -> None:
    """ "The directorate lists 49 victims": the victims of a count are dead."""
    for slot in sent.slots:
        start, phrase = slot.quantity.start, slot.phrase
        end = slot.quantity.end
        names = sent.lower[end : end + 1] == ["names"]
        lists = sent.lists["lists"]
        if not lists.isdisjoint(sent.lower) and _assign_list(sent, slot, known):
            continue
        stands = sent.lower[start - 2 : start] in (["stood", "at"], ["stands", "at"])
        holds = start > 1 and (sent.lower[start - 1] in sent.lists["holds"] or stands)
        listed = holds and not lists.isdisjoint(sent.lower)
        named = holds and names and sent.lower[start - 1] in _HAVE and _find_counted(known) is not None
        if slot.unit is None and (listed or named) and (names or _reads_on_list(sent, end)):
            unit = next(filter(None, (sent.unit_of_words([word]) for word in sent.lower)), None)
            befell = next((item.unit for _, item in sent.happenings.values()), None)
            slot.unit = unit or befell or _find_counted(known)
            slot.start, slot.end = start, end + names
            if not names:
                slot.phrase = replace(slot.phrase, end=slot.phrase.start, thing=False)
        victims = sent.lower[phrase.end - 1] == "victims" and known.get(slot.quantity.low or 0)
        if sent.lower[phrase.end - 1] == "victims" and _is_figure_of(sent, start):
            victims = "killed"  # "describes the figure of | 83 victims as a lie"
        elif sent.lower[phrase.end - 1] == "victims" and sent.lower[start - 1 : start] == ["the"]:
            victims = victims or _find_counted(known)  # "relatives of the | 14 victims"
        if slot.unit is None and victims:
            slot.unit, slot.start, slot.end = victims, start, phrase.end  # "the 41 victims", told before
        if (
            slot.unit is None
            and start
            and sent.lower[start - 1] in sent.lists["counting"]
            and phrase.known is not None
            and sent.lower[phrase.end - 1] in ("victims", "victim")
        ):
            slot.unit, slot.start, slot.end = "killed", start, phrase.end


def _assign_list(sent: Sentence, slot: Slot, known: Mapping[int, str]) -> bool:
    """ "The list, which a priest compiled, includes | 12 women and nine children": of those counted."""
    unit = _find_counted(known)
    start = slot.quantity.start
    if unit is None or slot.unit is not None or slot.phrase.known is None:
        return False
    if not _is_lists(sent, start - 1) and not _is_on_list(sent, slot):
        return False
    while start in sent.starts:
        slot = sent.slots[sent.starts[start]]
        if slot.unit is not None or slot.phrase.known is None:
            break
        slot.unit, slot.start, slot.end, slot.role = unit, start, slot.phrase.end, "part"
        start = slot.phrase.end + 1
    return True


def _is_lists(sent: Sentence, verb: int) -> bool:
    """Tell whether a list that opens the sentence is the subject of a verb."""
    noun = next((k for k in range(1, min(3, sent.size)) if sent.lower[k] in sent.lists["lists"]), None)
    if noun is None or not noun < verb or sent.lower[verb] not in sent.lists["comprises"]:
        return False
    owner = sent.lower[noun - 1]
    if owner not in sent.lists["lists_own"] and not owner.endswith(("'s", "’s", "s'", "s’")):
        return False  # "the guest | list"
    return _is_list_of_them(sent, noun + 1)


def _is_list_of_them(sent: Sentence, i: int) -> bool:
    """Tell whether the words behind a list leave it theirs: "the list | of guests" is not."""
    if sent.lower[i : i + 1] == ["of"]:
        others = sent.lower[i + 1 : i + 2] != ["victims"] and i + 1 < sent.size and is_people(sent, i + 1)
        return not others or sent.unit_of_words(sent.lower[i + 1 : i + 4]) is not None
    return sent.lower[i : i + 1] not in (["for"], ["to"])


def _is_on_list(sent: Sentence, slot: Slot) -> bool:
    """ "Six nurses | are on the list", "there are two women and nine children | on its list"."""
    end = slot.phrase.end
    while sent.lower[end : end + 1] == ["and"] and end + 1 in sent.starts:
        end = sent.slots[sent.starts[end + 1]].phrase.end
    end += sent.lower[end : end + 1] in (["are"], ["is"], ["were"])
    return _reads_on_list(sent, end) and _is_list_of_them(sent, end + 3)


def _reads_on_list(sent: Sentence, i: int) -> bool:
    """Tell whether "on its list" stands at token ``i``."""
    on, owner, noun = (sent.word_at(k) for k in range(i, i + 3))
    return on == "on" and owner in ("the", "his", "its", "their") and noun == "list"


def _is_figure_of(sent: Sentence, start: int) -> bool:
    nouns = sent.lists["speaking_of"] | {"figure", "toll", "count"}
    return sent.lower[start - 1 : start] == ["of"] and sent.lower[start - 2] in nouns


def assign_cited(sent: Sentence, known: Mapping[int, str]) -> None:
    """ "A count of 21", "the 31 announced by the group", "raised its count to 17": without a noun."""
    told = _find_counted(known)
    killed = told == "killed"
    for number, slot in enumerate(sent.slots):
        quantity = slot.quantity
        if slot.unit is not None or quantity.article or slot.phrase.thing:
            continue
        start = quantity.start
        end = quantity.end
        if slot.phrase.known and sent.lower[start - 1 : start] == ["at"]:
            end = slot.phrase.end  # "put it at 26 people"
        elif slot.phrase.known:
            continue
        before = sent.lower[start - 1] if start else ""
        unit = known.get(quantity.low or 0) if (quantity.low or 0) >= 10 else None
        counted = sent.has_any("count_nouns", start - 9, start)
        given = before == "the" and _is_given(sent, quantity.end)
        changed = before == "to" and sent.has_any("count_changed", start - 12, start) and counted
        if unit is not None and (given or before in ("of", "from", "to", "at") and counted):
            pass
        elif killed and (given or changed) or _is_count(sent, start, end):
            near = find_last_figure(sent, number)
            unit = sent.slots[near].unit if near is not None else told
            if unit is None:
                continue
        else:
            continue
        assign_bare(sent, slot, unit)
        earlier = sent.slots[number - 1] if number else None
        if (
            changed
            and earlier is not None
            and earlier.unit is None
            and earlier.quantity.end == start - 1
            and sent.lower[earlier.quantity.start - 1] == "from"
        ):
            assign_bare(sent, earlier, unit)  # "from 17 to 23"


def assign_became(sent: Sentence) -> None:
    """ "17 dead became 22, then 26": the numbers that a count went through."""
    for i in (i for i, word in enumerate(sent.lower) if word == "became"):
        before = next((slot for slot in sent.slots if slot.unit and slot.end == i), None)
        if before is None or before.unit is None:
            continue
        for slot in sent.slots:
            start = slot.quantity.start
            bare = slot.unit is None and not slot.quantity.article
            bare = bare and slot.phrase.end <= slot.quantity.end
            then = "then" in sent.lower[max(i, start - 5) : start]
            if bare and (start == i + 1 or start > i and then):
                assign_bare(sent, slot, before.unit)


def assign_next(sent: Sentence) -> None:
    """ "23 had died, then 32, then 36", "420 and then 500", "250 dead and, a little later, 239": what a count
    came to."""
    for number, slot in enumerate(sent.slots):
        earlier = (
            other for other in reversed(sent.slots[:number]) if other.unit or not other.quantity.article
        )
        before, quantity = next(earlier, None), slot.quantity
        if before is None or before.unit is None or slot.unit is not None or quantity.article:
            continue
        end = max(before.end, before.noun_end)
        between = sent.lower[end : quantity.start]
        if slot.phrase.end > quantity.end or not 0 < len(between) <= _NEXT_REACH:
            continue
        follows = sent.word_at(quantity.end)
        later = not sent.lists["later"].isdisjoint(between)
        on_day = (
            between[:1] in (["and"], [","])
            and between[-2:-1] == ["on"]
            and between[-1] in sent.lists["weekdays"]
        )
        plain = all(word in sent.lists["comes_later"] or word in sent.lists["later"] for word in between)
        if (on_day or later) and plain and (follows in BREAKS or follows in sent.lists["comes_later"]):
            assign_bare(sent, slot, before.unit)


def assign_said(sent: Sentence, known: Mapping[int, str], told: str | None) -> None:
    """ "Police say 20", "the hospital's 27", "and not 16 as it had said": numbers of those counted."""
    for number, slot in enumerate(sent.slots):
        quantity = slot.quantity
        if slot.unit is not None or quantity.article or quantity.start < 2 or number in sent.apposed:
            continue
        unit = _find_spoken_of(sent, number, known, told)
        if unit is None:
            continue
        if _is_stuck_to(sent, slot):
            slot.unit, slot.start, slot.end = unit, quantity.start, max(slot.phrase.end, quantity.end)
            continue
        follows = sent.word_at(quantity.end)
        if (
            follows not in BREAKS
            and follows not in sent.lists["after_bare"]
            and not _tells_time(sent, quantity.end)
        ):
            continue
        if _is_somebodys(sent, slot, follows):
            assign_bare(sent, slot, unit)


def _tells_time(sent: Sentence, i: int) -> bool:
    """ "It had stood at 26 | in the morning", "police said 40 | on Monday"."""
    last = i + 2 if sent.lower[i + 1 : i + 2] == ["the"] else i + 1
    word = sent.word_at(last)
    return sent.lower[i] in ("in", "on", "at") and (word in sent.lists["day_parts"] or sent.is_weekday(last))


def _is_stuck_to(sent: Sentence, slot: Slot) -> bool:
    """Tell whether a body keeps to a number: "had stuck to 22", "the army holds to its 32 gunmen"."""
    start = slot.quantity.start
    own = sent.lower[start - 1] in ("its", "their", "his", "her")
    to = start - 1 - own
    kept = to >= 1 and sent.lower[to] == "to" and sent.lower[to - 1] in sent.lists["stuck"]
    if not kept and " ".join(sent.lower[max(0, to - 1) : to + 1]) not in sent.lists["keeps"]:
        return False
    return slot.phrase.known is not None or slot.phrase.end <= slot.quantity.end


def _is_somebodys(sent: Sentence, slot: Slot, follows: str) -> bool:
    """Tell whether a bare number is said to be a body's, or not to be the right one."""
    start = slot.quantity.start
    before = sent.lower[start - 1]
    if _is_said_to_be(sent, start):
        return follows in BREAKS or follows in sent.lists["moments"]
    if before == "the" and sent.lower[start - 2] in sent.lists["saying_number"]:
        return follows in BREAKS  # "the institute acknowledges the 71"
    if before == "not" or before == "the" and sent.lower[start - 2] == "not":
        return sent.lower[start - 2] in _NOT_BESIDE or sent.lower[start - 3 : start - 2] == [","]
    two = sent.lower[start - 2 : start]
    stood = before == "at" and sent.lower[start - 2] in sent.lists["standing"]
    if stood and sent.has_any("counted_before", start - 5, start - 2):
        return True  # "it had stood at 26", "the police, which had stopped at 54"
    if two in (["it", "was"], ["it", "is"]) and follows == "that":
        return True  # "it is 215 that were taken"
    if two in (["rather", "than"], ["insists", "on"], ["insisted", "on"], ["it", "was"], ["it", "is"]):
        on_day = start == 2 and _tells_time(sent, slot.quantity.end)  # "It was 19 on Sunday"
        return follows in BREAKS or follows in sent.lists["moments"] or on_day
    if two == ["than", "the"]:
        return follows in ("it", "he", "she", "they")  # "11 more than the 16 it had reported"
    if two == ["of", "the"] and sent.lower[start - 3 : start - 2] == ["instead"]:
        return True
    if before in sent.lists["reaches"] and sent.has_any("lists", start - 3, start):
        return follows in BREAKS or follows in sent.lists["moments"]  # "the hospital's list reaches 59"
    if before in _HAVE and (follows in BREAKS or follows in sent.lists["moments"]):
        return True  # "it had six yesterday", "her people now have 31"
    if two == ["names", "of"]:
        return sent.lower[start - 3 : start - 2] == ["the"] and follows in BREAKS
    if before == ":" and sent.lower[start - 2] in sent.lexicon.toll["earlier"]:
        return True  # "(earlier: 38)"
    end = slot.quantity.end
    if before == "later" and sent.lower[start - 2] in ("and", ",", "but"):
        return follows in BREAKS and sent.slots[sent.starts[start] - 1].unit is not None  # "46 and later 49"
    if before == "and" and sent.lower[end : end + 3] == [",", "according", "to"]:
        return True
    counted = sent.has_any("count_nouns", start - 4, start)
    if before in ("is", "was", "been") and counted:
        return True
    if before == "to":
        changed = [k for k in range(max(0, start - 4), start) if sent.lower[k] in sent.lists["count_changed"]]
        return any(sent.lower[k + 1] in sent.lists["change_pronouns"] for k in changed)
    if before.endswith(("'s", "’s", "s'", "s’")) and len(before) > 3:
        return not before.startswith(("it", "that", "let", "he", "she", "what", "there"))
    return before in sent.lists["saying_number"] and (follows in BREAKS or _is_number_word(sent, slot))


def _is_said_to_be(sent: Sentence, start: int) -> bool:
    """ "There were | 12", "it's | nine", "they are | fifteen", "there had been | 17"."""
    before = sent.lower[max(0, start - 3) : start]
    if before[-2:-1] in (["there"], ["they"]) or before[-1:] in (["it's"], ["it’s"]):
        return before[-1] in ("are", "were", "was", "it's", "it’s")
    return before == ["there", "had", "been"] or before == ["there", "have", "been"]


def _is_number_word(sent: Sentence, slot: Slot) -> bool:
    return sent.lower[slot.quantity.end : slot.quantity.end + 1] in (["dead"], ["on"], ["so"])


def _find_spoken_of(sent: Sentence, number: int, known: Mapping[int, str], told: str | None) -> str | None:
    """Return what befell the people that a bare number counts: what is counted here, in the sentence
    before (``told``), or in the text."""
    slot = sent.slots[number]
    for k in range(slot.quantity.start - 1, -1, -1):
        if sent.lower[k] in ("number", "count", "toll") and sent.lower[k + 1 : k + 2] == ["of"]:
            unit = sent.unit_of_words(sent.lower[k + 2 : k + 4])
            if unit is not None:
                return unit
    near = find_last_figure(sent, number)
    if near is not None:
        return sent.slots[near].unit
    return told or _find_counted(known)


def _is_given(sent: Sentence, end: int) -> bool:
    """Tell whether who gave a number follows it: "52 | given by the ministry"."""
    by = sent.lower[end + 1 : end + 2] == ["by"] and sent.has_any("given_by", end, end + 1)
    return by or sent.has_any("given", end, end + 1)


def _is_count(sent: Sentence, start: int, end: int) -> bool:
    """Tell whether a number is all that a count is said to be: "a count of 21", "its tally is now 29"."""
    follows = sent.word_at(end)
    ends = follows in BREAKS or _is_given(sent, end) or follows in sent.lists["count_ends"]
    if (
        start > 1
        and sent.lower[start - 1] == "of"
        and sent.lower[start - 2] in sent.lists["count_nouns"] - {"number"}
    ):
        verbs = sent.lexicon.auxiliaries
        ends = ends or follows in verbs or follows in _QUOTES or follows.endswith("ing")
    if start < 2 or not ends:
        return False
    before = sent.lower[start - 1]
    if before == "of" and sent.lower[start - 2] in sent.lists["speaking_of"]:
        return True  # "spoke of 17"
    if before in sent.lists["counting"]:
        return True
    if before in ("at", "as") and "it" in sent.lower[max(0, start - 6) : start - 1]:
        return sent.has_any("putting", start - 6, start - 1)
    near = range(max(0, start - 9), start)
    noun = max((k for k in near if sent.lower[k] in sent.lists["count_nouns"] - {"total"}), default=None)
    if noun is None or noun + 1 < start and _counts_things(sent, noun + 1):
        return False
    between = sent.lower[noun + 1 : start]
    plain = all(word[0].isalnum() or word == "," for word in between[:-1])
    plain = plain and (not between or between[-1][0].isalnum() or between[-1] in (",", ":"))
    told = before in sent.lists["counting_verbs"] or between in ([","], [":"])
    return plain and (not between or told)


def _counts_things(sent: Sentence, i: int) -> bool:
    """Tell whether a count is of no people: "the number | of houses"."""
    if sent.lower[i] != "of" or i + 1 in sent.starts:
        return False
    near = range(i + 1, min(i + 5, sent.size))
    if any(sent.lower[k] in sent.lists["unharmed"] and is_people(sent, k - 1) for k in near):
        return True  # "the number of people | living in the area"
    people = any(is_people(sent, k) or k in sent.happenings for k in near)
    return not people and sent.unit_of_words(sent.lower[i + 1 : i + 5]) is None
