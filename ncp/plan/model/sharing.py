"""Who may pass what to whom, on which ground, since when (``reference/information_sharing.yaml``)."""

from typing import Literal

from ncp.plan.model.common import ALWAYS, Basis, Id, Record, Text, Window

InformationKind = Literal[
    "general-advisory", "threat-data", "confidential-traceable", "classified", "victim-notification"
]


class Designation(Record, frozen=True, kw_only=True):
    """How a node got its place in the system."""

    as_what: Literal["csirt", "computer-crisis-team", "oktt", "supervisor", "national"]
    in_force: Window
    ground: Text
    basis: Basis
    sources: tuple[Id, ...]


class Node(Record, frozen=True, kw_only=True):
    """A place in the sharing network. ``role`` is a role id; ``serves`` are sector ids."""

    role: Id
    serves: tuple[Id, ...]
    constituency: Text
    designations: tuple[Designation, ...] = ()
    in_force: Window = ALWAYS


class Edge(Record, frozen=True, kw_only=True):
    """Information may flow from one role to another, or straight to the organisations of some sectors."""

    id: Id
    formerly: tuple[Id, ...] = ()
    source: Id
    to: Id | None = None
    to_sectors: tuple[Id, ...] = ()
    carries: tuple[InformationKind, ...]
    ground: Text
    power: Id | None = None
    limits: Text | None = None
    in_force: Window
    basis: Basis
    sources: tuple[Id, ...]


class SharingFile(Record, frozen=True, kw_only=True):
    """``reference/information_sharing.yaml``."""

    origin: Id
    """The role from which warnings start."""
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
