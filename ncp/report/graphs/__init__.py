"""Pictures of a plan as data, and two ways to write them down: an outline for a terminal, and Mermaid."""
