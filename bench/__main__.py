"""``make bench``: speed as ratios and medians within one run; ``python -m bench plans`` measures one part."""

from __future__ import annotations

import sys

from bench import duty_officer, plans

PARTS = {"duty-officer": duty_officer.measure, "plans": plans.measure}


def main(names: list[str]) -> None:
    """Measure the named parts, or all."""
    for name in names or list(PARTS):
        PARTS[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
