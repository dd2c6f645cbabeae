"""What the plan says about a set of facts on a date. Pure: no clock, no file, no database."""
