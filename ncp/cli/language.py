"""The language of this process, chosen before any command is imported, because help texts need it."""

from ncp.text import DEFAULT, Phrases

_chosen = Phrases(DEFAULT)


def use(phrases: Phrases) -> None:
    """Choose the language; called once, by ``main``."""
    global _chosen
    _chosen = phrases


def say(key: str, /, **values: object) -> str:
    """A text in the chosen language."""
    return _chosen(key, **values)


def phrases() -> Phrases:
    """The texts of the chosen language."""
    return _chosen
