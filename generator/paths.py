"""Places inside a plan, as a person would point at them: stages['fit'].steps['girth'].text."""

from typing import Any

from generator.yaml_tree import Path


def spoken(path: Path, data: Any) -> str:
    """Name a place by ids where its parts have ids, by number where they have none."""
    words = ""
    for part in path:
        if isinstance(part, int):
            data = data[part] if isinstance(data, list) and part < len(data) else None
            name = data.get("id") if isinstance(data, dict) else None
            words += f"['{name}']" if isinstance(name, str) else f"[{part + 1}]"
        else:
            data = data.get(part) if isinstance(data, dict) else None
            words += f".{part}" if words else part
    return words
