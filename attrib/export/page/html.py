"""The page's file: template, style, scripts and data put together under a strict content security policy.

The data stand in a script element of a type that no browser runs, with ``<``, ``>`` and ``&`` written as
JSON escapes, so that nothing in an article can end it.  The policy names the hash of each script
and of the style; anything else neither runs nor loads.
"""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any, BinaryIO

from attrib.records import encode_record

SCRIPTS = ("dom", "model", "state", "marks", "overview", "details", "chart", "tables", "graph", "main")
LIBRARIES = ("graphology.umd.min.js", "sigma.min.js")
_ESCAPES = {b"<": b"\\u003c", b">": b"\\u003e", b"&": b"\\u0026"}


def write_page(data: Mapping[str, Any], stream: BinaryIO) -> None:
    """Write the page that shows the data (see ``data.make_data``) as UTF-8."""
    style = read_file("page.css")
    scripts = [*(read_file(f"vendor/{name}") for name in LIBRARIES), join_scripts()]
    policy = make_policy(style, scripts)
    head, rest = read_file("page.html").split("<!--style-->")
    body, foot = rest.split("<!--scripts-->")
    title = html.escape(str(data["title"]))
    head = head.replace("<!--policy-->", html.escape(policy)).replace("<!--title-->", title)
    stream.write(encode(head))
    stream.write(encode(f"<style>{style}</style>"))
    stream.write(encode(body))
    stream.write(b'<script type="application/json" id="data">')
    stream.write(escape_data(encode_record(data)))
    stream.write(b"</script>\n")
    for script in scripts:
        stream.write(encode(f"<script>{script}</script>\n"))
    stream.write(encode(foot))


def encode(text: str) -> bytes:
    """Return UTF-8; a lone surrogate, which it cannot hold, becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")


def escape_data(line: bytes) -> bytes:
    """Return JSON in which no markup is left, the same to whoever reads it as JSON.

    >>> escape_data(b'"</script><!--"')
    b'"\\\\u003c/script\\\\u003e\\\\u003c!--"'
    """
    for sign, escape in _ESCAPES.items():
        line = line.replace(sign, escape)
    return line


@cache
def read_file(name: str) -> str:
    """Return a file of this package as it stands."""
    return resources.files("attrib.export.page").joinpath(name).read_bytes().decode("utf-8")


@lru_cache(maxsize=1)
def join_scripts() -> str:
    """Return the page's own scripts as one, in a scope of their own."""
    parts = (read_file(f"script/{name}.js") for name in SCRIPTS)
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "\n})();\n"


def make_policy(style: str, scripts: list[str]) -> str:
    """Return the content security policy: these scripts and this style, and nothing from anywhere."""
    allowed = " ".join(hash_source(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {hash_source(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def hash_source(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
