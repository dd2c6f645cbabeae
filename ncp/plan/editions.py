"""Plans by name, and the editions that git holds: an edition, a branch or commit, a folder, the folder itself.

An edition means its last commit on the first-parent history of the current branch (decision 0014). Git objects are
read through ``git_objects``; nothing is checked out.
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from ncp.plan.files import FOLDER_NAMES, MAX_BYTES, SINGLE_NAMES, plan_files
from ncp.plan.git_objects import (
    Blob,
    Commit,
    Repository,
    commit_named,
    commits_of,
    contents_of,
    repository_at,
    tree_of,
)
from ncp.problem import Place, Problem, Refused, refuse

HERE = "."
_EDITION = re.compile(r"[0-9]{4}\.[0-9]+")


class PlanAt(Struct, frozen=True):
    """The files of a plan and where they came from."""

    name: str
    """As it was asked for."""
    files: dict[str, bytes]
    commit: str | None
    """None for a folder."""
    edition: str
    """What ``plan.yaml`` says; empty when that cannot be read."""
    overshadowed: str | None = None
    """The commit of a branch or tag that bears the name of this edition and means something else."""


class Edition(Struct, frozen=True, kw_only=True):
    """One edition of the plan in git."""

    edition: str
    date: datetime.date | None
    """The plan's own date."""
    status: str
    commit: str
    """Where the edition came into being."""
    committed_on: datetime.datetime
    last_commit: str
    """What the name of the edition means: the last commit that changed the plan under it."""
    last_committed_on: datetime.datetime
    corrections: int
    """Commits that changed the plan after the first, under the same name."""
    is_cut_off: bool
    """In a shallow clone: ``commit`` is only the oldest that is here."""


class Version(Struct, frozen=True):
    """The plan as one commit left it: for each file the blob that holds it."""

    commit: Commit
    edition: str
    header: dict[str, str]
    files: dict[str, str]


def plan_at(name: str, folder: Path) -> PlanAt:
    """The plan that a name means, seen from a plan folder; the first of these that exists.

    ``.`` (the folder itself), a path of a folder with a ``plan.yaml``, an edition, a branch, tag or commit.
    Raises Refused: ``edition-unknown``, ``edition-cut-off``, ``ref-unknown``, ``commit-missing``, ``plan-not-there``,
    ``plan-missing`` for a folder without a plan, ``not-in-git``, ``git-missing``, ``git-failed``, or what
    ``plan_files`` raises.
    """
    if name == HERE:
        return _in_folder(name, folder)
    if name and os.path.isfile(os.path.join(name, "plan.yaml")):  # noqa: PTH113, PTH118 - false for any odd name
        return _in_folder(name, Path(name))
    repository = _repository(folder)
    found = editions_in(folder)
    edition = next((each for each in found if each.edition == name), None)
    if edition is None:
        return _at_commit(name, repository, _commit_of(name, repository, found))
    other = _commit_or_none(name, repository)
    same = other is None or other in (edition.commit, edition.last_commit)
    return _at_commit(name, repository, edition.last_commit, None if same else other)


def editions_in(folder: Path) -> tuple[Edition, ...]:
    """Every edition on the first-parent history of the current branch, oldest first.

    Raises Refused: ``not-in-git``, ``git-missing``, ``git-failed``. A folder without history has none.
    """
    repository = _repository(folder)
    runs: dict[str, list[Version]] = {}
    versions = _history_of(repository)
    for version in versions:
        runs.setdefault(version.edition, []).append(version)
    return tuple(_edition(run, versions[0], repository) for run in runs.values() if run[0].edition)


def missing_history(folder: Path) -> str:
    """The command that brings the rest of a shallow clone; empty when the whole history is here."""
    repository = _repository(folder)
    return repository.fetch("--unshallow") if repository.is_shallow else ""


def versions_in(folder: Path) -> tuple[Version, ...]:
    """The plan as every commit that changed it left it, oldest first. Raises Refused as ``editions_in`` does."""
    return _history_of(_repository(folder))


def contents_in(folder: Path, versions: Sequence[Version]) -> dict[str, bytes]:
    """The content of every file of these versions, by blob. Raises Refused (``commit-missing``)."""
    return contents_of(_repository(folder), (blob for version in versions for blob in version.files.values()))


def is_plan_file(path: str) -> bool:
    """Whether a file at this path belongs to a plan."""
    if path in SINGLE_NAMES:
        return True
    parent, _, name = path.partition("/")
    return parent in FOLDER_NAMES and name.endswith(".yaml") and "/" not in name


def _edition(run: Sequence[Version], oldest: Version, repository: Repository) -> Edition:
    first, last = run[0], run[-1]
    return Edition(
        edition=first.edition,
        date=_date(last.header.get("date", "")),
        status=last.header.get("status", ""),
        commit=first.commit.id,
        committed_on=first.commit.committed_on,
        last_commit=last.commit.id,
        last_committed_on=last.commit.committed_on,
        corrections=len(run) - 1,
        is_cut_off=repository.is_shallow and first is oldest,
    )


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def _in_folder(name: str, folder: Path) -> PlanAt:
    files = plan_files(folder)
    return PlanAt(name, files, None, _header(files["plan.yaml"]).get("edition", ""))


