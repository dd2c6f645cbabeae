"""Nodes into the plan's structs, with every shape problem at its place.

msgspec stops at the first mistake; an author wants all of them. So the type descriptions that msgspec itself gives
become readers, one a type and made once, that walk the nodes and report; the building is left to ``msgspec.convert``.
"""

from ncp.plan.shape.structs import Shaped, read_shape, shape_of

__all__ = ["Shaped", "read_shape", "shape_of"]
