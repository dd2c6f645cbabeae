# ruff: noqa: E501 - an edit of YAML reads best on one line
"""Every kind of change as one small edit of the small plan. A bar in the text marks the place that is reported."""

from __future__ import annotations

from typing import NamedTuple

from ncp.diff.change import Level

HEAVY: Level = "ingrijpend"
JUDGE: Level = "beoordelen"
MORE: Level = "aanvullend"
LIGHT: Level = "redactioneel"

ROLES, LEVELS, ACT, BOOK = "roles.yaml", "escalation_levels.yaml", "legal_powers/act.yaml", "playbooks/outage.yaml"
FACTS, RUNGS, SECTORS = "reference/facts.yaml", "reference/intervention_ladder.yaml", "reference/sectors.yaml"
SHARING, SOURCES, MEASURES = "reference/information_sharing.yaml", "reference/sources.yaml", "reference/measures.yaml"
MYTHS, STORM, PLAN = "reference/misunderstandings.yaml", "cases/storm.yaml", "plan.yaml"
BASIS = "basis: text\n        sources: [the-act]\n"


class Row(NamedTuple):
    """In ``file`` the first ``old`` behind ``anchor`` becomes ``new``: that is ``rule``, at ``level``."""

    rule: str
    level: Level
    file: str
    anchor: str
    old: str
    new: str
    also: tuple[str, ...] = ()
    """Other changes that the edit cannot but make."""


EVERY = [
    Row("name-reworded", LIGHT, ROLES, "id: helpdesk", "name: |{nl: Helpdesk", "name: |{nl: Hulp"),
    Row("note-reworded", LIGHT, ACT, "id: act", "note: |{nl: Een noot.", "note: |{nl: Nog een noot."),
    Row("basis-changed", JUDGE, ACT, "id: act-order", "basis: |text", "basis: |secondary"),
    Row("sources-changed", LIGHT, ACT, "id: act-order", "sources: |[the-act]", "sources: [the-act, |the-letter]"),
    Row("limit-added", JUDGE, ROLES, "id: coordinator", "cannot:\n      |- text: {nl: Geeft", f"cannot:\n      - |text: {{nl: Ook niet., en: Nor that.}}\n        {BASIS}      - text: {{nl: Geeft"),
    Row("limit-removed", JUDGE, LEVELS, "id: team-level", "        cannot:\n          - |text: {nl: Neemt niets over., en: Takes nothing over.}\n            basis: text\n            sources: [the-act]\n", ""),
    Row("limit-reworded", JUDGE, ROLES, "cannot:", "text: |{nl: Geeft geen bevelen.", "text: |{nl: Geeft nooit bevelen."),
    Row("record-renamed", LIGHT, ACT, "", "- |id: act-dormant\n", "- |id: act-asleep\n    formerly: [act-dormant]\n"),
]  # fmt: skip

