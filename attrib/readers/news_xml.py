"""XML of news agencies: NITF, and NewsML (1 and G2) that carries NITF, XHTML or plain text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrib.errors import InputError
from attrib.readers.html import list_words, name_tag, tidy_blocks
from attrib.readers.source import LARGEST_MARKUP, Found, NoArticle, Reading, Source, load_extra

_ITEMS = ("newsitem", "nitf")  # what is one article, the outermost first
_TITLES = ("hl1", "hedline", "headline", "title")
_OUTLETS = (
    "doc.copyright/@holder",
    "provider",
    "creditline",
    "provider/@literal",
    "copyrightholder/@literal",
)
_DATES = (
    "date.issue/@norm",
    "story.date/@norm",
    "contentcreated",
    "versioncreated",
    "firstcreated",
    "thisrevisioncreated",
)
_BLOCKS = frozenset("p h1 h2 h3 h4 h5 h6 hl1 hl2 li dd dt td th tr br pre table block div blockquote".split())
_UNSEEN = frozenset("media script style head title media-caption".split())


def read_news_xml(source: Source) -> Reading:
    """Read each item as a document: its text, title, date, outlet, language and the id that it states."""
    etree = load_extra("lxml.etree", "html", source.path, "XML of a news agency")
    data = source.read_all(LARGEST_MARKUP)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        tree = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        tree = None
    if tree is None:
        raise InputError(f"{source.path}: XML that cannot be read; mend it")
    items = list(_list_items(tree))
    found = False
    for number, item in enumerate(items, 1):
        record = _read_item(item)
        if not record["text"]:
            continue
        found = True
        place = source.name if len(items) == 1 else f"{source.name}#{number}"
        record = {name: value for name, value in record.items() if value}
        yield Found({"id": place, **record}, f"{source.path}, item {number}", place)
    if not found:
        raise NoArticle(source.path, "XML of a news agency without text")


def _list_items(tree: Any) -> Iterator[Any]:
    for name in _ITEMS:
        items = [node for node in tree.iter() if name_tag(node) == name]
        if items:
            yield from items
            return


def _read_item(item: Any) -> dict[str, str | None]:
    return {
        "id": item.get("guid") or _find(item, ("doc-id/@id-string", "publicidentifier")),
        "title": _find(item, _TITLES),
        "date": _find(item, _DATES),
        "outlet": _find(item, _OUTLETS),
        "language": _find(item, ("language/@tag",)) or item.get("{http://www.w3.org/XML/1998/namespace}lang"),
        "text": _find_text(item),
    }


def _find(item: Any, paths: tuple[str, ...]) -> str | None:
    """Return the first value that is there, of elements or (after "/@") of their attributes."""
    for path in paths:
        name, _, attribute = path.partition("/@")
        for node in item.iter():
            if name_tag(node) == name:
                value = node.get(attribute) if attribute else " ".join("".join(node.itertext()).split())
                if value:
                    return str(value)
    return None


def _find_text(item: Any) -> str:
    for name in ("body.content", "body", "inlinedata", "datacontent"):
        nodes = (node for node in item.iter() if name_tag(node) == name)
        best = max(map(_read_body, nodes), key=len, default="")
        if best:
            return best
    return ""


def _read_body(node: Any) -> str:
    if not len(node):  # plain text
        return (node.text or "").strip()
    return tidy_blocks("".join(list_words(node, _BLOCKS, _UNSEEN)))
