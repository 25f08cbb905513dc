"""What mkdocs.yml says, for engines that read such a file without being MkDocs."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml


class _Loader(yaml.SafeLoader):
    """Reads the tags that are MkDocs's own as nothing: they stand for what others set."""


_Loader.add_multi_constructor("!", lambda *_: None)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def site_settings(path: Path) -> dict[str, Any]:
    """Return the settings in a file, with those of the file it inherits from.

    Raises:
        OSError: a file is not there.
        ValueError: a file is no YAML mapping; the message says which and why.
    """
    try:
        said = yaml.load(path.read_text("utf-8"), _Loader)  # noqa: S506  # a safe loader
    except yaml.YAMLError as error:
        raise ValueError(f"{path}: {' '.join(str(error).split())}") from None
    if not isinstance(said, dict):
        raise ValueError(f"{path}: there are no settings in it")  # noqa: TRY004  # a person's slip
    if inherited := said.pop("INHERIT", None):
        return _merged(site_settings(path.parent / inherited), said)
    return said


def plugin_settings(settings: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return what settings say of a plugin, written in any of the ways that MkDocs reads."""
    said = settings.get("plugins") or {}
    for entry in [said] if isinstance(said, dict) else said:
        if isinstance(entry, dict) and isinstance(entry.get(name), dict):
            return dict(entry[name])
    return {}


def _merged(base: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """Return two settings as one, as MkDocs merges them: mappings only, the latter wins."""
    both = dict(base)
    for key, value in more.items():
        is_deep = isinstance(value, dict) and isinstance(both.get(key), dict)
        both[key] = _merged(both[key], value) if is_deep else value
    return both
