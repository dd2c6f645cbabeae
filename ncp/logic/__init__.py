"""Three-valued logic over facts, and the explanation that comes with every answer."""
