"""From a folder of plan files to a checked guide."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from generator import rules
from generator.calculators import Calculators
from generator.cards import Cards
from generator.chooser import Chooser
from generator.guide import Guide
from generator.hand_pages import asks_for_calculators, asks_for_cards
from generator.memory import Memory
from generator.mend import follows_from, mended
from generator.model import Part, WrittenPlan
from generator.problems import Problem, Problems, guess
from generator.reading import Text, read
from generator.settings import Ledger, Settings, Sources
from generator.sharing import resolved
from generator.validate import problem_at, validate
from generator.yaml_tree import Document, parse
from generator.yaml_tree import Path as Path_

SETTINGS_FILE = "_guide.yml"
SOURCES_FILE = "_sources.yml"
CARDS_FILE = "_cards.yml"
CHOOSER_FILE = "_choose.yml"
CALCULATORS_FILE = "_calculate.yml"
LEDGER_FILE = "_ids.yml"
OWN_FILES = (
    SETTINGS_FILE,
    SOURCES_FILE,
    CARDS_FILE,
    CHOOSER_FILE,
    CALCULATORS_FILE,
    LEDGER_FILE,
)

P = TypeVar("P", bound=Part)
T = TypeVar("T")
Files = Iterable[Path]


@dataclass(frozen=True)
class Surroundings:
    """What only an adapter can know.

    `today` is the day that no review may be later than; `pages` are the pages
    written by hand, path such as "fit.md" to text, which plans may link to, and
    `content` is their folder; `memory` keeps files as they were read, for the next time;
    file names in messages are relative to `root` where they lie below it;
    `watch` may show how far the reading of plans has come. `base` is a folder
    whose settings, sources and cards stand in for those that the plans' own folder lacks.
    """

    today: date
    pages: Mapping[str, str] = field(default_factory=dict)
    root: Path = field(default_factory=Path)
    watch: Callable[[list[Path]], Files] = field(default=lambda paths: paths)
    base: Path | None = None
    content: Path = field(default_factory=lambda: Path("content"))
    memory: Memory = field(default_factory=lambda: Memory(keeps=False))


@dataclass(frozen=True)
class Loaded:
    """A guide, the file each of its plans was read from, and what was to be said of them."""

    guide: Guide
    files: Mapping[str, Path]
    warnings: tuple[Problem, ...] = ()


def plan_files(folder: Path) -> list[Path]:
    """Return a folder's plan files by name; names with a leading _ are the guide's own."""
    found = [path for path in folder.glob("*.yml") if not path.name.startswith("_")]
    return sorted(found, key=lambda path: path.name)


def load(
    folder: Path,
    around: Surroundings,
    also: Files = (),
    editorial: Iterable[rules.Rule] = (),
) -> Loaded:
    """Read, validate and check all plans of a folder, and plans that lie elsewhere.

    What `editorial` rules find are warnings, which stand in the way of nothing.

    Raises:
        Problems: all mistakes of all files, with the warnings.
    """
    paths = {path.stem: path for path in (*plan_files(folder), *also)}
    reader = _Reader(around)
    reader.problems += _misplaced(reader, folder, paths)
    read_plans = {path.stem: reader.plan(path) for path in around.watch(list(paths.values()))}
    written = {name: plan for name, plan in read_plans.items() if plan}
    settings = reader.first(Settings, SETTINGS_FILE, (folder, around.base))
    sources = reader.first(Sources, SOURCES_FILE, (folder,))
    more = reader.first(Sources, SOURCES_FILE, (around.base,)) if around.base != folder else None
    # The base's cards are about the base's subject: only for pages that show some.
    base_of_cards = around.base if asks_for_cards(around.pages.values()) else None
    cards = reader.first(Cards, CARDS_FILE, (folder, base_of_cards))
    # Never the base's: its questions lead to the base's plans.
    chooser = reader.first(Chooser, CHOOSER_FILE, (folder,))
    ledger = reader.first(Ledger, LEDGER_FILE, (folder,))
    base_of_sums = around.base if asks_for_calculators(around.pages.values()) else None
    calculators = reader.first(Calculators, CALCULATORS_FILE, (folder, base_of_sums))
    guide = Guide(
        settings=settings or Settings(),
        sources={**(more.sources if more else {}), **(sources.sources if sources else {})},
        plans=resolved(written),
        ledger=ledger or Ledger(),
        cards=cards or Cards(),
        chooser=chooser or Chooser(),
        calculators=calculators or Calculators(),
        pages=around.pages,
    )
    context = rules.Context(
        guide=guide,
        written=written,
        unsure=frozenset(reader.unsure),
        today=around.today,
        pages=around.pages,
        read_whole=not reader.problems,
        knows_sources=bool(sources),
        own_sources=frozenset(sources.sources if sources else ()),
        own_settings=Path(folder, SETTINGS_FILE).exists(),
        memory=around.memory,
    )
    reader.problems += reader.found(rules.findings(context))
    warnings = [
        replace(found, level="warning")
        for found in reader.found(rules.findings(context, editorial))
    ]
    if reader.problems:
        raise Problems([*reader.problems, *warnings])
    return Loaded(_without_unused(context), paths, tuple(sorted(warnings)))


def _without_unused(context: rules.Context) -> Guide:
    """Return the guide with its own sources, and of the base's those that it uses."""
    kept = context.own_sources | rules.used_sources(context)
    sources = {key: source for key, source in context.guide.sources.items() if key in kept}
    return context.guide.model_copy(update={"sources": sources})


