"""Text from outside, made safe to print: no terminal escapes, no invisible control or direction marks."""

import unicodedata

MAX_TITLE = 200
KEPT = "\n\t"


def clean_text(text: str) -> str:
    """The text without control, format and surrogate characters; line ends and tabs stay."""
    return "".join(
        character
        for character in text.replace("\r\n", "\n")
        if character in KEPT or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co")
    )


def clean_line(text: str) -> str:
    """The text on one line, with a space for whatever cannot be printed."""
    return "".join(character if character.isprintable() else " " for character in clean_text(text))


def clean_title(text: str) -> str:
    """One line of safe text, at most MAX_TITLE characters."""
    line = " ".join(clean_text(text).split())
    return line if len(line) <= MAX_TITLE else f"{line[: MAX_TITLE - 1]}…"
