"""Real git repositories for tests, made in a temporary folder and cut off from the user's own git settings."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

DAY = "2026-11-23T12:00:00+00:00"
SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "Beleid",
    "GIT_AUTHOR_EMAIL": "beleid@example.org", "GIT_COMMITTER_NAME": "Beleid",
    "GIT_COMMITTER_EMAIL": "beleid@example.org", "GIT_AUTHOR_DATE": DAY, "GIT_COMMITTER_DATE": DAY,
}  # fmt: skip
HEADER = 'edition: "{edition}"\nstatus: edition\ndate: {day}\n'


class Repository:
    """A git repository with a plan in ``plan``, which is its top or a folder in it."""

    def __init__(self, root: Path, plan: str = "") -> None:
        self.root = root
        self.plan = root / plan
        self.plan.mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> str:
        """Run git here; what it prints."""
        return git(self.root, *arguments)

    def write(self, name: str, text: str) -> None:
        """Write a file of the plan."""
        path = self.plan / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def commit(self, subject: str) -> str:
        """Commit everything that changed; the hash."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", f"--message={subject}")
        return self.git("rev-parse", "HEAD")

    def edition(self, edition: str, day: str, roles: str) -> str:
        """Commit an edition of a plan that has two files; the hash."""
        self.write("plan.yaml", HEADER.format(edition=edition, day=day))
        self.write("roles.yaml", roles)
        return self.commit(f"Edition {edition}")


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder; what it prints. Raises CalledProcessError when it fails."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    ran = subprocess.run(
        ("git", "-C", str(folder), *arguments), env=kept | SETTINGS, capture_output=True, text=True, check=True
    )
    return ran.stdout.strip()
