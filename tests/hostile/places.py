"""Every place of a guide where somebody writes text, and guides that hold other texts there.

The guide about running is the one that uses every key of the model, so a key that
the model gains is attacked as soon as that guide uses it.
"""

import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from generator.hand_pages import hand_pages
from generator.load import load
from generator.memory import Memory
from generator.problems import Problem, Problems
from generator.reading import read
from generator.surroundings import Surroundings
from generator.yaml_document import Path as Place
from generator.yaml_tree import parse
from tests.hostile.corpora import PROJECT

GUIDE = PROJECT / "tests" / "guides" / "couch-to-5k"
PLAN = "couch-to-5k"

_READ = Memory()
"""Files that are as they were are not read again, as by a server."""

_MARK = "THISPLACE"
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


@dataclass(frozen=True, order=True)
class Field:
    """A place in one of the guide's files, which are called by their names without an ending."""

    file: str
    place: Place

    def __str__(self) -> str:
        return f"{self.file}:{'.'.join(map(str, self.place))}"


@cache
def files() -> dict[str, Any]:
    """Return the data of the guide's files, but for the ledger."""
    paths = (path for path in sorted(GUIDE.glob("plans/*.yml")) if path.stem != "_ids")
    return {path.stem: parse(read(path, path.name)).data for path in paths}


@cache
def fields() -> list[Field]:
    """Return the places that hold a text: the first of each row of keys that leads to one."""
    found: dict[tuple[str, ...], Field] = {}
    for file in sorted(files(), key=lambda name: name != PLAN):
        kind = file if file.startswith("_") else "a plan"
        for place in _texts(files()[file], ()):
            keys = (kind, *(part for part in place if isinstance(part, str)))
            found.setdefault(keys, Field(file, place))
    return list(found.values())


def _texts(data: Any, place: Place) -> Iterator[Place]:
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(value, str):
            yield (*place, key)
        elif isinstance(value, dict | list):
            yield from _texts(value, (*place, key))


@cache
def is_rich(field: Field) -> bool:
    """Tell whether Markdown is read at a place: tags are refused there, and nowhere else."""
    found = problems({field.file: text_of(field.file, {field.place: "<b>x</b>"})})
    return any(problem.rule == "plain-markdown" for problem in found)


def text_of(
    file: str, changes: Mapping[Place, str], *, is_quoted: bool = True, data: Any = None
) -> str:
    """Return a file's text with other texts at some places, in quotes or as bare as they are.

    `data` stands for what the file holds, where it is not what it holds now.
    """
    places = tuple(changes)
    text = _marked(file, places) if data is None else _with_marks(data, places)
    written = [
        json.dumps(value, ensure_ascii=False) if is_quoted else value for value in changes.values()
    ]
    return re.sub(rf"{_MARK}(\d+)x", lambda found: written[int(found[1])], text)


@cache
def _marked(file: str, places: tuple[Place, ...]) -> str:
    return _with_marks(files()[file], places)


def _with_marks(data: Any, places: tuple[Place, ...]) -> str:
    data = deepcopy(data)
    for number, place in enumerate(places):
        value_at(data, place[:-1])[place[-1]] = f"{_MARK}{number}x"
    return yaml.dump(data, Dumper=_DUMPER, sort_keys=False, allow_unicode=True, width=10**6)


def value_at(data: Any, place: Place) -> Any:
    """Return what stands at a place of a file's data."""
    for part in place:
        data = data[part]
    return data


@cache
def _pages() -> Mapping[str, str]:
    return hand_pages(GUIDE / "content")


def problems(texts: Mapping[str, str]) -> tuple[Problem, ...]:
    """Return what is wrong with the guide when some of its files hold other texts."""
    with TemporaryDirectory() as name:
        folder = lay_out(Path(name, "plans"), texts)
        around = Surroundings(date(2099, 1, 1), _pages(), folder.parent, memory=_READ)
        try:
            load(folder, around)
        except Problems as found:
            return found.problems
    return ()


def escaped(text: str) -> str:
    """Return a text as Markdown that means just this text."""
    return _PUNCTUATION.sub(r"\\\1", text)


def with_other_ids(plan: Any, ending: str) -> Any:
    """Return a plan with an ending to all ids it had or has, so that it can stand beside it."""
    plan = deepcopy(plan)
    lists = [checklist for stage in plan["stages"] for checklist in stage.get("checklists", ())]
    for step in (step for checklist in lists for step in checklist["steps"]):
        step["id"] += ending
        step["was"] = [old + ending for old in step.get("was", ())]
    for gone in plan.get("retired", ()):
        gone["id"] += ending
    for page in (plan, *plan["stages"]):
        page["was"] = [old + ending for old in page.get("was", ())]
    return plan


def lay_out(folder: Path, texts: Mapping[str, str]) -> Path:
    """Write a folder of plans with the guide's own files, but for those that `texts` holds."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in files().keys() | texts.keys():
        text = texts[name] if name in texts else text_of(name, {})
        Path(folder, f"{name}.yml").write_bytes(text.encode("utf-8", "surrogatepass"))
    return folder
