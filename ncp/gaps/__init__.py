"""Where the plan has nothing to offer: empty cells of the inventory and situations without a power."""
