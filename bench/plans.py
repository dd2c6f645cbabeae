"""What policy staff wait for: checking a plan, comparing two, and how both grow with the plan."""

from __future__ import annotations

import math
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from textwrap import indent

from bench import peers
from bench.grow import grow
from bench.timing import NCP, ROOT, median_of, surroundings, timed
from ncp.plan.files import plan_files
from ncp.plan.load import LoadedPlan, load_plan

RUNS = 7
TIMES = (1, 5, 50)
FINDINGS = (0, 1)
COMPARED = "legal_powers/cbw.yaml"
EDITS = (("minister-ienw", "minister-ezk"), ("within: 24h", "within: 12h"))
"""What the second of two compared files says otherwise, wherever it stands; with more, graphtage fails by itself."""


def measure() -> None:
    """Measure and print."""
    files = plan_files(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        environment = surroundings(home / "home")
        print(f"\nmedians of {RUNS} whole processes; cold: nothing kept from an earlier command")
        _checks(home, environment, files)
        _editions(home, environment)
        _against_peers(home, environment, files)
        _growth(home, files, load_plan(files))


def _checks(home: Path, environment: Mapping[str, str], files: Mapping[str, bytes]) -> None:
    check = [NCP, "plan", "check", str(_written(home / "plan", files))]
    _row("plan check, cold", median_of(RUNS, lambda: _cold(check, home, environment)), 1.0)
    _row("plan check, nothing changed", median_of(RUNS, lambda: timed(check, environment, FINDINGS)), 0.3)
    law = home / "plan" / COMPARED

    def after_an_edit() -> float:
        law.write_bytes(law.read_bytes() + b"\n")
        return timed(check, environment, FINDINGS)

    _row("plan check, one law file changed", median_of(RUNS, after_an_edit), None)


def _editions(home: Path, environment: Mapping[str, str]) -> None:
    for old, new in (("2020.1", "2022.1"), ("2022.1", "2026.1")):
        command = [NCP, "plan", "diff", old, new]
        _row(f"plan diff {old} {new}, cold", median_of(RUNS, lambda call=command: _cold(call, home, environment)), None)
        _row(f"plan diff {old} {new}", median_of(RUNS, lambda call=command: timed(call, environment)), 1.5)


def _against_peers(home: Path, environment: Mapping[str, str], files: Mapping[str, bytes]) -> None:
    """The peers get one law file of each plan, and then each plan as one file; ``ncp`` always reads whole plans."""
    edited = _edited(files)
    old, new = _written(home / "old", files), _written(home / "new", edited)
    command = [NCP, "plan", "diff", str(old), str(new)]
    cold = median_of(RUNS, lambda: _cold(command, home, environment))
    warm = median_of(RUNS, lambda: timed(command, environment))
    print("\nthe same two files; ncp reads both plans whole and adds what the change does to the cases")
    print(f"{'ncp plan diff, cold':58} {cold * 1000:8.0f} ms")
    print(f"{'ncp plan diff':58} {warm * 1000:8.0f} ms")
    for name, one, other in (
        (f"{COMPARED}, {len(files[COMPARED]) // 1000} kB", old / COMPARED, new / COMPARED),
        ("the whole plan as one file", _whole(home / "old.yaml", files), _whole(home / "new.yaml", edited)),
    ):
        print(f"on {name}, against {warm * 1000:.0f} ms:")
        peers.measure(one, other, environment, warm)


def _whole(path: Path, files: Mapping[str, bytes]) -> Path:
    """A plan as one YAML file: each of its files under its name."""
    parts = (f'"{name}":\n' + indent(content.decode(), "  ") for name, content in files.items())
    path.write_text("\n".join(parts), encoding="utf-8")
    return path


def _growth(home: Path, files: Mapping[str, bytes], loaded: LoadedPlan) -> None:
    print("\nlaws and playbooks again and again; one cold run each")
    print(f"{'':24} {'records':>9} {'MB':>6} {'check':>9} {'diff':>9}")
    rows = []
    for times in TIMES:
        grown = grow(files, loaded, times)
        old, new = _written(home / "grown", grown), _written(home / "grown-new", _edited(grown))
        seconds = [
            _cold([NCP, "plan", *call], home, surroundings(home / "home"))
            for call in (["check", str(old)], ["diff", str(old), str(new)])
        ]
        records = len(loaded.plan.powers) * times + len(loaded.plan.step_by_id) * times
        size = sum(map(len, grown.values()))
        rows.append((size, *seconds))
        print(f"{f'{times} times':24} {records:9} {size / 1e6:6.1f} {seconds[0]:8.2f}s {seconds[1]:8.2f}s")
    first, last = rows[0], rows[-1]
    check, diff = (math.log(last[n] / first[n]) / math.log(last[0] / first[0]) for n in (1, 2))
    print(f"growth with size, 1 is linear: check {check:.2f}, diff {diff:.2f} (target: at most 1)")


def _cold(command: list[str], home: Path, environment: Mapping[str, str]) -> float:
    shutil.rmtree(home / "home", ignore_errors=True)
    return timed(command, environment, FINDINGS)


def _edited(files: Mapping[str, bytes]) -> dict[str, bytes]:
    text = files[COMPARED].decode()
    for old, new in EDITS:
        text = text.replace(old, new)
    return {**files, COMPARED: text.encode()}


def _written(folder: Path, files: Mapping[str, bytes]) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def _row(name: str, seconds: float, target: float | None) -> None:
    wanted = f"target: under {target:.1f} s" if target else ""
    print(f"{name:58} {seconds * 1000:8.0f} ms  {wanted}")
