"""Figures that are a toll: "the death toll rose to 12", "Dead: 12", "the injured number 157"."""

from __future__ import annotations

from dataclasses import replace

from .reading import BREAKS, CLOSERS, Sentence, Slot
from .slots import assign_bare, find_last_figure

_APPOSED_REACH = 6  # words between a toll and its number behind a comma: "the toll of that date, 22, …"
_EQUAL_REACH = 7  # words between those counted and "are"
_THE_COUNTED = frozenset(("the", "those", "still"))
_COLUMN_STARTS = frozenset((":", ";", "–", "-", "—", ",", "|", ")"))
_AGES = {"fewer than": 19}  # below how many a number may be an age
_HEADLINE = 12  # words of a line that may be a headline
_LABEL_STARTS = frozenset((".", ";", "•", "|", ")", ":", "*"))


def assign_labels(sent: Sentence) -> None:
    """ "Dead: 23", "Deaths documented by name: 28", "Dead by district: Llacuas 10, Tambo Viejo 3"."""
    for colon, word in enumerate(sent.lower):
        if word != ":" or colon == 0:
            continue
        head = max((k for k in range(colon) if sent.lower[k] in _LABEL_STARTS), default=-1) + 1
        places = "by" in sent.lower[head:colon]
        if colon - head > (14 if places else 8) or not head < colon:
            continue
        unit = sent.unit_of_words(sent.lower[head : min(head + 3, colon)])
        inside = (sent.happenings[k] for k in range(head, colon) if k in sent.happenings)
        unit = unit or next((item.unit for end, item in inside if end <= colon and not item.people), None)
        if unit is None or any(k in sent.starts for k in range(head, colon)):
            continue
        if colon + 1 in sent.starts or _is_bounded(sent, colon + 1):
            _assign_label(sent, unit, head, colon)
        elif places:
            _assign_places(sent, unit, colon)


def _assign_label(sent: Sentence, unit: str, head: int, colon: int) -> None:
    for slot in sent.slots:
        if slot.quantity.start <= colon + 1 < slot.quantity.end:
            slot.unit, slot.start = unit, head
            slot.end = max(slot.quantity.end, slot.phrase.end if slot.phrase.known else 0)
            slot.phrase = replace(slot.phrase, thing=False)
            _assign_label_rest(sent, unit, slot)


def _assign_label_rest(sent: Sentence, unit: str, slot: Slot) -> None:
    """ "The dead: 22 women, | nine children, | nine men."."""
    while slot.phrase.known is not None:
        end = slot.phrase.end + 1 + (sent.lower[slot.phrase.end : slot.phrase.end + 2] == [",", "and"])
        joined = sent.lower[end - 1 : end] in ([","], ["and"]) and end in sent.starts
        slot = sent.slots[sent.starts[end]] if joined else slot
        if not joined or slot.unit is not None or slot.phrase.known is None:
            return
        slot.unit, slot.start, slot.end = unit, slot.quantity.start, slot.phrase.end


def _assign_places(sent: Sentence, unit: str, colon: int) -> None:
    """A list of names with a number each, up to the sentence's end."""
    for slot in sent.slots:
        start = slot.quantity.start
        if start <= colon + 1 or slot.unit is not None or slot.quantity.article:
            continue
        if sent.is_capital(start - 1):
            first = start - 1
            while first > colon + 1 and sent.words.form[first - 1][:1].isalpha():
                first -= 1
            slot.unit, slot.start, slot.end = unit, first, slot.quantity.end
            slot.phrase = replace(slot.phrase, end=slot.phrase.start, known=None, thing=False)


def assign_columns(sent: Sentence) -> None:
    """ "Orsk Hospital – dead 15, injured 35", "Bulletin 3: dead 11; missing about 74"."""
    heads = sent.lexicon.columns
    if heads.keys().isdisjoint(sent.lower):
        return
    for i, word in enumerate(sent.lower[:-1]):
        unit = heads.get(word)
        headline = sent.lower[i + 1] == "now" and sent.size <= _HEADLINE
        if unit is None or i and sent.lower[i - 1] not in _COLUMN_STARTS and not headline:
            continue
        now = sent.lower[i + 1] == "now"
        slot = sent.slot_at(i + 1 + now)
        if slot is None or slot.unit is not None or slot.quantity.article or slot.phrase.known is not None:
            continue
        follows = sent.word_at(slot.quantity.end)
        if follows in BREAKS or follows in ("(", "–", "-", "—", "|"):
            assign_bare(sent, slot, unit)
            slot.start = i


