"""Where a record stands in the files: its first and last line, its kind, its versions, and its ids."""

from __future__ import annotations

from textwrap import dedent

import pytest

from ncp.diff.records import records_of
from ncp.plan.files import plan_files
from ncp.plan.load import LoadedPlan
from ncp.plan.passages import WHOLE, carried_over, ids_in, passages_in, passages_of
from tests.conftest import ROOT

ROLES = """\
# who takes part
roles:
  - id: nctv
    name: {nl: NCTV, en: NCTV}

    duties:
      - id: convene
        text: >-
          Roep bijeen

          en zit voor.
    # the last line that belongs to it

  # about the next one
  - id: rdi
    formerly: [agentschap-telecom]
    name: {nl: RDI, en: RDI}
"""
LAW = """\
law:
  id: cbw
  title: {nl: Wet, en: Act}
powers:
  - {id: order, in_force: {from: 2020-01-01,
     to: 2020-12-31}}
  - {id: order, in_force: {from: 2021-01-01}}
"""
FACTS = """\
facts:
  - id: impact
    values:
      - {id: none}
      - {id: severe}
"""
SECTORS = """\
sectors:
  - id: energy
competent_authorities:
  - law: cbw
    sector: energy
    role: minister-kgg
"""
FILES = {
    "roles.yaml": ROLES.encode(), "legal_powers/cbw.yaml": LAW.encode(), "reference/facts.yaml": FACTS.encode(),
    "reference/sectors.yaml": SECTORS.encode(), "playbooks/broken.yaml": b"playbook: [order, id: order",
    "plan.yaml": b'edition: "2020.1"\ndate: 2020-03-20\n',
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "found"),
    [
        pytest.param("nctv", [("role", "roles.yaml", 3, 12)], id="an entry of a list, with blank lines and a comment"),
        pytest.param("convene", [("duty", "roles.yaml", 7, 11)], id="an entry inside another"),
        pytest.param("rdi", [("role", "roles.yaml", 15, 17)], id="the last of a file"),
        pytest.param("agentschap-telecom", [("role", "roles.yaml", 15, 17)], id="an id it bore before"),
        pytest.param("cbw", [("law", "legal_powers/cbw.yaml", 1, 3)], id="a record under a key of its own"),
        pytest.param(
            "order",
            [("power", "legal_powers/cbw.yaml", 5, 6), ("power", "legal_powers/cbw.yaml", 7, 7)],
            id="two versions, in braces over two lines",
        ),
        pytest.param("impact/severe", [("fact-value", "reference/facts.yaml", 5, 5)], id="a value of a fact"),
        pytest.param("cbw/energy", [("competent-authority", "reference/sectors.yaml", 4, 6)], id="a pair of ids"),
        pytest.param("plan", [("header", "plan.yaml", 1, 2)], id="a whole file"),
        pytest.param("severe", [], id="a value without its fact"),
        pytest.param("minister-kgg", [], id="a role that is only pointed at"),
        pytest.param("nct", [], id="half an id"),
    ],
)
def test_record_is_found(name: str, found: list[tuple[str, str, int, int]]) -> None:
    passages = passages_of(frozenset([name]), FILES)
    assert [(each.kind, each.path, each.line, each.last_line) for each in passages] == found


def test_passage_has_the_lines_as_they_stand_and_the_same_as_data() -> None:
    (passage,) = passages_of(frozenset(["rdi"]), FILES)
    assert "\n".join(passage.lines) == "  - id: rdi\n    formerly: [agentschap-telecom]\n    name: {nl: RDI, en: RDI}"
    assert passage.fields == {"id": "rdi", "formerly": ["agentschap-telecom"], "name": {"nl": "RDI", "en": "RDI"}}


def test_file_that_is_no_yaml_has_no_passages() -> None:
    assert list(passages_in("playbooks/broken.yaml", FILES["playbooks/broken.yaml"])) == []


def test_odd_ways_to_write_an_id_are_found() -> None:
    text = dedent("""\
        roles:
          - name: {nl: A, en: A}
            "id":   'odd'
          - {name: {nl: B, en: B}, formerly: [
              older, odd], id: new}
        """)
    found = passages_of(frozenset(["odd"]), {"roles.yaml": text.encode()})
    assert [(each.id, each.line) for each in found] == [("odd", 2), ("new", 4)]


def test_suggestions_know_every_id() -> None:
    assert {"nctv", "convene", "rdi", "cbw", "order", "impact", "none", "severe", "energy"} <= set(ids_in(FILES))


def test_every_record_of_the_shipped_plan_is_found_where_the_loader_has_it(loaded: LoadedPlan) -> None:
    """A record under a key of its own begins at that key here and at its first field there."""
    passages = [each for path, content in plan_files(ROOT).items() for each in passages_in(path, content)]
    here = {(each.kind, each.id, each.path, each.line) for each in passages}
    whole = {kind for kind, _ in WHOLE.values()}
    there = [(each.kind, each.id, each.place.path, each.place.line) for each in records_of(loaded)]
    apart = {record for record in there if record[0] not in whole and record not in here}
    assert {(*record[:3], record[3] - 1) for record in apart} <= here
    assert {record[0] for record in apart} <= {"law", "playbook", "case"}


# ---- the same record in a later text of the file ----

LATER = {
    "lines before it": (ROLES.replace("roles:\n", "roles:\n  - id: new\n    name: {nl: Nieuw, en: New}\n"), 17),
    "another record changed": (ROLES.replace("{nl: NCTV, en: NCTV}", "{nl: NCTV, en: Coordinator}"), 15),
    "a reference to it": (ROLES.replace("text: >-", "by: rdi\n        text: >-"), 16),
    "nothing after it any more": (ROLES + "\n\n", 15),
}
DIFFERENT = {
    "a changed line": ROLES.replace("nl: RDI", "nl: Inspectie"),
    "a line more at its end": ROLES + "    kind: office\n",
    "a line more after a blank one": ROLES + "\n    kind: office\n",
    "another record of that id": ROLES + "  - id: rdi\n",
    "another record that was called so": ROLES.replace("- id: nctv", "- id: nctv\n    formerly: [rdi]"),
    "gone": ROLES.partition("  # about")[0],
    "not UTF-8": "\udcff",
}


@pytest.mark.parametrize("case", LATER)
def test_record_that_stayed_is_found_without_reading(case: str) -> None:
    text, line = LATER[case]
    names = frozenset(["rdi"])
    found = carried_over(passages_of(names, FILES), names, ROLES.encode(), text.encode())
    assert found == passages_of(names, {"roles.yaml": text.encode()})
    assert [each.line for each in found or ()] == [line]


@pytest.mark.parametrize("case", DIFFERENT)
def test_record_that_may_have_changed_is_read(case: str) -> None:
    names = frozenset(["rdi"])
    later = DIFFERENT[case].encode(errors="surrogateescape")
    assert carried_over(passages_of(names, FILES), names, ROLES.encode(), later) is None


@pytest.mark.parametrize("name", ["impact/severe", "plan"])
def test_record_that_depends_on_what_is_around_it_is_read(name: str) -> None:
    names = frozenset([name])
    (passage,) = passages_of(names, FILES)
    assert carried_over([passage], names, FILES[passage.path], FILES[passage.path]) is None
