"""A place of a document that makes a claim."""

from __future__ import annotations

from dataclasses import dataclass

from attrib.model import Figure, Span

from ..model import About, CopyOrigin
from ..origins import Origin
from ..sides import Deed


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """A place that makes a claim, with all that later steps need, so that no document has to be kept.

    ``scene`` is the number of its happening within the document, ``sure`` whether that is sure;
    ``identity`` is who says it and ``origin`` whose word it is in the end; ``earlier`` marks a number
    that the text itself calls superseded; ``deed`` is what a statement says of who did it.
    """

    index: int
    order: tuple[str, str, Span]  # (date, document id, span): the order of claims
    document: str
    outlet: str | None
    date: str | None
    published: str | None
    span: Span
    sentence: str
    sentence_span: Span
    attribution: str | None
    stance: str
    hedged: bool
    speaker: str | None
    speaker_id: str | None
    speaker_type: str
    origin: Origin
    scene: int
    sure: bool
    about: About
    figure: Figure | None = None
    earlier: bool = False
    text: str = ""
    who: str | None = None
    spots: frozenset[str] = frozenset()  # folded names of the places its own clause names, areas apart
    alone: bool = False  # its document tells of one happening alone
    lead: bool = False  # its happening is what its document is about
    uncredited: bool = False  # its document credits nobody with anything
    pinned: frozenset[str] = frozenset()  # folded names of its place, where that is no area
    when: tuple[str, str] | None = None  # ISO days, where the text tells one day or night of its happening
    cue: str = ""  # the words of its attribution's cue
    around: frozenset[str] = frozenset()  # folded names of the sure places of its scene
    kinds: frozenset[str] = frozenset()  # of happening, that its own clause has words for
    whole: Span | None = None  # the figure it is a part of
    deed: Deed | None = None
    meant: tuple[Figure, ...] = ()  # the figures that it turns down or confirms
    relayed: bool = False  # a denial names it: "rejects | the governor's claim that …"
    implied: bool = False  # nothing says whose word it is but what stands before it
    copied_from: CopyOrigin | None = None
    reason: str = ""

    @property
    def scope(self) -> str:
        """The scope of its figure."""
        return self.about.scope.value if self.about.scope is not None else "unknown"
