"""Everything that can be wrong with a plan, one check a file; a plan that loads may still have findings.

A check is a module in a folder named after its layer (``ncp/check/time/version_gap.py``), listed in ``registry``.
It has four things:

``LAYER``
    One of ``check.LAYERS``.
``RULES``
    The rule ids it reports, each with its level: ``{"version-gap": "warning"}``. Every id has a message in
    ``ncp/text/{nl,en}/problem.py`` that names one fact and one way out.
``check(context)``
    A generator of problems, best made with ``context.problem("version-gap", record, "in_force", id=...)``, which
    finds the place of the record in the YAML. It never raises on a plan that loads, and it sets no level: the runner
    takes that from ``RULES``. On a plan with errors elsewhere it may raise ``LookupError``: it is then said not to
    have run.
``NEEDS`` (optional)
    The files or folders of the plan without which it says nothing sensible: ``("roles.yaml", "legal_powers")``. A file
    that cannot be read silences only the checks that need it. Left out means: it needs them all. ``()`` means: it
    looks at each file by itself. A mapping says it for each rule.

The checks without which a plan cannot be used at all stand in ``ncp.plan.checks``, and what the reader of YAML refuses
is described in ``ncp.check.reading`` (no ``check`` there); both stand in the same registry.

**The docstring of the module is the manual page of its rules**, in this fixed form::

    One line in English, for programmers.

    nl:
        Eén zin: wat er moet gelden.

        Waarom, en wat u eraan doet.

    en:
        The same in English.

    good:
        # roles.yaml, roles[nctv]
        reports_to: minister-jenv

    bad:
        # roles.yaml, roles[nctv]
        reports_to: minister-jen

The first paragraph of ``nl`` and ``en`` is what ``ncp plan rules`` lists. A module with several rules gives each its
own ``bad`` by writing ``bad role-unknown:``, and so for the other three where one text does not serve all; a section
without an id serves the rules that have none of their own. Further lines of a docstring belong above ``nl:``.

A fragment is YAML. A comment says in which file and where it goes:

``# roles.yaml, roles[nctv]``
    The keys replace the keys of that record of the shipped plan; a key with the value ``~`` is taken away
    (``null`` is a value).
``# roles.yaml, roles[+]``
    A record is added at the end of the list (a fragment that is a list adds each).
``# escalation_levels.yaml, ladders[national].levels[iao]``
    Deeper: ``[...]`` is the id of a record, its number counted from 0, or ``+``.
``# legal_powers/voorbeeld.yaml``
    No place: a new file, or text that is added at the end of a file of the plan as it stands.

``# reference/facts.yaml, -``
    The file is taken away.

``⇥`` stands for a tab, ``␀`` for a NUL byte and ``�`` for a byte that is no UTF-8. Several comments make one fragment
of several parts. ``tests/check/test_manual.py`` puts every fragment in the shipped plan: each ``bad`` must give its
rule, each ``good`` must not, and must load.
"""
