"""Web pages: the article in them, without menus and boxes, by trafilatura (Barbaresi, ACL 2021)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from attrib.errors import InputError
from attrib.readers.source import LARGEST_MARKUP, Found, NoArticle, Reading, Source, load_extra, too_large

_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul".split()
)
# a parser compares every attribute of a tag with every other
_LONG_TAG, _MOST_ATTRIBUTES = re.compile(rb"<[^<>]{20000,}"), 20_000
_UNSEEN = frozenset(("script", "style", "noscript", "template", "head", "title"))


def read_html(source: Source) -> Reading:
    """Read the article of a page: main text, and title, date, outlet, language, address as stated in it."""
    record = extract_page(source.read_all(LARGEST_MARKUP), source.path)
    yield Found({"id": source.name, **record}, source.path)


def extract_page(data: bytes, path: str, url: str | None = None) -> dict[str, Any]:
    """Return the fields of the article in a page's bytes; raises NoArticle where there is none."""
    trafilatura = load_extra("trafilatura", "html", path, "a web page")
    _check_tags(data, path)
    try:
        page = trafilatura.bare_extraction(
            data,
            url=url,
            include_comments=False,
            with_metadata=True,
            # dates that the page states alone: any other number in it may be the day of something else
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # a page can be broken in more ways than its parser names
        raise InputError(f"{path}: no page that can be read ({type(error).__name__}); mend it") from None
    if page is None or not (page.text or "").strip():
        raise NoArticle(path, "a page without an article")
    fields = {
        "text": "\n\n".join(line for line in page.text.splitlines() if line.strip()),
        "title": page.title,
        "date": page.date,
        "outlet": page.sitename,
        "url": url or page.url,
        "language": page.language,
    }
    return {name: value for name, value in fields.items() if value}


def read_fragment(markup: str, path: str) -> str:
    """Return the words of a piece of HTML (a feed's entry, a chapter), a blank line between its blocks."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    html = load_extra("lxml.html", "html", path, "HTML")
    _check_tags(markup.encode("utf-8", "surrogatepass"), path)
    try:
        tree = html.fromstring(f"<div>{markup}</div>")
        text = tidy_blocks("".join(list_words(tree)))
    except Exception:
        return markup.strip()
    return text


def _check_tags(data: bytes, path: str) -> None:
    """Raise InputError for a page that a parser would take minutes for."""
    if len(data) > LARGEST_MARKUP:
        raise too_large(path, LARGEST_MARKUP)
    for tag in _LONG_TAG.findall(data):
        if tag.count(b"=") + len(tag.split()) > _MOST_ATTRIBUTES:
            raise InputError(
                f"{path}: a tag with more than {_MOST_ATTRIBUTES:,} attributes, no page; mend it"
            )


def tidy_blocks(text: str) -> str:
    """Return a text whose blocks end in NUL with one blank line between them, runs of space made one."""
    blocks = (re.sub(r"\s+", " ", block).strip() for block in text.split("\0"))
    return "\n\n".join(block for block in blocks if block)


def list_words(
    tree: Any, blocks: frozenset[str] = _BLOCKS, unseen: frozenset[str] = _UNSEEN
) -> Iterator[str]:
    """Yield the words of a tree, NUL at the edges of its blocks, nothing of what is not seen."""
    # without recursion: markup may be nested deeper than Python's stack
    stack: list[tuple[Any, bool]] = [(tree, False)]
    while stack:
        node, closing = stack.pop()
        name = name_tag(node)
        edge = "\0" if name in blocks else ""
        if closing:
            yield edge + (node.tail or "" if node is not tree else "")
            continue
        stack.append((node, True))
        if not name or name in unseen:
            continue
        yield edge + (node.text or "").replace("\0", "")
        stack.extend((child, False) for child in reversed(node))


def name_tag(node: Any) -> str:
    """Return the name of an element without its namespace, in lower case; "" for a comment."""
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""