POWERS = [
    Row("law-kind-changed", JUDGE, ACT, "id: act", "abbreviation: Wet\n", "abbreviation: Wet\n  kind: |decree\n"),
    Row("law-number-changed", JUDGE, ACT, "id: act", "abbreviation: Wet\n", "abbreviation: Wet\n  bwb_id: |BWBR0000001\n"),
    Row("law-predecessor-changed", JUDGE, ACT, "id: act", "abbreviation: Wet\n", "abbreviation: Wet\n  replaces: |act\n"),
    Row("power-kind-changed", HEAVY, ACT, "id: act-order", "kind: |power", "kind: |task"),
    Row("power-article-changed", JUDGE, ACT, "id: act-order", 'article: |"12"', 'article: |"12a"'),
    Row("power-holder-changed", HEAVY, ACT, "id: act-order", "holder: |{role: minister-a", "holder: |{role: minister-b"),
    Row("power-holder-changed", HEAVY, ACT, "id: act-dormant", "holder: |{role: minister-a}", "holder: [{role: minister-a}, |{role: minister-b}]"),
    Row("power-executor-changed", HEAVY, ACT, "id: act-order", "executed_by: |helpdesk", "executed_by: |team"),
    Row("power-mandate-added", HEAVY, ACT, "id: act-dormant", "holder: |{role: minister-a}", "holder:\n      role: minister-a\n      chain:\n        - |role: team\n          form: mandate\n          in_force: {from: 2018-01-01}\n          basis: text\n          sources: [the-act]"),
    Row("power-addressee-changed", HEAVY, ACT, "id: act-order", "addressee: |[provider]", "addressee: [provider, |other]"),
    Row("power-rung-changed", HEAVY, ACT, "id: act-order", "rung: |binding-instruction", "rung: |emergency-limited"),
    Row("power-track-changed", HEAVY, ACT, "id: act-order", "rung: binding-instruction", "track: |governance", also=("power-rung-changed",)),
    Row("power-sectors-narrowed", HEAVY, ACT, "id: act-dormant", "activation:", "sectors: [|energy]\n    activation:"),
    Row("power-sectors-widened", HEAVY, ACT, "id: act-order", "sectors: |[energy]", "sectors: [energy, |telecom]"),
    Row("power-sectors-widened", HEAVY, ACT, "id: act-order", "sectors: [|energy]\n    ", ""),
    Row("power-sectors-shifted", HEAVY, ACT, "id: act-order", "sectors: [|energy]", "sectors: [|telecom]"),
    Row("power-text-reworded", JUDGE, ACT, "id: act-order", "allows: |{nl: Een bevel", "allows: |{nl: Een order"),
    Row("power-limit-reworded", JUDGE, ACT, "id: act-order", "does_not_allow: |{nl: Niet", "does_not_allow: |{nl: Nooit"),
    Row("power-activation-added", HEAVY, ACT, "id: act-wake", "allows:", "activation:\n      |routes: [limited]\n      takes: {nl: Een besluit., en: A decree.}\n      activated_when: {fact: emergency, is: true}\n    allows:"),
    Row("power-activation-removed", HEAVY, ACT, "id: act-dormant", "activation:\n      |routes: [limited]\n      takes: {nl: Een besluit., en: A decree.}\n      activated_when: {fact: emergency, is: true}\n    ", ""),
    Row("power-activation-changed", HEAVY, ACT, "id: act-dormant", "routes: |[limited]", "routes: [limited, |general]"),
    Row("power-activation-reworded", JUDGE, ACT, "id: act-dormant", "takes: |{nl: Een besluit.", "takes: |{nl: Een wet."),
    Row("power-clock-added", HEAVY, ACT, "id: act-dormant", "in_force:", "clock:\n      |name: {nl: Klok, en: Clock}\n      starts: end\n      within: 1d\n    in_force:"),
    Row("power-clock-removed", HEAVY, ACT, "id: act-order", "clock:\n      |name: {nl: Termijn, en: Time limit}\n      starts: awareness\n      within: 24h\n      addressee: [helpdesk]\n    ", ""),
    Row("power-clock-changed", HEAVY, ACT, "id: act-order", "within: |24h", "within: |72h"),
    Row("power-procedure-added", HEAVY, ACT, "id: act-order", "before:\n      |- act: hear", "before:\n      - |act: consult\n        role: team\n        text: {nl: Overleg., en: Confer.}\n      - act: hear"),
    Row("power-procedure-removed", HEAVY, ACT, "id: act-order", "before:\n      - |act: hear\n        role: helpdesk\n        text: {nl: Hoor de helpdesk., en: Hear the helpdesk.}\n    ", ""),
    Row("power-procedure-changed", HEAVY, ACT, "id: act-order", "act: |hear", "act: |agree"),
    Row("power-procedure-reworded", JUDGE, ACT, "id: act-order", "text: |{nl: Hoor de", "text: |{nl: Hoor eerst de"),
    Row("power-succession-changed", HEAVY, ACT, "id: act-order", "in_force:", "succeeds: [|act-dormant]\n    in_force:"),
    Row("reading-refreshed", LIGHT, ACT, "id: act-order", "checked_on: |2020-01-01", "checked_on: |2020-02-01"),
    Row("rung-order-changed", HEAVY, RUNGS, "", "rungs:\n  |- id: inform\n    name: {nl: Informeren, en: Inform}\n    explanation: {nl: Licht., en: Light.}\n    basis: text\n    sources: [the-act]\n  - id: binding-instruction\n    name: {nl: Aanwijzing, en: Instruction}\n    reached_when: {fact: impact, at_least: limited}\n    explanation: {nl: Zwaarder., en: Heavier.}\n    basis: text\n    sources: [the-act]\n", "rungs:\n  |- id: binding-instruction\n    name: {nl: Aanwijzing, en: Instruction}\n    reached_when: {fact: impact, at_least: limited}\n    explanation: {nl: Zwaarder., en: Heavier.}\n    basis: text\n    sources: [the-act]\n  - id: inform\n    name: {nl: Informeren, en: Inform}\n    explanation: {nl: Licht., en: Light.}\n    basis: text\n    sources: [the-act]\n"),
    Row("rung-added", MORE, RUNGS, "", "rungs:\n", "rungs:\n  - |id: supervise\n    name: {nl: Toezicht, en: Supervision}\n    explanation: {nl: Kijken., en: Looking.}\n    basis: text\n    sources: [the-act]\n"),
    Row("rung-removed", LIGHT, RUNGS, "", "  - |id: inform\n    name: {nl: Informeren, en: Inform}\n    explanation: {nl: Licht., en: Light.}\n    basis: text\n    sources: [the-act]\n", ""),
    Row("rung-explanation-reworded", JUDGE, RUNGS, "", "explanation: |{nl: Licht.", "explanation: |{nl: Lichtst."),
]  # fmt: skip

