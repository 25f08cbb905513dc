"""A plan as it would be without the mistakes in its values, so that rules can look at the rest.

Somebody who mistypes one key should hear of everything else that is wrong in the same
run. Each value that the model refuses is replaced by an example; what the rules find at
such a place says nothing of the author's own words and is not told.
"""

from copy import deepcopy
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.fields_of import field_at, in_file, model_in
from generator.validate import is_echo
from generator.yaml_document import Path

P = TypeVar("P", bound=BaseModel)

_ABOUT_NEIGHBOURS = {
    "alongside", "collapsed-ids", "final-stage", "step-back", "step-back-elsewhere",
    "step-back-target",
}  # fmt: skip
"""Rules that look at several parts at once, and would take an example for the author's."""

_ROUNDS = 6
"""Mending a value can bring out one mistake below it, and plans are six levels deep."""


def mended(model: type[P], data: Any) -> tuple[P, set[Path]] | None:
    """Return the data as `model` and the paths that were replaced, or nothing if it is hopeless."""
    data, touched = deepcopy(data), set[Path]()
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(data), touched
        except ValidationError as error:
            found = error.errors(include_url=False)
            touched |= {_mend(model, data, one) for one in found if not is_echo(one)}
    return None


def follows_from(replaced: set[Path], rule: str, path: Path) -> bool:
    """Tell whether what a rule finds at a path follows from replaced values alone."""
    if any(path[:length] in replaced for length in range(len(path) + 1)):
        return True
    if rule not in _ABOUT_NEIGHBOURS:
        return False
    has_other_ids = any(part[-1:] in {("id",), ("to",)} for part in replaced)
    has_other_stages = any(part[0] == "stages" and len(part) <= 2 for part in replaced if part)
    return has_other_ids or has_other_stages


def _mend(model: type[BaseModel], data: Any, detail: ErrorDetails) -> Path:
    loc = (*detail["loc"], *(("times",) if detail["type"].startswith("times-") else ()))
    path = in_file(loc)
    holder: Any = data
    for part in path[:-1]:
        if isinstance(holder, dict) and part not in holder:
            return path  # gone with its key, which was wrong too
        holder = holder[part]
    is_needless = {"[key]", "times-unused", "extra_forbidden"} & {*detail["loc"], detail["type"]}
    if not path or not isinstance(holder, dict | list):
        return path
    if is_needless and isinstance(holder, dict):
        holder.pop(path[-1], None)
    else:
        place: Any = holder
        place[path[-1]] = _sample_at(model, loc)
    return path


def _sample_at(model: type[BaseModel], path: Path) -> Any:
    """Return a value that the model allows at a path."""
    field, numbers = field_at(model, path), 0
    for part in reversed(in_file(path)):
        if isinstance(part, str):
            break
        numbers += 1
    sample = _sample(field) if field else None
    for _ in range(numbers):
        sample = sample[0] if isinstance(sample, list) and sample else None
    return sample


def _sample(field: FieldInfo) -> Any:
    if field.examples:
        return deepcopy(field.examples[0])
    part = model_in(field.annotation)
    if part is None:
        return None
    sample = {
        info.alias or name: _sample(info)
        for name, info in part.model_fields.items()
        if info.is_required()
    }
    return [sample] if get_args(field.annotation)[1:] == (...,) else sample
