"""Who is meant where a body without a name, a count or a paper gives a number."""

from __future__ import annotations

from attrib.sources.origins import fold_words

from ..counters import Counter
from ..credited import find_seen_owner, strip_paper
from ..patterns import load_pattern
from .credit import OUR, credit_counted, credit_named, map_speakers
from .page import Draft, Page, number_key

_BODY, _OTHERS = load_pattern("sites", "body"), load_pattern("sites", "others_papers")


_OPENS, _A_BODY = load_pattern("counters", "opens"), load_pattern("counters", "body")
_ARMS = {"government", "military"}  # the police and the army of one state


def name_owners(page: Page) -> None:
    """A count or a paper is the word of whose it is: "the council's count", "a bulletin of the firefighters";
    where nobody is told, of who spoke last ("a statement said"), or of the outlet ("our records")."""
    said = [draft for draft in page.drafts if draft.item is not None and draft.speaker]
    known = map_speakers(said)
    for number, draft in enumerate(said):
        assert draft.item is not None and draft.speaker is not None
        words = " ".join(page.text[start:end] for start, end in draft.item.source)
        seen = find_seen_owner(words)
        owner = strip_paper(draft.speaker) if draft.item.speaker_id is None else draft.speaker
        owner = seen or owner
        if owner == draft.speaker:
            continue
        full = strip_paper(words) if owner is None and OUR.search(words) is None else None
        if full is not None and full != words and _A_BODY.search(full):
            owner = full  # "a toll drawn up by the gendarmerie"
        if owner is not None:
            credit_named(page, draft, owner, known)
            draft.reason = ""
        elif OUR.search(words):
            draft.speaker, draft.origin = page.doc.outlet, page.reader.outlet
        elif _OTHERS.search(words):
            continue  # "other reports": nobody's who was named
        elif _credit_opener(page, draft, said[number - 1].sentence if number else -1):
            continue
        elif number and said[number - 1].origin.kind == "named":
            draft.speaker, draft.origin = said[number - 1].speaker, said[number - 1].origin


def _credit_opener(page: Page, draft: Draft, spoke: int) -> bool:
    """ "Police revised their own count. Ten people died, | a statement | said": of the body that opens the
    sentence before, where ``spoke``, the sentence in which anybody spoke last, lies further back."""
    before = draft.sentence - 1
    if before < 0 or spoke >= before:
        return False
    start, end = page.sentences[before]
    match = _OPENS.match(page.text, start, end)
    if match is None or _A_BODY.search(match["who"]) is None:
        return False
    if "\n" in page.text[end : page.sentences[draft.sentence][0]].strip(" "):
        return False
    credit_counted(page, draft, Counter(match["who"], match.span("who")))
    return True


def name_bodies(page: Page) -> None:
    """ "A monitoring group" in the lead, or a headline's "minister", is the named body that gives the same
    figure further down."""
    named: dict[tuple[str, int | None], list[Draft]] = {}
    for draft in page.drafts:
        if draft.figure is None or draft.item is None or draft.item.stance == "confirms":
            continue  # who confirms another's number is not that other
        if draft.origin.kind == "named":
            named.setdefault(number_key(draft.figure), []).append(draft)
    for draft in page.drafts:
        if draft.figure is None or draft.item is None:
            continue
        body_word = any(_BODY.match(page.text, start, end) for start, end in draft.item.source)
        if draft.origin.kind != "described" and not (draft.origin.kind == "unnamed" and body_word):
            continue
        others = {other.origin.name: other for other in named.get(number_key(draft.figure), ())}
        if len(others) != 1:
            continue
        (body,) = others.values()
        assert body.item is not None
        if not body_word and not fold_words(draft.speaker or "") <= fold_words(body.speaker or ""):
            continue  # "four told us", "the regional prosecutor's office also reports seven": others
        if {body.item.speaker_type, draft.item.speaker_type} == _ARMS:
            continue  # "police said" is not the army that gives the same number
        for other in page.drafts:
            if other.item is draft.item:
                other.speaker, other.origin = body.speaker, body.origin
                other.reason = f"the body that gives this figure is named in the text: {body.speaker}"
