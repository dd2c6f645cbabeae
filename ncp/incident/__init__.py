"""A running incident: typed events, the state that follows from them, and the journal that keeps them."""
