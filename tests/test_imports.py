"""The generator's modules depend on one another in one direction, and each library has its place.

All of it is read from the source: what is imported inside a function counts as well.
"""

import ast
from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parents[1] / "generator"

ENGINE = (
    "generator.plugin",
    "generator.telling",
    "generator.engine_settings",
    "generator.asides",
    "generator.site_build",
    "generator.ahead",
    "generator.whole_site",
    "generator.standing",
    "generator.serving",
    "generator.noticing",
    "generator.listening",
    "generator.quick",
    "generator.searched",
)
"""What works for MkDocs alone."""

PLACES: Mapping[str, tuple[str, ...]] = {
    "mkdocs": ENGINE,
    "watchdog": ("generator.noticing",),
    "socket": ("generator.listening",),
    "jinja2": ("generator.render", "generator.compiled"),
    "markupsafe": ("generator.render",),
    "yaml": ("generator.yaml_tree", "generator.site_settings"),
    "click": ("generator.cli",),
    "tqdm": ("generator.progress",),
    "ctypes": ("generator.exchange",),
    "fcntl": ("generator.site_folder",),
    "markdown": ("generator.anchors",),
    "markdown_it": ("generator.rich",),
    "nh3": ("generator.rich",),
    "readability": ("generator.editorial.reading",),
    "segno": ("generator.codes",),
    "resvg_py": ("generator.pictures",),
    "weasyprint": ("generator.printer",),
    "subprocess": ("generator.history", "generator.zensical"),
    "tempfile": ("generator.writing",),
    "logging": ENGINE,
}
"""Where a library may be imported: in these modules and below them."""

ADAPTERS = (
    *ENGINE,
    "generator.zensical",
    "generator.progress",
    "generator.cli",
    "generator.__main__",
)
"""What stands between the core and the world. Only these know the day and the environment."""

NETWORK = {"asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib"}
NETWORK |= {"socket", "socketserver", "ssl", "telnetlib", "urllib.request", "urllib3", "xmlrpc"}

CLOCKS = {"now", "utcnow", "time", "time_ns", "monotonic", "perf_counter"}
SURROUNDINGS = {"environ", "environb", "getenv", "getcwd", "cwd", "home", "expanduser"}


def module_name(path: Path) -> str:
    """Return the dotted name of a module."""
    parts = path.relative_to(GENERATOR.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(GENERATOR.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in MODULES.items()}


def imported(name: str) -> Iterator[str]:
    """Return every module that a module imports, and every name it takes out of one."""
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports relatively"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def lies_in(name: str, place: str) -> bool:
    """Tell whether a module is another one or below it."""
    return name == place or name.startswith(f"{place}.")


def test_imports_run_in_no_circle() -> None:
    """Each module can be understood with those it imports and no others."""
    graph = {name: set(imported(name)) & (MODULES.keys() - {name}) for name in MODULES}

    order = list(TopologicalSorter(graph).static_order())

    assert set(order) == MODULES.keys()


def test_nothing_depends_on_an_adapter() -> None:
    """The core works without MkDocs and without the command line."""
    for name in MODULES:
        if not any(lies_in(name, adapter) for adapter in ADAPTERS):
            assert [m for m in imported(name) if any(lies_in(m, a) for a in ADAPTERS)] == [], name


@pytest.mark.parametrize("library", PLACES)
def test_a_library_has_its_place(library: str) -> None:
    """What another library would change is kept in one module, two at the most."""
    users = {name for name in MODULES if any(lies_in(m, library) for m in imported(name))}
    places = PLACES[library]

    assert users
    assert {user for user in users if not any(lies_in(user, place) for place in places)} == set()


@pytest.mark.parametrize("name", MODULES)
def test_a_module_touches_neither_network_nor_console(name: str) -> None:
    """Nothing is fetched, and what is said to people goes through the adapters."""
    calls = set(called(name))

    forbidden = NETWORK if name not in PLACES["socket"] else NETWORK - {"socket"}

    assert [m for m in imported(name) if any(lies_in(m, bad) for bad in forbidden)] == []
    assert {"print", "input", "exec", "eval", "__import__"} & calls == set()


def called(name: str) -> Iterator[str]:
    """Return the functions that a module calls by their bare names, such as print(…)."""
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id


@pytest.mark.parametrize(
    "name", [n for n in MODULES if not any(lies_in(n, adapter) for adapter in ADAPTERS)]
)
def test_the_core_asks_neither_clock_nor_environment(name: str) -> None:
    """The same plans give the same bytes: the day and all settings are passed in."""
    nodes = list(ast.walk(TREES[name]))
    calls = [node.func for node in nodes if isinstance(node, ast.Call)]
    asked = {call.attr for call in calls if isinstance(call, ast.Attribute)}
    seen = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    taken = {part.rpartition(".")[2] for part in imported(name)}

    assert (asked | taken) & CLOCKS == set()
    assert (seen | taken) & SURROUNDINGS == set()
    assert {"date.today", "datetime.today"} & {ast.unparse(call) for call in calls} == set()
