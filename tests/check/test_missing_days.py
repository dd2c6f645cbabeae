"""The days of a window that others leave open."""

from __future__ import annotations

from datetime import date

import pytest

from ncp.check.missing_days import in_figures, missing_days
from ncp.plan.model.common import Window


def window(text: str) -> Window:
    """``2020..2022`` with whole years; an open end is left out."""
    first, last = text.split("..")
    return Window(from_=date(int(first), 1, 1) if first else None, to=date(int(last), 12, 31) if last else None)


@pytest.mark.parametrize(
    ("wanted", "there", "missing"),
    [
        pytest.param("2020..2022", ["2018..2025"], "", id="covered"),
        pytest.param("2020..2022", ["2020..2022"], "", id="the same window"),
        pytest.param("2020..2022", [".."], "", id="always there"),
        pytest.param("..", [".."], "", id="always and always"),
        pytest.param("2020..2022", ["2021..2025"], "2020-01-01 – 2020-12-31", id="begins too late"),
        pytest.param("2020..2022", ["2018..2020"], "2021-01-01 – 2022-12-31", id="ends too early"),
        pytest.param("2020..", ["2018..2023"], "2024-01-01 – …", id="ends while the other goes on"),
        pytest.param("2020..2024", ["2018..2020", "2022..2025"], "2021-01-01 – 2021-12-31", id="a gap between two"),
        pytest.param("2020..2024", ["2022..2025", "2018..2020"], "2021-01-01 – 2021-12-31", id="in any order"),
        pytest.param("2020..2024", ["2018..2021", "2020..2025"], "", id="two that overlap"),
        pytest.param("2020..2021", ["2023..2025"], "2020-01-01 – 2021-12-31", id="never together"),
        pytest.param("2020..2021", [], "2020-01-01 – 2021-12-31", id="nothing there"),
        pytest.param("..2024", ["2022..2025"], "", id="without a beginning nothing is said about the past"),
        pytest.param("..2024", ["2022..2023"], "2024-01-01 – 2024-12-31", id="but the end counts"),
        pytest.param("..", ["2022..2023"], "2024-01-01 – …", id="an open end counts too"),
        pytest.param(
            "2020..2025", ["2021..2021", "2023..2023"],
            "2020-01-01 – 2020-12-31, 2022-01-01 – 2022-12-31, 2024-01-01 – 2025-12-31", id="several gaps",
        ),
    ],
)  # fmt: skip
def test_missing_days(wanted: str, there: list[str], missing: str) -> None:
    assert in_figures(missing_days(window(wanted), map(window, there))) == missing
