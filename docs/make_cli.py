"""Print docs/cli.md, the reference of the command line, from the commands' own help.

python docs/make_cli.py > docs/cli.md
"""

import click

from attrib.cli import attrib


def list_commands(command: click.Command, name: str):
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=name)
        for child in command.list_commands(context):
            yield from list_commands(command.get_command(context, child), f"{name} {child}")


def render() -> str:
    parts = ["# Commands", "", "Made by `python docs/make_cli.py`; do not edit by hand.", ""]
    for name, command in list_commands(attrib, "attrib"):
        context = click.Context(
            command,
            info_name=name,
            terminal_width=100,
            max_content_width=100,
            help_option_names=attrib.context_settings["help_option_names"],
        )
        parts += [f"## {name}", "", "```", command.get_help(context), "```", ""]
    return "\n".join(parts)


if __name__ == "__main__":
    print(render(), end="")
