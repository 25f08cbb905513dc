"""From a folder of plan files to a checked guide."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator import rules
from generator.blocks import asks_for
from generator.calculators import Calculators
from generator.cards import Cards
from generator.chooser import Chooser
from generator.guide import Guide
from generator.icons import Icons
from generator.model.plans import WrittenPlan
from generator.plan_folder import (
    CALCULATORS_FILE,
    CARDS_FILE,
    CHOOSER_FILE,
    ICONS_FILE,
    LEDGER_FILE,
    SETTINGS_FILE,
    SOURCES_FILE,
    misplaced,
    plan_files,
)
from generator.plan_reader import Reader
from generator.problems import Problem, Problems
from generator.settings import Ledger, Settings, Sources
from generator.sharing import resolved
from generator.surroundings import Surroundings

Files = Iterable[Path]


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
    reader = Reader(around)
    reader.problems += misplaced(folder, paths, reader.name)
    to_read = around.watch(list(paths.values()), "Reading plans")
    read_plans = {path.stem: reader.plan(path) for path in to_read}
    written = {name: plan for name, plan in read_plans.items() if plan}
    sources = reader.first(Sources, SOURCES_FILE, (folder,))
    guide = _guide(reader, folder, written, sources)
    context = _context(reader, folder, guide, written, sources)
    told = [*reader.problems, *_told(reader, context, editorial)]
    if any(problem.level == "mistake" for problem in told):
        raise Unsound(told, guide) if context.read_whole else Problems(told)
    return Loaded(_without_unused(context), paths, tuple(sorted(told)))


def _guide(
    reader: Reader, folder: Path, written: Mapping[str, WrittenPlan], sources: Sources | None
) -> Guide:
    """Return what all files say, the guide's own among them; an empty part for a wrong one."""
    around = reader.around
    settings = reader.first(Settings, SETTINGS_FILE, (folder, around.base))
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
    icons = reader.first(Icons, ICONS_FILE, (folder, around.base))
    return Guide(
        settings=settings or Settings(),
        sources={**(more.sources if more else {}), **(sources.sources if sources else {})},
        plans=resolved(written, around.memory),
        ledger=ledger or Ledger(),
        cards=cards or Cards(),
        chooser=chooser or Chooser(),
        calculators=calculators or Calculators(),
        icons=icons or Icons(),
        pages=around.pages,
    )


def _context(
    reader: Reader,
    folder: Path,
    guide: Guide,
    written: Mapping[str, WrittenPlan],
    sources: Sources | None,
) -> rules.Context:
    """Return all that rules look at, once all files are read."""
    return rules.Context(
        guide=guide,
        written=written,
        unsure=frozenset(reader.unsure),
        today=reader.around.today,
        pages=reader.around.pages,
        read_whole=not reader.problems,
        knows_sources=bool(sources),
        knows_icons=not any(found.file.endswith(ICONS_FILE) for found in reader.problems),
        own_sources=frozenset(sources.sources if sources else ()),
        own_settings=Path(folder, SETTINGS_FILE).exists(),
        memory=reader.around.memory,
    )


def _told(
    reader: Reader, context: rules.Context, editorial: Iterable[rules.Rule]
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
