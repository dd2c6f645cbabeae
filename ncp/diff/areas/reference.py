"""The plan about itself and its ground: header, sources, measures, misunderstandings, lessons, cases."""

from __future__ import annotations

from ncp.diff.areas.every import BASIS, NAME, SOURCES
from ncp.diff.judge import Judges, came_and_went, one
from ncp.plan.model.cases import Case, CaseEvent, Expectation
from ncp.plan.model.lessons import DrawnFrom, Lesson, Progress
from ncp.plan.model.reference import Header, Measure, Misunderstanding, Source, Theme

ITS_BASIS = one("basis-changed", "upkeep")
"""Nothing that an officer is told rests on a measure, a lesson or a case."""
HEADER = one("plan-header-changed", "upkeep")
SOURCE = one("source-described-anew", "upkeep")
MEASURE = one("measure-progressed", "background")
LESSON = one("lesson-changed", "background")
LESSON_WORDS = one("lesson-reworded", "wording")
CASE_WORDS = one("case-reworded", "wording")
EVENT = one("case-event-changed", "own-test")
EXPECTATION = one("case-expectation-changed", "own-test")

JUDGES: Judges = {
    (Header, "edition"): HEADER,
    (Header, "status"): HEADER,
    (Header, "date"): HEADER,
    (Header, "title"): NAME,
    (Header, "languages"): HEADER,
    (Header, "derived_from"): HEADER,
    (Header, "derived_from_edition"): HEADER,
    (Header, "reviewed_on"): HEADER,
    (Header, "exercised_on"): HEADER,
    (Header, "check_within"): HEADER,
    (Header, "marking"): one("plan-marking-changed", "other-route"),
    (Header, "duty_office"): one("duty-office-changed", "other-office"),
    (Header, "disclaimer"): one("disclaimer-reworded", "wording"),
    (Source, ""): came_and_went("source", "background", gone="nobody-misses-it"),
    (Source, "title"): NAME,
    (Source, "kind"): SOURCE,
    (Source, "publisher"): SOURCE,
    (Source, "date"): SOURCE,
    (Source, "read"): one("source-reading-changed", "certainty"),
    (Source, "url"): SOURCE,
    (Source, "input_for"): SOURCE,
    (Source, "note"): SOURCE,
    (Theme, ""): came_and_went("theme", "background", gone="nobody-misses-it"),
    (Theme, "name"): NAME,
    (Measure, ""): came_and_went("measure", "background", gone="nobody-misses-it"),
    (Measure, "theme"): MEASURE,
    (Measure, "text"): one("measure-reworded", "wording"),
    (Measure, "owner"): one("measure-owner-changed", "background"),
    (Measure, "state"): MEASURE,
    (Measure, "state_on"): one("measure-refreshed", "upkeep"),
    (Measure, "outcome"): one("measure-reworded", "wording"),
    (Measure, "basis"): ITS_BASIS,
    (Measure, "sources"): SOURCES,
    (Misunderstanding, ""): came_and_went("misunderstanding", "background", gone="law-text"),
    (Misunderstanding, "belief"): one("misunderstanding-reworded", "law-text"),
    (Misunderstanding, "truth"): one("misunderstanding-reworded", "law-text"),
    (Misunderstanding, "about"): one("misunderstanding-moved", "background"),
    (Misunderstanding, "basis"): BASIS,
    (Misunderstanding, "sources"): SOURCES,
    (Lesson, ""): came_and_went("lesson", "background", gone="nobody-misses-it"),
    (Lesson, "case"): LESSON,
    (Lesson, "text"): LESSON_WORDS,
    (Lesson, "drawn_from"): LESSON,
    (Lesson, "happened"): LESSON,
    (Lesson, "published"): LESSON,
    (Lesson, "addressee"): LESSON,
    (Lesson, "asks"): LESSON_WORDS,
    (Lesson, "affects"): LESSON,
    (Lesson, "files"): LESSON,
    (Lesson, "measures"): LESSON,
    (Lesson, "weight"): LESSON,
    (Lesson, "draft"): LESSON_WORDS,
    (Lesson, "basis"): ITS_BASIS,
    (Lesson, "sources"): SOURCES,
    (DrawnFrom, "kind"): LESSON,
    (DrawnFrom, "name"): LESSON_WORDS,
    (DrawnFrom, "case"): LESSON,
    (Progress, ""): came_and_went("lesson-progress", "background", gone="nobody-misses-it"),
    (Progress, "state"): LESSON,
    (Progress, "text"): LESSON_WORDS,
    (Progress, "basis"): ITS_BASIS,
    (Progress, "sources"): SOURCES,
    (Case, ""): came_and_went("case", "background", gone="own-test"),
    (Case, "title"): NAME,
    (Case, "summary"): CASE_WORDS,
    (Case, "start"): EVENT,
    (Case, "end"): EVENT,
    (Case, "plan_at_the_time"): CASE_WORDS,
    (Case, "playbooks"): EVENT,
    (Case, "limits"): CASE_WORDS,
    (Case, "sources"): SOURCES,
    (CaseEvent, ""): came_and_went("case-event", "background", gone="own-test"),
    (CaseEvent, "status"): EVENT,
    (CaseEvent, "basis"): ITS_BASIS,
    (CaseEvent, "sources"): SOURCES,
    (CaseEvent, "by"): EVENT,
    (CaseEvent, "text"): CASE_WORDS,
    (CaseEvent, "value"): EVENT,
    (CaseEvent, "settles"): EVENT,
    (CaseEvent, "source"): CASE_WORDS,
    (Expectation, ""): came_and_went("case-expectation", "background", gone="own-test"),
    (Expectation, "verdict"): EXPECTATION,
    (Expectation, "negate"): EXPECTATION,
    (Expectation, "status"): EXPECTATION,
    (Expectation, "why"): CASE_WORDS,
    (Expectation, "sources"): SOURCES,
}
