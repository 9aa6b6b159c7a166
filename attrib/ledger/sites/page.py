"""A document while its sites are read: drafts of them, which crediting and marking fill in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attrib.model import Attribution, Document, Figure, Span

from ..model import Facet
from ..origins import Origin, OriginReader
from ..places import Place
from ..scenes.scene import Spot
from ..told import Told


@dataclass(slots=True, eq=False)
class Draft:
    """A site while its document is read."""

    span: Span
    sentence: int
    figure: Figure | None
    item: Attribution | None
    speaker: str | None
    origin: Origin
    earlier: bool = False
    reason: str = ""
    spot: Spot | None = None
    scope: Facet | None = None
    places: tuple[Place, ...] = ()
    who: str | None = None  # whom a bare number counts, as the text says elsewhere
    told: Told | None = None  # what a saying with figures says beside them
    relayed: bool = False  # a denial in the same sentence names it
    stance: str = ""  # where it is not its attribution's
    implied: bool = False  # nothing says whose word it is but what stands before it


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A document with its drafts, in text order: what crediting and marking look at."""

    doc: Document
    sentences: Sequence[Span]
    reader: OriginReader
    drafts: list[Draft]

    @property
    def text(self) -> str:
        """The document's text."""
        return self.doc.text

    def sentence_of(self, draft: Draft) -> Span:
        """Return the sentence that a draft stands in."""
        return self.sentences[draft.sentence]

    def list_figure_spans(self) -> list[Span]:
        """Return where the figures stand."""
        return [draft.span for draft in self.drafts if draft.figure is not None]


def number_key(figure: Figure) -> tuple[str, int | None]:
    """Return what makes two figures one number: the unit and the count."""
    return figure.unit, figure.low if figure.low is not None else figure.high