ROLE_ROWS = [
    Row("role-added", MORE, ROLES, "", "roles:\n", "roles:\n  - |id: newcomer\n    kind: group\n    name: {nl: Nieuw, en: New}\n    task: {nl: Kijkt., en: Looks.}\n    basis: text\n"),
    Row("role-removed", LIGHT, ROLES, "", "  - |id: bystander\n    kind: group\n    name: {nl: Omstander, en: Bystander}\n    task: {nl: Kijkt., en: Looks.}\n    basis: text\n", ""),
    Row("role-kind-changed", JUDGE, ROLES, "id: helpdesk", "kind: |organisation", "kind: |team"),
    Row("role-successor-changed", HEAVY, ROLES, "id: minister-a", "task:", "succeeded_by: |minister-b\n    task:"),
    Row("role-task-reworded", JUDGE, ROLES, "id: helpdesk", "task: |{nl: Helpt.", "task: |{nl: Helpt altijd."),
    Row("role-chain-changed", HEAVY, ROLES, "id: coordinator", "reports_to: |minister-a", "reports_to: |minister-b"),
    Row("role-deputy-reworded", JUDGE, ROLES, "id: helpdesk", "    basis: text\n", "    deputy: |{nl: Een ander., en: Another.}\n    basis: text\n"),
    Row("role-earlier-name-added", LIGHT, ROLES, "id: helpdesk", "    task:", "    earlier_names:\n      - |name: {nl: Balie, en: Desk}\n        in_force: {to: 2017-12-31}\n    task:"),
    Row("role-involvement-added", HEAVY, ROLES, "id: coordinator", "involved:\n", f"involved:\n      - |when: {{fact: emergency, is: true}}\n        because: {{nl: Nood., en: Emergency.}}\n        {BASIS}"),
    Row("role-involvement-removed", HEAVY, ROLES, "id: coordinator", "      - |when: {fact: exploited, is: true}\n        because: {nl: Er wordt misbruik gemaakt., en: It is being exploited.}\n        basis: text\n        sources: [the-act]\n", ""),
    Row("role-reason-reworded", LIGHT, ROLES, "id: coordinator", "because: |{nl: Het is ernstig.", "because: |{nl: Het is zwaar."),
    Row("role-duty-added", HEAVY, ROLES, "id: coordinator", "duties:\n", f"duties:\n      - |id: coordinator-watch\n        text: {{nl: Kijk., en: Watch.}}\n        filed_by: plan\n        {BASIS}"),
    Row("role-duty-removed", HEAVY, ROLES, "id: coordinator", "    duties:\n      - |id: coordinator-convene\n        text: {nl: Roep het team bijeen., en: Convene the team.}\n        filed_by: plan\n        within: 2h\n        basis: text\n        sources: [the-act]\n", ""),
    Row("role-duty-reworded", JUDGE, ROLES, "duties:", "text: |{nl: Roep het team", "text: |{nl: Roep heel het team"),
    Row("role-duty-ground-changed", JUDGE, ROLES, "duties:", "filed_by: |plan", "filed_by: |law"),
    Row("role-duty-deadline-changed", HEAVY, ROLES, "duties:", "within: |2h", "within: |4h"),
    Row("role-seat-added", HEAVY, ROLES, "id: coordinator", "seats:\n", f"seats:\n      - |council: helpdesk\n        seat: member\n        {BASIS}"),
    Row("role-seat-removed", HEAVY, ROLES, "id: coordinator", "    seats:\n      - |council: team\n        seat: chair\n        basis: text\n        sources: [the-act]\n", ""),
    Row("role-seat-changed", HEAVY, ROLES, "seats:", "seat: |chair", "seat: |adviser"),
    Row("role-alert-added", HEAVY, ROLES, "id: coordinator", "alerted_by:\n", f"alerted_by:\n      - |by: team\n        within: 1h\n        how: {{nl: Mondeling., en: In person.}}\n        {BASIS}"),
    Row("role-alert-removed", HEAVY, ROLES, "id: coordinator", "    alerted_by:\n      - |by: helpdesk\n        within: 1h\n        how: {nl: Per telefoon., en: By telephone.}\n        basis: text\n        sources: [the-act]\n", ""),
    Row("role-alert-changed", HEAVY, ROLES, "alerted_by:", "within: |1h", "within: |2h"),
    Row("role-alert-reworded", JUDGE, ROLES, "alerted_by:", "how: |{nl: Per telefoon.", "how: |{nl: Per mail."),
    Row("role-level-card-added", HEAVY, ROLES, "id: coordinator", "at_level:\n", "at_level:\n      - |level: regular\n        first_hour: [{nl: Niets., en: Nothing.}]\n        decides: {nl: Niemand., en: Nobody.}\n        basis: modelled\n"),
    Row("role-level-card-removed", HEAVY, ROLES, "id: coordinator", "    at_level:\n      - |level: team-level\n        first_hour:\n          - {nl: Bel de helpdesk., en: Call the helpdesk.}\n          - {nl: Maak een beeld., en: Make a picture.}\n        decides: {nl: De coördinator., en: The coordinator.}\n        basis: modelled\n", ""),
    Row("role-first-hour-added", HEAVY, ROLES, "at_level:", "first_hour:\n          |- {nl: Bel", "first_hour:\n          |- {nl: Adem in., en: Breathe.}\n          - {nl: Bel"),
    Row("role-first-hour-removed", HEAVY, ROLES, "at_level:", "first_hour:\n          |- {nl: Bel de helpdesk., en: Call the helpdesk.}\n          -", "first_hour:\n          |-"),
    Row("role-first-hour-reworded", JUDGE, ROLES, "at_level:", "first_hour:\n          |- {nl: Bel de", "first_hour:\n          |- {nl: Mail de"),
    Row("role-first-hour-reordered", JUDGE, ROLES, "at_level:", "first_hour:\n          |- {nl: Bel de helpdesk., en: Call the helpdesk.}\n          - {nl: Maak een beeld., en: Make a picture.}", "first_hour:\n          |- {nl: Maak een beeld., en: Make a picture.}\n          - {nl: Bel de helpdesk., en: Call the helpdesk.}"),
    Row("role-decides-reworded", JUDGE, ROLES, "at_level:", "decides: |{nl: De coördinator.", "decides: |{nl: Niemand."),
]  # fmt: skip

