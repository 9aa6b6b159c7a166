"""Which scene a text is telling where it has come to, and which it may come back to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from .days import NEWS
from .reading import Clause, Reading
from .scene import PERIOD, Scene, Spot

NEAR = 2  # sentences over which a scene goes on without a word that points back
_OPEN = 10  # scenes that a further figure is compared with: the lead and the latest


def settle(reading: Reading, spot: Spot, scene: Scene) -> None:
    """Put a spot into a scene, which is then the one that the text is telling."""
    spot.scene = scene.number
    if spot.figure is not None:
        reading.by_figure[spot.figure.span] = scene.number
    if scene.kind == "event":
        reading.current, reading.told_at = scene, spot.sentence
    else:
        reading.current = None


def find_near(reading: Reading, spot: Spot, candidates: Sequence[Scene]) -> Scene | None:
    """Return the scene that the text is telling where a figure stands, if it may go on there.

    What is told in passing ends with its paragraph.
    """
    current = reading.current
    if current is None or current not in candidates or spot.sentence - reading.told_at > NEAR:
        return None
    broken = reading.paragraphs[spot.sentence] != reading.paragraphs[reading.told_at]
    passing = current.number in reading.passing or is_passing(reading, current)
    return None if broken and passing else current


def is_passing(reading: Reading, scene: Scene) -> bool:
    """Tell whether a scene lies before what the text is about: it is told in passing."""
    if scene.lead or not scene.told or scene.last is None:
        return False
    lead = reading.scenes[0]
    if lead.lead and lead.first is not None:
        before = lead.first if lead.told or reading.published is None else reading.published
        if scene.last < before:
            return True
    return reading.published is not None and scene.last < reading.published - NEWS


def list_open(reading: Reading) -> list[Scene]:
    """Return the scenes that a text may come back to: its first and the latest."""
    recent = reading.scenes[-_OPEN:]
    return recent if not reading.scenes or reading.scenes[0] in recent else [reading.scenes[0], *recent]


def list_candidates(reading: Reading, clause: Clause) -> list[Scene]:
    """Return the happenings that a clause may speak of: open ones of no other day or name."""
    return [
        scene for scene in list_open(reading) if scene.kind == "event" and not _contradicts(scene, clause)
    ]


def _contradicts(scene: Scene, clause: Clause) -> bool:
    """Tell whether a clause gives another day, or another name, than a scene."""
    if clause.names and scene.names and not clause.names & scene.names:
        return True
    day = clause.day
    if day is None or scene.first is None or scene.last is None:
        return False
    if day.kind == "day" or day.last < scene.first or day.first > scene.last:
        slack = timedelta(days=0 if scene.told else 1)
        return day.last < scene.first - slack or day.first > scene.last + slack
    return day.last - day.first > PERIOD
