"""EPUB: the chapters in their order, as one document a chapter."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import Any
from urllib.parse import unquote

from attrib.errors import InputError
from attrib.readers.html import read_fragment
from attrib.readers.source import LARGEST_MARKUP, Found, Reading, Source, load_extra, too_large

_CONTAINER = "META-INF/container.xml"


def read_epub(source: Source) -> Reading:
    """Read each part of a book's spine as a document of its own; its id is the part's place in the book."""
    etree = load_extra("lxml.etree", "html", source.path, "an EPUB")
    try:
        book = zipfile.ZipFile(io.BytesIO(source.read_all()))
        container = _parse(etree, _read_part(book, _CONTAINER, source.path))
        package = container.xpath("string(//*[local-name()='rootfile']/@full-path)")
        tree = _parse(etree, _read_part(book, package, source.path))
        parts = {item.get("id"): item.get("href") for item in tree.xpath("//*[local-name()='item']")}
        spine = [parts.get(item.get("idref")) for item in tree.xpath("//*[local-name()='itemref']")]
        title = tree.xpath("string(//*[local-name()='title'])").strip()
    except InputError:
        raise
    except Exception as error:  # a book can be broken in more ways than its parser names
        raise InputError(
            f"{source.path}: an EPUB that cannot be read ({type(error).__name__}); mend it"
        ) from None
    folder = posixpath.dirname(package)
    hrefs = [unquote(href.partition("#")[0]) for href in spine if href]
    # a part that comes twice is read once
    for name in dict.fromkeys(posixpath.normpath(posixpath.join(folder, href)) for href in hrefs):
        where = f"{source.path}: {name}"
        try:
            text = read_fragment(_read_part(book, name, where).decode("utf-8", "replace"), where)
        except InputError as error:
            yield error
        except Exception as error:
            yield InputError(f"{where}: cannot be read ({type(error).__name__}); mend the book")
        else:
            if text:
                yield Found({"id": f"{source.name}/{name}", "text": text, "title": title or None}, where)


def _read_part(book: zipfile.ZipFile, name: str, where: str) -> bytes:
    if book.getinfo(name).file_size > LARGEST_MARKUP:
        raise too_large(where, LARGEST_MARKUP)
    return book.read(name)


def _parse(etree: Any, data: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    return etree.fromstring(data, parser)