LEVEL_ROWS = [
    Row("ladder-added", HEAVY, LEVELS, "", "ladders:\n", "ladders:\n  - |id: regional\n    name: {nl: Regio, en: Region}\n    note: {nl: Noot., en: Note.}\n    rests_at: region-level\n    basis: text\n    levels:\n      - id: region-level\n        name: {nl: Regio, en: Region}\n        abbreviation: R\n        applies_when: {fact: impact, at_least: severe}\n        down_when: {fact: contained, is: true}\n        down_text: {nl: Af., en: Down.}\n        decides: {nl: Iets., en: Something.}\n        basis: text\n", also=("level-added",)),
    Row("ladder-rest-changed", HEAVY, LEVELS, "", "rests_at: |regular", "rests_at: |team-level"),
    Row("level-body-changed", HEAVY, LEVELS, "id: team-level", "body: |team", "body: |helpdesk"),
    Row("level-way-down-reworded", JUDGE, LEVELS, "id: team-level", "down_text: |{nl: Als", "down_text: |{nl: Zodra"),
    Row("level-convening-added", HEAVY, LEVELS, "id: regular", "decides:", "convening:\n          |by: [coordinator]\n          text: {nl: Bel., en: Call.}\n        decides:"),
    Row("level-convening-removed", HEAVY, LEVELS, "id: team-level", "        convening:\n          |by: [coordinator]\n          informs: [minister-a]\n          text: {nl: De coördinator belt., en: The coordinator calls.}\n", ""),
    Row("level-convening-changed", HEAVY, LEVELS, "id: team-level", "by: |[coordinator]", "by: [coordinator, |minister-a]"),
    Row("level-convening-reworded", JUDGE, LEVELS, "id: team-level", "text: |{nl: De coördinator belt.", "text: |{nl: De coördinator mailt."),
    Row("level-seat-added", HEAVY, LEVELS, "id: team-level", "sits:\n", "sits:\n          - |{role: minister-b, seat: invited}\n"),
    Row("level-seat-removed", HEAVY, LEVELS, "id: team-level", "          - |{role: coordinator, seat: chair}\n", ""),
    Row("level-seat-changed", HEAVY, LEVELS, "id: team-level", "{role: coordinator, seat: |chair}", "{role: coordinator, seat: |member}"),
    Row("level-decides-reworded", JUDGE, LEVELS, "id: team-level", "decides: |{nl: Het team", "decides: |{nl: Heel het team"),
    Row("level-report-interval-changed", HEAVY, LEVELS, "id: team-level", "report_every: |12h", "report_every: |6h"),
    Row("level-dispute-reworded", JUDGE, LEVELS, "id: team-level", "report_every: 12h\n", "report_every: 12h\n        disputed: |{nl: Omstreden., en: Disputed.}\n"),
    Row("level-eu-counterpart-reworded", JUDGE, LEVELS, "id: team-level", "report_every: 12h\n", "report_every: 12h\n        eu_counterpart: |{nl: Europa., en: Europe.}\n"),
]  # fmt: skip

