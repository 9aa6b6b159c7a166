"""Who speaks by the form of the page alone: transcripts, signed quotations, posts, label blocks.

Each reader takes the paragraphs (spans, in order) and returns turns; a turn's speech is still whole
paragraphs here (:func:`attrib.language.segment.segment_document` cuts it into sentences).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from attrib.model import Span, Turn

from .lines import trim
from .speakers import (
    VERBAL,
    can_speak,
    is_full_name,
    is_name,
    is_office,
    is_place,
    is_role,
    is_source_label,
    is_topic,
)
from .words import MONTH, load_page_words

_MOST_ROLE = 3  # words of a role that says something on something: "The health minister on ...:"
MOST_SPEECH_PARAGRAPHS = 4  # of one turn of a transcript
_SIGNATURE_ROOM = 240  # characters at a paragraph's end in which it may be signed

_LABEL = re.compile(
    r"(?:\(\((?P<wiki>[^()\n]{1,60})\)\)|\[(?P<square>[^\[\]\n]{1,60})\]|(?P<plain>@?[^\W\d_][^:\n?!\u201c\u201d\"]{0,70}?))"
    r"(?P<aside> ?\([^()\n]{1,60}\))?(?P<colon> ?:)(?=[\s\"\u201c\u2018'])"
    r"|(?P<letter>[QA])(?P<stop>[.:] )(?=\S)"
)
_INNER_LABEL = re.compile(
    r"(?<=[.?!\"\u201d)\]]) +(?=(?:[A-Z][A-Z.'\u2019-]*(?: [A-Z][A-Z.'\u2019-]+){0,4}|[QA]"
    r"|\[[A-Z][^\[\]\n]{1,40}\]) ?: )"
)
_NAME_RUN = re.compile(
    r"[A-Z][\w'\u2019.-]+(?: (?:al-|el-)?(?:[A-Z][\w'\u2019.-]*|al|el|bin|ibn|abu|de|van|von|der)){1,4}"
)
OPENERS = "\"\u201c\u201e\u00ab'\u2018"
CLOSERS = "\"\u201d\u201c\u00bb'\u2019"
_SIGNED = re.compile(
    r"[\"\u201d\u201c\u00bb\u2019'](?P<gap>\s*)(?P<dash>[-~\u2013\u2014\u2015]+)\s*(?P<who>[^\n\"\u201c\u201d]{2,160})\Z"
)
_BRACKETED = re.compile(
    r"[\"\u201d\u00bb\u2019']\s*(?P<bracket>\()(?P<who>[^()\n\"\u201c\u201d]{3,120})\)\.?\Z"
)
_ABOUT = re.compile(r",? (?:on|about|after|before|following) ")
_SIGNATURE = re.compile(r"(?P<dash>[-\u2013\u2014\u2015~]+)\s*(?P<who>[^\n\"\u201c\u201d]{2,160})\Z")
_POST = re.compile(
    r"(?P<dash>[-\u2013\u2014\u2015]+|\|)\s*(?P<who>[^\n()]{1,80}? ?\(@\w{1,30}\)|@\w{1,30})\s*(?P<when>"
    rf"(?:[,\u00b7|on \u2013-]*(?:{MONTH}\.? \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {MONTH}\.?,?"
    rf"(?: \d{{4}})?))?[^\n]{{0,30}})\Z"
)
_ZONES = "GMT|UTC|BST|EST|EDT|CET|IST|EET|MSK"
_TIME = (
    rf"[\[(]?\d{{1,2}}[:.h]\d{{2}}(?: ?[ap]\.?m\.?)?(?: ?(?:{_ZONES}))?[\])]?"
    r"[ \u00a0]*[:|\u2013\u2014-]*[ \u00a0]*"
)
_POSTED = re.compile(
    rf"(?:{_TIME})?(?P<who>[^\W\d_][^:\n\"\u201c()]{{1,60}}? ?\(@\w{{1,30}}\))(?P<colon> ?:)(?=\s)"
    rf"|(?:{_TIME})?(?:RT )?(?P<tag>@\w{{1,30}})(?P<stop> ?:)(?=\s)"
    rf"|(?:{_TIME})(?P<name>(?!(?:[ap]\.?m\.?|{_ZONES})\W)[^\W\d_][^:\n\"\u201c]{{1,60}}?)(?P<mark> ?:)(?=\s)"
)
_POSTERS = (("who", "colon"), ("tag", "stop"), ("name", "mark"))  # groups of _POSTED: who posts, and the mark
_CITING = re.compile(r",? (?P<cue>citing|quoting|referring to|with reference to) (?=\w)")
_STAGED = re.compile(r"\([A-Z]{5,}[^a-z]*\)")  # "(LAUGHING)", beside a label
_OCCASION = re.compile(
    r"(?:,\s+on|,\s+(?:at|in|outside|inside)\s+(?:an?|the|his|her|their|court|parliament)|,\s+(?:speaking|talking|addressing|"
    r"writing|testifying|interviewed|opening|closing|launching|accepting|announcing|unveiling|resigning)"
    r"|(?:,|(?<!\s))\s+(?:before|after|during|following|ahead of))\s+\w.*\Z",
    re.S,
)
_ENDS_IN_SAYING = re.compile(r"\b(?:reads?|said|says|stated|states|added|went)\Z")
_DATED = re.compile(
    rf",? (?:on )?(?:{MONTH}\.? \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {MONTH}\.?(?: \d{{4}})?|\d{{4}})\Z"
)
ENDED = re.compile(r"[.?!\u2026][\"'\u201d\u2019)]*\Z")


def is_quotation(text: str, start: int, end: int) -> bool:
    """True where ``text[start:end]`` is one quotation and nothing besides."""
    while end > start and text[end - 1] in ".,;":
        end -= 1
    if end - start < 4 or text[start] not in OPENERS or text[end - 1] not in CLOSERS:
        return False
    if text[start] in "'\u2018":
        return not re.search(r"[\w,.?!]['\u2019] (?:[a-z]+ )?(?:said|says|told)\b", text[start:end])
    inside = text[start + 1 : end - 1]
    return not any(mark in inside for mark in '"\u201c\u201d\u201e\u00ab\u00bb')


def asks(text: str, spans: Sequence[Span]) -> bool:
    """True where the last of the words is a question."""
    return bool(spans) and text[spans[-1][0] : spans[-1][1]].rstrip(CLOSERS + ") ").endswith("?")


def cut_who(text: str, start: int, end: int) -> Span:
    """Return who is named, without the medium, the date or a stop behind the name.

    Nor with the occasion: "Ana Bravo | , after her first match".
    """
    if (
        text[end - 1] == "."
        and not text[max(start, end - 4) : end].isupper()
        and text[end - 3 : end - 2] not in (" ", ".")
    ):
        end -= 1
    for pattern in (_OCCASION, _DATED, load_page_words().medium, _DATED):
        match = pattern.search(text[start:end])
        if match is not None and match.start() > 0:
            end = start + match.start()
    return trim(text, start, end)


# Transcripts


def split_inner_turns(text: str, span: Span) -> list[Span]:
    """Return a paragraph cut where a speaker's label stands inside it ("... the order? COL. REZA: Yes.")."""
    start, end = span
    label = read_label(text, span)
    if label is None:
        return [span]
    cuts = [match.end() for match in _INNER_LABEL.finditer(text, label[2], end)]
    bounds = [start, *cuts, end]
    return [trim(text, *piece) for piece in zip(bounds, bounds[1:])]


