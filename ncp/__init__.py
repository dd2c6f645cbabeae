"""ncp: the Dutch national digital-crisis plan as data, and a guide through a real incident."""

__version__ = "0.1.0"
