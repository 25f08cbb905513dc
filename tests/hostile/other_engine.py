"""What YAML means to another engine, and to ours, in a form that can be compared."""

import json
import math
import subprocess
from pathlib import Path
from typing import Any

from generator.problems import Problems
from generator.reading import read
from generator.yaml_tree import parse
from tests.node_tools import modules


def data_of(path: Path) -> Any:
    """Return what a file says, as plain data in a list, or nothing where it is refused."""
    try:
        return [parse(read(path, path.name)).data]
    except Problems:
        return None


def other_engine(texts: list[str]) -> list[Any]:
    """Return what the `yaml` package on Node reads in each text, tagged; nothing where it refuses.

    The test is skipped where Node is missing.
    """
    script = Path(__file__).with_name("meaning.mjs")
    done = subprocess.run(
        ["node", script, modules()],
        input=json.dumps(texts), capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    found: list[Any] = json.loads(done.stdout)
    return found


def tagged(value: Any) -> list[Any]:
    """Write a value with its type, as meaning.mjs does."""
    if isinstance(value, list):
        return ["list", [tagged(part) for part in value]]
    if isinstance(value, dict):
        return ["map", [[key, tagged(part)] for key, part in value.items()]]
    if isinstance(value, float):
        return ["float", _as_in_javascript(value)]
    names = {type(None): "null", bool: "boolean", int: "int", str: "string"}
    name = names[type(value)]
    if value is None:
        return [name]
    return [name, str(value).lower() if name == "boolean" else str(value)]


def _as_in_javascript(value: float) -> str:
    if not math.isfinite(value):
        return {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[str(value)]
    return str(int(value)) if value == int(value) and abs(value) < 1e21 else repr(value)
