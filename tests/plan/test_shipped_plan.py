"""The plan that ships: complete, sourced, in two languages, and no two powers that say the same."""

from __future__ import annotations

import typing
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from ncp.plan.files import plan_files
from ncp.plan.load import LoadedPlan, read_plan_file
from ncp.plan.model.common import Text
from ncp.plan.model.plan import Plan
from ncp.plan.model.playbooks import Phase, Playbook
from ncp.plan.model.powers import Rung
from tests.conftest import ROOT

CITRIX = date(2020, 1, 17)
NOW = date(2026, 11, 23)

VOCABULARY = """
cause actor-type attack-technique exploited patch-available mitigation-sufficient advisory-likelihood advisory-damage
advisory-urgent affected-sectors affected-processes process-disrupted provider-status government-affected
responder-affected supplier-incident area other-member-states-affected national-security-at-stake societal-impact
physical-effects casualties public-order-at-risk emergency-number-affected communications-degraded
personal-data-breach offence-suspected provider-cooperates advice-followed lighter-means-insufficient
statutory-duty-breached capacity-exceeded assistance-requested coordination-needed state-of-emergency public-concern
""".split()  # noqa: SIM905 - a table reads best as words
SECTORS = """
energy telecom drinking-water water-management aviation shipping-ports rail road chemicals nuclear finance public-safety
digital-government defence central-government provinces municipalities water-authorities health education justice
cloud-services digital-services business citizens
""".split()  # noqa: SIM905 - a table reads best as words
ROLES = """
nctv ncc nkc locc ncsc irb nrn iao iccb mccb minister-president minister-jenv minister-bzk minister-ezk minister-ez
minister-kgg minister-ienw minister-vws minister-fin minister-ocw minister-bz minister-def vakdepartement dcc cio-rijk
cio-beraad logius aivd mivd police public-prosecution defence dcsc safety-region mayor veiligheidsberaad ibd z-cert
surfcert cert-wm dtc csirt-dsp oktt supervisor rdi dnb afm ilt igj ap inspectie-jenv ovv vital-provider
affected-organisation supplier eu-cyclone enisa nato
""".split()  # noqa: SIM905 - a table reads best as words
CATEGORY_A = 6
VITAL_2020 = 28
PLAYBOOKS = 10


class Placed(typing.NamedTuple):
    """A text of the plan and where it stands."""

    place: str
    text: Text


@pytest.fixture(scope="module")
def texts() -> list[Placed]:
    return list(all_texts())


def all_texts() -> Iterator[Placed]:
    for name, content in plan_files(ROOT).items():
        file = read_plan_file(name, content)
        for field in file.fields:
            items = field.value if isinstance(field.value, tuple) else (field.value,)
            for item in items:
                if isinstance(item, Text):
                    yield Placed(f"{name} {field.path}", item)


def books(plan: Plan) -> list[Playbook]:
    return [playbook for playbook in plan.playbooks if playbook.kind == "playbook"]


# ---- what is in it ----


@pytest.mark.parametrize("name", VOCABULARY)
def test_fact_of_the_design_is_there(plan: Plan, name: str) -> None:
    assert name in plan.fact_by_id


@pytest.mark.parametrize("name", ROLES)
def test_role_of_the_design_is_there(plan: Plan, name: str) -> None:
    assert name in plan.role_by_id


def test_sectors_of_the_design_are_there_in_order(plan: Plan) -> None:
    assert [name for name in plan.sector_by_id if name in SECTORS] == SECTORS


def test_rungs_of_the_ladder_stand_lightest_first(plan: Plan) -> None:
    assert tuple(plan.rung_by_id) == typing.get_args(Rung)


def test_national_ladder_goes_by_body(plan: Plan) -> None:
    names = list(dict.fromkeys(level.id for level in plan.levels_of["national"]))
    assert names == ["regular", "heightened", "iao", "iccb", "mccb"]


def test_list_of_2020_has_28_vital_processes(plan: Plan) -> None:
    listed = [process for process in plan.processes if process.category and process.in_force.covers(CITRIX)]
    assert len(listed) == VITAL_2020
    assert Counter(process.category for process in listed)["A"] == CATEGORY_A


