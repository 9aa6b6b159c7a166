from __future__ import annotations
from collections.abc import Mapping, Sequence
from .compare import Link
from .sites import Site
def relate_deeds(claims, numbers): return []
def link_relations(sites, relations, claim_of): return []
