"""``python -m vitascope`` is the command line."""

from vitascope.cli import main

if __name__ == "__main__":
    main()
