"""JSON Schemas of the files of a plan, made from the structs that load them, for editors that complete and check.

A schema knows the shape of a file and the ids of one plan; what records say together only ``ncp plan check`` knows.
"""

from ncp.plan.schema.files import SchemaFile, schemas

__all__ = ["SchemaFile", "schemas"]
