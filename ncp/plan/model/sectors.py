"""Sectors and vital processes: who answers for them and what they depend on (``reference/sectors.yaml``)."""

from typing import Literal

from ncp.plan.model.common import ALWAYS, Basis, DatedRole, Id, Record, Text, Window


class Sector(Record, frozen=True, kw_only=True):
    """A sector with its ministry, supervisor and CSIRT by date."""

    id: Id
    formerly: tuple[Id, ...] = ()
    name: Text
    vital: bool
    ministry: tuple[DatedRole, ...] = ()
    supervisor: tuple[DatedRole, ...] = ()
    csirt: tuple[DatedRole, ...] = ()
    basis: Basis
    sources: tuple[Id, ...] = ()


class Dependency(Record, frozen=True, kw_only=True):
    """This process cannot go on for long without another one."""

    process: Id
    why: Text
    basis: Basis
    sources: tuple[Id, ...] = ()


class Process(Record, frozen=True, kw_only=True):
    """A vital process. ``category`` exists only in the list of 2020."""

    id: Id
    formerly: tuple[Id, ...] = ()
    name: Text
    sector: Id
    category: Literal["A", "B"] | None = None
    in_force: Window = ALWAYS
    ministry: tuple[DatedRole, ...]
    supervisor: tuple[DatedRole, ...] = ()
    csirt: tuple[DatedRole, ...] = ()
    depends_on: tuple[Dependency, ...] = ()
    merged_into: Id | None = None
    basis: Basis
    sources: tuple[Id, ...] = ()


class CompetentAuthority(Record, frozen=True, kw_only=True):
    """Which office a law's «competent authority» is for a sector, during a window."""

    law: Id
    sector: Id
    role: Id
    in_force: Window
    note: Text | None = None
    basis: Basis
    sources: tuple[Id, ...]


class SectorsFile(Record, frozen=True, kw_only=True):
    """``reference/sectors.yaml``."""

    sectors: tuple[Sector, ...]
    processes: tuple[Process, ...]
    competent_authorities: tuple[CompetentAuthority, ...]