def assign_reached(sent: Sentence) -> None:
    """ "Quake deaths reach 21", "the dead of the province rise to eight"."""
    for i, word in enumerate(sent.lower):
        if word not in sent.lists["dead_nouns"] or word == "dead" and (not i or sent.lower[i - 1] != "the"):
            continue
        if i > 2 and sent.lower[i - 3 : i] == ["none", "of", "the"]:
            continue  # "none of the dead had reached 30": an age
        for k in range(i + 1, min(i + 8, sent.size - 1)):
            after = k + 2 if sent.lower[k + 1] == "to" else k + 1
            if (
                sent.lower[k] in sent.lists["reaches"]
                or sent.lower[k + 1] == "to"
                and _is_bounded(sent, after)
            ):
                slot = sent.slot_at(after)
                if slot is not None and slot.unit is None and slot.phrase.known is None:
                    slot.unit, slot.start, slot.end = "killed", i, slot.quantity.end
                    slot.phrase = replace(slot.phrase, end=slot.phrase.start, thing=False)
                break
            if k in sent.starts or sent.lower[k] in sent.lists["stops"]:
                break


def assign_numbered(sent: Sentence) -> None:
    """ "The injured number 157", "put the dead at 31", "of wounded as 57"."""
    for i in range(sent.size - 2):
        unit = sent.lexicon.units.get(sent.lower[i])
        if unit is None or i and sent.lower[i - 1] in sent.lists["passive"]:
            continue
        _assign_equal(sent, unit, i)
        k = i + 2 if sent.lower[i + 1] in ("now", "alone", "have") else i + 1
        if sent.lower[i + 1] == "of" and sent.lower[i + 3 : i + 4] == ["at"]:
            k = i + 3  # "puts the dead of July at more than 400"
        if k + 1 >= sent.size:
            continue
        numbered = sent.lower[k] in sent.lists["numbering"]
        put = sent.lower[k] in ("at", "as") and sent.has_any("putting", 0, i)
        put = put or sent.lower[k] == "as" and sent.has_any("counting", 0, i)  # "listed the injured as 12"
        put = put or sent.lower[k] == "to" and sent.has_any("changes", 0, i)
        if sent.lower[k] in ("is", "are", "was", "were") and sent.lower[k + 1] in sent.lists["putting"]:
            k, put = k + 2, sent.lower[k + 2 : k + 3] in (["at"], ["as"])
        elif sent.lower[k] == ",":
            _assign_apposed(sent, unit, k + 1)
        slot = sent.slot_at(k + 1)
        if slot is None or slot.unit is not None or slot.quantity.article or not (numbered or put):
            continue
        assign_bare(sent, slot, unit)
        slot.start = i


def _assign_equal(sent: Sentence, unit: str, i: int) -> None:
    """ "Those still missing are | five", "the dead of Varn are now | 44"."""
    if not i or sent.lower[i - 1] not in _THE_COUNTED:
        return
    for k in range(i + 1, min(i + _EQUAL_REACH, sent.size - 1)):
        if sent.lower[k] in ("are", "were"):
            first = k + 1 + (sent.lower[k + 1] in ("now", "only", "already"))
            slot = sent.slot_at(first)
            end = slot.quantity.end if slot is not None else 0
            if slot is not None and _AGES.get(slot.quantity.qualifier, 0) > (slot.quantity.high or 0):
                return  # "the victims were under 12"
            follows = sent.word_at(end)
            if slot is not None and slot.unit is None and follows in (*BREAKS, ":"):
                assign_bare(sent, slot, unit)
                slot.start = i
            return
        if k in sent.starts or k in sent.happenings or not sent.lower[k][0].isalpha():
            return