BOOK_ROWS = [
    Row("playbook-scope-reworded", JUDGE, BOOK, "", "covers: |{nl: Uitval van een", "covers: |{nl: Uitval van één"),
    Row("step-added", HEAVY, BOOK, "", "  steps:\n", "  steps:\n    - |id: out-new\n      phase: alerting\n      kind: act\n      role: team\n      name: {nl: Nieuw., en: New.}\n      done_when: {nl: Klaar., en: Done.}\n      basis: modelled\n"),
    Row("step-removed", HEAVY, "playbooks/rest.yaml", "", "    - |id: rest-extra\n      phase: picture\n      kind: act\n      role: team\n      name: {nl: Extra., en: Extra.}\n      done_when: {nl: Gedaan., en: Done.}\n      basis: modelled\n", ""),
    Row("step-phase-changed", JUDGE, "playbooks/rest.yaml", "id: rest-extra", "phase: |picture", "phase: |judgement"),
    Row("step-kind-changed", HEAVY, BOOK, "id: out-call", "kind: |notify", "kind: |act"),
    Row("step-role-changed", HEAVY, BOOK, "id: out-call", "role: |coordinator", "role: |team"),
    Row("step-reworded", JUDGE, BOOK, "id: out-call", "name: |{nl: Bel de", "name: |{nl: Mail de"),
    Row("step-reason-reworded", LIGHT, BOOK, "id: out-call", "why: |{nl: Zij", "why: |{nl: Ook zij"),
    Row("step-end-reworded", JUDGE, BOOK, "id: out-call", "done_when: |{nl: Er is op", "done_when: |{nl: Er is niet op"),
    Row("step-predecessor-changed", HEAVY, BOOK, "id: out-decide", "after: [|out-call]\n      ", ""),
    Row("step-level-changed", HEAVY, BOOK, "id: out-decide", "from_level: |team-level", "from_level: |regular"),
    Row("step-facts-changed", HEAVY, BOOK, "id: out-decide", "needs: |[impact]", "needs: [impact, |contained]"),
    Row("step-powers-changed", HEAVY, BOOK, "id: out-decide", "powers: |[act-order]", "powers: [act-order, |act-dormant]"),
    Row("step-notices-changed", HEAVY, BOOK, "id: out-call", "notifies: [|helpdesk]", "notifies: [|team]"),
    Row("step-deadline-changed", HEAVY, BOOK, "id: out-call", "within: |30m", "within: |1h"),
    Row("step-option-added", HEAVY, BOOK, "id: out-decide", "options:\n", "options:\n        - |{id: wait, name: {nl: Wachten, en: Wait}}\n"),
    Row("step-option-removed", HEAVY, BOOK, "id: out-decide", "        - |{id: stop, name: {nl: Stoppen, en: Stop}}\n", ""),
    Row("step-option-reworded", JUDGE, BOOK, "id: out-decide", "{id: stop, name: |{nl: Stoppen", "{id: stop, name: |{nl: Ophouden"),
    Row("playbook-blocks-changed", HEAVY, BOOK, "", "includes: |[rest]", "includes: [rest, |more]"),
]  # fmt: skip

