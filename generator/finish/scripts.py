"""Our ES modules, joined: what the first view needs comes in one request and in one wave.

Modules stay as they are where they are written. In a built site, a module that a page loads is
joined with all that it imports, and the files of those give out what is in the joined one, so
that what is loaded later finds the same values and not a second copy.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping

from generator.finish.built import Built, FinishError

_IMPORT = re.compile(
    r"""^import\s+\{(?P<names>[^}]*)\}\s+from\s+['"](?P<path>\.[^'"]*)['"];?[ \t]*$""", re.MULTILINE
)
_EXPORT = re.compile(
    r"^export\s+(?=(?:async\s+)?(?:function\*?|class|const)\s+(?P<name>[\w$]+))", re.MULTILINE
)
_OTHER = re.compile(r"^(?:import\b(?!\()|export\b).*", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/)[\s\S])*\*/[ \t]*|//.*)\n", re.MULTILINE)
_JOINED = "// Joined from"


def join_scripts(built: Built) -> None:
    """Join every module that a page loads with what it imports, under its own path."""
    entries = {
        file
        for path in built.pages
        for tag in built.tags(path)
        if tag.name == "script" and tag.attributes.get("type") == "module"
        if (file := built.file_of(path, tag.attributes.get("src", "")))
    }
    for entry in sorted(entries):
        if not built.text(entry).startswith(_JOINED):
            _join(built, entry)


def _join(built: Built, entry: str) -> None:
    modules = dict(_in_order(built, entry, ()))
    if len(modules) == 1:
        return
    names = {path: f"module{number}" for number, path in enumerate(modules)}
    parts = [_scope(path, source, names) for path, source in modules.items()]
    below = ", ".join(names.values())
    head = f"{_JOINED} {len(modules)} modules; each stands in this folder's source.\n"
    built.put(entry, head + "\n".join(parts) + f"\nexport {{ {below} }}\n")
    for path, source in modules.items():
        if path != entry:
            built.put(path, _gate(path, entry, source, names))


def _in_order(built: Built, path: str, above: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Return a module after all those it imports; one that comes again is for dict to drop."""
    if path in above:
        raise FinishError(f"{path} imports itself by way of {' and '.join(above)}")
    if path not in built.paths:
        raise FinishError(f"{above[-1]} imports {path}, which is not in the site")
    source = built.text(path)
    for found in _IMPORT.finditer(source):
        yield from _in_order(built, _beside(path, found["path"]), (*above, path))
    yield path, source


def _scope(path: str, source: str, names: Mapping[str, str]) -> str:
    """Return a module as a function that is called at once and returns what it exports."""

    def constant(found: re.Match[str]) -> str:
        taken = re.sub(r"\s+as\s+", ": ", found["names"].strip())
        return f"const {{ {taken} }} = {names[_beside(path, found['path'])]}"

    folders = {posixpath.dirname(each) for each in names}
    if len(folders) > 1:  # what is loaded later is looked for beside the joined file
        raise FinishError(f"{path}: cannot join modules of several folders: {sorted(folders)}")
    given = ", ".join(_exports(source))
    body = _EXPORT.sub("", _IMPORT.sub(constant, _COMMENT.sub("", source)))
    if other := _OTHER.search(body):
        raise FinishError(f"{path}: cannot join '{other[0]}'; write import {{ a }} from './b.mjs'")
    return f"const {names[path]} = (() => {{\n{body.strip()}\nreturn {{ {given} }}\n}})()"


def _gate(path: str, entry: str, source: str, names: Mapping[str, str]) -> str:
    """Return a file that gives out what the joined one holds of a module."""
    way = posixpath.relpath(entry, posixpath.dirname(path))
    given = ", ".join(_exports(source))
    inside = names[path]
    return f"import {{ {inside} }} from './{way}'\n" + (
        f"export const {{ {given} }} = {inside}\n" if given else ""
    )


def _exports(source: str) -> list[str]:
    return [found["name"] for found in _EXPORT.finditer(source)]


def _beside(path: str, reference: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), reference))
