"""The options that several commands share, each in one place."""

from typing import Annotated

import typer

from ncp.cli import complete
from ncp.cli.language import say

Incident = Annotated[
    str | None,
    typer.Option("--incident", help=say("help.option-incident"), metavar="ID", autocompletion=complete.incidents),
]
AsJson = Annotated[bool, typer.Option("--json", help=say("help.option-json"))]
AsOf = Annotated[str | None, typer.Option("--as-of", help=say("help.option-as-of"), metavar="TIME")]
By = Annotated[
    str | None,
    typer.Option("--by", help=say("help.option-by"), metavar="ROLE", autocompletion=complete.roles),
]
At = Annotated[str | None, typer.Option("--at", help=say("help.option-at"), metavar="TIME")]
Grounds = Annotated[str | None, typer.Option("--grounds", help=say("help.option-grounds"), metavar="TEXT")]
On = Annotated[str | None, typer.Option("--on", help=say("help.option-on"), metavar="DATE")]
