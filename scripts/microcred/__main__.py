"""Run microcred as `python -m microcred`."""

from microcred.cli import main

main()
