"""A machine made up for a test, on which browsers and what they need are found or installed."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.browser.machine import Machine

PLAYWRIGHTS = Path("/cache/ms-playwright/chrome")
CHROMIUM = Path("/usr/bin/chromium")


@dataclass
class Story:
    """A machine made up for a test: the browsers that start, and what installing brings."""

    working: set[Path] = field(default_factory=set)
    brings: dict[str, Path] = field(default_factory=dict)
    commands: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def machine(self, **changes: object) -> Machine:
        machine = Machine(
            env={},
            system="linux",
            home="/home/ada",
            is_debian=False,
            is_root=False,
            find_program=self.find_program,
            starts=self.working.__contains__,
            playwright_browser=lambda: PLAYWRIGHTS,
            run=self.run,
        )
        return replace(machine, **changes)  # type: ignore[arg-type]  # each test knows its fields

    def find_program(self, name: str) -> str | None:
        found = [str(path) for path in self.working if path.name == name]
        return found[0] if found else None

    def run(self, command: Sequence[str]) -> str:
        line = " ".join(command).replace(sys.executable, "python")
        self.commands.append(line)
        if line == "apt-get update":
            return ""
        if line not in self.brings:
            return "the network is down"
        self.working.add(self.brings[line])
        return ""
