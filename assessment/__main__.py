"""Runs the command line as `python -m assessment`."""

from assessment.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
