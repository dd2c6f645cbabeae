"""A condition is a test on one fact, or a group of conditions.

nl:
    Een voorwaarde is één toets op één feit, of een groep (`all`, `any`, `not`) van voorwaarden.

    Een toets heeft een feit en precies één operator: `{fact: societal-impact, at_least: severe}`. Wilt u twee dingen
    tegelijk toetsen, zet dan twee toetsen in `all`.

nl operator-unknown:
    De operator bestaat.

    De operatoren zijn is, in, includes_any, includes_all, at_least, at_most, before, after en known; de groepen all,
    any en not.

en:
    A condition is one test on one fact, or a group (`all`, `any`, `not`) of conditions.

    A test has a fact and exactly one operator: `{fact: societal-impact, at_least: severe}`. To test two things at once,
    put two tests in `all`.

en operator-unknown:
    The operator exists.

    The operators are is, in, includes_any, includes_all, at_least, at_most, before, after and known; the groups all,
    any and not.

good:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    applies_when: {fact: statutory-duty-breached, is: true}

bad condition-form:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    applies_when: {fact: societal-impact, at_least: limited, at_most: severe}

bad operator-unknown:
    # legal_powers/cbw.yaml, powers[cbw-binding-instruction]
    applies_when: {fact: societal-impact, atleast: severe}
"""

from ncp.check.check import Level

LAYER = "shape"
RULES: dict[str, Level] = {"condition-form": "error", "operator-unknown": "error"}
