"""The manual pages of what the reader refuses: text that is no strict YAML, and shapes that no record has.

The checks themselves stand in ``ncp.plan.source`` and ``ncp.plan.shape``, which read a file once for all of them.
"""
