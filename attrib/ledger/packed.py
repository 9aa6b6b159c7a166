"""Values of the ledger as bytes and back: what a value is made of is read off its type.

    pack(value, kind) -> bytes
    unpack(data, kind) -> value

``kind`` is a dataclass, or a tuple, frozenset, set, dict or Counter of such, of dates and of plain values.
Bytes are JSON, so that nothing but values can come of bytes that somebody else has written.
"""

from __future__ import annotations

import json
import types
from collections import Counter
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any, Union, get_args, get_origin, get_type_hints

Turn = Callable[[Any], Any]


def pack(value: Any, kind: Any) -> bytes:
    """Return a value as bytes; lone surrogates, adjacent ones too, stay as they are."""
    encode, _ = _find_turns(kind)
    plain = value if encode is None else encode(value)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpack(data: bytes, kind: Any) -> Any:
    """Return the value that ``pack`` made the bytes of; raises ValueError or TypeError if they are none."""
    _, decode = _find_turns(kind)
    plain = json.loads(data.decode("utf-8", "surrogatepass"))
    return plain if decode is None else decode(plain)


@cache
def _find_turns(kind: Any) -> tuple[Turn | None, Turn | None]:
    """Return what makes a value of a kind plain and what makes it whole again; None: it is plain as it is."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = [part for part in parts if part is not type(None)]
        encode, decode = _find_turns(inner[0]) if len(inner) == 1 else (None, None)
        return _skip_none(encode), _skip_none(decode)
    if kind is date:
        return date.toordinal, date.fromordinal
    if is_dataclass(kind):
        return _turn_dataclass(kind)
    if origin is tuple:
        return _turn_tuple(parts)
    if origin in (list, set, frozenset):
        encode, decode = _find_turns(parts[0])
        ordered = list if origin is list else sorted
        return (
            ordered if encode is None else lambda value: [encode(item) for item in ordered(value)],
            origin if decode is None else lambda plain: origin(map(decode, plain)),
        )
    if origin in (dict, Counter):
        return _turn_mapping(origin, (str, *parts)[-2:] if origin is dict else (parts[0], int))
    return None, None


def _skip_none(turn: Turn | None) -> Turn | None:
    return None if turn is None else lambda value: None if value is None else turn(value)


def _turn_tuple(parts: tuple[Any, ...]) -> tuple[Turn | None, Turn | None]:
    if len(parts) == 2 and parts[1] is Ellipsis:
        encode, decode = _find_turns(parts[0])
        return (
            None if encode is None else lambda value: [encode(item) for item in value],
            tuple if decode is None else lambda plain: tuple(map(decode, plain)),
        )
    turns = [_find_turns(part) for part in parts]
    if not any(encode or decode for encode, decode in turns):
        return None, tuple
    return (
        lambda value: [encode(item) if encode else item for item, (encode, _) in zip(value, turns)],
        lambda plain: tuple(decode(item) if decode else item for item, (_, decode) in zip(plain, turns)),
    )


def _turn_mapping(origin: Any, parts: tuple[Any, ...]) -> tuple[Turn, Turn]:
    """A mapping is its pairs in their order."""
    encode, decode = _turn_tuple(tuple(parts))
    return (
        lambda value: [pair if encode is None else encode(pair) for pair in value.items()],
        lambda plain: origin(dict(plain if decode is None else map(decode, plain))),
    )


def _turn_dataclass(kind: Any) -> tuple[Turn, Turn]:
    """A dataclass is the list of its fields in their order."""
    hints = get_type_hints(kind)
    names = [item.name for item in fields(kind)]
    get = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
    turns = [_find_turns(hints[name]) for name in names]
    encoders = [(place, encode) for place, (encode, _) in enumerate(turns) if encode is not None]
    decoders = [(place, decode) for place, (_, decode) in enumerate(turns) if decode is not None]

    def to_plain(value: Any) -> Any:
        row = list(get(value))
        for place, encode in encoders:
            row[place] = encode(row[place])
        return row

    def to_whole(row: Any) -> Any:
        for place, decode in decoders:
            row[place] = decode(row[place])
        return kind(*row)

    return to_plain, to_whole
