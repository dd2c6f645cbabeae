"""``ncp plan show ID`` and ``ncp plan log ID``: one record as it stands, in any edition, and how it came to be so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ncp.cli.plan.shortened import shortened
from tests.conftest import Ncp, PlanCopy
from tests.repositories import Repository, git

ROLES = "roles:\n  - id: {id}\n    kind: office\n    name: {{nl: {nl}, en: {en}}}\n{more}"
MEMBER = "    formerly: [agency]\n    exists: {from: 2023-01-01}\n"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "repository")
    made.edition("2020.1", "2020-03-20", ROLES.format(id="agency", nl="Agentschap", en="Agency", more=""))
    made.edition("2022.1", "2022-12-21", ROLES.format(id="agency", nl="Agentschap", en="Agency", more=""))
    made.edition("2026.1", "2026-11-23", ROLES.format(id="rdi", nl="Inspectie", en="Inspectorate", more=MEMBER))
    return made


# ---- show ----


def test_record_is_shown_as_it_stands_with_its_place(ncp: Ncp, plan_copy: PlanCopy) -> None:
    result = ncp("--plan", str(plan_copy.root), "plan", "show", "cbw-binding-instruction")
    lines = plan_copy.text("legal_powers/cbw.yaml").splitlines()
    first = lines.index("  - id: cbw-binding-instruction") + 1
    assert f"legal_powers/cbw.yaml:{first}-" in result.out
    assert f"{first}    - id: cbw-binding-instruction" in result.out
    assert "bevoegdheid cbw-binding-instruction · Bindende aanwijzing" in result.out
    assert result.code == 0


def test_id_of_several_records_shows_all_and_says_so(ncp: Ncp) -> None:
    result = ncp("plan", "show", "mccb")
    assert "'mccb' staat 4 keer in het plan: rol, niveau (2×), wet." in result.out
    assert "escalation_levels.yaml:" in result.out
    assert "legal_powers/mccb.yaml:1-" in result.out


def test_record_in_an_edition_under_the_name_of_that_time(ncp: Ncp, repository: Repository) -> None:
    result = ncp("--plan", str(repository.plan), "plan", "show", "rdi", "--at", "2020.1")
    assert f"uitgave 2020.1, commit {repository.git('rev-parse', 'HEAD~2')[:8]}" in result.out
    assert "heet hier agency, niet rdi" in result.out
    assert "2    - id: agency" in result.out


def test_record_under_a_name_it_had_before(ncp: Ncp, repository: Repository) -> None:
    result = ncp("--plan", str(repository.plan), "plan", "show", "agency")
    assert "rol rdi · Inspectie · vanaf 1 januari 2023" in result.out
    assert "heette eerder agency" in result.out


def test_record_as_json(ncp: Ncp, repository: Repository) -> None:
    document = json.loads(ncp("--plan", str(repository.plan), "plan", "show", "agency", "--at", "HEAD~1", "--json").out)
    (record,) = document["records"]
    assert document["plan"] == {"name": "HEAD~1", "edition": "2022.1", "commit": repository.git("rev-parse", "HEAD~1")}
    assert (record["kind"], record["file"], record["line"], record["last_line"]) == ("role", "roles.yaml", 2, 4)
    assert record["yaml"].startswith("  - id: agency\n    kind: office\n")
    assert record["fields"]["name"] == {"nl": "Agentschap", "en": "Agency"}


def test_plan_with_mistakes_can_be_looked_at(ncp: Ncp, plan_copy: PlanCopy) -> None:
    plan_copy.replace("roles.yaml", "reports_to: minister-jenv", "reports_to: nobody-at-all")
    plan_copy.write("legal_powers/cbw.yaml", "law: [")
    result = ncp("--plan", str(plan_copy.root), "plan", "show", "nctv")
    assert (result.code, result.err) == (0, "")
    assert "reports_to: nobody-at-all" in result.out


def test_summary_of_another_edition(ncp: Ncp, plan_copy: PlanCopy) -> None:
    plan_copy.replace("plan.yaml", 'edition: "2026.1"', 'edition: "2030.1"')
    document = json.loads(ncp("plan", "show", "--at", str(plan_copy.root), "--json").out)
    assert (document["schema"], document["plan"]["edition"]) == ("ncp/plan-show/1", "2030.1")


@pytest.mark.parametrize("command", ["show", "log"])
def test_unknown_id_names_the_nearest(ncp: Ncp, command: str) -> None:
    result = ncp("plan", command, "ncscc")
    assert (result.code, result.out) == (2, "")
    assert "[record-unknown]" in result.err
    assert "bedoelde u 'ncsc'?" in result.err


def test_terminal_is_not_steered_by_a_file(ncp: Ncp, repository: Repository) -> None:
    repository.write("roles.yaml", ROLES.format(id="rdi", nl="a", en="b", more="    # \x1b[31m\u202e red\n"))
    assert "\x1b" not in ncp("--plan", str(repository.plan), "plan", "show", "rdi").out


def test_edition_beside_a_tag_of_that_name_says_so(ncp: Ncp, repository: Repository) -> None:
    repository.git("tag", "2020.1", "HEAD")
    result = ncp("--plan", str(repository.plan), "plan", "show", "agency", "--at", "2020.1")
    assert result.code == 0
    assert "let op: er is ook een tak of tag die '2020.1' heet" in result.err


# ---- log ----


def test_log_goes_by_edition_and_follows_the_name(ncp: Ncp, repository: Repository) -> None:
    result = ncp("--plan", str(repository.plan), "plan", "log", "rdi")
    commits = [repository.git("rev-parse", name)[:8] for name in ("HEAD~2", "HEAD")]
    assert [line.rstrip() for line in result.out.splitlines()] == [
        "rdi · Inspectie",
        "Andere namen in de loop van de tijd: agency",
        "",
        "UITGAVE 2020.1 · 20 MAART 2020",
        f"{commits[0]} · 23 november 2026 · Edition 2020.1",
        "  rol agency: erbij gekomen (roles.yaml:2)",
        "",
        "UITGAVE 2022.1 · 21 DECEMBER 2022",
        "  niet veranderd",
        "",
        "UITGAVE 2026.1 · 23 NOVEMBER 2026",
        f"{commits[1]} · 23 november 2026 · Edition 2026.1",
        "  rol rdi: heette agency (roles.yaml:2)",
        "    name.nl: Agentschap → Inspectie",
        "    formerly: erbij: [agency]",
        "    exists: erbij: {from: 2023-01-01}",
    ]


def test_log_in_english_shows_the_english_text(ncp: Ncp, repository: Repository) -> None:
    result = ncp("--plan", str(repository.plan), "--lang", "en", "plan", "log", "rdi")
    assert "name.en: Agency → Inspectorate" in result.out
    assert "name.nl" not in result.out


def test_text_that_changed_in_the_other_language_only_is_told(ncp: Ncp, repository: Repository) -> None:
    repository.write("roles.yaml", ROLES.format(id="rdi", nl="Inspectie", en="Authority", more=MEMBER))
    result = ncp("--plan", str(repository.plan), "plan", "log", "rdi")
    assert "NOG NIET VASTGELEGD IN GIT" in result.out
    assert "name.en: Inspectorate → Authority" in result.out


def test_log_as_json(ncp: Ncp, repository: Repository) -> None:
    document = json.loads(ncp("--plan", str(repository.plan), "plan", "log", "agency", "--json").out)
    last = document["moments"][-1]
    assert (document["schema"], document["names"]) == ("ncp/plan-log/1", ["agency", "rdi"])
    assert (last["edition"], last["commit"]) == ("2026.1", repository.git("rev-parse", "HEAD"))
    (turn,) = last["turns"]
    assert (turn["action"], turn["id"], turn["old_id"], turn["file"], turn["line"]) == (
        "renamed", "rdi", "agency", "roles.yaml", 2
    )  # fmt: skip
    assert {"field": "name.en", "old": "Agency", "new": "Inspectorate"} in turn["differences"]


def test_log_outside_git_is_refused(ncp: Ncp, plan_copy: PlanCopy) -> None:
    result = ncp("--plan", str(plan_copy.root), "plan", "log", "ncsc")
    assert result.code == 2
    assert "[not-in-git]" in result.err


COMMON = "De aanbieder meldt een incident met aanzienlijke gevolgen onverwijld aan de bevoegde autoriteit "


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("kort", "korter", ("kort", "korter")),
        (f"{COMMON}binnen 24 uur", f"{COMMON}binnen 12 uur",
         ("… bevoegde autoriteit binnen 24 uur", "… bevoegde autoriteit binnen 12 uur")),
        (f"Soms {COMMON}en schriftelijk", f"Vaak {COMMON}en schriftelijk",
         ("Soms De aanbieder meldt een incident …", "Vaak De aanbieder meldt een incident …")),
        ("x" * 300, "y", ("x" * 99 + " …", "y")),
        ("een\x1b[31m", "twee\n", ("een[31m", "twee ")),
    ],
    ids=["short", "from near the difference", "up to near the difference", "never too long", "safe to print"],
)  # fmt: skip
def test_long_values_are_cut_to_where_they_differ(old: str, new: str, expected: tuple[str, str]) -> None:
    assert shortened(old, new) == expected


def test_log_in_a_shallow_clone_says_that_it_does_not_know_the_beginning(
    ncp: Ncp, repository: Repository, tmp_path: Path
) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repository.root}", "shallow")
    result = ncp("--plan", str(tmp_path / "shallow"), "plan", "log", "rdi")
    assert "erbij gekomen" in result.out
    assert f"git -C {tmp_path / 'shallow'} fetch --unshallow" in " ".join(result.out.split())
