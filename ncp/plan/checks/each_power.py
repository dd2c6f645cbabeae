"""Every power with its law and its place, for the checks that look at one power at a time."""

from collections.abc import Iterator, Sequence

from ncp.plan.located import Path, ReadFile
from ncp.plan.model.powers import Law, LawFile, Power


def each_power(files: Sequence[ReadFile]) -> Iterator[tuple[ReadFile, Path, Law, Power]]:
    """File, path, law and power, in every version."""
    for file in files:
        if isinstance(file.record, LawFile):
            for number, power in enumerate(file.record.powers):
                yield file, ("powers", number), file.record.law, power
