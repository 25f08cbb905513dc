"""What the model says about a place in a file: its field, and the keys that may stand there."""

from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.yaml_tree import Path

Model = type[BaseModel]


def keys_of(model: Model | None) -> list[str]:
    """Return the keys a model has, as they are written."""
    fields = model.model_fields if model else {}
    return [info.alias or name for name, info in fields.items()]


def field_at(model: Model, path: Path) -> FieldInfo | None:
    """Return the field that holds the value at a path, or nothing where there is none."""
    ends = [number for number, part in enumerate(path) if isinstance(part, str)]
    return _field(model_at(model, path[: ends[-1]]), path[ends[-1]]) if ends else None


def model_at(model: Model | None, path: Path) -> Model | None:
    """Return the model whose keys stand at a path."""
    for part in path:
        if isinstance(part, str) and (info := _field(model, part)):
            model = model_in(info.annotation)
    return model


def model_in(annotation: Any) -> Model | None:
    """Return the model inside a field's type, such as Stage in a tuple of stages."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (model_in(part) for part in get_args(annotation)) if get_origin(annotation) else ()
    return next((found for found in inner if found), None)


def _field(model: Model | None, key: str | int) -> FieldInfo | None:
    fields = model.model_fields.items() if model else ()
    return next((info for name, info in fields if key == (info.alias or name)), None)