def _assign_apposed(sent: Sentence, unit: str, i: int) -> None:
    """ "The injured, | 200 in all,", "the victims, | 30 men and 11 women,"."""
    while i in sent.starts:
        slot = sent.slots[sent.starts[i]]
        end = slot.noun_end
        whole = sent.lower[slot.quantity.end : slot.quantity.end + 2] in (["in", "all"], ["in", "total"])
        listed = slot.phrase.known is not None and sent.lower[end : end + 1] in (["and"], [","])
        if slot.unit is not None or slot.quantity.article or not (whole or listed):
            return
        slot.unit, slot.start, slot.end = unit, i, slot.quantity.end if whole else end
        slot.role = "total" if whole else "part"
        i = end + 1


def _is_bounded(sent: Sentence, i: int) -> bool:
    return any(slot.quantity.start <= i < slot.quantity.end for slot in sent.slots)


def assign_tolls(sent: Sentence) -> None:
    toll = sent.lexicon.toll
    for i, word in enumerate(sent.lower):
        if word in toll["nouns"]:
            if _assign_toll_before(sent, i, i + 1, "killed"):
                continue  # "revised to 31 the toll of the attack"
            unit = (
                sent.unit_of_words(sent.lower[i + 1 : i + 4]) if sent.lower[i + 1 : i + 2] == ["of"] else None
            )
            _assign_toll(sent, i, i + 1, 18, unit or "killed")
        elif word in toll["counts"]:
            if i and sent.lower[i - 1] in toll["earlier"] and sent.lower[i + 1 : i + 2] == ["of"]:
                unit = next((slot.unit for slot in sent.slots if slot.unit), "killed")
                _assign_toll(sent, i - 1, i + 1, 3, unit)
                continue
            for k in range(i + 1, min(i + 10, sent.size)):
                unit = sent.unit_of_words([sent.lower[k]])
                if unit:
                    unit = _find_end_of(sent, k) or unit
                    if not _assign_toll_before(sent, i, k + 1, unit) and not _assign_changed(
                        sent, unit, k + 1
                    ):
                        _assign_toll(sent, i, k + 1, 14, unit)
                    break
                stops = sent.lists["stops"] - sent.lists["reported"]
                if k in sent.starts or sent.lower[k] in stops:
                    break
            if word == "total" and sent.lower[i + 1 : i + 2] in (["to"], ["at"], ["is"]):
                _assign_total(sent, i)


def _find_end_of(sent: Sentence, k: int) -> str | None:
    """Return what befell people that are named for an earlier lot: "the number of prisoners | who have
    died"."""
    if sent.lower[k] not in sent.lists["earlier_lot"] or sent.lower[k + 1 : k + 2] != ["who"]:
        return None
    near = range(k + 2, min(k + 6, sent.size))
    return next((sent.happenings[j][1].unit for j in near if j in sent.happenings), None)


def _assign_total(sent: Sentence, i: int) -> None:
    """ "One more body was found, taking the total to 41": of what is counted before it."""
    slot = sent.slot_at(i + 2)
    before = [other for other in sent.slots if other.unit and other.quantity.end < i]
    if slot is not None and before and slot.unit is None and slot.phrase.known is None:
        assign_bare(sent, slot, before[-1].unit or "killed")
        slot.start = i


def _assign_toll_before(sent: Sentence, i: int, end: int, unit: str) -> bool:
    """ "brought to 49 the number killed"."""
    for slot in sent.slots:
        tail = slot.noun_end
        if (
            slot.quantity.end <= i <= tail + 1
            and slot.quantity.start >= i - 5
            and slot.quantity.start
            and sent.lower[slot.quantity.start - 1] in ("to", "at")
            and i - slot.quantity.end <= 1
        ):
            slot.unit, slot.start, slot.end = unit, slot.quantity.start, end
            slot.phrase = replace(slot.phrase, start=slot.quantity.end, end=slot.quantity.end, thing=False)
            return True
    return False