FACT_ROWS = [
    Row("fact-added", MORE, FACTS, "", "facts:\n", "facts:\n  - |id: fresh\n    block: process\n    type: boolean\n    name: {nl: Vers, en: Fresh}\n    question: {nl: Vers?, en: Fresh?}\n    who_knows: [helpdesk]\n    answerable_within: 1h\n    basis: text\n"),
    Row("fact-removed", LIGHT, FACTS, "", "  - |id: spare\n    block: process\n    type: boolean\n    name: {nl: Los, en: Spare}\n    question: {nl: Los?, en: Spare?}\n    who_knows: [minister-a]\n    answerable_within: 1d\n    basis: text\n    sources: [the-act]\n", ""),
    Row("fact-block-changed", LIGHT, FACTS, "id: exploited", "block: |cause", "block: |source"),
    Row("fact-type-changed", HEAVY, FACTS, "id: spare", "type: |boolean", "type: |text"),
    Row("fact-question-reworded", JUDGE, FACTS, "id: exploited", "question: |{nl: Wordt er", "question: |{nl: Wordt hier"),
    Row("fact-order-changed", HEAVY, FACTS, "id: impact", "values:\n      |- {id: none, name: {nl: geen, en: none}}\n      - {id: limited, name: {nl: beperkt, en: limited}}\n", "values:\n      |- {id: limited, name: {nl: beperkt, en: limited}}\n      - {id: none, name: {nl: geen, en: none}}\n"),
    Row("fact-order-changed", LIGHT, FACTS, "id: provider-status", "values:\n      |- {id: provider, name: {nl: aanbieder, en: provider}}\n      - {id: other, name: {nl: ander, en: other}}\n", "values:\n      |- {id: other, name: {nl: ander, en: other}}\n      - {id: provider, name: {nl: aanbieder, en: provider}}\n"),
    Row("fact-informants-changed", HEAVY, FACTS, "id: exploited", "who_knows: |[helpdesk]", "who_knows: [helpdesk, |team]"),
    Row("fact-answer-time-changed", HEAVY, FACTS, "id: exploited", "answerable_within: |2h", "answerable_within: |4h"),
    Row("fact-headline-changed", JUDGE, FACTS, "id: exploited", "answerable_within: 2h\n", "answerable_within: 2h\n    headline: |true\n"),
    Row("fact-judgement-changed", HEAVY, FACTS, "id: exploited", "answerable_within: 2h\n", "answerable_within: 2h\n    judgement: |true\n"),
    Row("fact-value-added", HEAVY, FACTS, "id: impact", "{id: severe, name: {nl: ernstig, en: severe}}\n", "{id: severe, name: {nl: ernstig, en: severe}}\n      - |{id: extreme, name: {nl: uiterst, en: extreme}}\n"),
    Row("fact-value-added", MORE, FACTS, "id: provider-status", "{id: other, name: {nl: ander, en: other}}\n", "{id: other, name: {nl: ander, en: other}}\n      - |{id: third, name: {nl: derde, en: third}}\n"),
    Row("fact-value-removed", HEAVY, FACTS, "id: impact", "      - |{id: none, name: {nl: geen, en: none}}\n", ""),
    Row("fact-value-removed", LIGHT, FACTS, "id: provider-status", "      - |{id: other, name: {nl: ander, en: other}}\n", ""),
]  # fmt: skip

