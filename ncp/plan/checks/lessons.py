"""Lessons have real dates in order, and those outside a case say where they come from and what they ask.

nl:
    Een dag, maand of jaar bij een les bestaat echt.

    `happened`, `published` en `since` zijn zo precies als bekend is: `"2020"`, `"2020-03"` of `"2020-03-20"`. Het
    programma rekent ermee, dus 30 februari kan niet.

nl lesson-history-order:
    De geschiedenis van een les loopt van oud naar nieuw.

    Het laatste punt telt als de stand van nu. Staat een ouder punt achteraan, dan geeft het programma de
    verkeerde stand.

nl lesson-incomplete:
    Een les in `reference/lessons.yaml` noemt herkomst, dag van bekendwording, vraag en gewicht.

    Bij een les in een casus volgt de herkomst uit de casus; hier moet die erbij staan (`drawn_from`,
    `published`, `asks` en `weight`).

en:
    A day, month or year of a lesson is a real one.

    `happened`, `published` and `since` are as precise as is known: `"2020"`, `"2020-03"` or `"2020-03-20"`. The program
    reckons with them, so 30 February cannot be.

en lesson-history-order:
    The history of a lesson runs from old to new.

    The last point counts as the state of now. With an older one at the end the program gives the wrong state.

en lesson-incomplete:
    A lesson in `reference/lessons.yaml` names origin, day of publication, what it asks and weight.

    With a lesson in a case the origin follows from the case; here it must be given (`drawn_from`, `published`, `asks`
    and `weight`).

good:
    # reference/lessons.yaml, lessons[isi-5]
    published: "2024-08"

bad lesson-date-invalid:
    # reference/lessons.yaml, lessons[isi-5]
    published: "2024-02-30"

bad lesson-history-order:
    # reference/lessons.yaml, lessons[isi-5]
    history:
      - {state: taken-up, since: "2024-08-23", text: {nl: Nieuwer., en: Newer.}, basis: modelled}
      - {state: open, since: "2023-11", text: {nl: Ouder., en: Older.}, basis: modelled}

bad lesson-incomplete:
    # reference/lessons.yaml, lessons[isi-5]
    published: ~
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ncp.plan.located import Path, ReadFile
from ncp.plan.model.cases import CaseFile
from ncp.plan.model.lessons import Lesson, LessonsFile, first_day, last_day
from ncp.plan.model.plan import Plan
from ncp.problem import Problem

LAYER = "time"
RULES = {"lesson-date-invalid": "error", "lesson-history-order": "error", "lesson-incomplete": "error"}
NEEDS: tuple[str, ...] = ()

WANTED = ("drawn_from", "published", "asks", "weight")


def check(plan: Plan, files: Sequence[ReadFile]) -> Iterator[Problem]:
    """Dates that do not exist, histories that run back, and lessons without an origin."""
    del plan
    for file in files:
        match file.record:
            case LessonsFile(lessons=lessons):
                for number, lesson in enumerate(lessons):
                    path: Path = ("lessons", number)
                    missing = [name for name in WANTED if getattr(lesson, name) is None]
                    if missing:
                        yield file.problem("lesson-incomplete", path, id=lesson.id, missing=", ".join(missing))
                    yield from _dates(file, path, lesson)
            case CaseFile(case=case):
                for number, lesson in enumerate(case.lessons):
                    yield from _dates(file, ("case", "lessons", number), lesson)


def _dates(file: ReadFile, path: Path, lesson: Lesson) -> Iterator[Problem]:
    dates: list[tuple[Path, str | None]] = [(("happened",), lesson.happened), (("published",), lesson.published)]
    dates += [(("history", number, "since"), step.since) for number, step in enumerate(lesson.history)]
    wrong = [(*path, *where) for where, text in dates if text and not _exists(text)]
    for place in wrong:
        yield file.problem("lesson-date-invalid", place, id=lesson.id)
    if not wrong:
        for number, (before, after) in enumerate(pairwise(lesson.history), start=1):
            if last_day(after.since) < last_day(before.since):
                yield file.problem("lesson-history-order", (*path, "history", number, "since"), id=lesson.id)


def _exists(text: str) -> bool:
    try:
        first_day(text)
    except ValueError:
        return False
    return True
