"""The numbers of a list are the word of whoever gives the list."""

from __future__ import annotations

from ..patterns import load_pattern
from .credit import credit_named, map_speakers
from .page import Page

_OPENS, _LINE = load_pattern("counters", "list_opens"), load_pattern("counters", "list_line")
_A_BODY = load_pattern("counters", "body")


def credit_lists(page: Page) -> None:
    """The numbers of a list are the word of whoever gives it: "The office issued the following data:"."""
    own = [
        draft for draft in page.drafts if draft.figure is not None and draft.item is None and not draft.reason
    ]
    if not own:
        return
    known, who, gaps, start = map_speakers(page.drafts), "", 0, 0
    for line in page.text.split("\n"):
        end = start + len(line)
        opens = _OPENS.match(line) if line.rstrip().endswith(":") else None
        if opens is not None:
            found = (opens["by"] or opens["who"]).strip()
            who, gaps = (found, 0) if _A_BODY.search(found) else ("", 0)
        elif who and not line.strip():
            gaps += 1
        elif who and (gaps > 1 or "|" not in line and _LINE.match(line.lstrip()) is None):
            who = ""
        elif who:
            for draft in own:
                if start <= draft.span[0] < end:
                    credit_named(page, draft, who, known)
            gaps = 1
        start = end + 1
