"""Cells of CSV files that a spreadsheet would run as a formula, and how they are written and read.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula (OWASP, "CSV
injection"); an apostrophe before it makes it text.  Only such cells get one, and reading takes it away again.
"""

from __future__ import annotations

import re

# what may stand before the sign (spreadsheets pass over it), the sign, and something to work on;
# the wide forms of the four signs count as them
_FORMULA = re.compile(r"'*\s*[=+\-@\uff1d\uff0b\uff0d\uff20].")
_LEAD = re.compile(r"'*[\t\r\n]")


def protect_cell(cell: str) -> str:
    """Return the cell, with an apostrophe before it where a spreadsheet would run it.

    >>> protect_cell("=1+1"), protect_cell("a - b"), protect_cell("-")
    ("'=1+1", 'a - b', '-')
    """
    return "'" + cell if _FORMULA.match(cell) or _LEAD.match(cell) else cell


def expose_cell(cell: str) -> str:
    """Return what ``protect_cell`` was given.

    >>> expose_cell("'=1+1"), expose_cell("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if cell.startswith("'") and protect_cell(cell[1:]) == cell else cell
