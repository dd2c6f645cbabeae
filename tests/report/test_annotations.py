"""Findings as workflow commands: whatever is in a text or a path, a line stays one line and one command."""

from __future__ import annotations

from typing import Literal

import pytest

from ncp.problem import Place
from ncp.report.annotations import annotation


@pytest.mark.parametrize(
    ("level", "place", "title", "text", "expected"),
    [
        pytest.param(
            "error", Place("roles.yaml", 12, 5), "role-unknown", "Bestaat niet.",
            "::error file=roles.yaml,line=12,col=5,title=role-unknown::Bestaat niet.",
            id="a place in a file",
        ),
        pytest.param(
            "warning", Place("plan.yaml"), "review-overdue", "Te oud",
            "::warning file=plan.yaml,title=review-overdue::Te oud",
            id="a file as a whole",
        ),
        pytest.param(
            "notice", None, "geen", "niets gevonden", "::notice title=geen::niets gevonden",
            id="no place",
        ),
        pytest.param("notice", None, "", "tekst", "::notice::tekst", id="neither place nor title"),
        pytest.param(
            "error", Place("a,b:c.yaml", 1, 0), "x", "100% zeker\r\n::error::vals",
            "::error file=a%2Cb%3Ac.yaml,line=1,title=x::100%25 zeker%0D%0A::error::vals",
            id="signs that mean something",
        ),
        pytest.param(
            "error", None, "a: b, c%", "%0A", "::error title=a%3A b%2C c%25::%250A", id="a text that is escaped already"
        ),
    ],
)  # fmt: skip
def test_annotation(
    level: Literal["error", "warning", "notice"], place: Place | None, title: str, text: str, expected: str
) -> None:
    found = annotation(level, place, title, text)
    assert found == expected
    assert len(found.splitlines()) == 1
