"""From plain data to the typed model, with every mistake told in plain words."""

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.fields_of import field_at, in_file, keys_of, model_at
from generator.paths import spoken
from generator.problems import Problem, Problems, guess, nearest, shortened
from generator.reading import Place
from generator.value_words import Mistake, in_plain_words
from generator.yaml_document import Document, Path

P = TypeVar("P", bound=BaseModel)

_AT_KEY = {"times-unused": ("times",)}
"""Mistakes of a whole part that are told at one of its keys."""


def validate(model: type[P], document: Document) -> P:
    """Return the document's data as `model`.

    Raises:
        Problems: one for every value that the model does not allow.
    """
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        details = error.errors(include_url=False)
    meant = set(_meant(model, details))
    told = (one for one in details if not is_echo(one) and not _was_meant(one, meant))
    raise Problems(_problem(model, document, one) for one in told)


def _meant(model: type[BaseModel], details: list[ErrorDetails]) -> Iterator[Path]:
    """Return the places of keys that were most likely meant by misspelt ones."""
    for path in (detail["loc"] for detail in details if detail["type"] == "extra_forbidden"):
        yield (*path[:-1], nearest(str(path[-1]), keys_of(model_at(model, path[:-1]))))


def is_echo(detail: ErrorDetails) -> bool:
    """Tell whether a list is called empty only because its entries have mistakes."""
    return detail["type"] == "too_short" and bool(detail["input"])


def _was_meant(detail: ErrorDetails, meant: set[Path]) -> bool:
    return detail["type"] == "missing" and detail["loc"] in meant


def problem_at(document: Document, path: Path, rule: str, message: str, hint: str) -> Problem:
    """Return a problem that stands at the value at `path` in the document."""
    return _at(document, document.place_of(path), path, rule, message, hint)


def _at(
    document: Document, place: Place, path: Path, rule: str, message: str, hint: str
) -> Problem:
    words = spoken(path, document.data)
    excerpt = document.source.line(place.line)
    return Problem(
        document.source.file, place.line, place.column, words, rule, message, hint, excerpt
    )


def _problem(model: type[BaseModel], document: Document, detail: ErrorDetails) -> Problem:
    kind, loc = detail["type"], detail["loc"]
    if kind == "extra_forbidden":
        return _unknown_key(model, document, loc)
    if kind == "missing":
        return _missing_key(model, document, loc)
    loc = (*loc, *_AT_KEY.get(kind, ()))
    path = in_file(loc)
    message, hint = in_plain_words(_mistake(model, document, detail, loc))
    example = _example(model, loc)
    hint = hint or (f"write {example}" if example else "")
    place = document.key_place(path) if "[key]" in detail["loc"] else document.place_of(path)
    return _at(document, place, path, kind.replace("_", "-"), message, hint)


def _mistake(
    model: type[BaseModel], document: Document, detail: ErrorDetails, loc: Path
) -> Mistake:
    path = in_file(loc)
    keys = [part for part in path if isinstance(part, str)]
    return Mistake(
        kind=detail["type"],
        key=keys[-1] if keys else "",
        value=detail["input"],
        written=document.written.get(path, ""),
        limits=detail.get("ctx", {}),
        keys=tuple(keys_of(model_at(model, loc))),
    )


def _unknown_key(model: type[BaseModel], document: Document, loc: Path) -> Problem:
    path, known = in_file(loc), keys_of(model_at(model, loc[:-1]))
    message = f"the key '{shortened(str(path[-1]))}' is not known here{guess(str(path[-1]), known)}"
    hint = f"the keys here are {', '.join(known)}"
    return _at(document, document.key_place(path), path, "unknown-key", message, hint)


def _missing_key(model: type[BaseModel], document: Document, loc: Path) -> Problem:
    path = in_file(loc)
    place = document.place_of(path[:-1])
    message = f"the key '{path[-1]}' is missing"
    example = _example(model, loc) or f"{path[-1]}:, and below it, indented: {_below(model, loc)}"
    return _at(document, place, path, "missing-key", message, f"write {example}")


def _below(model: type[BaseModel], path: Path) -> str:
    return ", ".join(keys_of(model_at(model, path)))


def _example(model: type[BaseModel], path: Path) -> str:
    """Return how the value at `path` could be written, from the model's own examples."""
    info = field_at(model, path)
    if info is None or not info.examples:
        return ""
    key = [part for part in in_file(path) if isinstance(part, str)][-1]
    return f"{key}: {_as_written(info.examples[0])}"


def _as_written(example: Any) -> str:
    """Return an example as one would write it into the file."""
    if isinstance(example, list):
        return f"[{', '.join(map(_as_written, example))}]"
    return str(example).lower() if isinstance(example, bool) else str(example)
