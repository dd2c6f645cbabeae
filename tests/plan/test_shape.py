"""The shape of a plan file: every mistake in it, all at once, each at its place with a way out."""

from __future__ import annotations

import pytest

from ncp.plan.load import read_plan_file
from ncp.plan.model.condition import All, AnyOf, Condition, Not, Test
from ncp.plan.model.powers import Holder, LadderFile, LawFile
from ncp.plan.model.reference import MeasuresFile
from ncp.problem import Problem, Refused

MEASURES = """\
themes:
  - id: decisive
    name: {nl: Slagvaardig, en: Decisive}
measures:
  - id: map-powers
    theme: decisive
    text: {nl: In kaart brengen, en: Map them}
    owner: [nctv]
    state: done
    state_on: 2026-11-23
    outcome: {nl: Gedaan, en: Done}
    basis: text
    sources: [letter-26643-673]
"""
LADDER = """\
rungs:
  - id: inform
    name: {nl: Informeren, en: Inform}
    reached_when: CONDITION
    explanation: {nl: Zeg het, en: Tell}
    basis: modelled
"""
LAW = """\
law:
  id: wbni
  title: {nl: Wet, en: Act}
  abbreviation: Wbni
  bwb_id: BWBR0041515
  in_force: {from: 2018-11-09, to: 2026-08-14}
  sources: [wbni]
powers:
  - id: wbni-instruction
    kind: power
    name: {nl: Aanwijzing, en: Instruction}
    article: "27"
    holder: {role: competent-authority, for: sector}
    addressee: [aed]
    rung: binding-instruction
    allows: {nl: Wel, en: This}
    does_not_allow: {nl: Niet, en: That}
    in_force: {from: 2018-11-09}
    sources: [wbni]
    basis: text
    checked_on: 2026-11-23
"""

Found = list[tuple[str, int, int]]


def problems_of(name: str, text: str) -> list[Problem]:
    with pytest.raises(Refused) as refused:
        read_plan_file(name, text.encode())
    return refused.value.problems


def found_in(problems: list[Problem]) -> Found:
    return [(each.rule, each.place.line, each.place.column) for each in problems if each.place]


