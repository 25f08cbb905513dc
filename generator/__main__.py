"""Run the command line."""

import io
import sys

from generator.cli import main

for stream in (sys.stdout, sys.stderr):
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")  # a message matters more than its letters

main(prog_name="python -m generator")