def read_label(text: str, span: Span) -> tuple[Span, Span, int] | None:
    """Return a paragraph's label: where the name stands, where its mark, and where the speech begins."""
    match = _LABEL.match(text, *span)
    if match is None:
        return None
    group = next(g for g in ("wiki", "square", "plain", "letter") if match.group(g) is not None)
    name = trim(text, *match.span(group))
    aside = match.group("aside") or ""
    if group == "plain" and aside.strip()[1:2].isupper() and not _STAGED.fullmatch(aside.strip()):
        name = trim(text, name[0], match.end("aside"))  # "Ms Wee (Bukit Timah)", not "(laughing)"
    mark = match.span("stop") if group == "letter" else match.span("colon")
    label = text[name[0] : name[1]]
    if group == "plain" and not _is_label(label.partition(" (")[0]):
        return None
    after = match.end()
    while after < span[1] and text[after].isspace():
        after += 1
    return name, trim(text, *mark), after


def _is_label(label: str) -> bool:
    first = label.split(",")[0]
    if len(label) == 1:
        return label in "QA"
    if is_topic(first) or VERBAL.search(label.lower()):
        return False
    return (
        is_name(first)
        and (first == label or len(label) <= 60)
        or is_role(label)
        and label[0].isupper()
        and len(label.split()) <= 5
    )