def changed(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


MISTAKES = {
    "a key that does not exist": ("    basis: text\n", "    basis: text\n    colour: red\n", [("key-unknown", 13, 5)]),
    "a key that is missing": ("    basis: text\n", "", [("key-missing", 5, 5)]),
    "a typo in a key": ("state: done", "stat: done", [("key-missing", 5, 5), ("key-unknown", 9, 5)]),
    "text where a list belongs": ("owner: [nctv]", "owner: nctv", [("value-type", 8, 12)]),
    "a mapping where a list of ids belongs": ("owner: [nctv]", "owner: {role: nctv}", [("value-type", 8, 12)]),
    "a list where text belongs": ("en: Done}", "en: [Done]}", [("value-type", 11, 31)]),
    "a number where text belongs": ("en: Done}", "en: 12}", [("value-type", 11, 31)]),
    "nothing where text belongs": ("en: Done}", "en: ~}", [("value-type", 11, 31)]),
    "one language where two belong": ("outcome: {nl: Gedaan, en: Done}", "outcome: Gedaan", [("value-type", 11, 14)]),
    "the other language missing": (", en: Done}", "}", [("key-missing", 11, 14)]),
    "empty text": ("en: Done}", "en: ''}", [("text-empty", 11, 31)]),
    "text of spaces": ("en: Done}", "en: '  '}", [("text-empty", 11, 31)]),
    "an id with capitals": ("id: map-powers", "id: Map_Powers", [("value-form", 5, 9)]),
    "an id that ends in a line break": ("id: map-powers", 'id: "map-powers\\n"', [("value-form", 5, 9)]),
    "several ids wrong in one list": (
        "owner: [nctv]", "owner: [NCTV, 12, ~]",
        [("value-form", 8, 13), ("value-type", 8, 19), ("value-type", 8, 23)],
    ),
    "a choice that does not exist": ("state: done", "state: ready", [("value-not-allowed", 9, 12)]),
    "a list where one choice belongs": ("state: done", "state: [done]", [("value-type", 9, 12)]),
    "nothing where a choice belongs": ("state: done", "state: ~", [("value-type", 9, 12)]),
    "a day that does not exist": ("state_on: 2026-11-23", "state_on: 2026-02-30", [("date-invalid", 10, 15)]),
    "a day the Dutch way": ("state_on: 2026-11-23", "state_on: 23-11-2026", [("date-invalid", 10, 15)]),
    "a year where a day belongs": ("state_on: 2026-11-23", "state_on: 2026", [("date-invalid", 10, 15)]),
    "a day with a time": ("state_on: 2026-11-23", "state_on: 2026-11-23T10:00", [("date-invalid", 10, 15)]),
    "a list where a day belongs": ("state_on: 2026-11-23", "state_on: [2026-11-23]", [("value-type", 10, 15)]),
}  # fmt: skip

BAD_CONDITIONS = {
    "an operator that does not exist": ("{fact: exploited, equals: true}", ("operator-unknown", 4, 37)),
    "a typo in an operator": ("{fact: area, at_leest: local}", ("operator-unknown", 4, 32)),
    "a typo in a group": ("{nott: {fact: exploited, is: true}}", ("operator-unknown", 4, 20)),
    "a fact without an operator": ("{fact: exploited}", ("condition-form", 4, 19)),
    "an operator without a fact": ("{is: true}", ("condition-form", 4, 19)),
    "two operators": ("{fact: area, is: local, in: [local]}", ("condition-form", 4, 19)),
    "two groups": ("{all: [], any: []}", ("condition-form", 4, 19)),
    "a group beside a fact": ("{fact: exploited, all: []}", ("condition-form", 4, 19)),
    "an empty mapping": ("{}", ("condition-form", 4, 19)),
    "a list": ("[exploited]", ("condition-form", 4, 19)),
    "plain text": ("exploited", ("condition-form", 4, 19)),
    "a fact that is a list": ("{fact: [exploited], is: true}", ("condition-form", 4, 19)),
    "a group that is not a list": ("{all: {fact: exploited, is: true}}", ("value-type", 4, 25)),
    "a part that is not a condition": ("{any: [{fact: exploited, is: true}, x]}", ("condition-form", 4, 55)),
    "not with a list": ("{not: [x]}", ("condition-form", 4, 25)),
    "a value that is a mapping": ("{fact: exploited, is: {b: c}}", ("value-type", 4, 41)),
    "a value that is nothing": ("{fact: exploited, is: ~}", ("value-type", 4, 41)),
    "a list with a number": ("{fact: area, in: [local, 2]}", ("value-type", 4, 44)),
    "a list in a list": ("{fact: area, in: [local, [national]]}", ("value-type", 4, 44)),
}

EXPLOITED = Test("exploited", "is", True)  # noqa: FBT003
CONDITIONS: dict[str, tuple[str, Condition]] = {
    "a test": ("{fact: exploited, is: true}", EXPLOITED),
    "a test on a list": ("{fact: area, in: [local, national]}", Test("area", "in", ("local", "national"))),
    "a test on a number": ("{fact: casualties, at_least: 3}", Test("casualties", "at_least", 3)),
    "groups in one another": (
        "{all: [{any: []}, {not: {fact: exploited, is: true}}]}",
        All((AnyOf(()), Not(EXPLOITED))),
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_mistake_is_reported_at_its_place(old: str, new: str, expected: Found) -> None:
    assert found_in(problems_of("reference/measures.yaml", changed(MEASURES, old, new))) == expected


@pytest.mark.parametrize(("condition", "expected"), BAD_CONDITIONS.values(), ids=BAD_CONDITIONS)
def test_bad_condition_is_reported_at_its_place(condition: str, expected: tuple[str, int, int]) -> None:
    text = changed(LADDER, "CONDITION", condition)
    assert found_in(problems_of("reference/intervention_ladder.yaml", text)) == [expected]


@pytest.mark.parametrize(("text", "expected"), CONDITIONS.values(), ids=CONDITIONS)
def test_condition_is_read(text: str, expected: Condition) -> None:
    file = read_plan_file("reference/intervention_ladder.yaml", changed(LADDER, "CONDITION", text).encode()).record
    assert isinstance(file, LadderFile)
    assert file.rungs[0].reached_when == expected


@pytest.mark.parametrize(
    ("old", "new", "suggestion"),
    [
        pytest.param("state: done", "stat: done", "state", id="key"),
        pytest.param("state: done", "state: undr-way", "under-way", id="choice"),
    ],
)
def test_typo_gets_the_nearest_word(old: str, new: str, suggestion: str) -> None:
    problems = problems_of("reference/measures.yaml", changed(MEASURES, old, new))
    assert suggestion in [each.values.get("suggestion") for each in problems]


@pytest.mark.parametrize(
    ("condition", "suggestion"), [("{fact: area, at_leest: local}", "at_least"), ("{nott: {}}", "not")]
)
def test_typo_in_a_condition_gets_the_nearest_word(condition: str, suggestion: str) -> None:
    text = changed(LADDER, "CONDITION", condition)
    (problem,) = problems_of("reference/intervention_ladder.yaml", text)
    assert problem.values["suggestion"] == suggestion


def test_wrong_choice_lists_the_choices() -> None:
    (problem,) = problems_of("reference/measures.yaml", changed(MEASURES, "state: done", "state: ready"))
    assert set(problem.values["choices"].split(", ")) == {"open", "under-way", "done", "overtaken", "unknown"}


def test_wrong_type_says_what_belongs_there_and_what_was_found() -> None:
    (problem,) = problems_of("reference/measures.yaml", changed(MEASURES, "owner: [nctv]", "owner: nctv"))
    assert problem.values == {"wanted": "list", "got": "text"}


def test_all_mistakes_come_at_once_in_order_of_place() -> None:
    text = MEASURES
    for old, new in (("en: Done}", "en: ''}"), ("state: done", "state: ready"), ("owner: [nctv]", "owner: nctv"),
                     ("name:", "nmae:"), ("2026-11-23", "2026-13-01")):  # fmt: skip
        text = changed(text, old, new)
    assert found_in(problems_of("reference/measures.yaml", text)) == [
        ("key-missing", 2, 5), ("key-unknown", 3, 5), ("value-type", 8, 12), ("value-not-allowed", 9, 12),
        ("date-invalid", 10, 15), ("text-empty", 11, 31),
    ]  # fmt: skip


def test_problem_shows_the_line_it_stands_on() -> None:
    (problem,) = problems_of("reference/measures.yaml", changed(MEASURES, "state: done", "state: ready"))
    assert problem.excerpt == "    state: ready"


@pytest.mark.parametrize("text", ["- a\n", "hello\n"], ids=["a list", "plain text"])
def test_file_that_is_no_mapping(text: str) -> None:
    assert found_in(problems_of("reference/measures.yaml", text)) == [("value-type", 1, 1)]


def test_good_file_is_read() -> None:
    file = read_plan_file("reference/measures.yaml", MEASURES.encode()).record
    assert isinstance(file, MeasuresFile)
    assert (file.measures[0].id, str(file.measures[0].state_on)) == ("map-powers", "2026-11-23")


def test_list_of_one_mapping_may_be_written_as_that_mapping() -> None:
    file = read_plan_file("legal_powers/wbni.yaml", LAW.encode()).record
    assert isinstance(file, LawFile)
    assert file.powers[0].holder == (Holder(role="competent-authority", for_="sector"),)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("BWBR0041515", "BWB41515", ("value-form", 5, 11), id="an id of wetten.overheid.nl"),
        pytest.param("to: 2026-08-14", "until: 2026-08-14", ("key-unknown", 6, 32), id="a key of a window"),
        pytest.param("for: sector", "for: sectors", ("value-not-allowed", 13, 46), id="how a holder is found"),
        pytest.param('article: "27"', "article: 27", ("value-type", 12, 14), id="an article without quotes"),
        pytest.param("rung: binding-instruction", "rung: order", ("value-not-allowed", 15, 11), id="a rung"),
    ],
)
def test_mistake_in_a_law_is_reported(old: str, new: str, expected: tuple[str, int, int]) -> None:
    assert found_in(problems_of("legal_powers/wbni.yaml", changed(LAW, old, new))) == [expected]


@pytest.mark.parametrize("duration", ["2", "2 h", "2u", "-1h", "02h", "1h30m", "h", "2h\\n"])
def test_duration_is_a_number_and_a_unit(duration: str) -> None:
    text = f'{LAW}    clock: {{name: {{nl: Melden, en: Report}}, starts: awareness, within: "{duration}"}}\n'
    assert found_in(problems_of("legal_powers/wbni.yaml", text)) == [("value-form", 22, 72)]
