"""Figures as people read them: "22", "at least 35", "12 to 15", "up to 9"."""

from __future__ import annotations

from collections.abc import Iterable

from attrib.ledger.model import Claim, Member

UNITS = ("killed", "injured", "detained", "displaced", "missing")


def write_bounds(low: int | None, high: int | None) -> str:
    """Return a range in words; "" where neither bound is known.

    >>> [write_bounds(22, 22), write_bounds(35, None), write_bounds(None, 9), write_bounds(12, 15)]
    ['22', 'at least 35', 'up to 9', '12 to 15']
    """
    if low is not None and low == high:
        return f"{low:,}"
    if high is None:
        return "" if low is None else f"at least {low:,}"
    return f"up to {high:,}" if low is None else f"{low:,} to {high:,}"


def write_span(low: int | None, high: int | None) -> str:
    """Return the range over several sources, shortly.

    >>> [write_span(22, 35), write_span(22, 22), write_span(24, None)]
    ['22–35', '22', '24+']
    """
    if low is not None and low == high:
        return f"{low:,}"
    if high is None:
        return "?" if low is None else f"{low:,}+"
    return f"up to {high:,}" if low is None else f"{low:,}–{high:,}"


def write_member_figure(claim: Claim, member: Member) -> str:
    """Return what a member says the number is; that of its claim where it has none of its own."""
    for figure in member.figures:
        if figure.unit == claim.unit:
            return write_bounds(figure.low, figure.high)
    return write_bounds(claim.low, claim.high)


def order_units(units: Iterable[str]) -> list[str]:
    """Return the units in the order in which people list them."""
    known = {unit: number for number, unit in enumerate(UNITS)}
    return sorted(set(units), key=lambda unit: (known.get(unit, len(known)), unit))


def tell_figure(number: str, unit: str | None, scope: str | None) -> str:
    """Return a figure with what it counts; a total has no more to say.

    >>> tell_figure("22", "killed", "total"), tell_figure("11", "killed", "part:children")
    ('22 killed', '11 killed (children)')
    >>> tell_figure("9", "killed", "addition"), tell_figure("9", "injured", "unknown")
    ('9 killed (in addition)', '9 injured (of what, is not told)')
    """
    kind, _, of_what = (scope or "unknown").partition(":")
    words = {
        "total": "",
        "part": of_what,
        "place": f"in {of_what}",
        "addition": "in addition",
        "cumulative": f"in all {of_what}".rstrip(),
        "background": "earlier",
        "unknown": "of what, is not told",
    }.get(kind, scope or "")
    return " ".join(filter(None, (number, unit, f"({words})" if words else "")))
