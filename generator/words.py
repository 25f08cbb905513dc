"""The words of the pages themselves, one catalogue a language."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from generator.memory import Memory
from generator.reading import Text, read
from generator.settings import Subject
from generator.yaml_tree import parse

CATALOGUES = Path(__file__).parent / "languages"


def words(language: str, subject: Subject, memory: Memory) -> dict[str, Any]:
    """Return a language's catalogue, with the guide's own words for its subjects filled in."""
    made_from = read(CATALOGUES / f"{language}.yml", f"languages/{language}.yml"), subject
    return memory.get(("words",), made_from, partial(_words, *made_from))


def _words(catalogue: Text, subject: Subject) -> dict[str, Any]:
    filled: dict[str, Any] = _fill(parse(catalogue).data, subject)
    return filled


def _fill(value: Any, subject: Subject) -> Any:
    if isinstance(value, dict):
        return {key: _fill(part, subject) for key, part in value.items()}
    if isinstance(value, list):
        return [_fill(part, subject) for part in value]
    return str(value).replace("{subject}", subject.one).replace("{subjects}", subject.many)


def day(said: Mapping[str, Any], date: str) -> str:
    """Return a date such as 2026-11-22 as people say it."""
    year, month, number = date.split("-")
    return f"{int(number)} {said['months'][int(month) - 1]} {year}"
