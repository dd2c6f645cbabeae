"""How one record changed, from real commits: came, changed, renamed, moved, went, and not committed."""

from __future__ import annotations

from pathlib import Path

import pytest

from ncp.plan.record_log import RecordLog, log_of
from tests.repositories import Repository

LAW = "law: {{id: cbw, title: {{nl: Wet, en: Act}}}}\npowers:\n{powers}"
ORDER = "  - {{id: order, in_force: {{from: {start}{end}}}, article: '{article}'}}\n"


def role(name: str, text: str, extra: str = "") -> str:
    return f"roles:\n  - id: {name}\n    task: {{nl: {text}, en: {text}}}\n{extra}"


def powers(*versions: tuple[str, str, str]) -> str:
    return LAW.format(
        powers="".join(ORDER.format(start=start, end=end and f", to: {end}", article=article)
                       for start, end, article in versions)
    )  # fmt: skip


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "repository")
    made.edition("2020.1", "2020-03-20", role("telecom-agency", "toezicht"))
    made.write("roles.yaml", role("telecom-agency", "ruim toezicht"))
    made.commit("Widen the supervision")
    made.edition("2022.1", "2022-12-21", role("telecom-agency", "ruim toezicht"))
    made.edition("2026.1", "2026-11-23", role("rdi", "ruim toezicht", "    formerly: [telecom-agency]\n"))
    return made


def told(log: RecordLog) -> list[tuple[str | None, str, str, list[tuple[str, str | None, str | None]]]]:
    """Edition, action, id and differences of every turn."""
    return [
        (
            moment.version.edition if moment.version else None,
            turn.action,
            turn.passage.id,
            [(each.field, each.old, each.new) for each in turn.differences],
        )
        for moment in log.moments
        for turn in moment.turns
    ]


@pytest.mark.parametrize("name", ["rdi", "telecom-agency"])
def test_record_is_followed_through_its_names(repository: Repository, name: str) -> None:
    log = log_of(name, repository.plan)
    assert set(log.names) == {"rdi", "telecom-agency"}
    assert log.names[0] == name
    assert told(log) == [
        ("2020.1", "added", "telecom-agency", []),
        ("2020.1", "changed", "telecom-agency", [("task.nl", "toezicht", "ruim toezicht"),
                                                 ("task.en", "toezicht", "ruim toezicht")]),
        ("2026.1", "renamed", "rdi", [("formerly", None, "[telecom-agency]")]),
    ]  # fmt: skip
    assert [each.version and each.version.commit.subject for each in log.moments] == [
        "Edition 2020.1", "Widen the supervision", "Edition 2026.1"
    ]  # fmt: skip


def test_what_is_not_committed_comes_last(repository: Repository) -> None:
    repository.write("roles.yaml", role("rdi", "streng toezicht", "    formerly: [telecom-agency]\n"))
    edition, action, _, found = told(log_of("rdi", repository.plan))[-1]
    assert (edition, action, found[0]) == (None, "changed", ("task.nl", "ruim toezicht", "streng toezicht"))


def test_record_that_went(repository: Repository) -> None:
    repository.write("roles.yaml", role("ncsc", "iets anders"))
    repository.commit("Remove it")
    log = log_of("rdi", repository.plan)
    assert told(log)[-1] == ("2026.1", "removed", "rdi", [])
    assert log.moments[-1].turns[0].passage.line == 2


def test_comments_and_places_are_no_change(repository: Repository) -> None:
    before = told(log_of("rdi", repository.plan))
    repository.write(
        "roles.yaml", "# about roles\n\n" + role("rdi", "ruim toezicht", "    formerly: [telecom-agency]\n")
    )
    repository.commit("Explain")
    assert told(log_of("rdi", repository.plan)) == before


def test_commit_that_cannot_be_read_makes_no_record_come_or_go_twice(repository: Repository) -> None:
    repository.write("roles.yaml", "roles: [")
    repository.commit("Break it")
    repository.write("roles.yaml", role("rdi", "ruim toezicht", "    formerly: [telecom-agency]\n"))
    repository.commit("Mend it")
    assert [turn[1] for turn in told(log_of("rdi", repository.plan))] == ["added", "changed", "renamed"]


def test_file_in_the_folder_that_cannot_be_read_says_nothing_new(repository: Repository) -> None:
    before = told(log_of("rdi", repository.plan))
    repository.write("roles.yaml", "roles: [")
    assert told(log_of("rdi", repository.plan)) == before


def test_versions_are_told_apart_by_their_first_day(tmp_path: Path) -> None:
    made = Repository(tmp_path / "repository")
    made.write("legal_powers/cbw.yaml", powers(("2020-01-01", "", "3")))
    made.edition("2020.1", "2020-03-20", "roles: []\n")
    made.write("legal_powers/cbw.yaml", powers(("2020-01-01", "2021-12-31", "3"), ("2022-01-01", "", "4")))
    made.edition("2022.1", "2022-12-21", "roles: []\n")
    assert told(log_of("order", made.plan)) == [
        ("2020.1", "added", "order", []),
        ("2022.1", "changed", "order", [("in_force.to", None, "2021-12-31")]),
        ("2022.1", "added", "order", []),
    ]


def test_version_whose_first_day_was_corrected_is_still_the_same(tmp_path: Path) -> None:
    made = Repository(tmp_path / "repository")
    made.write("legal_powers/cbw.yaml", powers(("2020-01-01", "", "3")))
    made.edition("2020.1", "2020-03-20", "roles: []\n")
    made.write("legal_powers/cbw.yaml", powers(("2020-01-02", "", "3")))
    made.commit("Correct the day")
    assert told(log_of("order", made.plan))[-1] == (
        "2020.1", "changed", "order", [("in_force.from", "2020-01-01", "2020-01-02")]
    )  # fmt: skip


def test_record_that_never_was_has_no_moments(repository: Repository) -> None:
    assert log_of("nobody", repository.plan).moments == ()


def test_folder_outside_the_history_has_what_it_holds_now(repository: Repository) -> None:
    draft = repository.root / "draft"
    draft.mkdir()
    (draft / "plan.yaml").write_text('edition: "9.9"\n', encoding="utf-8")
    (draft / "roles.yaml").write_text(role("rdi", "toezicht"), encoding="utf-8")
    assert told(log_of("rdi", draft)) == [(None, "added", "rdi", [])]
