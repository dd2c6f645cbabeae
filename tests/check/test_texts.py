"""Texts that are not translated, not finished, or in the wrong language, each reported where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from ncp.check.texts.unfinished import unfinished_in
from ncp.check.texts.wrong_language import is_in_other_language
from tests.check.finding import found_by, places
from tests.conftest import PlanCopy
from tests.mistakes import Mistake, mistaken

DDOS = "playbooks/ddos-wave.yaml"
NL = "Er is een lijst van vijf, en die vijf zijn gebeld."
EN = "There is a list of five, and those five were phoned."

MISTAKES = {
    "the Dutch text twice": Mistake(DDOS, "dd-next", EN, NL, "text-untranslated", f"en: |{NL}"),
    "the English text in Dutch": Mistake(DDOS, "dd-next", EN, f"{NL} Dat kan.", "text-wrong-language", f"en: |{NL}"),
    "the Dutch text in English": Mistake(DDOS, "dd-next", NL, f"{EN} That is it.", "text-wrong-language", f"nl: |{EN}"),
    "a sentence that breaks off": Mistake(
        DDOS, "dd-next", NL, "Er is een lijst van", "text-unfinished", "Er is een lijst"
    ),
    "a note for later": Mistake(DDOS, "dd-next", EN, f"{EN} TODO check.", "text-unfinished", f"en: |{EN}"),
    "two spaces": Mistake(DDOS, "dd-next", NL, NL.replace(", en", ",  en"), "text-unfinished", "nl: |Er is"),
    "a name that breaks off": Mistake(
        DDOS, "dd-choose", "Have traffic scrubbed", "Have the", "text-unfinished", "Have the"
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake_is_found_where_it_stands(name: str, plan_copy: PlanCopy, read_before: Path) -> None:
    mistake = MISTAKES[name]
    line, column = mistaken(plan_copy, mistake)
    assert places(found_by(mistake.rule, plan_copy, read_before)) == [(mistake.file, line, column)]


@pytest.mark.parametrize(
    ("text", "language", "strange"),
    [
        ("De minister kan dit niet opleggen.", "en", True),
        ("The minister cannot impose this on them.", "nl", True),
        ("De minister kan dit niet opleggen.", "nl", False),
        ("Ministry of Justice and Security (Ministerie van Justitie en Veiligheid)", "en", False),
        ("the Ministerie van Economische Zaken en Klimaat", "en", False),
        ("Computer Emergency Response Team for the water authorities", "nl", True),
        ("Nationaal Cyber Security Centrum", "en", False),
        ("patch management and response", "nl", False),
        ("DoS on a payment page", "nl", False),
        ("Van rechtswege", "en", False),
        ("", "nl", False),
    ],
)
def test_language_of_a_text(text: str, language: str, strange: bool) -> None:
    assert is_in_other_language(text, language) is strange


@pytest.mark.parametrize(
    ("text", "is_sentence", "found"),
    [
        ("Bel het NCSC.", True, None),
        ("Wie belt?", True, None),
        ("Er staat een eindtijd of het woord “loopt”.", True, None),
        ("Dit geldt niet (zie artikel 3).", True, None),
        ("Bel het NCSC", True, "Bel het NCSC"),
        ("Bel het NCSC,", True, "Bel het NCSC,"),
        ("Bel het NCSC. ", True, "Bel het NCSC. "),
        ("Bel ??", True, "Bel ??"),
        ("beperkte noodtoestand", False, None),
        ("Switch on", False, None),
        ("Interdepartementaal overleg (IAO)", False, None),
        ("De minister van", False, None),
        ("Bank of", False, "Bank of"),
        ("Energie,", False, "Energie,"),
    ],
)
def test_end_of_a_text(text: str, is_sentence: bool, found: str | None) -> None:
    assert unfinished_in(text, is_sentence=is_sentence) == found