SOCIETY_ROWS = [
    Row("sector-added", MORE, SECTORS, "", "sectors:\n", "sectors:\n  - |id: health\n    name: {nl: Zorg, en: Health}\n    vital: false\n    basis: text\n"),
    Row("sector-removed", LIGHT, SECTORS, "", "  - |id: water\n    name: {nl: Water, en: Water}\n    vital: false\n    basis: text\n", ""),
    Row("sector-vital-changed", JUDGE, SECTORS, "id: energy", "vital: |true", "vital: |false"),
    Row("sector-ministry-changed", HEAVY, SECTORS, "id: energy", "ministry:\n      - |{role: minister-a", "ministry:\n      - |{role: minister-b"),
    Row("sector-ministry-changed", HEAVY, SECTORS, "id: energy", "ministry:\n      - |{role: minister-a, basis: text, sources: [the-act]}", "ministry:\n      - |{role: minister-a, in_force: {to: 2020-12-31}, basis: text, sources: [the-act]}\n      - {role: minister-b, in_force: {from: 2021-01-01}, basis: text, sources: [the-act]}"),
    Row("sector-supervisor-changed", HEAVY, SECTORS, "id: telecom", "    basis: text\n", "    supervisor:\n      - |{role: team, basis: text, sources: [the-act]}\n    basis: text\n"),
    Row("sector-csirt-changed", HEAVY, SECTORS, "id: telecom", "    basis: text\n", "    csirt:\n      - |{role: helpdesk, basis: text, sources: [the-act]}\n    basis: text\n"),
    Row("process-added", MORE, SECTORS, "", "processes:\n", "processes:\n  - |id: lighting\n    name: {nl: Licht, en: Light}\n    sector: energy\n    ministry: []\n    basis: text\n"),
    Row("process-removed", HEAVY, SECTORS, "", "  - |id: calling\n    name: {nl: Bellen, en: Calling}\n    sector: telecom\n    ministry:\n      - {role: minister-b, basis: text, sources: [the-act]}\n    depends_on:\n      - process: power-supply\n        why: {nl: Zonder stroom geen net., en: No network without power.}\n        basis: text\n        sources: [the-act]\n    basis: text\n    sources: [the-act]\n", ""),
    Row("process-sector-changed", HEAVY, SECTORS, "id: power-supply", "sector: |energy", "sector: |telecom"),
    Row("process-category-changed", JUDGE, SECTORS, "id: power-supply", "sector: energy\n", "sector: energy\n    category: |A\n"),
    Row("process-successor-changed", JUDGE, SECTORS, "id: power-supply", "sector: energy\n", "sector: energy\n    merged_into: |calling\n"),
    Row("process-dependency-added", HEAVY, SECTORS, "id: power-supply", "    basis: text\n    sources: [the-act]\n", "    depends_on:\n      - |process: calling\n        why: {nl: Zonder net geen stroom., en: No power without network.}\n        basis: text\n    basis: text\n    sources: [the-act]\n"),
    Row("process-dependency-removed", HEAVY, SECTORS, "id: calling", "    depends_on:\n      - |process: power-supply\n        why: {nl: Zonder stroom geen net., en: No network without power.}\n        basis: text\n        sources: [the-act]\n", ""),
    Row("competent-authority-added", HEAVY, SECTORS, "", "competent_authorities:\n", "competent_authorities:\n  - |law: act\n    sector: telecom\n    role: minister-b\n    in_force: {from: 2018-01-01}\n    basis: text\n    sources: [the-act]\n"),
    Row("competent-authority-changed", HEAVY, SECTORS, "competent_authorities:", "role: |minister-a", "role: |minister-b"),
    Row("sharing-origin-changed", HEAVY, SHARING, "", "origin: |helpdesk", "origin: |team"),
    Row("node-added", HEAVY, SHARING, "", "nodes:\n", "nodes:\n  - |role: team\n    serves: [telecom]\n    constituency: {nl: Telecom., en: Telecom.}\n"),
    Row("node-sectors-changed", HEAVY, SHARING, "", "serves: |[energy]", "serves: [energy, |telecom]"),
    Row("node-constituency-reworded", JUDGE, SHARING, "", "constituency: |{nl: Energiebedrijven.", "constituency: |{nl: Alle energiebedrijven."),
    Row("node-designation-added", HEAVY, SHARING, "", "designations:\n", "designations:\n      - |as_what: oktt\n        in_force: {from: 2019-01-01}\n        ground: {nl: Besluit., en: Decree.}\n        basis: text\n        sources: [the-act]\n"),
    Row("node-designation-removed", HEAVY, SHARING, "", "    designations:\n      - |as_what: csirt\n        in_force: {from: 2018-01-01}\n        ground: {nl: De wet., en: The act.}\n        basis: text\n        sources: [the-act]\n", ""),
    Row("node-ground-reworded", JUDGE, SHARING, "designations:", "ground: |{nl: De wet.", "ground: |{nl: Een wet."),
    Row("edge-added", HEAVY, SHARING, "", "edges:\n", "edges:\n  - |id: helpdesk-to-telecom\n    source: helpdesk\n    to_sectors: [telecom]\n    carries: [threat-data]\n    ground: {nl: De wet., en: The act.}\n    in_force: {from: 2018-01-01}\n    basis: text\n    sources: [the-act]\n"),
    Row("edge-ends-changed", HEAVY, SHARING, "edges:", "to_sectors: |[energy]", "to_sectors: [energy, |telecom]"),
    Row("edge-contents-changed", HEAVY, SHARING, "edges:", "carries: |[general-advisory]", "carries: [general-advisory, |threat-data]"),
    Row("edge-ground-reworded", JUDGE, SHARING, "edges:", "ground: |{nl: De wet.", "ground: |{nl: Een wet."),
    Row("edge-power-changed", HEAVY, SHARING, "edges:", "power: |act-order", "power: |act-dormant"),
    Row("edge-limits-reworded", JUDGE, SHARING, "edges:", "limits: |{nl: Alleen dit.", "limits: |{nl: Niets."),
]  # fmt: skip

