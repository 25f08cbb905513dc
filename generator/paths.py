"""Places inside a plan, as a person would point at them: stages['fit'].steps['girth'].text."""

import re
from typing import Any

from generator.fields import ID_PATTERN
from generator.problems import shortened
from generator.yaml_document import Path

_ID = re.compile(ID_PATTERN)


def spoken(path: Path, data: Any) -> str:
    """Name a place by ids where its parts have ids, by number where they have none."""
    words = ""
    for part in path:
        if isinstance(part, int):
            data = data[part] if isinstance(data, list) and part < len(data) else None
            name = _name(data) if isinstance(data, dict) else None
            is_id = isinstance(name, str) and _ID.fullmatch(name)
            words += f"['{name}']" if is_id else f"[{part + 1}]"
        else:
            data = data.get(part) if isinstance(data, dict) else None
            words += f".{shortened(part)}" if words else shortened(part)
    return words


def _name(part: dict[str, Any]) -> Any:
    """Return a part's id, or that of the stage it uses."""
    use = part.get("use")
    return use.rpartition("/")[2] if isinstance(use, str) else part.get("id")
