"""Every check, in the order of the layers. A new check is one module and one line here."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from ncp.check.check import LAYERS, Check, Layer, Level
from ncp.check.manual import Manual, manual_of

MODULES: tuple[str, ...] = (
    # while reading
    "ncp.check.reading.file_form",
    "ncp.check.reading.yaml_syntax",
    "ncp.check.reading.yaml_character",
    "ncp.check.reading.yaml_documents",
    "ncp.check.reading.yaml_reuse",
    "ncp.check.reading.yaml_tag",
    "ncp.check.reading.yaml_depth",
    "ncp.check.reading.yaml_key",
    "ncp.check.reading.yaml_trap",
    "ncp.check.reading.plan_file_missing",
    "ncp.check.reading.keys",
    "ncp.check.reading.values",
    "ncp.check.reading.date_invalid",
    "ncp.check.reading.condition_form",
    # while loading
    "ncp.plan.checks.identity",
    "ncp.plan.checks.references",
    "ncp.plan.checks.windows",
    "ncp.plan.checks.conditions",
    "ncp.plan.checks.power_rung",
    "ncp.plan.checks.power_ground",
    "ncp.plan.checks.power_window",
    "ncp.plan.checks.playbook_phases",
    "ncp.plan.checks.step_circle",
    "ncp.plan.checks.case_events",
    "ncp.plan.checks.lessons",
    # time
    "ncp.check.time.version_gap",
    "ncp.check.time.looked_at",
    "ncp.check.time.looked_at_ahead",
    # references
    "ncp.check.references.role_outside_window",
    "ncp.check.references.power_outside_window",
    # law
    "ncp.check.law.identifier",
    "ncp.check.law.lapsed_law",
    "ncp.check.law.sources",
    # conditions
    "ncp.check.conditions.never_true",
    "ncp.check.conditions.never_false",
    "ncp.check.conditions.redundant_part",
    "ncp.check.conditions.ground_subsumed",
    "ncp.check.conditions.power_never_usable",
    # reachability
    "ncp.check.reachability.level_unreachable",
    "ncp.check.reachability.level_down",
    "ncp.check.reachability.step_unreachable",
    "ncp.check.reachability.step_after_idle",
    "ncp.check.reachability.step_level",
    "ncp.check.reachability.step_power_apart",
    "ncp.check.reachability.decision",
    # use
    "ncp.check.use.role_unused",
    "ncp.check.use.fact_unused",
    "ncp.check.use.rung_unused",
    "ncp.check.use.block_unused",
    "ncp.check.use.sector_empty",
    # texts
    "ncp.check.texts.untranslated",
    "ncp.check.texts.wrong_language",
    "ncp.check.texts.unfinished",
    # cases
    "ncp.check.cases.expectation_fails",
    # conflicts
    "ncp.check.conflicts.authority_conflict",
    "ncp.check.conflicts.holder_conflict",
)
"""The layer of each stands in the module; within a layer this order counts."""


@cache
def checks() -> tuple[Check, ...]:
    """Every check there is, layer by layer."""
    found = [_check(name) for name in MODULES]
    return tuple(sorted(found, key=lambda check: LAYERS.index(check.layer)))


def levels() -> dict[str, Level]:
    """The level of every rule that can be found in a plan."""
    return {rule: level for check in checks() for rule, level in check.rules.items()}


def layers() -> dict[str, Layer]:
    """The layer of every rule, layer by layer."""
    return {rule: check.layer for check in checks() for rule in check.rules}


def manuals() -> dict[str, Manual]:
    """The manual page of every rule, layer by layer."""
    return {rule: manual_of(rule, check.docstring) for check in checks() for rule in check.rules}


def _check(name: str) -> Check:
    module = import_module(name)
    is_reading = name.startswith("ncp.check.reading.")
    return Check(
        module=name,
        layer=module.LAYER,
        rules=module.RULES,
        run=module.check if name.startswith("ncp.check.") and not is_reading else None,
        needs=() if is_reading else getattr(module, "NEEDS", None),
        docstring=module.__doc__ or "",
    )
