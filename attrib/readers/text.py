"""Plain text and Markdown: one file, one document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from attrib.errors import InputError
from attrib.readers.decode import NoText, decode_bytes
from attrib.readers.source import Found, NoArticle, Reading, Remark, Source

if TYPE_CHECKING:
    from markdown_it.token import Token

_FEWEST_SIGNS = 40
# "---", lines of "key: value", "---": what many publishing tools put before the text
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?P<lines>(?:[\w-]+:.*\r?\n|[ \t]+.*\r?\n)+)---[ \t]*(?:\r?\n|$)")
_FRONT_LINE = re.compile(r"([\w-]+):[ \t]*(.+?)[ \t]*\r?$", re.M)


def decode_source(source: Source) -> tuple[str, list[Remark]]:
    """Return the text of a source, and a remark where its encoding had to be guessed."""
    data = source.read_all()
    try:
        text, encoding = decode_bytes(data)
    except NoText as error:
        raise NoArticle(source.path, str(error)) from None
    except InputError as error:
        raise InputError(f"{source.path}: {error}") from None
    if not text.strip():
        raise InputError(f"{source.path}: empty, no text in it; give a file with an article")
    return text, [] if encoding == "utf-8" else [Remark(source.path, f"not UTF-8, read as {encoding}")]


def read_text(source: Source) -> Reading:
    """Read a text file: its text is the decoded bytes, its id its name."""
    text, remarks = decode_source(source)
    yield from remarks
    signs = [char for char in text[:10_000] if not char.isspace()]
    if len(signs) >= _FEWEST_SIGNS and sum(map(str.isdigit, signs)) > 0.6 * len(signs):
        raise NoArticle(source.path, "numbers, not sentences; give a file with an article")
    yield Found({"id": source.name, "text": text}, source.path)


def read_markdown(source: Source) -> Reading:
    """Read Markdown: the text without its markup, a blank line between blocks; front matter gives fields.

    The first heading is the title where front matter names none, and stays in the text.
    """
    from markdown_it import MarkdownIt

    text, remarks = decode_source(source)
    yield from remarks
    record: dict[str, Any] = {"id": source.name}
    front = _FRONT_MATTER.match(text)
    if front:
        record |= {key: value.strip("\"'") for key, value in _FRONT_LINE.findall(front["lines"])}
        text = text[front.end() :]
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    record["text"] = "\n\n".join(_list_blocks(tokens))
    if "title" not in record:
        titles = [tokens[k + 1].content for k, token in enumerate(tokens) if token.type == "heading_open"]
        if titles:
            record["title"] = titles[0]
    if not record["text"].strip():
        raise InputError(f"{source.path}: empty, no text in it; give a file with an article")
    yield Found(record, source.path)


def _list_blocks(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            words = "".join(_read_inline(child) for child in token.children or ())
            if words.strip():
                yield words
        elif token.type in ("fence", "code_block"):
            yield token.content.rstrip("\n")


def _read_inline(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    return token.content if token.type in ("text", "code_inline", "image") else ""