def _at_commit(name: str, repository: Repository, commit: str, overshadowed: str | None = None) -> PlanAt:
    tree = {path: blob for path, blob in tree_of(repository, commit).items() if is_plan_file(path)}
    if "plan.yaml" not in tree:
        raise refuse("plan-not-there", name=name, commit=commit[:12], path=repository.prefix or ".")
    problems = [problem for path, blob in tree.items() for problem in _unfit(path, blob)]
    if problems:
        raise Refused(problems)
    contents = contents_of(repository, (blob.id for blob in tree.values()))
    files = {path: contents[tree[path].id] for path in sorted(tree, key=_as_in_a_folder)}
    return PlanAt(name, files, commit, _header(files["plan.yaml"]).get("edition", ""), overshadowed)


def _as_in_a_folder(path: str) -> tuple[int, str]:
    """The order in which ``plan_files`` has them."""
    order = (*SINGLE_NAMES, *FOLDER_NAMES)
    return (order.index(path if path in SINGLE_NAMES else path.partition("/")[0]), path)


def _unfit(path: str, blob: Blob) -> Iterator[Problem]:
    if not blob.is_regular:
        yield Problem("file-not-regular", Place(path))
    elif blob.size > MAX_BYTES:
        yield Problem("file-too-large", Place(path), {"size": str(blob.size), "limit": str(MAX_BYTES)})


def _commit_of(name: str, repository: Repository, editions: Sequence[Edition]) -> str:
    found = commit_named(repository, name)
    if found is not None:
        return found
    if os.path.isdir(name):  # noqa: PTH112 - false for any odd name
        raise Refused([Problem("plan-missing", Place(name))])
    known = ", ".join(each.edition for each in editions) or "-"
    if not _EDITION.fullmatch(name):
        raise refuse("ref-unknown", name=name, known=known)
    if repository.is_shallow:
        raise refuse("edition-cut-off", name=name, known=known, command=repository.fetch("--unshallow"))
    raise refuse("edition-unknown", name=name, known=known)


def _commit_or_none(name: str, repository: Repository) -> str | None:
    try:
        return commit_named(repository, name)
    except Refused:
        return None


def _repository(folder: Path) -> Repository:
    """The repository of a plan folder; in a bare one the plan is looked for, because no folder says where it is."""
    if not folder.is_dir():
        raise Refused([Problem("plan-missing", Place(str(folder)))])
    repository = repository_at(folder)
    head = commit_named(repository, "HEAD") if repository.is_bare else None
    return repository if head is None else _with_plan_found(repository, head)


@lru_cache(maxsize=8)
def _with_plan_found(repository: Repository, head: str) -> Repository:
    top = Repository(repository.folder, repository.git_dir, "", repository.is_shallow, is_bare=True)
    paths = tree_of(top, head)
    places = [path.removesuffix("plan.yaml") for path in paths if f"/{path}".endswith("/plan.yaml")]
    found = [place for place in places if f"{place}roles.yaml" in paths]
    prefix = "" if "" in found or len(found) != 1 else found[0]
    return Repository(repository.folder, repository.git_dir, prefix, repository.is_shallow, is_bare=True)


def _history_of(repository: Repository) -> tuple[Version, ...]:
    head = commit_named(repository, "HEAD")
    return () if head is None else _history(repository, head)


@lru_cache(maxsize=8)
def _history(repository: Repository, head: str) -> tuple[Version, ...]:
    """One ``git log`` and one batch; a commit and what came before it never change, so it is done once."""
    commits = commits_of(repository, head, (*SINGLE_NAMES, *FOLDER_NAMES))
    wanted = {commit.changed["plan.yaml"] for commit in commits if "plan.yaml" in commit.changed} - {None}
    contents = contents_of(repository, sorted(filter(None, wanted)))
    return tuple(_versions(commits, contents))


def _versions(commits: Sequence[Commit], contents: Mapping[str, bytes]) -> Iterator[Version]:
    """A ``plan.yaml`` that cannot be read leaves the edition what it was."""
    header: dict[str, str] = {}
    files: dict[str, str] = {}
    for commit in commits:
        changed = {path: blob for path, blob in commit.changed.items() if is_plan_file(path)}
        gone = {path for path, blob in changed.items() if blob is None}
        files = {path: blob for path, blob in (files | changed).items() if path not in gone and blob is not None}
        blob = changed.get("plan.yaml")
        if blob is not None:
            header = _header(contents[blob]) or header
        if "plan.yaml" in files and changed:
            yield Version(commit, header.get("edition", ""), header, files)


def _header(content: bytes) -> dict[str, str]:
    """What ``plan.yaml`` says in one word: edition, date, status. Empty when it cannot be read."""
    from ncp.plan.source import read_yaml

    try:
        root = read_yaml(content, "plan.yaml").value
    except Refused:
        return {}
    fields = root if isinstance(root, dict) else {}
    plain = {name: node.value for name, node in fields.items()}
    return {name: str(value) for name, value in plain.items() if isinstance(value, str | int | float)}
