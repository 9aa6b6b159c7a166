"""``attrib status``."""

from __future__ import annotations

import click

from attrib import __version__
from attrib.export.terminal import clean_terminal

_MOST_FAILURES = 20


@click.command("status")
@click.argument("path", metavar="STORE")
def status_command(path: str) -> None:
    """Say what a store holds: documents, attributions, what they come from, what failed."""
    from attrib.kept_claims import kept_corrections
    from attrib.store.archive import Store
    from attrib.store.versions import describe_version

    with Store(path) as store:
        status = store.read_status()
        corrections = kept_corrections(store)
    version = status.version
    rows = len(corrections.rows) if corrections is not None else 0
    lines = [
        f"documents     {status.documents:>10,}  from {status.files:,} files, {status.bytes / 1e6:,.1f} MB",
        f"attributions  {status.attributions:>10,}",
        f"not done yet  {status.waiting:>10,}",
        f"failed        {len(status.failures):>10,}",
        f"corrections   {rows:>10,}",
    ]
    if version is not None:
        now = describe_version(__version__, version.country or None, ())
        same = (now.rules, now.weights) == (version.rules, version.weights)
        lines += [
            f"made by       attrib {version.package}, rules {version.rules}, weights {version.weights}"
            + (
                ""
                if same
                else f" (now: rules {now.rules}, weights {now.weights}; extract --store does it again)"
            ),
            f"home country  {version.country or 'that of each document'}",
        ]
        if version.sources:
            lines.append(f"sources files {version.sources}")
    for document_id, reason in status.failures[:_MOST_FAILURES]:
        lines.append(f"  {document_id}: {reason}")
    if len(status.failures) > _MOST_FAILURES:
        lines.append(f"  and {len(status.failures) - _MOST_FAILURES:,} more")
    for line in lines:
        click.echo(clean_terminal(line))
