"""``ncp plan ...``: the plan itself: what is in it, what is wrong with it, what a change does, what is missing."""
