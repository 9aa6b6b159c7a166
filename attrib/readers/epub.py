"""EPUB: the chapters in their order, as one document a chapter."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import Any
from urllib.parse import unquote

from attrib.errors import InputError
from attrib.readers.html import read_fragment
from attrib.readers.source import LARGEST_DOCUMENT, Found, Reading, Source, load_extra

_CONTAINER = "META-INF/container.xml"


def read_epub(source: Source) -> Reading:
    """Read each part of a book's spine as a document of its own; its id is the part's place in the book."""
    etree = load_extra("lxml.etree", "html", source.path, "an EPUB")
    try:
        book = zipfile.ZipFile(io.BytesIO(source.read_all()))
        package = _parse(etree, book.read(_CONTAINER)).xpath(
            "string(//*[local-name()='rootfile']/@full-path)"
        )
        tree = _parse(etree, book.read(package))
        parts = {item.get("id"): item.get("href") for item in tree.xpath("//*[local-name()='item']")}
        spine = [parts.get(item.get("idref")) for item in tree.xpath("//*[local-name()='itemref']")]
        title = tree.xpath("string(//*[local-name()='title'])").strip()
    except Exception as error:  # a book can be broken in more ways than its parser names
        raise InputError(
            f"{source.path}: an EPUB that cannot be read ({type(error).__name__}); mend it"
        ) from None
    for href in filter(None, spine):
        name = posixpath.normpath(posixpath.join(posixpath.dirname(package), unquote(href)))
        where = f"{source.path}: {name}"
        try:
            if book.getinfo(name).file_size > LARGEST_DOCUMENT:
                raise InputError(f"{where}: larger than any article")
            text = read_fragment(book.read(name).decode("utf-8", "replace"), where)
        except InputError as error:
            yield error
        except Exception as error:
            yield InputError(f"{where}: cannot be read ({type(error).__name__}); mend the book")
        else:
            if text:
                yield Found({"id": f"{source.name}/{name}", "text": text, "title": title or None}, where)


def _parse(etree: Any, data: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    return etree.fromstring(data, parser)