def test_only_processes_of_2020_have_a_category(plan: Plan) -> None:
    assert [process.id for process in plan.processes if process.category and not process.in_force.covers(CITRIX)] == []


def test_there_are_ten_playbooks(plan: Plan) -> None:
    assert len(books(plan)) == PLAYBOOKS


def test_every_playbook_covers_the_nine_phases(plan: Plan) -> None:
    for playbook in books(plan):
        parts = [playbook, *(plan.playbook_by_id[name] for name in playbook.includes)]
        phases = {step.phase for part in parts for step in part.steps}
        assert phases == set(typing.get_args(Phase)), playbook.id


def test_every_block_is_part_of_a_playbook(plan: Plan) -> None:
    used = {name for playbook in books(plan) for name in playbook.includes}
    assert {playbook.id for playbook in plan.playbooks if playbook.kind == "block"} == used


@pytest.mark.parametrize("name", ["wbni", "cbw", "cwu", "wbbbg", "rijk"])
def test_law_of_the_citrix_case_is_there(plan: Plan, name: str) -> None:
    assert name in {file.law.id for file in plan.laws}


def test_every_wbni_power_lapsed_with_the_act(plan: Plan) -> None:
    on = {power.id for law, power in plan.powers if law.id == "wbni" and power.in_force.covers(NOW)}
    assert on == set()


def test_cases_and_plan_are_of_one_folder(loaded: LoadedPlan) -> None:
    assert "citrix-2020" in {case.id for case in loaded.cases}


# ---- what it rests on ----


def test_four_in_five_law_records_were_read_in_the_text(plan: Plan) -> None:
    bases = Counter(power.basis for _, power in plan.powers)
    assert bases["text"] >= 0.8 * sum(bases.values()), bases


def test_every_power_names_a_source_that_was_read(plan: Plan) -> None:
    """A record that says ``text`` rests on a source of which the text, or the part that counts, was read."""
    for law, power in plan.powers:
        if power.basis == "text":
            reading = {plan.source_by_id[name].read for name in power.sources}
            assert reading & {"full", "part"}, f"{law.id} {power.id}"


def test_every_source_is_cited_or_listed_as_input(plan: Plan, loaded: LoadedPlan) -> None:
    cited = {source.id for source in plan.sources if source.input_for}
    for name, content in plan_files(ROOT).items():
        for field in read_plan_file(name, content).fields:
            if field.name == "sources" and isinstance(field.value, tuple):
                cited |= {each for each in field.value if isinstance(each, str)}
    assert set(plan.source_by_id) - cited == set()


# ---- its texts ----


def test_every_english_text_differs_from_the_dutch(texts: list[Placed]) -> None:
    """Names are the same in both languages; a sentence never is."""
    same = [each for each in texts if each.text.nl == each.text.en and len(each.text.nl.split()) > 4]
    assert same == []


def test_no_text_is_left_empty_or_unfinished(texts: list[Placed]) -> None:
    marks = ("TODO", "FIXME", "XXX", "...?", "lorem", "TBD")
    for placed in texts:
        for side in (placed.text.nl, placed.text.en):
            assert side.strip(), placed.place
            assert not any(mark in side for mark in marks), placed.place


def test_no_text_has_a_double_space_or_a_space_at_its_ends(texts: list[Placed]) -> None:
    bad = [
        placed.place
        for placed in texts
        for side in (placed.text.nl, placed.text.en)
        if "  " in side or side != side.strip()
    ]
    assert bad == []


def test_every_power_says_for_itself_what_it_does_not_allow(plan: Plan) -> None:
    """Two powers with the same warning have none of their own; versions of one power may share it."""
    owners: dict[str, set[str]] = {}
    for _, power in plan.powers:
        for side in (power.does_not_allow.nl, power.does_not_allow.en):
            owners.setdefault(side, set()).add(power.id)
    assert [names for names in owners.values() if len(names) > 1] == []


def test_no_power_warns_of_what_it_allows(plan: Plan) -> None:
    for _, power in plan.powers:
        assert power.does_not_allow.nl != power.allows.nl, power.id
        assert power.does_not_allow.en != power.allows.en, power.id
