"""A proposal that is judged: what the stages that settle attributions hand on."""

from __future__ import annotations

from dataclasses import dataclass

from .decide import Decision
from .proposals import Proposal


@dataclass(frozen=True, slots=True)
class Judged:
    """A proposal with the probability that it holds, and the decision of the rule that holds it, if any."""

    proposal: Proposal
    probability: float
    decision: Decision | None = None