def _misplaced(reader: "_Reader", folder: Path, paths: Mapping[str, Path]) -> Iterator[Problem]:
    name = reader.name(folder)
    hint = "put a plan there, such as my-plan.yml"
    if not folder.is_dir():
        yield Problem(name, 1, 1, "", "no-plans", "there is no such folder", hint)
    elif not paths:
        yield Problem(name, 1, 1, "", "no-plans", "there is no plan in this folder", hint)
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        known = path.suffix == ".yml" and (path.name in OWN_FILES or path.stem in paths)
        if path.suffix.lower() in {".yml", ".yaml"} and not known:
            yield Problem(reader.name(path), 1, 1, "", "file-name", *_better_name(path))


def _better_name(path: Path) -> tuple[str, str]:
    if path.name.startswith("_"):
        message = f"'{path.name}' is not one of the guide's own files"
        hint = f"they are {', '.join(OWN_FILES)}; a plan's name does not begin with _"
        return message + guess(path.name, OWN_FILES), hint
    return f"the file name ends with '{path.suffix}'", f"name it {path.stem}.yml"


class _Reader:
    """Reads files one after the other and gathers their mistakes."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.root = around.root.resolve()
        self.problems: list[Problem] = []
        self.documents: dict[str, Document] = {}
        self.unsure: set[str] = set()
        self._replaced: dict[str, set[Path_]] = {}

    def name(self, path: Path) -> str:
        """Return what messages call a file: short where it lies below the root."""
        whole = path.parent.resolve() / path.name
        if whole.is_relative_to(self.root):
            return whole.relative_to(self.root).as_posix()
        return path.as_posix()

    def first(self, model: type[P], name: str, folders: Iterable[Path | None]) -> P | None:
        """Return the part in the first file there is, or an empty one where there is none.

        Nothing is returned where the file is wrong.
        """
        for path in (folder / name for folder in folders if folder):
            if path.exists() or path.is_symlink():
                return self.part(model, path)
        return model()

    def part(self, model: type[P], path: Path) -> P | None:
        """Return the part in a file, or nothing after noting its mistakes."""
        try:
            text = read(path, self.name(path))
            document = self._kept("document", text, partial(parse, text))
            self.documents[path.stem] = document
            return self._kept(model, text, partial(validate, model, document))
        except Problems as found:
            self.problems += found.problems
            return None

    def _kept(self, what: object, text: Text, make: Callable[[], T]) -> T:
        return self.around.memory.get((what, text.file), text, make)

    def plan(self, path: Path) -> WrittenPlan | None:
        """Return the plan in a file; one with mistakes as it might be without them.

        Only rules may look at that: the mistakes are noted, and nothing is built.
        """
        plan = self.part(WrittenPlan, path)
        if plan:
            return plan
        self.unsure.add(path.stem)
        document = self.documents.get(path.stem)
        found = mended(WrittenPlan, document.data) if document else None
        if found is None:
            return None
        plan, self._replaced[path.stem] = found
        return plan

    def found(self, findings: Iterable[tuple[str, rules.Finding]]) -> Iterator[Problem]:
        """Return what rules find, each at its place in its file."""
        for rule, found in findings:
            if follows_from(self._replaced.get(found.file, set()), rule, found.path):
                continue
            if found.file in self.documents:
                document = self.documents[found.file]
                yield problem_at(document, found.path, rule, found.message, found.hint)
            else:
                yield self._on_page(rule, found)

    def _on_page(self, rule: str, found: rules.Finding) -> Problem:
        line = int(found.path[0])
        excerpt = self.around.pages[found.file].split("\n")[line - 1]
        file = self.name(self.around.content / found.file)
        return Problem(file, line, 1, "", rule, found.message, found.hint, excerpt)
