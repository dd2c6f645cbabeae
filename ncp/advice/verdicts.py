"""From a reason to a verdict."""

from ncp.advice.result import Verdict
from ncp.logic.reason import Reason
from ncp.logic.truth import Truth

_VERDICTS = {
    Truth.TRUE: Verdict.APPLIES,
    Truth.FALSE: Verdict.DOES_NOT_APPLY,
    Truth.UNKNOWN: Verdict.UNDETERMINED,
}


def verdict_of(reason: Reason) -> Verdict:
    """Applies, does not apply or undetermined."""
    return verdict_for(reason.value)


def verdict_for(value: Truth) -> Verdict:
    """The verdict that a truth value stands for."""
    return _VERDICTS[value]
