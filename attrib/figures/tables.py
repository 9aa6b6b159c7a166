"""Numbers of people in the columns of a table: "District | Died | Injured", "Velm | 12 | 31"."""

from __future__ import annotations

from collections.abc import Iterator

from attrib.model import Figure

from .words import FigureLexicon

_LEAST = 2  # cells of a table's line
_MOST = 12
_COLUMNS = (
    ("dead", "killed"),
    ("hurt", "injured"),
    ("held", "detained"),
    ("gone", "missing"),
    ("moved", "displaced"),
)


def find_table_figures(text: str, lexicon: FigureLexicon) -> Iterator[Figure]:
    """Yield the numbers below a head that tells what befell people, each where its cell stands.

    The last line may be the sum of the others; every other one is a part.
    """
    if "|" not in text:
        return
    units: list[str | None] = []
    start = 0
    for line in text.split("\n"):
        cells = line.split("|")
        if not _LEAST <= len(cells) <= _MOST:
            units = []
        elif len(cells) != len(units):
            units = _read_head(cells, lexicon)
        else:
            place = start
            total = cells[0].strip().lower().rstrip(":") in lexicon.words["sums"]
            for cell, unit in zip(cells, units):
                number = cell.strip().replace(",", "")
                if unit is not None and number.isdecimal() and number.isascii():
                    first = place + len(cell) - len(cell.lstrip())
                    value = int(number)
                    role = "total" if total else "part"
                    yield Figure((first, first + len(cell.strip())), unit, value, value, "exact", None, role)
                place += len(cell) + 1
        start += len(line) + 1


def _read_head(cells: list[str], lexicon: FigureLexicon) -> list[str | None]:
    """Return what each column counts, None where that is no harm; nothing where no column does."""
    units = [_read_cell(cell.lower().split(), lexicon) for cell in cells]
    return units if units[0] is None and any(units) else []


def _read_cell(words: list[str], lexicon: FigureLexicon) -> str | None:
    """Return what the head of a column tells: "Died", "Number injured", "People missing"."""
    telling = set(words) - lexicon.words["column_words"]
    for word in words:
        if not telling <= {word}:
            continue
        if word == "treated":
            return "injured"
        unit = next((unit for key, unit in _COLUMNS if word in lexicon.toll[key]), None)
        if unit is not None:
            return unit
    return None
