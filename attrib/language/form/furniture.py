"""Lines that nobody says: bylines, agencies' tails, link lines, notices, credits, dates of publication."""

from __future__ import annotations

import re

from attrib.model import Region, Span

from .words import MONTH, WEEKDAY, load_page_words

ASIDE_KINDS = frozenset(("dateline", "byline", "date", "tail", "link", "notice", "credit", "label"))
MOST_LINE = 400  # characters of a line that may be furniture

_DATE_LINE = re.compile(
    rf"(?:(?:first |last )?(?:published|posted|updated|modified|created|date)(?: on| at)?[:,]? ?)?"
    rf"(?:{WEEKDAY},? )?(?:\d{{1,2}} {MONTH}\.?,? \d{{4}}|{MONTH}\.? \d{{1,2}},? \d{{4}}"
    rf"|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}}|\d{{4}}-\d\d-\d\d)"
    r"(?:[ ,|/T\u00a0\u2013\u2014-]*(?:at )?\d{1,2}[:.]\d{2}(?::\d\d)?(?: ?[ap]\.?m\.?)?"
    r"(?: ?(?:GMT|UTC|EST|EDT|BST|IST|Z))?)?\s*",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_a-z][\w.'\u2019-]*"
_BYLINE_REST = re.compile(
    rf"(?: (?:{_NAME}|and|de|van|von|der|al|el|bin|in|for|at|of|the|with|&"
    r"|[a-z]+ (?:writer|correspondent|reporter|editor))|,|/| \||\.$|;)+\Z"
)
_BRACKETS = re.compile(r"[(\[]([^()\[\]\n]{3,200})[)\]]\.?")
_SIGN_OFF = re.compile(r"(?:--+|\u2014|\u2013|\*|/)\s?[A-Z][\w ./&-]{1,40}\.?\Z")
_PICTURE = re.compile(r"pic\.twitter\.com/\S+|https?://t\.co/\S+")
_SENTENCE_START = re.compile(r"(?<=[.!?\"\u201d)]) +(?=[(\[]?[A-Z])")
_LEAST_PROSE = re.compile(r"[.!?][\"'\u201d\u2019)]*\Z")


def read_line(text: str, span: Span) -> str | None:
    """Return the kind of the region that a line is as a whole, or None where it is prose."""
    start, end = span
    if end - start > MOST_LINE:
        return None
    words = load_page_words()
    line = text[start:end]
    bare = line.strip("()[]*_|\u2022\u25ba\u25b6\u00bb\u2013\u2014-> \t")
    if not any(character.isalnum() for character in bare):
        return "notice"
    if _DATE_LINE.fullmatch(bare):
        return "date"
    if words.notice.match(bare):
        return "notice"
    if words.tail.match(bare) and _is_tail(bare):
        return "tail"
    if _is_link(bare):
        return "link"
    if _is_byline(line):
        return "byline"
    if _is_credit(line, bare):
        return "credit"
    if _SIGN_OFF.fullmatch(line) and line.lstrip("-\u2014\u2013*/ ").rstrip(".") in words.agencies:
        return "tail"
    spoken = bare.count(". ") > 1 or '"' in bare or "\u201c" in bare
    if not spoken and words.contributed.search(bare):
        return "tail" if _is_contribution(bare) else None
    return None


def _is_tail(bare: str) -> bool:
    """A tail goes on with names, never with a small word ("With agencies failing to agree, ...")."""
    words = load_page_words()
    match = words.tail.match(bare)
    assert match is not None
    rest = bare[match.end() :].lstrip(" :,")
    if not rest or rest[0] in ".;":
        return True
    small = [word.strip("(),;.:/") for word in rest.split() if word[:1].islower()]
    return len(rest) < 300 and all(word in words.credits or not word for word in small)


def _is_contribution(bare: str) -> bool:
    """Names and places around "contributed to this report", "reported from", and hardly a small word."""
    words = load_page_words()
    match = words.contributed.search(bare)
    assert match is not None
    before, after = bare[: match.start()].split(), bare[match.end() :].split()
    small = [word for word in before + after if word[:1].islower() and word.strip(",;.") not in words.credits]
    return bool(before) and before[0][:1].isupper() and not small


def _is_link(bare: str) -> bool:
    words = load_page_words()
    match = words.link.match(bare)
    if match is None:
        return False
    rest = bare[match.end() :].lstrip()
    if not rest or rest[0] in ":|>\u2192\u00bb\u2013\u2014":
        return True
    if match.group().lower() in words.marked_links:
        return False
    return not _LEAST_PROSE.search(bare) and len(bare) < 150


def _is_byline(line: str) -> bool:
    words = load_page_words()
    match = words.byline.match(line)
    if match is None or len(line) > 160:
        return False
    rest = line[match.end() :]
    if _BYLINE_REST.match(rest) is None:
        return False
    first = rest.strip(" ,.|").split(" ")[0]
    return (
        not line.endswith(("?", "!"))
        and not first[:1].isdigit()
        and (not line.endswith(".") or len(rest.split()) <= 3)
    )


def _is_credit(line: str, bare: str) -> bool:
    words = load_page_words()
    match = words.credit.match(bare)
    if match is not None and len(bare) < 140:
        rest = bare[match.end() :].lstrip()
        if rest[:1] in (":", "/", "|", "\u00a9") or match.group().lower().endswith(" by"):
            return not _LEAST_PROSE.search(bare) or len(bare) < 60
    if line[:1] in "([" and line[-1:] in ")]" or "/" in line or "\u00a9" in line:
        return (
            len(bare) < 80
            and words.credit_agency.search(bare) is not None
            and not re.search(r"[a-z]{3,} [a-z]{3,}", bare)
        )
    return False


def find_inner_regions(text: str, start: int, end: int) -> list[Region]:
    """Return regions inside prose: a tail or credit in brackets, a tail as last sentence, picture links."""
    words = load_page_words()
    found = []
    for match in _BRACKETS.finditer(text, start, end):
        inside = match.group(1).strip()
        if words.tail.match(inside) and _is_tail(inside):
            found.append(Region("tail", match.span()))
        elif _is_credit(match.group().rstrip("."), inside):
            found.append(Region("credit", match.span()))
    taken = [region.span for region in found]
    for match in _PICTURE.finditer(text, start, end):
        found.append(Region("link", match.span()))
    for match in _SENTENCE_START.finditer(text, max(start, end - MOST_LINE), end):
        last = text[match.end() : end]
        if any(low <= match.end() < high for low, high in taken):
            continue
        link = words.link.match(last)
        if link is not None and last[link.end() : link.end() + 1] == ":":
            found.append(Region("link", (match.end(), end)))
            break
        if words.tail.match(last) and _is_tail(last) or words.notice.match(last):
            found.append(Region("tail", (match.end(), end)))
            break
        credit = words.credit.match(last)
        if credit is not None and last[credit.end() : credit.end() + 1] == ":" and _is_credit(last, last):
            found.append(Region("credit", (match.end(), end)))
            break
        if ". " not in last and words.contributed.search(last) and _is_contribution(last):
            found.append(Region("tail", (match.end(), end)))
            break
    return sorted(found, key=lambda region: region.span)
