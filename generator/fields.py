"""The small value types of a guide's data: ids, lines, rich texts, ranges, dates."""

import re
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

T = TypeVar("T")

PaceUnit = Literal["days", "weeks", "sessions"]

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_PLACE = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$")
_FORMER = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$")
_NAME = re.compile(r"[a-z][a-z0-9]*")
_RANGE = re.compile(r"([0-9]{1,4})(?:-([0-9]{1,4}))?")
_PACE = re.compile(r"([0-9]{1,4}(?:-[0-9]{1,4})?) (day|week|session)s?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ADDRESS = re.compile(r"https?://[^\s/]+\S*")
_DRAWING = re.compile(r"[Mm][MmLlHhVvCcSsQqTtAaZz0-9.,\s-]+")


class Range(NamedTuple):
    """A least and a most, both included; equal for a single number."""

    least: int
    most: int


class Pace(NamedTuple):
    """How long a stage typically takes: a range of days, weeks or sessions, never a deadline."""

    range: Range
    unit: PaceUnit


def _wrong(rule: str, message: str) -> PydanticCustomError:
    return PydanticCustomError(rule, message)


def _one_line(text: str) -> str:
    if "\n" in text:
        raise _wrong("several-lines", "the text has several lines")
    if text != text.strip():
        raise _wrong("untrimmed", "the text has blanks at its start or end")
    return text


def _address(text: str) -> str:
    if not _ADDRESS.fullmatch(text):
        raise _wrong("address", "not a web address")
    return text


def _drawing(text: str) -> str:
    if not _DRAWING.fullmatch(text):
        raise _wrong("drawing", "not the path of a drawing")
    return " ".join(text.split())


def _name(text: str) -> str:
    if not _NAME.fullmatch(text) or len(text) > 30:
        raise _wrong("formula-name", "not a name for formulas")
    return text


def is_day(value: object) -> bool:
    """Tell whether something is a day that there is, written such as 2026-11-22."""
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _day(value: Any) -> str:
    if not is_day(value):
        raise _wrong("date", "not a date")
    return str(value)


def _stage_place(value: Any) -> str:
    if not isinstance(value, str) or not _PLACE.fullmatch(value):
        raise _wrong("stage-place", "not a plan and a stage")
    return value


def _former_place(value: Any) -> str:
    if not isinstance(value, str) or not _FORMER.fullmatch(value):
        raise _wrong("former-place", "not a stage, or a plan and a stage")
    return value


def _range(value: Any) -> Range:
    if isinstance(value, Range):
        return value
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise _wrong("range", "not a number or a range")
    found = _RANGE.fullmatch(str(value))
    if not found:
        raise _wrong("range", "not a number or a range")
    least, most = int(found[1]), int(found[2] or found[1])
    if least > most:
        raise _wrong("range-order", "the range runs backwards")
    return Range(least, most)


def _pace(value: Any) -> Pace | str:
    if value in ("once", "ongoing"):
        return str(value)
    found = _PACE.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise _wrong("pace", "not a pace")
    return Pace(_range(found[1]), f"{found[2]}s")  # type: ignore[arg-type]  # the pattern allows no other


def _as_tuple(value: Any) -> Any:
    """Let a YAML list stand where the frozen model holds a tuple, under strict typing too."""
    return tuple(value) if isinstance(value, list) else value


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]
Name = Annotated[
    str,
    AfterValidator(_name),
    WithJsonSchema({"type": "string", "pattern": f"^{_NAME.pattern}$"}),
]
Place = Annotated[
    str,
    BeforeValidator(_stage_place),
    WithJsonSchema({"type": "string", "pattern": _PLACE.pattern}),
]
Former = Annotated[
    str,
    BeforeValidator(_former_place),
    WithJsonSchema({"type": "string", "pattern": _FORMER.pattern}),
]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300), AfterValidator(_one_line)]
Rich = Annotated[str, StringConstraints(min_length=1, max_length=5000)]
Address = Annotated[str, AfterValidator(_address)]
Drawing = Annotated[
    str,
    StringConstraints(max_length=1500),
    AfterValidator(_drawing),
    WithJsonSchema({"type": "string", "maxLength": 1500, "pattern": f"^{_DRAWING.pattern}$"}),
]
Day = Annotated[str, BeforeValidator(_day)]
Many = Annotated[tuple[T, ...], BeforeValidator(_as_tuple)]
RangeField = Annotated[
    Range,
    PlainValidator(_range),
    WithJsonSchema(
        {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": f"^{_RANGE.pattern}$"}]}
    ),
]
PaceField = Annotated[
    Pace | Literal["once", "ongoing"],
    PlainValidator(_pace),
    WithJsonSchema({"type": "string", "pattern": f"^(once|ongoing|{_PACE.pattern})$"}),
]
