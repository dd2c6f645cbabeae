"""A plan of one law, a few roles and one playbook, small enough to read and to load hundreds of times."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from ncp.diff.change import Change
from ncp.diff.find import find_changes
from ncp.plan.load import LoadedPlan, load_plan
from ncp.problem import Place

REST = ("detection", "picture", "judgement", "execution", "communication", "de-escalation", "aftercare")
"""The phases that the playbook leaves to a building block."""
STEP = """\
    - id: rest-{phase}
      phase: {phase}
      kind: act
      role: team
      name: {{nl: Doe {phase}., en: Do {phase}.}}
      done_when: {{nl: Gedaan., en: Done.}}
      basis: modelled
"""

FILES: dict[str, str] = {
    "plan.yaml": """\
edition: "2020.1"
status: edition
date: 2020-03-20
title: {nl: Klein plan, en: Small plan}
languages: [nl, en]
derived_from: [{nl: Brief, en: Letter}]
reviewed_on: null
exercised_on: null
marking: TLP:CLEAR
duty_office: coordinator
disclaimer: {nl: Een model., en: A model.}
""",
    "roles.yaml": """\
roles:
  - id: coordinator
    kind: office
    name: {nl: Coördinator, en: Coordinator}
    abbreviation: CO
    task: {nl: Coördineert., en: Coordinates.}
    reports_to: minister-a
    involved:
      - when: {fact: exploited, is: true}
        because: {nl: Er wordt misbruik gemaakt., en: It is being exploited.}
        basis: text
        sources: [the-act]
      - when: {fact: impact, at_least: severe}
        because: {nl: Het is ernstig., en: It is severe.}
        basis: text
        sources: [the-act]
    duties:
      - id: coordinator-convene
        text: {nl: Roep het team bijeen., en: Convene the team.}
        filed_by: plan
        within: 2h
        basis: text
        sources: [the-act]
    seats:
      - council: team
        seat: chair
        basis: text
        sources: [the-act]
    alerted_by:
      - by: helpdesk
        within: 1h
        how: {nl: Per telefoon., en: By telephone.}
        basis: text
        sources: [the-act]
    at_level:
      - level: team-level
        first_hour:
          - {nl: Bel de helpdesk., en: Call the helpdesk.}
          - {nl: Maak een beeld., en: Make a picture.}
        decides: {nl: De coördinator., en: The coordinator.}
        basis: modelled
    cannot:
      - text: {nl: Geeft geen bevelen., en: Gives no orders.}
        basis: text
        sources: [the-act]
    basis: text
    sources: [the-act]
  - id: helpdesk
    kind: organisation
    name: {nl: Helpdesk, en: Helpdesk}
    task: {nl: Helpt., en: Helps.}
    basis: text
    sources: [the-act]
  - id: minister-a
    kind: office
    name: {nl: Minister A, en: Minister A}
    task: {nl: Beslist., en: Decides.}
    basis: text
    sources: [the-act]
  - id: minister-b
    kind: office
    name: {nl: Minister B, en: Minister B}
    task: {nl: Beslist ook., en: Decides too.}
    basis: text
    sources: [the-act]
  - id: bystander
    kind: group
    name: {nl: Omstander, en: Bystander}
    task: {nl: Kijkt., en: Looks.}
    basis: text
  - id: team
    kind: team
    name: {nl: Team, en: Team}
    task: {nl: Overlegt., en: Confers.}
    basis: text
    sources: [the-act]
""",
    "escalation_levels.yaml": """\
ladders:
  - id: national
    name: {nl: Ladder, en: Ladder}
    note: {nl: Toelichting., en: Note.}
    rests_at: regular
    levels:
      - id: regular
        name: {nl: Regulier, en: Regular}
        abbreviation: ""
        applies_when: {fact: impact, at_most: limited}
        down_when: {fact: contained, is: true}
        down_text: {nl: Lager bestaat niet., en: There is nothing below.}
        decides: {nl: Niemand., en: Nobody.}
        basis: text
        sources: [the-act]
      - id: team-level
        name: {nl: Team, en: Team}
        abbreviation: T
        body: team
        applies_when: {fact: impact, at_least: severe}
        down_when: {fact: contained, is: true}
        down_text: {nl: Als het over is., en: Once it is over.}
        convening:
          by: [coordinator]
          informs: [minister-a]
          text: {nl: De coördinator belt., en: The coordinator calls.}
        sits:
          - {role: coordinator, seat: chair}
          - {role: helpdesk, seat: member, when: {fact: exploited, is: true}}
        decides: {nl: Het team adviseert., en: The team advises.}
        cannot:
          - text: {nl: Neemt niets over., en: Takes nothing over.}
            basis: text
            sources: [the-act]
        report_every: 12h
        basis: text
        sources: [the-act]
    basis: text
    sources: [the-act]
