"""``python -m ncp``."""

from ncp.cli.main import main

main()
