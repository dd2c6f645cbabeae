"""A case for the small plan in which everything comes up: every office, every level, the order, the steps, a route."""

from __future__ import annotations

from tests.diff.small import Edit

_KNOWN = """\
    - at: "{at}"
      do: fact
      status: documented
      basis: text
      sources: [the-act]
      fact: {fact}
      value: {value}
"""
_FACTS = (
    ("2020-03-02", "provider-status", "[provider]"),
    ("2020-03-02", "affected-sectors", "[energy]"),
    ("2020-03-02T09:00", "exploited", "true"),
    ("2020-03-03", "impact", "limited"),
    ("2020-03-04T10:00", "impact", "severe\n      settles: true"),
    ("2020-03-05", "emergency", "true"),
    ("2020-03-07", "contained", "true"),
)

WIDE = (
    """\
case:
  id: wide
  title: {nl: Alles, en: Everything}
  summary: {nl: Alles komt langs., en: Everything comes by.}
  start: "2020-03-02"
  end: "2020-03-08"
  plan_at_the_time: {nl: Geen., en: None.}
  playbooks: [outage]
  limits: {nl: Verzonnen., en: Made up.}
  timeline:
"""
    + "".join(_KNOWN.format(at=at, fact=fact, value=value) for at, fact, value in _FACTS)
    + """\
    - at: "2020-03-05"
      do: escalate
      level: team-level
      status: documented
      basis: text
      sources: [the-act]
      by: coordinator
      text: {nl: Opgeschaald., en: Gone up.}
    - at: "2020-03-06"
      do: done
      step: out-call
      status: documented
      basis: text
      sources: [the-act]
      by: coordinator
      text: {nl: Gebeld., en: Called.}
  sources: [the-act]
"""
)

WITH_WIDE = Edit("cases/wide.yaml", "", "", WIDE)
"""Puts the case into the small plan."""
