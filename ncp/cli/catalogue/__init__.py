"""``ncp power``, ``role``, ``level``, ``fact`` and ``playbook``: reading the plan without an incident."""
