"""What mkdocs.yml says, for engines that read such a file without being MkDocs."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml


class _Loader(yaml.SafeLoader):
    """Reads the tags that are MkDocs's own as nothing: they stand for what others set."""


_Loader.add_multi_constructor("!", lambda *_: None)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


class SettingsError(Exception):
    """A file of settings cannot be understood; the message says which and why."""


def site_settings(path: Path) -> dict[str, Any]:
    """Return the settings in a file, with those of the file it inherits from.

    Raises:
        OSError: a file is not there.
        SettingsError: see there.
    """
    try:
        said: dict[str, Any] = _Loader("").construct_document(_read(path))
    except yaml.YAMLError as error:
        raise SettingsError(f"{path}: {' '.join(str(error).split())}") from None
    return said


def inherited(path: Path) -> list[Path]:
    """Return a file of settings and those that it inherits from, as far as they can be read."""
    found = [path]
    try:
        _read(path, found=found)
    except (OSError, SettingsError):
        return found  # whoever needs what is in them says so
    return found


def whole_settings(path: Path, more: Mapping[str, Any]) -> str:
    """Return the settings in a file, with `more`, as the text of one that inherits from none.

    Tags stay as they are. An engine that inherits in another way than MkDocs is left no choice.

    Raises:
        OSError: a file is not there.
        SettingsError: see there.
    """
    added = yaml.compose(json.dumps(more, ensure_ascii=False))
    if not isinstance(added, yaml.MappingNode):  # for the types: a mapping is read as one
        raise TypeError(more)
    whole = _merged(_read(path), added)
    text: str = yaml.serialize(whole, Dumper=yaml.SafeDumper, allow_unicode=True)
    return text


def plugin_settings(settings: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return what settings say of a plugin, written in any of the ways that MkDocs reads."""
    said = settings.get("plugins") or {}
    for entry in [said] if isinstance(said, dict) else said:
        if isinstance(entry, dict) and isinstance(entry.get(name), dict):
            return dict(entry[name])
    return {}


def _read(
    path: Path, below: tuple[Path, ...] = (), found: list[Path] | None = None
) -> yaml.MappingNode:
    """Return a file's settings as they are written; `below` are the files that inherit from it.

    The files it inherits from are added to those `found`.
    """
    if path.resolve() in below:
        raise SettingsError(f"{path}: it inherits from itself")
    try:
        said = yaml.compose(path.read_text("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: {' '.join(str(error).split())}") from None
    if not isinstance(said, yaml.MappingNode):
        raise SettingsError(f"{path}: there are no settings in it")
    named = _values(said).pop("INHERIT", None)
    said.value = [(key, value) for key, value in said.value if key.value != "INHERIT"]
    if not (named and named.value):
        return said
    base = path.parent / str(named.value)
    if found is not None:
        found.append(base)
    return _merged(_read(base, (*below, path.resolve()), found), said)


def _merged(base: yaml.MappingNode, more: yaml.MappingNode) -> yaml.MappingNode:
    """Return two settings as one, as MkDocs merges them: mappings only, the latter wins."""
    known, both = _values(base), {key.value: (key, value) for key, value in base.value}
    for key, value in more.value:
        before, now = known.get(key.value), value
        if isinstance(before, yaml.MappingNode) and isinstance(now, yaml.MappingNode):
            now = _merged(before, now)
        both[key.value] = key, now
    return yaml.MappingNode(base.tag, list(both.values()))


def _values(node: yaml.MappingNode) -> dict[str, yaml.Node]:
    return {key.value: value for key, value in node.value}
