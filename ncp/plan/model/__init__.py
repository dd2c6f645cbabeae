"""The plan as frozen structs: one module a kind of record, and ``Plan`` that holds them all."""
