"""From plain data to the typed model, with every mistake told in plain words."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.paths import spoken
from generator.problems import Problem, Problems, guess, nearest
from generator.yaml_tree import Document, Path, Place

P = TypeVar("P", bound=BaseModel)
_Words = tuple[str, str]


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
    path = tuple(part for part in detail["loc"] if part != "[key]")
    rule, kind = detail["type"].replace("_", "-"), detail["type"]
    if kind == "extra_forbidden":
        return _unknown_key(model, document, path)
    if kind == "missing":
        return _missing_key(model, document, path)
    message, hint = _WORDS.get(kind, _plain)(detail)
    example = _example(model, path)
    hint = hint or (f"write {example}" if example else "")
    place = document.key_place(path) if "[key]" in detail["loc"] else document.place_of(path)
    return _at(document, place, path, rule, message, hint)


def _unknown_key(model: type[BaseModel], document: Document, path: Path) -> Problem:
    known = _keys(_model_at(model, path[:-1]))
    message = f"the key '{path[-1]}' is not known here{guess(str(path[-1]), known)}"
    hint = f"the keys here are {', '.join(known)}"
    return _at(document, document.key_place(path), path, "unknown-key", message, hint)


def _missing_key(model: type[BaseModel], document: Document, path: Path) -> Problem:
    place = document.place_of(path[:-1])
    message = f"the key '{path[-1]}' is missing"
    example = _example(model, path)
    return _at(document, place, path, "missing-key", message, f"write {example}" if example else "")


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


def _found(value: Any) -> str:
    """Say what stands there, in few words."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "a group of keys"
    if isinstance(value, list | tuple):
        return "a list"
    text = str(value)
    text = text if len(text) <= 40 else text[:39] + "…"
    return f"'{text}'" if isinstance(value, str) else f"the number {text}"


def _expected(what: str, hint: str = "") -> Callable[[ErrorDetails], _Words]:
    return lambda detail: (f"found {_found(detail['input'])}, expected {what}", hint)


def _text(detail: ErrorDetails) -> _Words:
    value = detail["input"]
    if isinstance(value, bool | int | float):
        return (
            f"found {_found(value)}, expected text",
            f'put it in quotes: "{_found(value).split()[-1]}"',
        )
    return f"found {_found(value)}, expected text", ""


def _choice(detail: ErrorDetails) -> _Words:
    known = [
        word.strip("'") for word in detail["ctx"]["expected"].replace(" or ", ", ").split(", ")
    ]
    value = detail["input"]
    meant = guess(value, known) if isinstance(value, str) else ""
    return f"{_found(value)} is not one of {', '.join(known)}{meant}", ""


def _pattern(detail: ErrorDetails) -> _Words:
    message = f"{_found(detail['input'])} is not an id"
    return message, "use lower-case letters, digits and single hyphens, such as first-look"


def _too_long(detail: ErrorDetails) -> _Words:
    most = detail["ctx"]["max_length"]
    return f"the text has {len(detail['input'])} characters, at most {most} fit", "shorten it"


def _number_bound(word: str, key: str) -> Callable[[ErrorDetails], _Words]:
    return lambda detail: (
        f"found {_found(detail['input'])}, expected {word} {detail['ctx'][key]}",
        "",
    )


def _plain(detail: ErrorDetails) -> _Words:
    return f"found {_found(detail['input'])}: {detail['msg'].lower()}", ""


_WORDS: dict[str, Callable[[ErrorDetails], _Words]] = {
    "string_type": _text,
    "int_type": _expected("a whole number"),
    "int_from_float": _expected("a whole number"),
    "bool_type": _expected("true or false"),
    "tuple_type": _expected("a list", "write each entry on its own line after '- '"),
    "model_type": _expected("a group of keys", "write each key on its own line, indented"),
    "model_attributes_type": _expected(
        "a group of keys", "write each key on its own line, indented"
    ),
    "dict_type": _expected("a group of keys", "write each key on its own line, indented"),
    "literal_error": _choice,
    "string_pattern_mismatch": _pattern,
    "string_too_long": _too_long,
    "string_too_short": lambda _: ("the text is empty", "write it or delete the key"),
    "too_short": lambda _: ("the list is empty, expected at least one entry", ""),
    "greater_than_equal": _number_bound("at least", "ge"),
    "less_than_equal": _number_bound("at most", "le"),
    "date": _expected("a date", "write it as 2026-11-22: year, month, day"),
    "address": _expected("a web address", "write it whole, such as https://example.org/page"),
    "range": _expected("a number or a range", "write 5 or 2-5"),
    "pace": _expected(
        "how long it takes", "write once, ongoing, 3-7 days, 1-6 weeks or 3-10 sessions"
    ),
    "range-order": _expected("the smaller number first", "write 2-5"),
    "several-lines": lambda _: ("the text runs over several lines", "write it on one line"),
    "untrimmed": lambda _: ("the text has blanks at its start or end", "delete them"),
    "times-missing": lambda _: ("a step of kind repeat does not say how often", "write times: 3"),
    "times-unused": lambda _: (
        "times is only for a step of kind repeat",
        "write kind: repeat, or delete times",
    ),
}