""",
    "legal_powers/act.yaml": """\
law:
  id: act
  title: {nl: De wet, en: The act}
  abbreviation: Wet
  in_force: {from: 2018-01-01}
  note: {nl: Een noot., en: A note.}
  sources: [the-act]
powers:
  - id: act-order
    kind: power
    name: {nl: Bevel, en: Order}
    article: "12"
    holder: {role: minister-a, executed_by: helpdesk}
    addressee: [provider]
    rung: binding-instruction
    sectors: [energy]
    allows: {nl: Een bevel geven., en: Give an order.}
    does_not_allow: {nl: Niet overnemen., en: Not take over.}
    applies_when:
      all:
        - {fact: impact, at_least: severe}
        - {fact: exploited, is: true}
    before:
      - act: hear
        role: helpdesk
        text: {nl: Hoor de helpdesk., en: Hear the helpdesk.}
    clock:
      name: {nl: Termijn, en: Time limit}
      starts: awareness
      within: 24h
      addressee: [helpdesk]
    in_force: {from: 2018-01-01}
    sources: [the-act]
    basis: text
    checked_on: 2020-01-01
    link: "https://example.org/12"
  - id: act-dormant
    kind: power
    name: {nl: Slapend, en: Dormant}
    article: "13"
    holder: {role: minister-a}
    addressee: [provider]
    rung: emergency-limited
    allows: {nl: Alles., en: Everything.}
    does_not_allow: {nl: Niets., en: Nothing.}
    activation:
      routes: [limited]
      takes: {nl: Een besluit., en: A decree.}
      activated_when: {fact: emergency, is: true}
    in_force: {from: 2018-01-01}
    sources: [the-act]
    basis: text
    checked_on: 2020-01-01
  - id: act-wake
    kind: power
    name: {nl: Wakker, en: Awake}
    article: "14"
    holder: {role: minister-a}
    addressee: [provider]
    rung: emergency-limited
    allows: {nl: Veel., en: Much.}
    does_not_allow: {nl: Niets., en: Nothing.}
    applies_when: {fact: impact, at_least: severe}
    in_force: {from: 2018-01-01}
    sources: [the-act]
    basis: text
    checked_on: 2020-01-01
""",
    "legal_powers/idle.yaml": """\
law:
  id: idle
  title: {nl: Lege wet, en: Empty act}
  abbreviation: Leeg
  in_force: {from: 2018-01-01}
  sources: [the-act]
powers: []
""",
    "playbooks/outage.yaml": """\
playbook:
  id: outage
  kind: playbook
  name: {nl: Uitval, en: Outage}
  covers: {nl: Uitval van een dienst., en: Outage of a service.}
  applies_when: {fact: exploited, is: true}
  includes: [rest]
  steps:
    - id: out-call
      phase: alerting
      kind: notify
      role: coordinator
      name: {nl: Bel de helpdesk., en: Call the helpdesk.}
      why: {nl: Zij weten het., en: They know.}
      done_when: {nl: Er is opgenomen., en: Somebody answered.}
      available_when: {fact: impact, at_least: severe}
      notifies: [helpdesk]
      within: 30m
      basis: text
      sources: [the-act]
    - id: out-decide
      phase: decision
      kind: decide
      role: coordinator
      name: {nl: Beslis., en: Decide.}
      done_when: {nl: Er is beslist., en: It is decided.}
      after: [out-call]
      from_level: team-level
      needs: [impact]
      powers: [act-order]
      options:
        - {id: go-on, name: {nl: Doorgaan, en: Go on}}
        - {id: stop, name: {nl: Stoppen, en: Stop}}
      basis: text
      sources: [the-act]
  basis: text
  sources: [the-act]
""",
    "playbooks/rest.yaml": """\
playbook:
  id: rest
  kind: block
  name: {nl: De rest, en: The rest}
  covers: {nl: De andere fasen., en: The other phases.}
  applies_when: {all: []}
  basis: modelled
  sources: [the-act]
  steps:
"""
    + "".join(STEP.format(phase=phase) for phase in REST)
    + """\
    - id: rest-extra
      phase: picture
      kind: act
      role: team
      name: {nl: Extra., en: Extra.}
      done_when: {nl: Gedaan., en: Done.}
      basis: modelled
""",
    "playbooks/more.yaml": """\
