"""Strange texts in every place of a guide: taken to the letter, or refused in words."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.reading import is_hidden, read
from generator.yaml_tree import parse
from tests.hostile.judging import faults
from tests.hostile.places import Field, fields, lay_out, problems, text_of, value_at
from tests.hostile.strings import sample

ALL = 10**6


def cases() -> Iterator[pytest.ParameterSet]:
    """Return samples of texts, each with a field: the smallest with every third of the fields.

    What is in them is in the larger ones as well.
    """
    for number, field in enumerate(fields()):
        if number % 3 == 0:
            yield pytest.param("own", 2, field, id=f"own-2-{field}")
            yield pytest.param("naughty", 2, field, id=f"naughty-2-{field}")
        yield pytest.param("own", ALL, field, id=f"own-all-{field}", marks=pytest.mark.all)
        yield pytest.param("naughty", 40, field, id=f"naughty-40-{field}", marks=pytest.mark.all)
        yield pytest.param("naughty", ALL, field, id=f"naughty-all-{field}", marks=pytest.mark.deep)


CASES = list(cases())


@pytest.mark.parametrize(("kind", "count", "field"), CASES)
def test_a_text_in_quotes_is_taken_to_the_letter_or_refused(
    kind: str, count: int, field: Field, tmp_path: Path
) -> None:
    """Quotes and escapes are read as JSON reads them; a character nobody sees is named."""
    found = []
    for string in sample(kind, count):
        text = text_of(field.file, {field.place: string})
        found += [f"{string!r}: {fault}" for fault in _faults(field, string, text, tmp_path)]
    assert found == []


def _faults(field: Field, string: str, text: str, folder: Path) -> Iterator[str]:
    said = problems({field.file: text})
    yield from _unclear(field, text, said)
    if said:
        hidden = [sign for sign in string if is_hidden(sign) and sign != "\n"]
        if hidden and not any(f"U+{ord(sign):04X}" in str(p) for p in said for sign in hidden):
            yield "no character is named"
    elif (value := _read(field, text, folder)) != string:
        yield f"read as {value!r}"


@pytest.mark.parametrize(("kind", "count", "field"), CASES)
def test_a_bare_text_means_what_its_letters_say_or_is_refused(
    kind: str, count: int, field: Field, tmp_path: Path
) -> None:
    """A value that is taken is the one that a plain YAML reader finds, and never another type."""
    found = []
    for string in (text for text in sample(kind, count) if "\n" not in text and "\r" not in text):
        text = text_of(field.file, {field.place: string}, is_quoted=False)
        said = problems({field.file: text})
        found += [f"{string!r}: {fault}" for fault in _unclear(field, text, said)]
        if not said:
            value, meant = _read(field, text, tmp_path), _meant(field, text)
            if not _is_meant(value, meant):
                found.append(f"{string!r}: read as {value!r}, not {meant!r}")
    assert found == []


def _is_meant(value: Any, meant: str) -> bool:
    """Tell whether a value is what the letters say: nothing and whole numbers have other types."""
    if value is None:
        return meant in {"", "~", "null", "Null", "NULL"}
    if isinstance(value, int):  # in YAML 1.2 a leading 0 alone changes nothing
        return value == int(meant, 0 if re.match("[-+]?0[xo]", meant) else 10)
    return bool(value == meant)


def _unclear(field: Field, text: str, said: tuple[Any, ...]) -> Iterator[str]:
    """Return what is wrong with what is said of the changed file; others are not judged here."""
    name = f"plans/{field.file}.yml"
    yield from faults([p for p in said if p.file == name], {name: text.replace("\r", "\n")})


def _read(field: Field, text: str, folder: Path) -> Any:
    path = lay_out(folder, {field.file: text}) / f"{field.file}.yml"
    return value_at(parse(read(path, path.name)).data, field.place)


def _meant(field: Field, text: str) -> Any:
    return value_at(yaml.load(text, yaml.BaseLoader), field.place)  # noqa: S506  # makes texts only
