"""Where the plan is: the folder that was named, the copy inside the package, or the checkout it runs from."""

from collections.abc import Mapping
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
SHIPPED = PACKAGE / "shipped_plan"


def find_plan(named: str | None, environment: Mapping[str, str]) -> Path:
    """The plan folder: ``--plan``, else ``NCP_PLAN``, else the plan that came with the program.

    Does not look whether there is a plan in it; ``plan_files`` does.
    """
    chosen = named or environment.get("NCP_PLAN")
    if chosen:
        return Path(chosen)
    return SHIPPED if SHIPPED.is_dir() else PACKAGE.parent
