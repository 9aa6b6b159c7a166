"""Groups of commands that know what a misspelt name was meant to be."""

from __future__ import annotations

import difflib

import click


class SuggestingGroup(click.Group):
    """A group that names its nearest command where it has none of the name that was given."""

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if name and not name.startswith("-") and self.get_command(context, name) is None:
            near = difflib.get_close_matches(name.lower(), self.list_commands(context), 1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            context.fail(f"No such command {name!r}.{hint}")
        return super().resolve_command(context, args)