REFERENCE_ROWS = [
    Row("plan-header-changed", LIGHT, PLAN, "", "date: |2020-03-20", "date: |2020-03-21"),
    Row("plan-marking-changed", HEAVY, PLAN, "", "marking: |TLP:CLEAR", "marking: |TLP:AMBER"),
    Row("duty-office-changed", HEAVY, PLAN, "", "duty_office: |coordinator", "duty_office: |helpdesk"),
    Row("disclaimer-reworded", LIGHT, PLAN, "", "disclaimer: |{nl: Een model.", "disclaimer: |{nl: Maar een model."),
    Row("source-added", MORE, SOURCES, "", "sources:\n", "sources:\n  - |id: the-note\n    title: De nota\n    kind: report\n    read: part\n"),
    Row("source-removed", LIGHT, SOURCES, "", "  - |id: the-letter\n    title: De brief\n    kind: letter\n    read: full\n", ""),
    Row("source-described-anew", LIGHT, SOURCES, "id: the-act", "kind: |law", "kind: |decree"),
    Row("source-reading-changed", JUDGE, SOURCES, "id: the-act", "read: |full", "read: |part"),
    Row("theme-added", MORE, MEASURES, "", "themes:\n", "themes:\n  - |{id: other-theme, name: {nl: Ander, en: Other}}\n"),
    Row("theme-removed", LIGHT, MEASURES, "", "  - |{id: idle-theme, name: {nl: Leeg, en: Idle}}\n", ""),
    Row("measure-added", MORE, MEASURES, "", "measures:\n", "measures:\n  - |id: second\n    theme: theme\n    text: {nl: Doe meer., en: Do more.}\n    owner: [minister-b]\n    state: open\n    state_on: 2020-01-01\n    outcome: {nl: Niets., en: Nothing.}\n    basis: text\n    sources: [the-act]\n"),
    Row("measure-removed", LIGHT, MEASURES, "", "  - |id: measure\n    theme: theme\n    text: {nl: Doe iets., en: Do something.}\n    owner: [minister-a]\n    state: open\n    state_on: 2020-01-01\n    outcome: {nl: Nog niets., en: Nothing yet.}\n    basis: text\n    sources: [the-act]\n", "  []\n"),
    Row("measure-progressed", MORE, MEASURES, "", "state: |open", "state: |done"),
    Row("measure-reworded", LIGHT, MEASURES, "", "text: |{nl: Doe iets.", "text: |{nl: Doe wat."),
    Row("measure-owner-changed", MORE, MEASURES, "", "owner: [|minister-a]", "owner: [|minister-b]"),
    Row("measure-refreshed", LIGHT, MEASURES, "", "state_on: |2020-01-01", "state_on: |2020-02-01"),
    Row("misunderstanding-added", MORE, MYTHS, "", "misunderstandings:\n", "misunderstandings:\n  - |id: second\n    belief: {nl: Niets mag., en: Nothing is allowed.}\n    truth: {nl: Iets mag., en: Something is.}\n    about: [act-order]\n    basis: text\n    sources: [the-act]\n"),
    Row("misunderstanding-removed", JUDGE, MYTHS, "", "  - |id: myth\n    belief: {nl: Iedereen mag alles., en: Everybody may do everything.}\n    truth: {nl: Niet waar., en: Not true.}\n    about: [act-order]\n    basis: text\n    sources: [the-act]\n", "  []\n"),
    Row("misunderstanding-reworded", JUDGE, MYTHS, "", "truth: |{nl: Niet waar.", "truth: |{nl: Onwaar."),
    Row("misunderstanding-moved", MORE, MYTHS, "", "about: |[act-order]", "about: [act-order, |coordinator]"),
    Row("lesson-added", MORE, STORM, "", "lessons:\n", "lessons:\n    - |id: second\n      text: {nl: Bel vaker., en: Call more often.}\n      basis: text\n      sources: [the-act]\n"),
    Row("lesson-removed", LIGHT, STORM, "", "  lessons:\n    - |id: storm-lesson\n      text: {nl: Bel eerder., en: Call earlier.}\n      addressee: [coordinator]\n      basis: text\n      sources: [the-act]\n", ""),
    Row("lesson-changed", MORE, STORM, "lessons:", "addressee: [|coordinator]", "addressee: [|helpdesk]"),
    Row("lesson-reworded", LIGHT, STORM, "lessons:", "text: |{nl: Bel eerder.", "text: |{nl: Bel veel eerder."),
    Row("lesson-progress-added", MORE, STORM, "lessons:", "      basis: text\n", '      history:\n        - |state: taken-up\n          since: "2020"\n          text: {nl: Gedaan., en: Done.}\n          basis: text\n      basis: text\n'),
    Row("case-reworded", LIGHT, STORM, "", "summary: |{nl: Het stormde.", "summary: |{nl: Het waaide."),
    Row("case-event-added", MORE, STORM, "", "timeline:\n", 'timeline:\n    - |at: "2020-01-10T11:00"\n      do: fact\n      status: documented\n      basis: text\n      sources: [the-act]\n      fact: contained\n      value: false\n'),
    Row("case-event-removed", JUDGE, STORM, "", 'timeline:\n    - |at: "2020-01-10T12:00"\n      do: fact\n      status: documented\n      basis: text\n      sources: [the-act]\n      fact: exploited\n      value: true\n', "timeline:\n"),
    Row("case-event-changed", JUDGE, STORM, "fact: exploited", "value: |true", "value: |false"),
    Row("case-expectation-added", MORE, STORM, "", "expects:\n", 'expects:\n    - |at: "2020-01-10"\n      subject: role\n      id: coordinator\n      verdict: applies\n      status: documented\n      why: {nl: Misbruik., en: Exploited.}\n'),
    Row("case-expectation-removed", JUDGE, STORM, "", '  expects:\n    - |at: "2020-01-11"\n      subject: role\n      id: coordinator\n      verdict: applies\n      status: documented\n      why: {nl: Het is ernstig., en: It is severe.}\n', ""),
    Row("case-expectation-changed", JUDGE, STORM, "expects:", "verdict: |applies", "verdict: |undetermined"),
]  # fmt: skip

ROWS = [*EVERY, *POWERS, *ROLE_ROWS, *LEVEL_ROWS, *BOOK_ROWS, *FACT_ROWS, *SOCIETY_ROWS, *REFERENCE_ROWS]