def _assign_toll(sent: Sentence, noun: int, start: int, reach: int, unit: str) -> None:
    i, toll = start, sent.lexicon.toll
    while i < min(sent.size, start + reach):
        if i in sent.starts:
            slot = sent.slots[sent.starts[i]]
            if slot.quantity.article or slot.phrase.thing:
                i += 1
                continue
            aside = sent.lower[i - 1] == "," and sent.lower[slot.quantity.end : slot.quantity.end + 1] == [
                ","
            ]
            lead = sent.lower[i - 2 if sent.lower[i - 1] in CLOSERS else i - 1]
            if lead == ":" and sent.word_at(slot.quantity.end) in sent.lexicon.auxiliaries:
                return  # "the final tally: six are on a ventilator"
            if slot.unit is None and (
                lead in sent.lists["leads"]
                or aside
                and i - start <= _APPOSED_REACH
                or slot.quantity.core > i
                and (sent.lower[i] in sent.lists["leads"] or sent.lower[i - 1] in sent.lists["crept"])
                or slot.quantity.qualifier == "between"
            ):
                slot.unit, slot.start = unit, noun
                rose = slot.quantity.start == start or sent.lower[i - 1] in sent.lists["crept"]
                if rose and sent.lower[i : i + 2] == ["up", "to"]:
                    value = slot.quantity.high  # "Toll up to 19": it rose
                    slot.quantity = replace(slot.quantity, low=value, qualifier="exact")
                slot.end = slot.noun_end if slot.phrase.known else slot.quantity.end
                while slot.start and (
                    sent.lower[slot.start - 1] in toll["earlier"] or sent.lower[slot.start - 1] == "death"
                ):
                    slot.start -= 1
                _assign_other_end(sent, slot.end, unit)
            return
        if sent.lower[i] in sent.lists["toll_ends"]:
            return
        i += 1


def _assign_other_end(sent: Sentence, i: int, unit: str) -> None:
    """The other number of a count that changed: "from 52 to 46", "to 21 from 23"."""
    if i + 1 >= sent.size or sent.lower[i] not in ("from", "to"):
        return
    number = sent.starts.get(i + 1)
    if number is not None and sent.slots[number].unit is None and not sent.slots[number].quantity.article:
        slot = sent.slots[number]
        slot.unit, slot.start, slot.end = unit, slot.quantity.start, slot.quantity.end
        slot.phrase = replace(slot.phrase, end=slot.phrase.start, known=None, thing=False)


def _assign_changed(sent: Sentence, unit: str, i: int) -> bool:
    """ "The number of people killed when … has climbed to 31": the verb of change may stand far off."""
    for k in range(i, sent.size - 2):
        if sent.lower[k] in sent.lists["changes"] and sent.lower[k + 1] in ("to", "from", "at"):
            slot = sent.slot_at(k + 2)
            if slot is not None and slot.unit is None and not slot.quantity.article:
                slot.unit, slot.start, slot.end = unit, k, slot.quantity.end
                slot.phrase = replace(slot.phrase, end=slot.phrase.start, known=None, thing=False)
                _assign_other_end(sent, slot.end, unit)
                return True
    return False


def assign_earlier(sent: Sentence) -> None:
    """ "Has risen to 37, up from 18 a day earlier": the number before, of the same."""
    for number, slot in enumerate(sent.slots):
        start = slot.quantity.start
        if slot.unit is not None or slot.quantity.article or slot.phrase.known or start < 2:
            continue
        lead = start - (sent.lower[start - 1] == "the")
        up = sent.lower[lead - 1] == "from" and sent.lower[lead - 2] in ("up", "down")
        compared = sent.lower[start - 1] == "against" or sent.lower[start - 2 : start] == [
            "compared",
            "with",
        ]
        end = slot.quantity.end
        after = sent.slots[number + 1] if number + 1 < len(sent.slots) else None
        if sent.lower[start - 1] == "from" and sent.lower[end : end + 1] == ["to"] and after is not None:
            if after.unit is not None and after.quantity.start == end + 1:
                assign_bare(sent, slot, after.unit)  # "from 460 to 634 deaths"
            continue
        if (
            up
            or compared
            and end < sent.size
            and (
                sent.lower[end] in BREAKS
                or sent.lower[end] in sent.lists["then"]
                or sent.lower[end] in sent.lists["announced"]
            )
        ):
            before = find_last_figure(sent, number)
            if before is not None:
                assign_bare(sent, slot, sent.slots[before].unit or "killed")
