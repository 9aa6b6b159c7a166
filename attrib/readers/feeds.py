"""RSS and Atom files, by feedparser: one document an entry."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from attrib.errors import InputError
from attrib.readers.html import read_fragment
from attrib.readers.source import LARGEST_MARKUP, Found, NoArticle, Reading, Source, load_extra


def read_feed(source: Source) -> Reading:
    """Read the entries of a feed: the fullest text that each has, its title, date and address.

    The feed's own title is the outlet.  The id is the entry's, else its address, else its place.
    """
    feedparser = load_extra("feedparser", "feeds", source.path, "a feed")
    try:
        # a stream is parsed; a string might be taken for an address and fetched
        feed = feedparser.parse(io.BytesIO(source.read_all(LARGEST_MARKUP)))
    except InputError:
        raise
    except Exception as error:
        raise InputError(
            f"{source.path}: a feed that cannot be read ({type(error).__name__}); mend it"
        ) from None
    outlet = feed.feed.get("title")
    if not feed.entries:
        raise NoArticle(source.path, "a feed without entries")
    for number, entry in enumerate(feed.entries, 1):
        where = f"{source.path}, entry {number}"
        text = _find_text(entry, where)
        if not text:
            yield InputError(f"{where}: no text in it")
            continue
        fields = {
            "id": entry.get("id") or entry.get("link"),
            "title": read_fragment(entry.get("title") or "", where),
            "outlet": outlet,
            "date": entry.get("published") or entry.get("updated"),
            "url": entry.get("link"),
            "text": text,
        }
        record = {name: value for name, value in fields.items() if value}
        yield Found(record, where, f"{source.name}#{number}")


def _find_text(entry: Mapping[str, Any], where: str) -> str:
    texts = [item.get("value") or "" for item in entry.get("content") or ()] + [entry.get("summary") or ""]
    return max((read_fragment(text, where) for text in texts), key=len, default="")
