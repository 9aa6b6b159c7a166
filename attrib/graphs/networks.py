"""Networks of sources and claims, by the names and definitions of Discourse Network Analyzer (DNA).

A statement is one place where a source takes a position on a claim: it agrees, or disagrees (it denies or
doubts the claim, or what it says denies it).  With x(i, c, q) statements of source i on claim c with
position q (Leifeld, *Discourse Network Analysis*, 2017; DNA 3):

    sources (DNA: ignore)   sum over c of x(i, c) x(j, c), whatever the position
    congruence              sum over c and q of x(i, c, q) x(j, c, q)
    conflict                sum over c of x(i, c, agree) x(j, c, disagree) + x(i, c, disagree) x(j, c, agree)
    subtract                congruence less conflict
    source-claim            x(i, c), two kinds of nodes

What DNA's coders do by hand the ledger does here: of two claims whose figures conflict, a source that
makes the one and a source that makes the other conflict too.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .facts import Facts, Saying
from .model import Edge, Graph, Node
from .select import Filters

NETWORKS = (
    "full",
    "claims",
    "sources",
    "source-claim",
    "congruence",
    "conflict",
    "subtract",
    "citations",
    "eventlist",
)
ONE_MODE = frozenset(("sources", "congruence", "conflict", "subtract"))
NORMALISATIONS = ("no", "average", "jaccard", "cosine", "activity", "prominence")
_ONE_MODE_NORMS = frozenset(("average", "jaccard", "cosine"))
_TWO_MODE_NORMS = frozenset(("activity", "prominence"))
DUPLICATES = ("all", "document", "week", "month", "year", "range")
_DISAGREES = frozenset(("denies", "doubts"))

Position = tuple[str, bool]  # a claim, and whether the source agrees with it
Activity = dict[str, Counter[Position]]  # by source


@dataclass(frozen=True, slots=True)
class Statement:
    """One position of one source on one claim in one document."""

    source: str
    claim: str
    agrees: bool
    saying: Saying


def list_statements(
    facts: Facts, sayings: Iterable[Saying], *, duplicates: str = "all"
) -> Iterator[Statement]:
    """Yield the statements of the sayings in their order.

    What denies or confirms other claims is a statement on those.  ``duplicates``: the same position of
    the same source counts each time ("all"), or once per document, week, month or year of the report
    or over the whole range.
    """
    answered: dict[str, list[Position]] = defaultdict(list)
    for start, end, relation in facts.claim_links:
        if relation in ("denies", "confirms"):
            answered[start].append((end, relation == "confirms"))
    seen: set[tuple[str, str, bool, str]] = set()
    for saying in sayings:
        positions = answered.get(saying.claim) or [(saying.claim, saying.stance not in _DISAGREES)]
        for claim, agrees in positions:
            key = (saying.source, claim, agrees, name_period(saying, duplicates))
            if duplicates != "all":
                if key in seen:
                    continue
                seen.add(key)
            yield Statement(saying.source, claim, agrees, saying)


def name_period(saying: Saying, duplicates: str) -> str:
    """Return the document, week, month, year or range in which a duplicate does not count.

    A report without a date is a period of its own.
    """
    if duplicates == "document" or (saying.day is None and duplicates != "range"):
        return saying.document
    day = saying.day or ""
    if duplicates == "week":
        try:
            return "{}-{}".format(*date.fromisoformat(day).isocalendar())
        except ValueError:
            return saying.document
    return {"month": day[:7], "year": day[:4]}.get(duplicates, "")


def check_normalisation(network: str, normalisation: str) -> str | None:
    """Return what is wrong with normalising a network so, or None."""
    if normalisation in _ONE_MODE_NORMS and network not in ONE_MODE:
        return f"{normalisation} normalises networks of one kind of nodes: {', '.join(sorted(ONE_MODE))}"
    if normalisation in _TWO_MODE_NORMS and network != "source-claim":
        return f"{normalisation} normalises source-claim"
    return None


def build_network(
    facts: Facts,
    full: Graph,
    sayings: Sequence[Saying],
    network: str,
    *,
    normalisation: str = "no",
    duplicates: str = "all",
) -> Graph:
    """Return a network over the nodes of the full graph, before looks and positions.

    ``full`` is what ``assemble`` makes of the same selection; nodes that the network ties to nothing
    are left out.
    """
    if network == "full":
        return full
    if network == "claims":
        return keep_edges(full, ("denies", "confirms", "conflicts", "revises", "repeats"), also="about")
    if network == "citations":
        return keep_edges(full, ("relies on", "relays"))
    statements = list(list_statements(facts, sayings, duplicates=duplicates))
    activity = count_activity(statements)
    if network == "source-claim":
        edges = tie_claims(activity, normalisation)
    else:
        edges = tie_sources(facts, activity, network, normalisation)
    counts = Counter(f"source:{statement.source}" for statement in statements)
    counts.update(f"claim:{statement.claim}" for statement in statements)
    graph = keep_tied(full.nodes, tuple(edges), directed=network == "source-claim")
    nodes = tuple(replace(node, mentions=counts[node.id] or node.mentions) for node in graph.nodes)
    return replace(graph, nodes=nodes)


def keep_edges(full: Graph, relations: Sequence[str], also: str | None = None) -> Graph:
    """Return the nodes that the relations tie, with their edges of the relation ``also``."""
    edges = [edge for edge in full.edges if edge.relation in relations]
    tied = {end for edge in edges for end in (edge.start, edge.end)}
    edges += [edge for edge in full.edges if edge.relation == also and edge.start in tied]
    return keep_tied(full.nodes, tuple(edges))


def keep_tied(nodes: Iterable[Node], edges: tuple[Edge, ...], *, directed: bool = True) -> Graph:
    known = {node.id for node in nodes}
    edges = tuple(edge for edge in edges if edge.start in known and edge.end in known)
    tied = {end for edge in edges for end in (edge.start, edge.end)}
    return Graph(tuple(node for node in nodes if node.id in tied), edges, directed)


def count_activity(statements: Iterable[Statement]) -> Activity:
    """Return x: for each source how often it takes each position."""
    activity: Activity = defaultdict(Counter)
    for statement in statements:
        activity[statement.source][statement.claim, statement.agrees] += 1
    return activity


def tie_claims(activity: Activity, normalisation: str) -> Iterator[Edge]:
    """Yield an edge from each source to each claim it takes a position on."""
    prominence: Counter[str] = Counter()
    for counts in activity.values():
        for (claim, _), number in counts.items():
            prominence[claim] += number
    for source, counts in activity.items():
        for claim in dict.fromkeys(claim for claim, _ in counts):
            agree, disagree = counts[claim, True], counts[claim, False]
            whole = {"activity": counts.total(), "prominence": prominence[claim]}.get(normalisation, 1)
            yield Edge(
                f"source:{source}",
                f"claim:{claim}",
                "conflict" if disagree > agree else "congruence",
                (agree + disagree) / whole,
                "disagrees" if disagree and not agree else "agrees" if agree and not disagree else "both",
                {"agree": agree, "disagree": disagree, "value": (agree - disagree) / whole},
            )


def tie_sources(facts: Facts, activity: Activity, network: str, normalisation: str) -> Iterator[Edge]:
    """Yield an edge for each pair of sources whose tie is not zero; its weight has no sign, ``value`` has."""
    congruence, conflict, shared = multiply(facts, activity)
    ties = {
        "sources": shared,
        "congruence": congruence,
        "conflict": conflict,
        "subtract": subtract(congruence, conflict),
    }[network]
    for (one, other), tie in sorted(ties.items()):
        whole = measure_pair(activity[one], activity[other], normalisation)
        if not tie or not whole:
            continue
        relation = name_tie(network, tie)
        pair = (one, other)
        yield Edge(
            f"source:{one}",
            f"source:{other}",
            relation,
            abs(tie) / whole,
            "",
            {"value": tie / whole, "congruence": congruence[pair], "conflict": conflict[pair]},
        )


def name_tie(network: str, tie: float) -> str:
    if network == "sources":
        return "shared"
    return "conflict" if network == "conflict" or tie < 0 else "congruence"


Ties = Counter[tuple[str, str]]


def multiply(facts: Facts, activity: Activity) -> tuple[Ties, Ties, Ties]:
    """Return congruence, conflict and what is shared in any way, for each pair of sources (sorted)."""
    takers: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for source, counts in activity.items():
        for claim in dict.fromkeys(claim for claim, _ in counts):
            takers[claim][source] = (counts[claim, True], counts[claim, False])
    congruence: Ties = Counter()
    conflict: Ties = Counter()
    shared: Ties = Counter()
    for sources in takers.values():
        names = sorted(sources)
        for place, one in enumerate(names):
            for other in names[place + 1 :]:
                (yes, no), (also, nor) = sources[one], sources[other]
                congruence[one, other] += yes * also + no * nor
                conflict[one, other] += yes * nor + no * also
                shared[one, other] += (yes + no) * (also + nor)
    for start, end, relation in facts.claim_links:
        if relation != "conflicts":
            continue
        for one, (yes, _) in takers.get(start, {}).items():
            for other, (also, _) in takers.get(end, {}).items():
                if one != other:
                    pair = (one, other) if one < other else (other, one)
                    conflict[pair] += yes * also
    return congruence, conflict, shared


def subtract(congruence: Ties, conflict: Ties) -> Ties:
    result: Ties = Counter(congruence)
    result.subtract(conflict)
    return result


def measure_pair(one: Counter[Position], other: Counter[Position], normalisation: str) -> float:
    """Return what a tie of two sources is divided by, as DNA 3 defines it.

    average: the mean of the two sources' statements.  jaccard: the statements on positions that one alone
    takes, and the product of those on positions that both take.  cosine: the product of the two
    sources' statements.
    """
    if normalisation == "average":
        return (one.total() + other.total()) / 2
    if normalisation == "cosine":
        return math.sqrt(one.total() ** 2) * math.sqrt(other.total() ** 2)
    if normalisation == "jaccard":
        alone = sum(number for position, number in one.items() if not other[position])
        alone += sum(number for position, number in other.items() if not one[position])
        return alone + sum(number * other[position] for position, number in one.items())
    return 1.0


def list_windows(sayings: Sequence[Saying], length: str, filters: Filters) -> list[Filters]:
    """Return the filters of successive windows of time, from the first day reported (or ``since``) on.

    ``length`` is a number and d, w, m or y ("30d"); raises ValueError for any other.
    """
    number, unit = int(length[:-1]), length[-1]
    if number < 1 or unit not in "dwmy":
        raise ValueError(length)
    days = sorted(saying.day for saying in sayings if saying.day)
    if not days:
        return []
    start = date.fromisoformat(filters.since or days[0])
    last = date.fromisoformat(filters.until or days[-1])
    windows = []
    while start <= last:
        following = add_time(start, number, unit)
        end = min(following - timedelta(days=1), last)
        windows.append(replace(filters, since=start.isoformat(), until=end.isoformat()))
        start = following
    return windows


def add_time(day: date, number: int, unit: str) -> date:
    """Return the day some days, weeks, months or years later; the 31st becomes a shorter month's last."""
    if unit in "dw":
        return day + timedelta(days=number * (7 if unit == "w" else 1))
    months = day.month - 1 + number * (12 if unit == "y" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    first_after = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day.day - 1), first_after - timedelta(days=1))
