"""The two languages say the same things, everything said exists, and nothing is written for nobody."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from ncp.advice.result import Verdict
from ncp.check.check import LAYERS
from ncp.check.check import Level as CheckLevel
from ncp.check.covered import KINDS as SHOWN
from ncp.check.registry import levels as levels_of_rules
from ncp.cli.app import _TRANSLATED
from ncp.cli.catalogue.power_page import COMPARED
from ncp.cli.commands import GROUPS, SINGLE
from ncp.cli.plan import summary as plan_summary
from ncp.cli.plan.editions import COLUMNS
from ncp.cli.problems import KINDS
from ncp.cli.review import NO_GIT
from ncp.diff.change import LEVELS
from ncp.diff.grounds import LEVEL_OF
from ncp.diff.row import ASPECTS, Unfelt
from ncp.diff.rules import RULES as CHANGE_RULES
from ncp.gaps import result as gaps
from ncp.incident import events
from ncp.incident.events import EvaluationNoted, Ladder, LessonClosed, LevelChanged, Mode, Outcome, ReportMade, Went
from ncp.intake.csaf import RATINGS
from ncp.plan.checks.references import REFERENCES, SOURCE
from ncp.plan.model import facts, playbooks, powers, reference, roles, sharing
from ncp.plan.model.common import Basis
from ncp.plan.model.condition import Operator
from ncp.plan.model.lessons import LessonState, Weight
from ncp.plan.model.plan import Plan
from ncp.plan.passages import KINDS as KINDS_OF_RECORDS
from ncp.plan.record_log import Action
from ncp.report import gaps_document, gaps_files
from ncp.report.diff_words import SITUATIONS
from ncp.report.graphs.graph import Relation
from ncp.report.graphs.outline import Direction
from ncp.report.impact_groups import SECTIONS
from ncp.review import attention, proposals, record
from ncp.review.law import What
from ncp.review.points import Point
from ncp.review.record import Difference
from ncp.text import LANGUAGES, Language, Phrases, choose_language
from tests import texts
from tests.texts import TABLES, Use


def choices(struct: type, name: str) -> tuple[str, ...]:
    """The words that a field of the model allows."""
    found: list[str] = []
    frontier: list[Any] = [get_type_hints(struct, include_extras=True)[name]]
    while frontier:
        hint = frontier.pop()
        parts = get_args(hint)
        found += [part for part in parts if isinstance(part, str)]
        frontier += [part for part in parts if not isinstance(part, str)]
    return tuple(found)


VERDICTS = [verdict.value for verdict in Verdict]
PLAIN = [verdict for verdict in VERDICTS if verdict != "not-yet"]
REFERRED = sorted({*REFERENCES.values(), SOURCE})
RULES = sorted(
    {f"{kind}-unknown" for kind in REFERRED} | set(levels_of_rules()) | {use.key for use in texts.reported_rules()}
)
EVENTS = [kind.__struct_config__.tag for kind in get_args(events.Event)]

FAMILIES: dict[str, list[Iterable[object]]] = {
    "catalogue.block-{}": [get_args(facts.Block)],
    "catalogue.is-{}": [choices(playbooks.Playbook, "kind")],
    "catalogue.part-{}": [COMPARED],
    "catalogue.read-{}": [choices(reference.Source, "read")],
    "catalogue.role-{}": [choices(roles.Role, "kind")],
    "catalogue.status-{}": [choices(reference.Header, "status")],
    "catalogue.type-{}": [get_args(facts.FactType)],
    "catalogue.{}": [["includes", "included-by", "succeeds", "succeeded-by", *choices(powers.Mandate, "form")]],
    "check.about-{}": [LAYERS],
    "check.cover-kind-{}": [SHOWN],
    "check.cover-never-{}": [SHOWN[1:]],
    "check.cover-{}": [["total", "both", "always", "never", "absent"]],
    "check.layer-{}": [LAYERS],
    "check.level-{}": [get_args(CheckLevel)],
    "check.{}": [["good", "bad"]],
    "check.{}-{}": [get_args(CheckLevel), ["one", "many"]],
    "editions.kind-{}": [KINDS_OF_RECORDS],
    "editions.roles-{}": [choices(roles.Role, "kind")],
    "editions.{}": [[*get_args(Action), *COLUMNS]],
    "editions.{}-out": [get_args(Relation)],
    "editions.{}-{}": [get_args(Relation), get_args(Direction)],
    "diff.example-{}": [SITUATIONS.values()],
    "diff.level-{}": [LEVELS],
    "diff.means-{}": [LEVELS],
    "diff.why-{}": [LEVEL_OF],
    "diff.with-consequences-{}": [["one", "many"]],
    "diff.{}": [CHANGE_RULES],
    "entry.kind-{}": [EVENTS],
    "entry.level-{}": [choices(LevelChanged, "direction")],
    "entry.went-{}": [choices(EvaluationNoted, "went")],
    "gaps.clock-{}": [get_args(gaps.ClockState)],
    "gaps.convening-{}": [get_args(gaps.ConveningState)],
    "gaps.csv-{}": [gaps_files.COLUMNS],
    "gaps.gaps-{}": [get_args(gaps.Nature)],
    "gaps.kind-{}": [get_args(gaps.KindState)],
    "gaps.kind-has-{}": [get_args(gaps.State)],
    "gaps.order-{}": [get_args(gaps.OrderState)],
    "gaps.outside-{}": [get_args(gaps.Outside)],
    "gaps.reach-{}": [get_args(gaps.State)],
    "gaps.role-{}": [get_args(gaps.RoleState)],
    "gaps.state-{}": [get_args(gaps.InForce)],
    "gaps.{}": [gaps_document.COLUMNS],
    "help.fixed-{}": [range(len(_TRANSLATED))],
    "help.group-{}": [GROUPS],
    "help.metavar-{}": [sorted(word.lower() for word in texts.metavars() - {"ID", "TLP", "GIT"})],  # the same in Dutch
    "help.option-{}": [["install-completion", "show-completion"]],
    "impact.aspect-{}": [ASPECTS],
    "impact.because-{}": [["after", "block", "level", "vocabulary"]],
    "impact.convening-{}": [["by", "on-request-of", "in-agreement-with", "after-consulting", "informs"]],
    "impact.down-{}": [PLAIN],
    "impact.playbook-{}": [["applies", "does-not-apply"]],
    "impact.process-{}": [["hit", "hit-next", "not-hit"]],
    "impact.section-{}": [SECTIONS],
    "impact.sector-{}": [["reached", "blind-spot", "not-affected"]],
    "impact.side-{}": [["old", "new"]],
    "impact.step-{}": [["open", "waits", "undetermined", "does-not-apply", "finished"]],
    "impact.unfelt-{}": [choices(Unfelt, "why")],
    "lesson.closed-{}": [choices(LessonClosed, "outcome")],
    "lesson.difference-{}": [choices(Difference, "direction")],
    "lesson.kind-{}": [choices(Point, "kind")],
    "lesson.outcome-{}": [choices(LessonClosed, "outcome")],
    "lesson.since-{}": [get_args(LessonState)],
    "problem.{}": [RULES],
    "report.audience-{}": [choices(ReportMade, "audience")],
    "report.mode-{}": [get_args(Mode)],
    "catalogue.state-{}": [choices(reference.Measure, "state")],
    "review.deadline-{}": [get_args(record.DeadlineKind)],
    "review.differs-{}": [choices(record.Difference, "direction")],
    "review.draft-gap-{}": [get_args(gaps.GapKind)],
    "review.draft-{}": [[kind for kind in get_args(proposals.Kind) if kind not in ("lesson", "gap", "improvement")]],
    "review.evaluated-{}": [get_args(Went)],
    "review.gaps-{}": [["new", "closed", "same"]],
    "review.improvement-{}": [["open", "overdue", *get_args(Outcome)]],
    "review.kind-{}": [["case", *get_args(Mode)]],
    "review.limit-{}": [["plan", "cases", "weights", "hindsight"]],
    "review.outcome-{}": [get_args(record.DeadlineOutcome)],
    "review.settled-{}": [["never", *choices(record.Contradiction, "how")]],
    "review.state-{}": [get_args(LessonState)],
    "review.title-gap-{}": [get_args(gaps.GapKind)],
    "review.title-unchecked-{}": [choices(attention.Unchecked, "kind")],
    "review.title-unused-{}": [["playbook", "role"]],
    "review.title-{}": [["law-ahead", "law-missed", "step-skipped", "step-late"]],
    "review.unchecked-{}": [proposals.WHOLE],
    "review.weight-{}": [get_args(Weight)],
    "review.what-{}": [get_args(What)],
    "review.{}": [NO_GIT],
    "screen.activation-{}": [["dormant", "activated", "unknown"]],
    "screen.advice-{}": [["open", "later"]],
    "screen.group-{}": [["all", "any", "not"]],
    "screen.kind-{}": [[kind.replace("/", "-") for kind in KINDS]],
    "screen.prompt-{}": [get_args(facts.FactType)],
    "screen.starts-{}": [choices(powers.Clock, "starts")],
    "words.act-{}": [get_args(powers.Act)],
    "words.article-{}": [["none", "unread"]],
    "words.banner-{}": [[mode for mode in get_args(Mode) if mode != "real"]],
    "words.basis-{}": [get_args(Basis)],
    "words.carries-{}": [get_args(sharing.InformationKind)],
    "words.filed-{}": [choices(roles.Duty, "filed_by")],
    "words.holder-{}": [["sector-unknown", "not-modelled"]],
    "words.kind-{}": [choices(powers.Power, "kind")],
    "words.ladder-{}": [get_args(Ladder)],
    "words.level-{}": [PLAIN],
    "words.mode-{}": [get_args(Mode)],
    "words.month-{}": [range(1, 13)],
    "words.phase-{}": [get_args(playbooks.Phase)],
    "words.rating-{}": [sorted(set(RATINGS.values()))],
    "words.role-{}": [PLAIN],
    "words.rung-{}": [get_args(powers.Rung)],
    "words.seat-{}": [choices(roles.Seat, "seat")],
    "words.step-{}": [get_args(playbooks.StepKind)],
    "words.track-{}": [get_args(powers.Track)],
    "words.unit-{}-{}": [["m", "h", "d", "w", "mo"], ["one", "many"]],
    "words.verdict-{}": [VERDICTS],
    "words.wanted-{}": [get_args(Operator)],
    "words.{}": [["yes", "no", "unknown"]],
}
"""What may stand in the gaps of a key that the source fills in; a model that grows must grow its words."""
COVERED_ELSEWHERE = ("help.{}-{}", "words.{}-{}", "catalogue.{}-{}", "catalogue.count-{}")


def filled(family: str, gaps: list[Iterable[object]]) -> set[str]:
    keys = {family}
    for values in gaps:
        keys = {key.replace("{}", str(value), 1) for key in keys for value in values}
    return keys


def family_keys() -> set[str]:
    keys = {key for family, gaps in FAMILIES.items() for key in filled(family, gaps)}
    keys |= {f"help.{group}-{name}" for group, commands in GROUPS.items() for name in commands}
    keys |= {f"help.ncp-{name}" for name in SINGLE}
    keys |= {f"catalogue.read-{name}" for name in plan_summary.READ}
    return keys | {f"catalogue.state-{name}" for name in choices(reference.Measure, "state")}


# ---- the two languages ----


@pytest.mark.parametrize("name", TABLES)
def test_both_languages_have_the_same_keys(name: str) -> None:
    dutch, english = (texts.table(language, name) for language in LANGUAGES)
    assert list(dutch) == list(english)


@pytest.mark.parametrize("name", TABLES)
def test_both_languages_have_the_same_placeholders(name: str) -> None:
    dutch, english = (texts.table(language, name) for language in LANGUAGES)
    differing = {key for key in dutch if texts.placeholders(dutch[key]) != texts.placeholders(english[key])}
    assert differing == set()


def test_both_languages_have_the_same_tables() -> None:
    files = {language: set(files_of(language)) for language in LANGUAGES}
    assert files == {language: {*TABLES, "__init__"} for language in LANGUAGES}


def files_of(language: Language) -> list[str]:
    return [path.stem for path in (texts.ROOT / "ncp/text" / language).glob("*.py")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TABLES)
def test_no_text_is_empty(language: Language, name: str) -> None:
    empty = {f"{name}.{key}" for key, text in texts.table(language, name).items() if not text.strip()}
    assert empty <= {"words.mode-real"}  # a real incident carries no banner


@pytest.mark.parametrize("name", ["problem", "screen", "report", "help", "catalogue"])
def test_sentences_are_translated(name: str) -> None:
    dutch, english = (texts.table(language, name) for language in LANGUAGES)
    same = {key for key, text in dutch.items() if text == english[key] and len(text.split()) > 3}
    untranslated = {key for key in same if any(word.isalpha() and len(word) > 3 for word in bare(dutch[key]))}
    assert untranslated == set()


def bare(text: str) -> list[str]:
    """The words of a text without its placeholders."""
    return "".join(part for part, _, _, _ in texts.Formatter().parse(text)).split()


# ---- what the program says ----


def test_every_key_in_the_source_exists() -> None:
    known = texts.all_keys()
    assert {f"{use.place} {use.key}" for use in texts.used_keys() if use.key not in known} == set()


def test_every_key_is_given_the_values_it_names() -> None:
    missing: set[str] = set()
    for use in texts.used_keys():
        name, _, key = use.key.partition(".")
        wanted = texts.placeholders(texts.table("nl", name).get(key, ""))
        if use.given is not None and not wanted <= use.given:
            missing.add(f"{use.place} {use.key}: {sorted(wanted - use.given)}")
    assert missing == set()


def test_every_family_of_keys_is_known_here() -> None:
    unknown = {use.key: use.place for use in texts.used_families() if use.key not in (*FAMILIES, *COVERED_ELSEWHERE)}
    assert unknown == {}


def test_no_family_here_has_died_out() -> None:
    alive = {use.key for use in texts.used_families()}
    assert {family for family in FAMILIES if family not in alive} == set()


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_model_has_a_text(language: Language, family: str) -> None:
    assert filled(family, FAMILIES[family]) - texts.all_keys(language) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_has_a_help_text(language: Language) -> None:
    wanted = {key for key in family_keys() if key.startswith("help.")}
    assert wanted - texts.all_keys(language) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_the_plan_has_a_name(plan: Plan, language: Language) -> None:
    counted = plan_summary.summarise(plan, ()).records
    assert {f"catalogue.count-{name}" for name in counted} - texts.all_keys(language) == set()


def test_every_text_is_used_somewhere(plan: Plan) -> None:
    used = {use.key for use in texts.used_keys()} | family_keys()
    used |= {f"catalogue.count-{name}" for name in plan_summary.summarise(plan, ()).records}
    assert texts.all_keys() - used == set()


# ---- rule ids ----


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_message(language: Language) -> None:
    messages = texts.table(language, "problem")
    known = {f"{use.place} {use.key}" for use in texts.reported_rules() if use.key not in messages}
    assert known == set()


@pytest.mark.parametrize("kind", REFERRED)
def test_every_kind_of_reference_has_a_message(kind: str) -> None:
    assert f"{kind}-unknown" in texts.table("nl", "problem")


def test_every_message_belongs_to_a_rule_that_is_reported() -> None:
    assert set(texts.table("nl", "problem")) - set(RULES) == set()


def test_every_problem_is_given_the_values_its_message_names() -> None:
    missing: set[str] = set()
    for use in texts.reported_rules():
        wanted = texts.placeholders(texts.table("nl", "problem").get(use.key, ""))
        if use.given is not None and not wanted <= use.given:
            missing.add(f"{use.place} {use.key}: {sorted(wanted - use.given)}")
    assert missing == set()


def test_collector_sees_the_rules_it_must_see() -> None:
    """One rule for each way in which the source reports one."""
    found = {use.key for use in texts.reported_rules()}
    assert {"file-binary", "yaml-trap", "key-missing", "date-invalid", "id-duplicate", "operator-unfit",
            "fact-value-unknown", "incident-none", "store-locked", "role-unknown", "our-fault"} <= found  # fmt: skip


def test_collector_sees_the_keys_it_must_see() -> None:
    found = {use.key for use in texts.used_keys()}
    assert {"screen.error", "words.no-level", "report.title", "help.ncp"} <= found
    assert Use("words.verdict-{}", "", None).key in {use.key for use in texts.used_families()}


# ---- choosing a language ----


@pytest.mark.parametrize(
    ("arguments", "environment", "language", "unknown"),
    [
        pytest.param([], {}, "nl", "", id="Dutch unless asked otherwise"),
        pytest.param(["--lang", "en"], {}, "en", "", id="the option"),
        pytest.param(["--lang=en"], {}, "en", "", id="the option in one word"),
        pytest.param([], {"NCP_LANG": "en"}, "en", "", id="the environment"),
        pytest.param([], {"NCP_LANG": "en_GB.UTF-8"}, "en", "", id="a locale"),
        pytest.param(["--lang", "nl"], {"NCP_LANG": "en"}, "nl", "", id="the option before the environment"),
        pytest.param(["--lang", "EN"], {}, "en", "", id="capitals"),
        pytest.param(["--lang", "fr"], {}, "nl", "fr", id="another language"),
        pytest.param(["--lang"], {}, "nl", "", id="the option without a word"),
        pytest.param([], {"NCP_LANG": ""}, "nl", "", id="an empty environment"),
    ],
)
def test_language(arguments: list[str], environment: dict[str, str], language: str, unknown: str) -> None:
    assert choose_language(arguments, environment) == (language, unknown)


def test_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        Phrases("nl")("screen.no-such-text")


def test_braces_in_a_text_without_values_are_shown_once() -> None:
    assert "{{" not in Phrases("en")("problem.condition-form")
    assert "{fact: ..." in Phrases("en")("problem.condition-form")


def test_text_package_needs_nothing_but_python(tmp_path: Path) -> None:
    """A language is plain dictionaries, so that choosing one costs nothing."""
    for language in LANGUAGES:
        for name in TABLES:
            source = (texts.ROOT / "ncp/text" / language / f"{name}.py").read_text(encoding="utf-8")
            assert "import" not in [word for line in source.splitlines() if line[:1].isalpha() for word in line.split()]