def read_transcript(text: str, paragraphs: Sequence[Span]) -> list[Turn]:
    """Return the turns of an interview or transcript, wherever in the article it stands."""
    labelled = []
    for number, span in enumerate(paragraphs):
        label = read_label(text, span)
        if label is not None:
            labelled.append((number, *label))
    found: list[Turn] = []
    at = 0
    while at < len(labelled):
        stop = at + 1
        while stop < len(labelled) and labelled[stop][0] - labelled[stop - 1][0] <= MOST_SPEECH_PARAGRAPHS:
            stop += 1
        if _is_exchange(text, paragraphs, labelled[at:stop]):
            found += _read_exchange(text, paragraphs, labelled[at:stop])
        at = stop
    return found


_Labelled = tuple[int, Span, Span, int]


def _is_exchange(text: str, paragraphs: Sequence[Span], run: Sequence[_Labelled]) -> bool:
    if len(run) < 2:
        return False
    names = [text[name[0] : name[1]] for _, name, _, _ in run]
    if run[0][3] >= paragraphs[run[0][0]][1]:
        return False  # nothing behind the first label
    counts = Counter(names)
    words = load_page_words()
    letters = {name.lower() for name in names}
    if letters & words.question and letters & words.answer:
        return True
    if sum(map(is_place, names)) * 2 > len(names):
        return False
    close = sum(1 for a, b in zip(run, run[1:]) if b[0] - a[0] == 1) * 2 >= len(run) - 1
    questions = sum(
        text[after : paragraphs[number][1]].rstrip(CLOSERS + " ").endswith("?") for number, _, _, after in run
    )
    sentences = sum(
        ENDED.search(text, after, paragraphs[number][1]) is not None for number, _, _, after in run
    )
    if sentences * 2 < len(run):
        return False
    if questions and (close or max(counts.values()) > 1):
        return True
    people = all(
        name.isupper() and not is_topic(name) or is_full_name(name) or is_role(name) for name in counts
    )
    return close and people and (len(run) > 2 or len(counts) == 2)


def _read_exchange(text: str, paragraphs: Sequence[Span], run: Sequence[_Labelled]) -> list[Turn]:
    words = load_page_words()
    found = []
    # Where one label alone is left, the page asks and the answers have no label.
    alone = len({text[name[0] : name[1]] for _, name, _, _ in run}) == 1
    for k, (number, name, mark, after) in enumerate(run):
        following = run[k + 1][0] if k + 1 < len(run) else number + 1
        speech = [(after, paragraphs[number][1]), *paragraphs[number + 1 : following]]
        speech = [span for span in speech if span[0] < span[1]]
        label = text[name[0] : name[1]].lower()
        if not speech:
            continue
        stands_for = _find_interviewee(text, run[0][1][0]) if label in words.answer else None
        kind = "question" if alone or label in words.question else "transcript"
        found.append(Turn(kind, name, mark, tuple(speech), asks(text, speech), stands_for))
    return found


def _find_interviewee(text: str, before: int) -> Span | None:
    """Return the name of who is interviewed: the first name behind "interview with" and the like."""
    best = None
    for match in load_page_words().interview.finditer(text, max(0, before - 2000), before):
        name = _NAME_RUN.search(text, match.end(), min(before, match.end() + 90))
        if name is not None:
            best = name.span()
    return best


# Signed quotations and posts


