"""From a folder of plan files to a checked guide."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from generator import rules
from generator.blocks import asks_for
from generator.calculators import Calculators
from generator.cards import Cards
from generator.chooser import Chooser
from generator.guide import Guide
from generator.memory import Memory
from generator.mend import follows_from, mended
from generator.model.claims import Part
from generator.model.plans import WrittenPlan
from generator.problems import Problem, Problems, guess
from generator.reading import bytes_of, text_of
from generator.settings import Ledger, Settings, Sources
from generator.sharing import resolved
from generator.validate import problem_at, validate
from generator.yaml_document import Document
from generator.yaml_document import Path as Path_
from generator.yaml_tree import parse

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


class Watch(Protocol):
    """What takes things to be done and gives them out, one after the other."""

    def __call__(self, things: list[T], what: str, /) -> Iterable[T]:
        """Return the things, and show how far `what` is done to them has come."""


@dataclass(frozen=True)
class Surroundings:
    """What only an adapter can know.

    `today` is the day that no review may be later than; `pages` are the pages
    written by hand, path such as "fit.md" to text, which plans may link to, and
    `content` is their folder; `memory` keeps files as they were read, for the next time;
    file names in messages are relative to `root` where they lie below it;
    `watch` may show how far the reading and the checking have come. `base` is a folder
    whose settings, sources and cards stand in for those that the plans' own folder lacks.
    """

    today: date
    pages: Mapping[str, str] = field(default_factory=dict)
    root: Path = field(default_factory=Path)
    watch: Watch = field(default=lambda things, _: things)
    base: Path | None = None
    content: Path = field(default_factory=lambda: Path("content"))
    memory: Memory = field(default_factory=lambda: Memory(keeps=False))


@dataclass(frozen=True)
class Loaded:
    """A guide, the file each of its plans was read from, and what was to be said of them."""

    guide: Guide
    files: Mapping[str, Path]
    warnings: tuple[Problem, ...] = ()


class Unsound(Problems):
    """Mistakes in a guide whose files could all be read: `guide` is what they say.

    Only reports may look at that: nothing is built of it.
    """

    def __init__(self, problems: Iterable[Problem], guide: Guide) -> None:
        super().__init__(problems)
        self.guide = guide


def plan_files(folder: Path) -> list[Path]:
    """Return a folder's plan files by name; names with a leading _ are the guide's own.

    Hidden ones are those of editors and systems, such as the `.#plan.yml` of Emacs.
    """
    found = [path for path in folder.glob("*.yml") if not path.name.startswith(("_", "."))]
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
        Unsound: the same, where all files could be read.
    """
    paths = {path.stem: path for path in (*plan_files(folder), *also)}
    reader = _Reader(around)
    reader.problems += _misplaced(reader, folder, paths)
    to_read = around.watch(list(paths.values()), "Reading plans")
    read_plans = {path.stem: reader.plan(path) for path in to_read}
    written = {name: plan for name, plan in read_plans.items() if plan}
    settings = reader.first(Settings, SETTINGS_FILE, (folder, around.base))
    sources = reader.first(Sources, SOURCES_FILE, (folder,))
    more = reader.first(Sources, SOURCES_FILE, (around.base,)) if around.base != folder else None
    pages = around.pages.values()
    # The base's cards are about the base's subject: only for pages that show some.
    base_of_cards = around.base if asks_for(pages, "card", "pocket-cards") else None
    cards = reader.first(Cards, CARDS_FILE, (folder, base_of_cards))
    # Never the base's: its questions lead to the base's plans.
    chooser = reader.first(Chooser, CHOOSER_FILE, (folder,))
    ledger = reader.first(Ledger, LEDGER_FILE, (folder,))
    base_of_sums = around.base if asks_for(pages, "calculator") else None
    calculators = reader.first(Calculators, CALCULATORS_FILE, (folder, base_of_sums))
    guide = Guide(
        settings=settings or Settings(),
        sources={**(more.sources if more else {}), **(sources.sources if sources else {})},
        plans=resolved(written, around.memory),
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
    told = [*reader.problems, *_told(reader, context, editorial)]
    if any(problem.level == "mistake" for problem in told):
        raise Unsound(told, guide) if context.read_whole else Problems(told)
    return Loaded(_without_unused(context), paths, tuple(sorted(told)))


def _told(
    reader: "_Reader", context: rules.Context, editorial: Iterable[rules.Rule]
) -> Iterator[Problem]:
    """Return what all rules find, what the editorial ones do as warnings."""
    asked = [(rule, False) for rule in rules.RULES] + [(rule, True) for rule in editorial]
    for rule, is_editorial in reader.around.watch(asked, "Applying rules"):
        for problem in reader.found(rules.findings(context, [rule])):
            yield replace(problem, level="warning") if is_editorial else problem


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
        is_hidden = path.name.startswith(".")
        if path.suffix.lower() in {".yml", ".yaml"} and not (known or is_hidden):
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
        self._folders: dict[Path, Path] = {}

    def name(self, path: Path) -> str:
        """Return what messages call a file: short where it lies below the root."""
        if path.parent not in self._folders:
            self._folders[path.parent] = path.parent.resolve()
        whole = self._folders[path.parent] / path.name
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
            name = self.name(path)
            data = bytes_of(path, name)
            text = self._kept("text", name, data, partial(text_of, data, name))
            document = self._kept("document", name, text, partial(parse, text))
            self.documents[path.stem] = document
            return self._kept(model, name, text, partial(validate, model, document))
        except Problems as found:
            self.problems += found.problems
            return None

    def _kept(self, what: object, name: str, made_from: object, make: Callable[[], T]) -> T:
        return self.around.memory.get((what, name), made_from, make)

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
