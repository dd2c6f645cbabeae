"""Security advisories: what they state is taken over, the rest is not guessed, hostile ones are refused."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ncp.incident.events import AdvisoryRead
from ncp.intake.csaf import MAX_PRODUCTS, read_advisory
from ncp.intake.plain_text import MAX_TITLE
from ncp.plan.files import MAX_BYTES
from ncp.problem import Problem, Refused

SHARED = Path(__file__).resolve().parents[2] / "../shared/data/csaf"
NCSC = "ncsc-nl-reconstructed/ncsc-2026-0289_{}.reconstructed.json"
UNSTATED = (None, None, None)

shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared test data are not here")


# the real files: file, document, version, title, first CVE, how many, products, (likelihood, damage, urgent)

REAL: list[tuple[str, str, str, str, str, int, tuple[str, ...], Any]] = [
    (
        "cisa/icsa-24-107-04.json", "ICSA-24-107-04", "1", "RoboDK RoboDK", "CVE-2024-0257", 1, ("RoboDK RoboDK",),
        UNSTATED,
    ),
    (
        "cisa/icsa-24-298-03.json", "ICSA-24-298-03", "1", "Deep Sea Electronics DSE855", "CVE-2024-5947", 1,
        ("Deep Sea Electronics DSE855",), UNSTATED,
    ),
    (
        "cisa/icsma-24-058-01.json", "ICSMA-24-058-01", "1", "Santesoft Sante DICOM Viewer Pro", "CVE-2024-1453", 1,
        ("Santesoft Sante DICOM Viewer Pro",), UNSTATED,
    ),
    (
        "cisa/va-24-201-01.json", "VA-24-201-01", "1.0.1", "Adminer and AdminerEvo Multiple Vulnerabilities",
        "CVE-2023-45195", 3, ("Adminer Adminer", "AdminerEvo AdminerEvo"), UNSTATED,
    ),
    (
        "cisa/va-24-254-01.json", "VA-24-254-01", "1.0.0", "IBM webMethods Integration Multiple Vulnerabilities",
        "CVE-2024-45075", 3, ("IBM webMethods Integration",), UNSTATED,
    ),
    (
        "cisa/va-24-262-01.json", "VA-24-262-01", "1.0.0",
        "Planet Fitness Workouts mobile apps do not properly validate TLS certificates", "CVE-2024-43201", 1,
        ("Planet Fitness Planet Fitness Workouts",), UNSTATED,
    ),
    (
        "oasis-examples/bsi-2022-0001.json", "BSI-2022-0001", "1",
        "CVRF-CSAF-Converter: XML External Entities Vulnerability", "CVE-2022-27193", 1,
        ("CSAF Tools CVRF-CSAF-Converter",), UNSTATED,
    ),
    (
        "oasis-examples/rhsa-2021_5217.json", "RHSA-2021:5217", "1",
        "Red Hat Security Advisory: Red Hat Single Sign-On 7.5.0 security update", "CVE-2021-4133", 1,
        ("Red Hat Single Sign-On",), UNSTATED,
    ),
    (
        NCSC.format("1.0.0"), "NCSC-2026-0289", "1.0.0", "Kwetsbaarheden verholpen in Microsoft Exchange server",
        "CVE-2026-62910", 7, ("Microsoft Exchange Server",), ("medium", "high", None),
    ),
    (
        NCSC.format("1.0.1"), "NCSC-2026-0289", "1.0.1", "Kwetsbaarheden verholpen in Microsoft Exchange server",
        "CVE-2026-62910", 7, ("Microsoft Exchange Server",), ("high", "high", None),
    ),
]  # fmt: skip


@shared
@pytest.mark.parametrize(
    ("name", "document", "version", "title", "cve", "number", "products", "rating"), REAL, ids=[row[0] for row in REAL]
)
def test_a_real_advisory_is_read(
    name: str, document: str, version: str, title: str, cve: str, number: int, products: tuple[str, ...], rating: Any
) -> None:
    read = read_advisory(SHARED / name)
    assert (read.document, read.version, read.title) == (document, version, title)
    assert (read.cves[0], len(read.cves), read.products) == (cve, number, products)
    assert (read.likelihood, read.damage, read.urgent) == rating


@shared
def test_the_table_here_holds_every_shared_file() -> None:
    found = {path.relative_to(SHARED).as_posix() for path in SHARED.rglob("*.json")}
    assert {row[0] for row in REAL} == found


@shared
@pytest.mark.parametrize("name", [row[0] for row in REAL if row[-1] == UNSTATED])
def test_an_advisory_with_a_score_or_severity_but_without_a_stated_rating_has_no_rating(name: str) -> None:
    assert re.search('"baseScore"|"aggregate_severity"', (SHARED / name).read_text(encoding="utf-8"))
    read = read_advisory(SHARED / name)
    assert (read.likelihood, read.damage, read.urgent) == UNSTATED


@shared
def test_two_versions_of_one_advisory_cross_the_line_of_high_and_high() -> None:
    first, second = (read_advisory(SHARED / NCSC.format(version)) for version in ("1.0.0", "1.0.1"))
    assert first.document == second.document
    assert (first.likelihood, second.likelihood) == ("medium", "high")
    assert (first.damage, second.damage) == ("high", "high")


@shared
def test_the_digest_is_that_of_the_file() -> None:
    from hashlib import sha256

    path = SHARED / REAL[0][0]
    assert read_advisory(path).digest == f"sha256:{sha256(path.read_bytes()).hexdigest()}"


# made by hand


def note(title: str, text: str) -> dict[str, str]:
    return {"category": "other", "title": title, "text": text}


def csaf(*notes: dict[str, str], **changes: Any) -> dict[str, Any]:
    """A small advisory; ``changes`` go into ``document``."""
    document = {
        "csaf_version": "2.0",
        "title": "Citrix ADC",
        "publisher": {"name": "NCSC"},
        "tracking": {"id": "NCSC-2019-0979", "version": "1.02"},
        "notes": list(notes),
        **changes,
    }
    return {"document": document, "vulnerabilities": [{"cve": "CVE-2019-19781"}]}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "advisory.json"


def read(path: Path, content: Any) -> AdvisoryRead:
    path.write_text(json.dumps(content), encoding="utf-8")
    return read_advisory(path)


RATINGS: list[tuple[str, list[dict[str, str]], Any]] = [
    ("in English words", [note("Kans", "high"), note("Schade", "medium")], ("high", "medium", None)),
    ("in Dutch words", [note("Kans", "Hoog"), note("Schade", "Midden")], ("high", "medium", None)),
    ("whatever the case and the spaces", [note(" KANS ", " LOW ")], ("low", None, None)),
    ("whatever the category", [{**note("Kans", "high"), "category": "legal_disclaimer"}], ("high", None, None)),
    ("only one of the two", [note("Schade", "high")], (None, "high", None)),
    ("in a word nobody knows", [note("Kans", "fors")], UNSTATED),
    ("in a whole sentence", [note("Kans", "de kans is high")], UNSTATED),
    ("in a note with another title", [note("Kansen", "high"), note("Beschrijving", "high")], UNSTATED),
    ("urgent as a title", [note("Urgent", "direct handelen")], (None, None, True)),
    ("normal as a title", [note("Normaal", "bij de volgende ronde")], (None, None, False)),
    ("urgent as a text", [note("Urgentie", "Urgent")], (None, None, True)),
    ("urgent and normal at once", [note("Urgent", ""), note("Normaal", "")], UNSTATED),
    ("the word urgent elsewhere", [note("Feiten", "Urgent")], UNSTATED),
    ("nothing at all", [], UNSTATED),
]


@pytest.mark.parametrize(("notes", "expected"), [row[1:] for row in RATINGS], ids=[row[0] for row in RATINGS])
def test_a_rating_is_taken_over_only_when_it_is_stated(path: Path, notes: list[dict[str, str]], expected: Any) -> None:
    found = read(path, csaf(*notes))
    assert (found.likelihood, found.damage, found.urgent) == expected


def test_a_rating_is_never_made_of_a_score(path: Path) -> None:
    document = csaf(aggregate_severity={"text": "Critical"})
    document["vulnerabilities"][0]["scores"] = [{"cvss_v3": {"baseScore": 9.8, "baseSeverity": "CRITICAL"}}]
    found = read(path, document)
    assert (found.likelihood, found.damage, found.urgent) == UNSTATED


def test_an_advisory_without_a_number_goes_by_its_file_name(path: Path) -> None:
    assert read(path, csaf(tracking={})).document == "advisory"


def test_the_same_cve_twice_is_one(path: Path) -> None:
    document = csaf()
    document["vulnerabilities"] = [{"cve": "CVE-1"}, {"cve": "CVE-2"}, {"cve": "CVE-1"}]
    assert read(path, document).cves == ("CVE-1", "CVE-2")


def test_a_weakness_without_a_cve_is_no_cve(path: Path) -> None:
    document = csaf()
    document["vulnerabilities"] = [{"title": "nog geen nummer"}, {"cve": None}, {"cve": ["CVE-1"]}, {"cve": ""}]
    assert read(path, document).cves == ()


def test_products_carry_their_vendor(path: Path) -> None:
    versions = [{"category": "product_version", "name": "12.1", "product": {"name": "x", "product_id": "1"}}]
    adc = {"category": "product_name", "name": "ADC", "branches": versions}
    tree = {"branches": [{"category": "vendor", "name": "Citrix", "branches": [adc]}]}
    assert read(path, {**csaf(), "product_tree": tree}).products == ("Citrix ADC",)


def test_products_without_branches_go_by_their_full_names(path: Path) -> None:
    tree = {"full_product_names": [{"name": "Citrix Gateway", "product_id": "1"}]}
    assert read(path, {**csaf(), "product_tree": tree}).products == ("Citrix Gateway",)


def test_a_very_long_list_of_products_is_cut(path: Path) -> None:
    tree = {"full_product_names": [{"name": f"product {number}"} for number in range(3 * MAX_PRODUCTS)]}
    assert len(read(path, {**csaf(), "product_tree": tree}).products) == MAX_PRODUCTS


# hostile

HOSTILE_TEXT = "\x1b[31mCitrix\x1b[0m\x07 \x9b2J\u202eCDA\u200b\n\nsecond\ud800 line"


def strings_in(read: AdvisoryRead) -> list[str]:
    return [read.document, read.version, read.title, read.publisher, *read.cves, *read.products]


def test_no_text_of_an_advisory_can_steer_a_terminal(path: Path) -> None:
    document = csaf(
        title=HOSTILE_TEXT,
        publisher={"name": HOSTILE_TEXT},
        tracking={"id": HOSTILE_TEXT, "version": HOSTILE_TEXT},
    )
    document["vulnerabilities"] = [{"cve": HOSTILE_TEXT}]
    document["product_tree"] = {"full_product_names": [{"name": HOSTILE_TEXT}]}
    found = strings_in(read(path, document))
    assert found == ["[31mCitrix[0m 2JCDA second line"] * 6
    assert all(text.isprintable() for text in found)


def test_no_file_name_of_an_advisory_can_steer_a_terminal(tmp_path: Path) -> None:
    assert read(tmp_path / "a\x1b[31m\nb.json", csaf(tracking={})).document == "a[31m b"


def test_a_title_of_a_million_characters_is_cut(path: Path) -> None:
    assert len(read(path, csaf(title="x" * 1_000_000)).title) == MAX_TITLE


DOCUMENTS_THAT_SAY_LITTLE: list[dict[str, Any]] = [
    csaf(title=None),
    csaf(title=["a", "list"]),
    csaf(title={"nl": "titel"}),
    csaf(publisher="NCSC"),
    csaf(tracking=[1, 2, 3]),
    csaf(notes="none"),
    csaf(notes=[None, 1, "text", [], {}]),
    csaf(notes=[{"title": None, "text": None}, {"title": ["Kans"], "text": {"high": 1}}]),
    {**csaf(), "vulnerabilities": {"cve": "CVE-1"}},
    {**csaf(), "vulnerabilities": ["CVE-1", None, 3]},
    {**csaf(), "product_tree": [1]},
    {**csaf(), "product_tree": {"branches": [{"branches": "x"}, {"category": 4, "product": "x"}, None]}},
    {"document": {"csaf_version": "2.0"}},
]


@pytest.mark.parametrize("content", DOCUMENTS_THAT_SAY_LITTLE, ids=range(len(DOCUMENTS_THAT_SAY_LITTLE)))
def test_a_part_of_another_shape_counts_as_not_stated(path: Path, content: dict[str, Any]) -> None:
    found = read(path, content)
    assert (found.likelihood, found.damage, found.urgent) == UNSTATED
    assert "" not in found.cves


def refusal(path: Path) -> tuple[str, int, int]:
    with pytest.raises(Refused) as caught:
        read_advisory(path)
    problem: Problem = caught.value.problems[0]
    assert problem.place is not None
    assert problem.place.path == str(path)
    return problem.rule, problem.place.line, problem.place.column


REFUSED: list[tuple[str, bytes, tuple[str, int, int]]] = [
    ("an empty file", b"", ("json-syntax", 1, 1)),
    ("only spaces", b"  \n ", ("json-syntax", 2, 2)),
    ("half a document", b'{"document": {"title": "Cit', ("json-syntax", 1, 24)),
    ("a comma too many", b'{\n  "document": {},\n}', ("json-syntax", 3, 1)),
    ("YAML", b"document:\n  title: Citrix\n", ("json-syntax", 1, 1)),
    ("HTML", b"<!doctype html><title>404</title>", ("json-syntax", 1, 1)),
    ("a list", b"[]", ("advisory-not-csaf", 0, 0)),
    ("a number", b"42", ("advisory-not-csaf", 0, 0)),
    ("null", b"null", ("advisory-not-csaf", 0, 0)),
    ("an object of something else", b'{"name": "ncp"}', ("advisory-not-csaf", 0, 0)),
    ("a document without a version", b'{"document": {"title": "x"}}', ("advisory-not-csaf", 0, 0)),
    ("a document of CSAF 3", b'{"document": {"csaf_version": "3.0"}}', ("advisory-not-csaf", 0, 0)),
    ("a document that is a list", b'{"document": []}', ("advisory-not-csaf", 0, 0)),
    ("a binary file", b"\x7fELF\x00\x00\x01", ("file-binary", 0, 0)),
    ("UTF-16", '{"document": {}}'.encode("utf-16"), ("file-binary", 0, 0)),
    ("Latin-1", '{"title":\n "Beïnvloeding"}'.encode("latin-1"), ("file-encoding", 2, 5)),
    ("lists nested very deep", b"[" * 100_000 + b"]" * 100_000, ("json-depth", 0, 0)),
    ("objects nested very deep", b'{"a":' * 100_000 + b"1" + b"}" * 100_000, ("json-depth", 0, 0)),
    ("a number of a million digits", b'{"document": ' + b"9" * 1_000_000 + b"}", ("advisory-not-csaf", 0, 0)),
]


@pytest.mark.parametrize(("content", "expected"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_is_no_advisory_is_refused_at_its_place(
    path: Path, content: bytes, expected: tuple[str, int, int]
) -> None:
    path.write_bytes(content)
    assert refusal(path) == expected


def nested(depth: int) -> str:
    """An advisory with branches within branches."""
    branches = '{"category":"vendor","name":"v","branches":[' * depth + "]}" * depth
    return '{"document":{"csaf_version":"2.0"},"product_tree":{"branches":[' + branches + "]}}"


def test_a_hundred_branches_within_branches_are_read(path: Path) -> None:
    path.write_text(nested(100), encoding="utf-8")
    assert read_advisory(path).products == ()


def test_many_thousands_of_branches_within_branches_are_refused(path: Path) -> None:
    path.write_text(nested(20_000), encoding="utf-8")
    assert refusal(path) == ("json-depth", 0, 0)


def test_a_missing_file_is_missing(path: Path) -> None:
    assert refusal(path) == ("file-missing", 0, 0)


def test_a_folder_is_no_advisory(tmp_path: Path) -> None:
    assert refusal(tmp_path) == ("file-not-regular", 0, 0)


def test_a_file_of_a_gigabyte_is_refused_before_it_is_read(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1_000_000_000)
    assert refusal(path) == ("file-too-large", 0, 0)


def test_the_largest_file_that_is_read_is_read(path: Path) -> None:
    text = json.dumps(csaf())
    path.write_text(text + " " * (MAX_BYTES - len(text)), encoding="utf-8")
    assert read_advisory(path).document == "NCSC-2019-0979"