playbook:
  id: more
  kind: block
  name: {nl: Meer, en: More}
  covers: {nl: Wat er nog is., en: What else there is.}
  applies_when: {fact: emergency, is: true}
  basis: modelled
  sources: [the-act]
  steps:
    - id: more-step
      phase: execution
      kind: act
      role: team
      name: {nl: Meer., en: More.}
      done_when: {nl: Gedaan., en: Done.}
      basis: modelled
""",
    "reference/facts.yaml": """\
facts:
  - id: exploited
    block: cause
    type: boolean
    name: {nl: Misbruik, en: Exploited}
    question: {nl: Wordt er misbruik gemaakt?, en: Is it being exploited?}
    who_knows: [helpdesk]
    answerable_within: 2h
    basis: text
    sources: [the-act]
  - id: impact
    block: domain
    type: ordered
    name: {nl: Gevolgen, en: Impact}
    question: {nl: Hoe erg is het?, en: How bad is it?}
    values:
      - {id: none, name: {nl: geen, en: none}}
      - {id: limited, name: {nl: beperkt, en: limited}}
      - {id: severe, name: {nl: ernstig, en: severe}}
    who_knows: [helpdesk]
    answerable_within: 2h
    basis: text
    sources: [the-act]
  - id: contained
    block: solution
    type: boolean
    name: {nl: Onder controle, en: Contained}
    question: {nl: Is het onder controle?, en: Is it contained?}
    who_knows: [helpdesk]
    answerable_within: 2h
    basis: text
    sources: [the-act]
  - id: emergency
    block: process
    type: boolean
    name: {nl: Noodtoestand, en: Emergency}
    question: {nl: Is er een noodtoestand?, en: Is there an emergency?}
    who_knows: [minister-a]
    answerable_within: 1d
    basis: text
    sources: [the-act]
  - id: spare
    block: process
    type: boolean
    name: {nl: Los, en: Spare}
    question: {nl: Los?, en: Spare?}
    who_knows: [minister-a]
    answerable_within: 1d
    basis: text
    sources: [the-act]
  - id: affected-sectors
    block: domain
    type: set
    name: {nl: Sectoren, en: Sectors}
    question: {nl: Welke sectoren?, en: Which sectors?}
    values_from: sectors
    who_knows: [helpdesk]
    answerable_within: 2h
    basis: text
    sources: [the-act]
  - id: provider-status
    block: source
    type: set
    name: {nl: Positie, en: Status}
    question: {nl: Wat is het?, en: What is it?}
    values:
      - {id: provider, name: {nl: aanbieder, en: provider}}
      - {id: other, name: {nl: ander, en: other}}
    who_knows: [helpdesk]
    answerable_within: 2h
    basis: text
    sources: [the-act]
""",
    "reference/intervention_ladder.yaml": """\
rungs:
  - id: inform
    name: {nl: Informeren, en: Inform}
    explanation: {nl: Licht., en: Light.}
    basis: text
    sources: [the-act]
  - id: binding-instruction
    name: {nl: Aanwijzing, en: Instruction}
    reached_when: {fact: impact, at_least: limited}
    explanation: {nl: Zwaarder., en: Heavier.}
    basis: text
    sources: [the-act]
  - id: emergency-limited
    name: {nl: Nood, en: Emergency}
    reached_when: {fact: emergency, is: true}
    explanation: {nl: Zwaarst., en: Heaviest.}
    basis: text
    sources: [the-act]
""",
    "reference/sectors.yaml": """\
sectors:
  - id: energy
    name: {nl: Energie, en: Energy}
    vital: true
    ministry:
      - {role: minister-a, basis: text, sources: [the-act]}
    basis: text
    sources: [the-act]
  - id: telecom
    name: {nl: Telecom, en: Telecom}
    vital: true
    basis: text
    sources: [the-act]
  - id: water
    name: {nl: Water, en: Water}
    vital: false
    basis: text
processes:
  - id: power-supply
    name: {nl: Stroom, en: Power supply}
    sector: energy
    ministry:
      - {role: minister-a, basis: text, sources: [the-act]}
    basis: text
    sources: [the-act]
  - id: calling
    name: {nl: Bellen, en: Calling}
    sector: telecom
    ministry:
      - {role: minister-b, basis: text, sources: [the-act]}
    depends_on:
      - process: power-supply
        why: {nl: Zonder stroom geen net., en: No network without power.}
        basis: text
        sources: [the-act]
    basis: text
    sources: [the-act]
competent_authorities:
  - law: act
    sector: energy
    role: minister-a
    in_force: {from: 2018-01-01}
    basis: text
    sources: [the-act]
