"""The readings of all documents, in temporary files; what is compared is taken from there piece by piece."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from sys import intern

from .copies import Copies, Sentence, find_copies
from .kept import Kept, open_packed
from .origins import Origin, find_body, is_employed, map_people
from .packed import unpack
from .reading import Chapter, Reading
from .rows import Rows
from .scenes.scene import Scene
from .sites.site import Site


@dataclass(frozen=True, slots=True, eq=False)
class Common:
    """What all documents together tell of a site: where its sentence stood first, by document and
    sentence, and whom a person speaks for, by the folded name."""

    copies: Copies = field(default_factory=Copies)
    bodies: Mapping[str, Origin] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Corpus:
    """Scenes and chapters by number; document ``k`` has those from ``offsets[k]`` to ``offsets[k + 1]``."""

    scenes: Kept[Scene] = field(init=False)
    chapters: Kept[Chapter] = field(init=False)
    document_of: array[int] = field(default_factory=lambda: array("L"))  # by scene
    offsets: array[int] = field(default_factory=lambda: array("Q", [0]))
    published: list[str] = field(default_factory=list)  # by document
    common: Common = field(default_factory=Common)

    def __post_init__(self) -> None:
        # what finishes values does not know the corpus: a circle would hold in memory what is done with
        self.scenes = Kept(Scene, finish=partial(_finish_scene, self.document_of))
        self.chapters = Kept(Chapter)
        self.share(self.common)

    def share(self, common: Common) -> None:
        """Have the sites of all chapters know what all documents together tell."""
        self.common = common
        self.chapters.finish_by(partial(_finish_chapter, self.document_of, common))

    def add(self, reading: Reading) -> None:
        """Add the reading of the next document."""
        index = len(self.published)
        self.published.append(reading.published)
        for scene, chapter in zip(reading.scenes, reading.chapters):
            self.scenes.append_packed(scene)
            self.chapters.append_packed(chapter)
            self.document_of.append(index)
        self.offsets.append(len(self.document_of))

    def list_chapters(self, index: int) -> Iterator[Chapter]:
        """Yield the chapters of a document."""
        for number in range(self.offsets[index], self.offsets[index + 1]):
            yield self.chapters[number]

    def number_of(self, site: Site) -> int:
        """Return the number of the scene that a site is in."""
        return self.offsets[site.index] + site.scene


def _finish_scene(document_of: Sequence[int], number: int, scene: Scene) -> Scene:
    scene.document = document_of[number]
    return scene


def _finish_chapter(document_of: Sequence[int], common: Common, number: int, chapter: Chapter) -> Chapter:
    return finish_chapter(chapter, document_of[number], common)


def finish_chapter(chapter: Chapter, index: int, common: Common) -> Chapter:
    """Return a chapter whose sites know their document's number and what all documents together tell."""
    sites = tuple(
        replace(
            site,
            index=index,
            copied_from=common.copies.get((site.document, site.sentence_span)),
            origin=find_body(common.bodies, site.speaker, site.origin),
        )
        for site in chapter.sites
    )
    return replace(chapter, sites=sites)


@dataclass(slots=True, eq=False)
class Piece:
    """A part of a corpus: some scenes and their chapters by the numbers that they have in it."""

    scenes: dict[int, Scene] = field(default_factory=dict)
    chapters: dict[int, Chapter] = field(default_factory=dict)
    numbers: dict[tuple[int, int], int] = field(default_factory=dict)  # by document and scene of it

    def add(self, number: int, index: int, scene: bytes, chapter: bytes, common: Common) -> None:
        """Add a scene of document ``index`` as it stands in a reading."""
        self.scenes[number] = unpack(open_packed(scene), Scene)
        self.scenes[number].document = index
        self.chapters[number] = finish_chapter(unpack(open_packed(chapter), Chapter), index, common)
        self.numbers[index, self.scenes[number].number] = number

    def number_of(self, site: Site) -> int:
        """Return the number of the scene that a site is in."""
        return self.numbers[site.index, site.scene]


def gather_readings(readings: Iterable[Reading]) -> Corpus:
    """Return the corpus of all readings, one a document."""
    corpus = Corpus()
    for reading in readings:
        corpus.add(reading)
    return corpus


def mark_copies(corpus: Corpus) -> None:
    """Find copies among a corpus's sentences and whom its people speak for; its sites know it after that."""
    credits: set[tuple[str, Origin]] = set()
    copies = find_copies(_list_sentences(corpus, credits))
    corpus.share(Common(copies, map_people(credits)))


def _list_sentences(corpus: Corpus, credits: set[tuple[str, Origin]]) -> Iterator[Sentence]:
    """Yield every sentence that makes a claim, once, in the order of publication; add to ``credits`` the
    people who speak, each with whom the text ties them to."""
    for index in sorted(range(len(corpus.published)), key=lambda index: (corpus.published[index], index)):
        told = [site for chapter in corpus.list_chapters(index) for site in chapter.sites]
        sites = {site.sentence_span: site for site in told}
        credits.update(
            (site.speaker, site.origin)
            for site in told
            if site.speaker and is_employed(site.speaker, site.origin)
        )
        for span in sorted(sites):
            # one string for all: copies are told by document, and there may be as many as sentences
            yield Sentence(intern(sites[span].document), span, sites[span].sentence)


def share_scenes(corpus: Corpus) -> Rows:
    """Return for each scene the numbers of the sentences in it that other documents hold too."""
    origins = corpus.common.copies.list_origins()
    numbers = {(origin.document, origin.span): number for number, origin in enumerate(origins)}
    shared = Rows()
    for chapter in corpus.chapters if numbers else ():
        held: set[int] = set()
        for site in chapter.sites:
            first = site.copied_from
            key = (first.document, first.span) if first else (site.document, site.sentence_span)
            if key in numbers:
                held.add(numbers[key])
        shared.append(sorted(held))
    return shared if numbers else Rows(() for _ in corpus.document_of)
