"""Tests of the inventory of powers and of the gaps."""
