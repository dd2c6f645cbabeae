"""The entry point: language first, then the program, and one way for everything to fail."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from ncp.cli import language
from ncp.problem import ExitCode, Problem, Refused, refuse
from ncp.text import Phrases, choose_language


def main() -> None:
    """Run one call and leave with its exit code."""
    gc.disable()  # a command lives for a moment; collecting costs a tenth of it and frees nothing
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one call; returns the exit code. Prints every failure as a line, never a traceback."""
    chosen, unknown = choose_language(arguments, os.environ)
    language.use(Phrases(chosen))
    try:
        if unknown:
            raise refuse("language-unknown", value=unknown)
        return _call(_without_globals(list(arguments)))
    except Refused as refused:
        return _fail(refused.problems, refused.exit_code)
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return _fail([_interrupted(arguments)], ExitCode.INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.FINE
    except OSError as error:
        return _fail(
            [Problem("output-unwritable", values={"path": str(error.filename or "-"), "reason": str(error)})],
            ExitCode.OUR_FAULT,
        )
    except Exception:  # noqa: BLE001 - the last net: whatever is left is our fault
        return _fail([Problem("our-fault", values={"path": str(_write_report(arguments))})], ExitCode.OUR_FAULT)


def _call(arguments: list[str]) -> int:
    from typer import Exit
    from typer._click.exceptions import ClickException, NoArgsIsHelpError, UsageError

    from ncp.cli.app import build

    try:
        result = build(arguments)(args=arguments, prog_name="ncp", standalone_mode=False)
    except Exit as leaving:
        return leaving.exit_code
    except NoArgsIsHelpError as error:
        print(error.message)
        return ExitCode.FINE
    except UsageError as error:
        from ncp.cli.usage import usage_problem

        return _fail([usage_problem(error)], ExitCode.WRONG_USE)
    except ClickException as error:
        return _fail([Problem("usage", values={"reason": error.message})], ExitCode.WRONG_USE)
    if result == ExitCode.INTERRUPTED:  # typer turns Ctrl-C into this number
        raise KeyboardInterrupt
    sys.stdout.flush()
    return result if isinstance(result, int) else ExitCode.FINE


def _without_globals(arguments: list[str]) -> list[str]:
    """The call without ``--lang`` and ``--plan``, which may stand anywhere; the plan goes to the environment."""
    left: list[str] = []
    rest = iter(arguments)
    for word in rest:
        name, sign, value = word.partition("=")
        if word == "--":
            return [*left, word, *rest]
        if name not in ("--lang", "--plan"):
            left.append(word)
            continue
        chosen = value if sign else next(rest, "")
        if not chosen:
            raise refuse("usage", reason=language.say("screen.option-needs-value", option=name))
        if name == "--plan":
            os.environ["NCP_PLAN"] = chosen
    return left


def _interrupted(arguments: Sequence[str]) -> Problem:
    """What Ctrl-C leaves behind: only an interview has answers in the log, and a way to go on."""
    from ncp.cli.commands import meant_by

    match meant_by(_without_globals(list(arguments))):
        case ("incident", "start" | "resume"):
            return Problem("interrupted")
        case ("incident", "evaluate"):
            return Problem("interrupted-evaluation")
    return Problem("interrupted-command")


def _fail(problems: list[Problem], code: ExitCode) -> int:
    from ncp.cli.problems import show_problems

    sys.stdout.flush()
    show_problems(problems, language.phrases())
    return code


def _write_report(arguments: Sequence[str]) -> Path | str:
    """The traceback in a file to send; on the screen only its place."""
    import traceback

    from ncp import __version__
    from ncp.cli.current import session

    moment = datetime.now(UTC)
    text = f"ncp {__version__}\n{sys.version}\n{list(arguments)}\n{moment}\n\n{traceback.format_exc()}"
    try:
        folder = session().home
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = folder / f"fault-{moment:%Y%m%dT%H%M%S}.txt"
        path.touch(mode=0o600)  # the arguments stand in it
        path.write_text(text, encoding="utf-8")
    except OSError:
        print(text, file=sys.stderr)
        return "-"
    return path


if __name__ == "__main__":
    main()