""",
    "reference/information_sharing.yaml": """\
origin: helpdesk
nodes:
  - role: helpdesk
    serves: [energy]
    constituency: {nl: Energiebedrijven., en: Energy companies.}
    designations:
      - as_what: csirt
        in_force: {from: 2018-01-01}
        ground: {nl: De wet., en: The act.}
        basis: text
        sources: [the-act]
edges:
  - id: helpdesk-to-energy
    source: helpdesk
    to_sectors: [energy]
    carries: [general-advisory]
    ground: {nl: De wet., en: The act.}
    power: act-order
    limits: {nl: Alleen dit., en: Only this.}
    in_force: {from: 2018-01-01}
    basis: text
    sources: [the-act]
""",
    "reference/sources.yaml": """\
sources:
  - id: the-act
    title: De wet
    kind: law
    date: "2018"
    read: full
    url: "https://example.org"
  - id: the-letter
    title: De brief
    kind: letter
    read: full
""",
    "reference/measures.yaml": """\
themes:
  - {id: theme, name: {nl: Thema, en: Theme}}
  - {id: idle-theme, name: {nl: Leeg, en: Idle}}
measures:
  - id: measure
    theme: theme
    text: {nl: Doe iets., en: Do something.}
    owner: [minister-a]
    state: open
    state_on: 2020-01-01
    outcome: {nl: Nog niets., en: Nothing yet.}
    basis: text
    sources: [the-act]
""",
    "reference/misunderstandings.yaml": """\
misunderstandings:
  - id: myth
    belief: {nl: Iedereen mag alles., en: Everybody may do everything.}
    truth: {nl: Niet waar., en: Not true.}
    about: [act-order]
    basis: text
    sources: [the-act]
""",
    "cases/storm.yaml": """\
case:
  id: storm
  title: {nl: Storm, en: Storm}
  summary: {nl: Het stormde., en: There was a storm.}
  start: "2020-01-10"
  end: "2020-01-12"
  plan_at_the_time: {nl: Geen., en: None.}
  limits: {nl: Verzonnen., en: Made up.}
  timeline:
    - at: "2020-01-10T12:00"
      do: fact
      status: documented
      basis: text
      sources: [the-act]
      fact: exploited
      value: true
    - at: "2020-01-11T12:00"
      do: fact
      status: documented
      basis: text
      sources: [the-act]
      fact: impact
      value: severe
  expects:
    - at: "2020-01-11"
      subject: role
      id: coordinator
      verdict: applies
      status: documented
      why: {nl: Het is ernstig., en: It is severe.}
  lessons:
    - id: storm-lesson
      text: {nl: Bel eerder., en: Call earlier.}
      addressee: [coordinator]
      basis: text
      sources: [the-act]
  sources: [the-act]
""",
}


class Edit(NamedTuple):
    """In one file the first ``old`` behind ``anchor`` becomes ``new``; no ``old`` means the end of the file."""

    file: str
    anchor: str
    old: str
    new: str


def edited(*edits: Edit, files: Mapping[str, str] = FILES) -> dict[str, bytes]:
    """The files of the small plan after these edits."""
    texts = dict(files)
    for edit in edits:
        texts[edit.file] = _edited(texts.get(edit.file, ""), edit)
    return {name: text.encode() for name, text in texts.items() if text}


def _edited(text: str, edit: Edit) -> str:
    if not edit.old:
        return text + edit.new
    start = text.index(edit.anchor)
    assert edit.old in text[start:], f"{edit.old!r} does not stand behind {edit.anchor!r} in {edit.file}"
    return text[:start] + text[start:].replace(edit.old, edit.new, 1)


def loaded(*edits: Edit) -> LoadedPlan:
    """The small plan after these edits, loaded."""
    return load_files(edited(*edits))


def load_files(files: Mapping[str, bytes]) -> LoadedPlan:
    """A plan as ``load_plan`` gives it; a plan that was loaded before is not loaded again."""
    return _load(tuple(files.items()))


def changes(before: tuple[Edit, ...], after: tuple[Edit, ...]) -> tuple[Change, ...]:
    """Every change from the plan with some edits to the plan with others."""
    return find_changes(loaded(*before), loaded(*after))


@cache
def _load(files: tuple[tuple[str, bytes], ...]) -> LoadedPlan:
    return load_plan(dict(files))


def place_of(files: Mapping[str, bytes], file: str, anchor: str, target: str) -> Place:
    """Where the first ``target`` behind ``anchor`` begins."""
    text = files[file].decode()
    at = text.index(target, text.index(anchor))
    return Place(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
