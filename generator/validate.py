"""From plain data to the typed model, with every mistake told in plain words."""

from collections.abc import Iterator
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.paths import spoken
from generator.problems import Problem, Problems, guess, nearest, shortened
from generator.reading import Place
from generator.value_words import Mistake, in_plain_words
from generator.yaml_tree import Document, Path

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
    raise Problems(_problem(model, document, one) for one in details if not _is_echo(one, meant))


def _meant(model: type[BaseModel], details: list[ErrorDetails]) -> Iterator[Path]:
    """Return the places of keys that were most likely meant by misspelt ones."""
    for path in (detail["loc"] for detail in details if detail["type"] == "extra_forbidden"):
        yield (*path[:-1], nearest(str(path[-1]), _keys(_model_at(model, path[:-1]))))


def _is_echo(detail: ErrorDetails, meant: set[Path]) -> bool:
    """Tell whether a mistake only follows from another that is told already."""
    is_not_empty = detail["type"] == "too_short" and bool(detail["input"])
    return is_not_empty or (detail["type"] == "missing" and detail["loc"] in meant)


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
    kind, path = detail["type"], tuple(part for part in detail["loc"] if part != "[key]")
    if kind == "extra_forbidden":
        return _unknown_key(model, document, path)
    if kind == "missing":
        return _missing_key(model, document, path)
    path = (*path, *_AT_KEY.get(kind, ()))
    message, hint = in_plain_words(_mistake(model, document, detail, path))
    example = _example(model, path)
    hint = hint or (f"write {example}" if example else "")
    place = document.key_place(path) if "[key]" in detail["loc"] else document.place_of(path)
    return _at(document, place, path, kind.replace("_", "-"), message, hint)


def _mistake(
    model: type[BaseModel], document: Document, detail: ErrorDetails, path: Path
) -> Mistake:
    keys = [part for part in path if isinstance(part, str)]
    return Mistake(
        kind=detail["type"],
        key=keys[-1] if keys else "",
        value=detail["input"],
        written=document.written.get(path, ""),
        limits=detail.get("ctx", {}),
        keys=tuple(_keys(_model_at(model, path))),
    )


def _unknown_key(model: type[BaseModel], document: Document, path: Path) -> Problem:
    known = _keys(_model_at(model, path[:-1]))
    message = f"the key '{shortened(str(path[-1]))}' is not known here{guess(str(path[-1]), known)}"
    hint = f"the keys here are {', '.join(known)}"
    return _at(document, document.key_place(path), path, "unknown-key", message, hint)


def _missing_key(model: type[BaseModel], document: Document, path: Path) -> Problem:
    place = document.place_of(path[:-1])
    message = f"the key '{path[-1]}' is missing"
    example = _example(model, path) or f"{path[-1]}:, and below it, indented: {_below(model, path)}"
    return _at(document, place, path, "missing-key", message, f"write {example}")


def _below(model: type[BaseModel], path: Path) -> str:
    return ", ".join(_keys(_model_at(model, path)))


def _keys(model: type[BaseModel] | None) -> list[str]:
    fields = model.model_fields if model else {}
    return [info.alias or name for name, info in fields.items()]


def _field(model: type[BaseModel] | None, key: str | int) -> FieldInfo | None:
    fields = model.model_fields.items() if model else ()
    return next((info for name, info in fields if key == (info.alias or name)), None)


def _model_at(model: type[BaseModel] | None, path: Path) -> type[BaseModel] | None:
    """Return the model whose keys stand at `path`."""
    for part in path:
        if isinstance(part, str) and (info := _field(model, part)):
            model = _model_in(info.annotation)
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(part) for part in get_args(annotation)) if get_origin(annotation) else ()
    return next((found for found in inner if found), None)


def _example(model: type[BaseModel], path: Path) -> str:
    """Return how the value at `path` could be written, from the model's own examples."""
    keys = [part for part in path if isinstance(part, str)]
    info = _field(_model_at(model, tuple(path[: path.index(keys[-1])])), keys[-1]) if keys else None
    if info is None or not info.examples:
        return ""
    return f"{keys[-1]}: {_as_written(info.examples[0])}"


def _as_written(example: Any) -> str:
    """Return an example as one would write it into the file."""
    if isinstance(example, list):
        return f"[{', '.join(map(_as_written, example))}]"
    return str(example).lower() if isinstance(example, bool) else str(example)
