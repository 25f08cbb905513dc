"""What the model says about a place in a file: its field, and the keys that may stand there."""

from typing import Any, get_args, get_origin

from pydantic import BaseModel, Tag
from pydantic.fields import FieldInfo

from generator.yaml_document import Path

Model = type[BaseModel]

_MARKS = {"[key]", "[stage]", "[used]"}
"""What pydantic puts between the parts of a path: the key itself, or which kind of entry it is."""


def in_file(path: Path) -> Path:
    """Return a path of pydantic's as it leads through the file."""
    return tuple(part for part in path if part not in _MARKS)


def keys_of(model: Model | None) -> list[str]:
    """Return the keys a model has, as they are written."""
    fields = model.model_fields if model else {}
    return [info.alias or name for name, info in fields.items()]


def field_at(model: Model, path: Path) -> FieldInfo | None:
    """Return the field that holds the value at a path, or nothing where there is none."""
    ends = [n for n, part in enumerate(path) if isinstance(part, str) and part not in _MARKS]
    return _field(model_at(model, path[: ends[-1]]), path[ends[-1]]) if ends else None


def model_at(model: Model | None, path: Path) -> Model | None:
    """Return the model whose keys stand at a path, which may say of what kind an entry is."""
    held: Any = None
    for part in path:
        if part in _MARKS:
            model = _tagged(held, str(part)) or model
        elif isinstance(part, str) and (info := _field(model, part)):
            held = info.annotation
            model = model_in(held)
    return model


def model_in(annotation: Any) -> Model | None:
    """Return the model inside a field's type, such as Stage in a tuple of stages."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (model_in(part) for part in get_args(annotation)) if get_origin(annotation) else ()
    return next((found for found in inner if found), None)


def _tagged(annotation: Any, tag: str) -> Model | None:
    """Return the model inside a field's type that bears a tag."""
    inner = get_args(annotation)
    if any(isinstance(part, Tag) and part.tag == tag for part in inner):
        return model_in(annotation)
    return next((found for part in inner if (found := _tagged(part, tag))), None)


def _field(model: Model | None, key: str | int) -> FieldInfo | None:
    fields = model.model_fields.items() if model else ()
    return next((info for name, info in fields if key == (info.alias or name)), None)