def read_signed(text: str, paragraphs: Sequence[Span]) -> list[Turn]:
    """Return quotations signed with a dash (``"..." - Name, role``) and embedded posts."""
    found = []
    for number, (start, end) in enumerate(paragraphs):
        turn = _read_post(text, paragraphs, number) or _read_signature(text, paragraphs, number)
        if turn is None and text[start] in OPENERS:
            match = _SIGNED.search(text, max(start, end - _SIGNATURE_ROOM), end)
            if (
                match is not None
                and is_quotation(text, start, match.start() + 1)
                and (match.group("gap") or match.group("dash") != "-")
            ):
                who = cut_who(text, *match.span("who"))
                if can_sign(text[who[0] : who[1]]):
                    speech = (start, match.start() + 1)
                    turn = Turn("signed", who, match.span("dash"), (speech,))
            turn = turn or _read_bracketed(text, start, end)
        if turn is not None:
            found.append(turn)
    return found


def _read_bracketed(text: str, start: int, end: int) -> Turn | None:
    """Return a quotation with who said it in brackets: "“We are safe.” (Ana Bravo, mayor)"."""
    match = _BRACKETED.search(text, max(start, end - _SIGNATURE_ROOM), end)
    if match is None or not is_quotation(text, start, match.start() + 1):
        return None
    who = cut_who(text, *match.span("who"))
    name, *rest = text[who[0] : who[1]].split(",")
    if not (is_full_name(name) or is_role(name) or rest and is_name(name) and is_role(",".join(rest))):
        return None
    return Turn("signed", who, match.span("bracket"), ((start, match.start() + 1),))


def is_signed(text: str, start: int, end: int) -> bool:
    """True of a line that is a quotation and who signs it."""
    match = _SIGNED.search(text, max(start, end - _SIGNATURE_ROOM), end)
    return match is not None and is_quotation(text, start, match.start() + 1)


def can_sign(who: str) -> bool:
    """True of who may sign behind a dash: an office and a name, a role, a name with a capital."""
    if VERBAL.search(who):
        return False
    name = _NAME_RUN.search(who)
    first = who.split(",")[0]
    if name is not None and is_role(who[: name.start()].strip()) or is_role(first):
        return True  # "fire chief | Amos Reed"
    begins = who[:1].isupper() or who.startswith(("a ", "the ", "an ", "@"))
    return begins and (is_name(first) or is_role(who))


def _read_post(text: str, paragraphs: Sequence[Span], number: int) -> Turn | None:
    start, end = paragraphs[number]
    posted = _POSTED.match(text, start, end)
    if posted is not None:
        return _read_posted(text, posted, end)
    if "@" not in text[start:end]:
        return None
    match = _POST.search(text, max(start, end - _SIGNATURE_ROOM), end)
    if match is None:
        return None
    if match.start() - start > 3:
        speech = trim(text, start, match.start())
    elif number:
        speech = paragraphs[number - 1]
    else:
        return None
    link = re.search(r"\s*(?:(?:pic\.twitter\.com|https?://)\S*\s*)+\Z", text[speech[0] : speech[1]])
    if link is not None and link.start():
        speech = (speech[0], speech[0] + link.start())
    return Turn("post", trim(text, *match.span("who")), match.span("dash"), (speech,), asks(text, [speech]))


def _read_posted(text: str, match: re.Match[str], end: int) -> Turn | None:
    """Return a post behind its time and who made it: "14:32 - Coastguard (@coast): Two boats are adrift"."""
    group, mark = next(pair for pair in _POSTERS if match.group(pair[0]) is not None)
    who = trim(text, *match.span(group))
    label = text[who[0] : who[1]]
    if group == "name" and not can_sign(label) or VERBAL.search(label):
        return None
    speech = trim(text, match.end(), end)
    return Turn("post", who, trim(text, *match.span(mark)), (speech,), asks(text, [speech]))


def _read_signature(text: str, paragraphs: Sequence[Span], number: int) -> Turn | None:
    start, end = paragraphs[number]
    match = _SIGNATURE.match(text, start, end)
    if match is None or not number or not is_quotation(text, *paragraphs[number - 1]):
        return None
    who = cut_who(text, *match.span("who"))
    if not can_sign(text[who[0] : who[1]]):
        return None
    return Turn("signed", who, match.span("dash"), (paragraphs[number - 1],))


# Labels


