"""Articles as the plan writes them."""

from __future__ import annotations

import pytest

from ncp.check.law.identifier import _is_article


@pytest.mark.parametrize(
    "article",
    ["74", "16 lid 1 onder b", "3.2, 3.4 en 3.5", "4:7 tot en met 4:15", "12.6.1.1", "11a.1 lid 5", "AVG 33 lid 1",
     "9a, bijlage punt 4", "Uitvoeringsbesluit (EU) 2018/1993", "9a.9 (melding 9a.10)", "none", "unread"],
)  # fmt: skip
def test_good_article(article: str) -> None:
    assert _is_article(article)


@pytest.mark.parametrize(
    "article",
    ["art. 74", "artikel 74", "Artikelen 3 en 4", "74(1)", "74(1)(b)", "§ 3", "74 lid 1 sub b", "3 jo. 4", " 74", "74 ",
     "", "geen", "lid een"],
)  # fmt: skip
def test_article_written_otherwise(article: str) -> None:
    assert not _is_article(article)
