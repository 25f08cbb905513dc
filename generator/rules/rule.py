"""What a rule is, what it looks at and what it finds."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property, partial
from typing import Any, Literal, TypeVar

from generator import anchors
from generator.guide import Guide
from generator.memory import Memory
from generator.model.claims import Part
from generator.model.plans import WrittenPlan
from generator.model.stages import SharedStage, Stage, UsedStage
from generator.sharing import original
from generator.yaml_document import Path

P = TypeVar("P", bound=Part)
T = TypeVar("T")


@dataclass(frozen=True)
class Context:
    """What the rules look at.

    `guide` has every plan with all its stages; `written` are the plans as their
    files say them, and `unsure` those whose files could not be read as they are.
    `pages` are the pages written by hand, path to text. Where some file could
    not be read, `read_whole` is false and nothing is said about what it might
    hold; the same for `knows_sources` and the file of sources, and for
    `knows_icons` and that of icons. `own_sources`
    are the keys in the plans' own file of sources; `own_settings` is false where
    the settings are those of another folder. `memory` keeps what the files hold.
    """

    guide: Guide
    written: Mapping[str, WrittenPlan]
    today: date
    pages: Mapping[str, str]
    unsure: frozenset[str] = frozenset()
    read_whole: bool = True
    knows_sources: bool = True
    knows_icons: bool = True
    own_sources: frozenset[str] = frozenset()
    own_settings: bool = True
    memory: Memory = field(default_factory=lambda: Memory(keeps=False))
    _seen: dict[object, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def once(self, look: Callable[["Context"], T]) -> T:
        """Return what a function makes of this, which is made once for all rules that ask."""
        if look not in self._seen:
            self._seen[look] = look(self)
        made: T = self._seen[look]
        return made

    @cached_property
    def targets(self) -> "Targets":
        """All that a link can lead to."""
        return Targets(anchors.of_pages(self.guide, self.pages, self.memory), self.unsure)

    @cached_property
    def files(self) -> list["File"]:
        """The plans' files and the guide's own, with all that is written in them."""
        own = {
            "_guide": self.guide.settings,
            "_cards": self.guide.cards,
            "_choose": self.guide.chooser,
            "_calculate": self.guide.calculators,
            "_icons": self.guide.icons,
        }
        roots: dict[str, Part] = {**self.written, **own}
        return [
            self.memory.get(("file", name), (name, root), partial(File.of, name, root))
            for name, root in roots.items()
        ]

    def stages(self) -> Iterator[tuple[str, int, Stage]]:
        """Return every stage with its plan's id and its position, shared ones in every plan.

        Plans that use what is not there are left out: their order is not known.
        """
        for name, plan in self.guide.plans.items():
            for position, stage in enumerate(plan.stages if self.is_settled(name) else ()):
                yield name, position, stage

    def written_stages(self) -> Iterator[tuple[str, int, Stage]]:
        """Return every stage where it is written, with its plan's id and its position."""
        for name, plan in self.guide.plans.items():
            for position, stage in enumerate(plan.stages):
                if not isinstance(stage, SharedStage):
                    yield name, position, stage

    def uses(self) -> Iterator[tuple[str, int, UsedStage]]:
        """Return every use of a stage with the id of the plan that uses it and its position."""
        for name, plan in self.written.items():
            for position, entry in enumerate(plan.stages):
                if isinstance(entry, UsedStage):
                    yield name, position, entry

    def is_settled(self, name: str) -> bool:
        """Tell whether all stages that a plan uses are there."""
        return name not in self._unsettled

    def is_astray(self, name: str, position: int) -> bool:
        """Tell whether an entry of a plan's stages uses a stage that no other plan writes."""
        entry = self.written[name].stages[position]
        if not isinstance(entry, UsedStage):
            return False
        return entry.plan == name or not original(entry, self.written)

    @cached_property
    def _unsettled(self) -> set[str]:
        return {name for name, position, _ in self.uses() if self.is_astray(name, position)}


@dataclass(frozen=True)
class Targets:
    """All pages a link can lead to, as paths such as "fit.md", with their anchors.

    Nothing is known of the pages of plans that are `unsure`.
    """

    pages: Mapping[str, set[str]]
    unsure: frozenset[str]

    def lost(self, target: str) -> Literal["page", "place", ""]:
        """Return what a link within the guide leads to that is not there, or nothing."""
        page, _, anchor = target.partition("#")
        if any(page.startswith(f"plans/{name}/") for name in self.unsure):
            return ""
        if page not in self.pages:
            return "page"
        return "place" if anchor and anchor not in self.pages[page] else ""


@dataclass(frozen=True)
class File:
    """A file without its ending: what it holds, and all parts of that, each with its path."""

    name: str
    root: Part
    parts: tuple[tuple[Path, Part], ...] = field(compare=False, repr=False)

    @classmethod
    def of(cls, name: str, root: Part) -> "File":
        """Return the file of this name that holds this."""
        return cls(name, root, tuple(parts(root, Part)))

    def each(self, kind: type[P]) -> Iterator[tuple[Path, P]]:
        """Return every part of a kind with its path."""
        if _is_any(self._kinds, kind):
            yield from ((path, part) for path, part in self.parts if isinstance(part, kind))

    @cached_property
    def _kinds(self) -> frozenset[type[Part]]:
        return frozenset(type(part) for _, part in self.parts)


@dataclass(frozen=True)
class Finding:
    """A mistake in the file called `file` (without its ending) at `path`.

    In a page written by hand, whose name keeps its .md, the path is the line.
    """

    file: str
    path: Path
    message: str
    hint: str


@dataclass(frozen=True)
class Rule:
    """A named check with the reason it is there."""

    name: str
    why: str
    check: Callable[[Context], Iterator[Finding]]


def parts(root: Part, kind: type[P], path: Path = ()) -> Iterator[tuple[Path, P]]:
    """Return every part of a kind inside `root`, with its path, in the model's order."""
    if isinstance(root, kind):
        yield path, root
    for name, written in _fields(type(root)):
        value = getattr(root, name)
        if _is_part(type(value)):  # type: ignore[arg-type]  # a class is hashable
            yield from parts(value, kind, (*path, written))
        elif isinstance(value, tuple):
            for position, item in enumerate(value):
                if _is_part(type(item)):  # type: ignore[arg-type]  # likewise
                    yield from parts(item, kind, (*path, written, position))


@cache  # for pydantic gathers it anew each time
def _fields(kind: type[Part]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a kind of part, each with its name in files."""
    return tuple((name, info.alias or name) for name, info in kind.model_fields.items())


@cache
def _is_any(kinds: frozenset[type[Part]], kind: type[Part]) -> bool:
    return any(issubclass(each, kind) for each in kinds)


@cache  # for pydantic makes it slow to ask of a value what it is
def _is_part(kind: type) -> bool:
    return issubclass(kind, Part)


def everywhere(context: Context, kind: type[P]) -> Iterator[tuple[str, Path, P]]:
    """Return every part of a kind in plans, settings and cards, with its file and path."""
    for file in context.files:
        for path, part in file.each(kind):
            yield file.name, path, part
