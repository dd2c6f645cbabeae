"""Conditions that can be true, can be false, and say nothing twice."""