def read_statements(text: str, paragraphs: Sequence[Span]) -> list[Turn]:
    """Return quotations under a heading that names who speaks: "Statement by X:", "Source: X | Quote: ...",
    "Lena Ortiz, mayor of Tarsk:"."""
    words = load_page_words()
    found = []
    source: Span | None = None
    for number, (start, end) in enumerate(paragraphs):
        colon = text.find(":", start, min(end, start + 160))
        if colon < 0:
            continue
        label = text[start:colon].strip()
        folded = label.lower().rstrip(".")
        if is_source_label(label):
            source = cut_who(text, *trim(text, colon + 1, end)) if text[colon + 1 : end].strip() else None
            continue
        speech = _quoted_behind(text, paragraphs, number, colon + 1)
        if speech is None and words.statement.match(text, start, colon):
            speech = _stated_behind(text, colon + 1, end)
        if speech is None:
            continue
        if folded in words.quote_labels:
            found += _read_quote(text, source, (start, start + len(label)), speech)
            continue
        match = words.statement.match(text, start, colon)
        if _ENDS_IN_SAYING.search(label):
            continue  # "A statement by the palace read: ..." is a sentence
        if match is not None:
            who = cut_who(text, *trim(text, match.end(), colon))
            if who[0] < who[1]:
                found.append(Turn("statement", who, match.span(), (speech,), asks(text, [speech])))
            continue
        about = _ABOUT.search(label)
        if about is not None and speech[0] < end and _is_known(label[: about.start()]):
            who = (start, start + about.start())
            found.append(Turn("statement", who, (colon, colon + 1), (speech,), asks(text, [speech])))
        elif (speech[0] > end or "," in label) and _names_speaker(label):
            found.append(
                Turn(
                    "statement", trim(text, start, colon), (colon, colon + 1), (speech,), asks(text, [speech])
                )
            )
    return found


def _read_quote(text: str, source: Span | None, label: Span, speech: Span) -> list[Turn]:
    """Return a quotation under its label, and again for whom its source cites ("Source: X, citing Y")."""
    cited = _CITING.search(text, *source) if source is not None else None
    if source is None or cited is None:
        return [Turn("label", source, label, (speech,), asks(text, [speech]))]
    first, second = trim(text, source[0], cited.start()), trim(text, cited.end(), source[1])
    return [
        Turn("label", first, label, (speech,), asks(text, [speech])),
        Turn("label", second, cited.span("cue"), (speech,), asks(text, [speech])),
    ]


def _names_speaker(label: str) -> bool:
    """True of a name or role with what it is, and nothing that is done: "Lena Ortiz, mayor of Tarsk"."""
    first, *rest = label.split(",")
    if not can_speak(label) or not (is_role(first) or is_name(first)):
        return False
    known = is_role(first) or len(first.split()) > 1 or not rest
    return known and all(
        is_role(part) or is_name(part.strip()) or is_office(part)
        for part in rest
        if not part.strip().isdigit()
    )


def _stated_behind(text: str, after: int, end: int) -> Span | None:
    """Return the sentences behind "Statement by ...:" that are nobody's quotation, or None."""
    start, end = trim(text, after, end)
    plain = start < end and not any(mark in text[start:end] for mark in '"\u201c\u201d\u00ab\u00bb')
    return (start, end) if plain and ENDED.search(text, start, end) else None


def _is_known(who: str) -> bool:
    """True of a role or a full name with what it is: "Lena Ortiz, mayor of Tarsk", on something."""
    first = who.split(",")[0]
    name = _NAME_RUN.search(first)
    if name is None:
        return _names_speaker(who) and is_role(first) and len(first.split()) <= _MOST_ROLE
    behind = first[name.end() :].strip()  # "Ana Lind | spoke to the press"
    return _names_speaker(who) and not behind and not is_place(first) and can_sign(first)


def _quoted_behind(text: str, paragraphs: Sequence[Span], number: int, after: int) -> Span | None:
    """Return the quotation that is all that stands behind a label, or all of the next paragraph."""
    start, end = trim(text, after, paragraphs[number][1])
    if start < end:
        return (start, end) if is_quotation(text, start, end) else None
    if number + 1 < len(paragraphs) and is_quotation(text, *paragraphs[number + 1]):
        return paragraphs[number + 1]
    return None
