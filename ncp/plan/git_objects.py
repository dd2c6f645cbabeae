"""What git keeps, read and never written: where the repository is, its commits, its trees and its contents.

The only module that runs git. It reads objects, checks nothing out, fetches nothing, and knows no plan.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from ncp.problem import Refused, refuse

HASH = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_LEFT_OUT = re.compile(rb"could not fetch ([0-9a-f]+) from promisor")
"""What git says of an object that a partial clone left for later."""
_KEPT = ("GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH")
"""Beside ``GIT_CONFIG_*``: what says how git works here. What points at another repository is dropped."""
_FORCED = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",  # a hash must stand for what it was made of
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # a git that does not know the line above cannot fetch either
    "GIT_TERMINAL_PROMPT": "0",
}
_PLAIN = ("--no-pager", "-c", "log.showSignature=false", "-c", "log.showRoot=true", "-c", "core.fsmonitor=false")


class Repository(Struct, frozen=True):
    """A repository and the folder in it that was asked about."""

    folder: str
    """As it was named, for messages."""
    git_dir: str
    prefix: str
    """Where the folder lies in the repository: empty, or a path that ends with a slash."""
    is_shallow: bool
    is_bare: bool

    def fetch(self, what: str) -> str:
        """The command that brings what is missing; ncp never runs it."""
        return f"git -C {shlex.quote(self.folder)} fetch {what}"


class Commit(Struct, frozen=True):
    """One commit of the first-parent history, with what it changed in the files that were asked about."""

    id: str
    committed_on: datetime
    subject: str
    changed: dict[str, str | None]
    """The content that each changed file has since then, by path below the prefix; None for a removed file."""


class Blob(Struct, frozen=True):
    """A file in a tree."""

    id: str
    size: int
    is_regular: bool


def repository_at(folder: Path) -> Repository:
    """The repository that a folder lies in, or that it is when it is bare.

    Raises Refused: ``git-missing``, ``not-in-git``, or ``git-failed`` with the reason that git gives.
    """
    asked = ("--is-bare-repository", "--is-shallow-repository", "--absolute-git-dir", "--show-prefix")
    ran = _git(("-C", str(folder), "rev-parse", *asked))
    if ran.returncode:
        raise _not_read(ran, folder)
    bare, shallow, git_dir, prefix = os.fsdecode(ran.stdout).split("\n")[:4]
    return Repository(str(folder), git_dir, prefix, shallow == "true", bare == "true")


def commit_named(repository: Repository, name: str) -> str | None:
    """The hash of the commit that a branch, a tag, a hash or ``HEAD~1`` means; None when it means none.

    Raises Refused (``commit-missing``) when git knows what is meant and does not have it.
    """
    if not name or not name.isprintable():
        return None
    stated = _parsed(repository, name)
    if stated is None and repository.is_shallow and _may_be_cut_off(repository, name):
        raise refuse("commit-missing", name=name, id=name, command=repository.fetch("--unshallow"))
    if stated is None:
        return None
    found = _parsed(repository, f"{stated}^{{commit}}")
    if found is None and _git((*_in(repository), "cat-file", "-e", stated)).returncode:
        raise _missing(repository, name, stated)
    return found


def commits_of(repository: Repository, head: str, names: Iterable[str]) -> tuple[Commit, ...]:
    """Every commit up to ``head`` that changed one of these files or folders, oldest first, along first parents."""
    paths = [repository.prefix + name for name in names]
    told = ("--format=%H%x00%cI%x00%s", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-color")
    along = ("--first-parent", "--diff-merges=first-parent", "--encoding=UTF-8", "--no-notes")
    out = _read(repository, "log", *along, *told, head, "--", *paths)
    return tuple(reversed(_commits(out.split(b"\0"), len(repository.prefix))))


def tree_of(repository: Repository, commit: str) -> dict[str, Blob]:
    """Every file below the prefix in a commit, by path relative to it; empty when the commit has none there."""
    out = _read(repository, "ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--", repository.prefix or ".")
    found = {}
    for line in filter(None, out.split(b"\0")):
        meta, _, path = line.partition(b"\t")
        mode, kind, name, size = meta.decode().split()
        if kind == "blob":
            blob = Blob(name, int(size), mode.startswith("100"))
            found[os.fsdecode(path)[len(repository.prefix) :]] = blob
    return found


def contents_of(repository: Repository, ids: Iterable[str]) -> dict[str, bytes]:
    """The content of each blob. Raises Refused (``commit-missing``) naming the first that is not there."""
    wanted = list(dict.fromkeys(ids))
    out = _read(repository, "cat-file", "--batch", lines=wanted)
    found: dict[str, bytes] = {}
    position = 0
    for name in wanted:
        end = out.find(b"\n", position)
        header = out[position:end].split()
        if end < 0 or len(header) != 3:
            raise _missing(repository, name, name)
        start = end + 1
        position = start + int(header[2]) + 1
        found[name] = out[start : position - 1]
    return found


def _commits(tokens: Sequence[bytes], prefix: int) -> list[Commit]:
    """The commits in what ``git log --raw -z`` prints, newest first."""
    found: list[Commit] = []
    rest = iter(tokens)
    for token in rest:
        if not token:
            continue
        if token.lstrip(b"\n").startswith(b":"):
            _, mode, _, blob, _ = token.split()
            path = os.fsdecode(next(rest))[prefix:]
            found[-1].changed[path] = blob.decode() if mode.startswith(b"100") else None
        else:
            day, subject = next(rest).decode(), next(rest).decode(errors="replace")
            found.append(Commit(token.decode(), datetime.fromisoformat(day), subject, {}))
    return found


def _may_be_cut_off(repository: Repository, name: str) -> bool:
    """Whether a name may mean a commit beyond the point where a shallow clone ends."""
    if re.fullmatch(r"[0-9a-f]{7,64}", name):
        return True
    start = re.split(r"[~^]", name, maxsplit=1)[0]
    return start not in ("", name) and _parsed(repository, f"{start}^{{commit}}") is not None


def _parsed(repository: Repository, name: str) -> str | None:
    ran = _git((*_in(repository), "rev-parse", "--verify", "--quiet", "--end-of-options", name))
    found = os.fsdecode(ran.stdout).strip()
    return found if not ran.returncode and HASH.fullmatch(found) else None


def _missing(repository: Repository, name: str, wanted: str) -> Refused:
    command = repository.fetch(f"{_remote(repository)} {wanted}")
    return refuse("commit-missing", name=name, id=wanted, command=command)


def _remote(repository: Repository) -> str:
    names = os.fsdecode(_read(repository, "remote")).split()
    return "origin" if "origin" in names or not names else names[0]


def _in(repository: Repository) -> tuple[str, str]:
    """As a bare repository every path counts from its top, wherever it is called from."""
    return ("--bare", f"--git-dir={repository.git_dir}")


def _read(repository: Repository, *arguments: str, lines: Sequence[str] = ()) -> bytes:
    ran = _git((*_in(repository), *arguments), "".join(f"{line}\n" for line in lines).encode())
    left_out = _LEFT_OUT.search(ran.stderr) if ran.returncode else None
    if left_out:
        name = left_out[1].decode()
        command = repository.fetch(f"--refetch --no-filter {_remote(repository)}")
        raise refuse("commit-missing", name=name, id=name, command=command)
    if ran.returncode:
        raise _failed(ran)
    return ran.stdout


def _git(arguments: Sequence[str], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = ("git", *_PLAIN, *arguments)
    try:
        # no shell; names from outside stand behind --end-of-options or are hashes by then
        return subprocess.run(command, input=given, capture_output=True, check=False, env=_environment(os.environ))  # noqa: S603
    except FileNotFoundError:
        raise refuse("git-missing") from None


def _environment(outside: Mapping[str, str]) -> dict[str, str]:
    kept = {
        name: value
        for name, value in outside.items()
        if not name.startswith("GIT_") or name.startswith("GIT_CONFIG_") or name in _KEPT
    }
    return kept | _FORCED


def _not_read(ran: subprocess.CompletedProcess[bytes], folder: Path) -> Refused:
    if b"not a git repository" in ran.stderr:
        return refuse("not-in-git", path=folder)
    return _failed(ran)


def _failed(ran: subprocess.CompletedProcess[bytes]) -> Refused:
    said = ran.stderr.decode(errors="replace").splitlines()
    fatal = [line.removeprefix("fatal: ") for line in said if line.startswith("fatal: ")]
    return refuse("git-failed", reason=(fatal or said or [str(ran.returncode)])[0])
