"""A second guide, about running, which proves that the generator knows no subject.

Its pages as Markdown are in tests/golden/couch-to-5k. After a change to templates,
words or the plan write them anew and read the difference:

    .venv/bin/python -m pytest tests/test_second_guide.py --refresh
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.calculators import Calculators
from generator.cards import Cards
from generator.chooser import Chooser
from generator.icons import Icons
from generator.model.claims import Part
from generator.model.plans import WrittenPlan
from generator.reading import read
from generator.settings import Ledger, Settings, Sources
from generator.yaml_tree import parse
from tests.building import PROJECT, build
from tests.conftest import Expect
from tests.html_tree import tree
from tests.second_guide import GUIDE, made
from tests.written import write

GOLDEN = PROJECT / "tests" / "golden" / "couch-to-5k"
GENERATOR = PROJECT / "generator"

OF_CATS = re.compile(
    r"\b(cats?|kittens?|felines?|purr\w*|meow\w*|whiskers?|paws?|claws?|tails?|fur|litter|catnip"
    r"|harness(es)?|leash(es)?|leads? the cat|collars?|carriers?|vets?|veterinar\w*|pets?"
    r"|animals?|neuter\w*|treats?|dogs?)\b",
    re.IGNORECASE,
)
"""Words that only a guide about cats on a leash would use."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the guide and build it strictly, with addresses, so that nothing is left out."""
    folder = tmp_path_factory.mktemp("couch-to-5k")
    guide = made(tmp_path_factory.mktemp("guides") / "couch-to-5k")
    build(
        folder,
        "--config-file",
        guide / "mkdocs.yml",
        SITE_URL="https://run.example/",
        REPO_URL="https://git.example/run",
    )
    return folder


def test_no_page_of_it_speaks_of_cats(site: Path) -> None:
    """No word about cats comes from the generator, its words or the theme into another guide."""
    pages = sorted(site.rglob("*.html"))
    found = {
        path.relative_to(site).as_posix(): match[0]
        for path in pages
        if (match := OF_CATS.search(tree(path.read_text("utf-8")).text))
    }

    assert len(pages) == 26  # 12 of them stand at old addresses
    assert found == {}
    assert OF_CATS.search((site / "search" / "search_index.json").read_text("utf-8")) is None


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in sorted(GENERATOR.rglob("*"))
        if path.is_file() and path.suffix not in {".pyc", ".typed", ".png"}
    ],
    ids=lambda path: path.relative_to(GENERATOR).as_posix(),
)
def test_no_file_of_the_generator_speaks_of_cats(path: Path) -> None:
    """Neither the code nor the templates nor the words nor the starter plan knows a subject."""
    lines = path.read_text("utf-8").splitlines()

    assert [line for line in lines if OF_CATS.search(line)] == []


def test_its_own_words_are_on_its_pages(site: Path) -> None:
    """The word for the subject and the meaning of the colours come from its settings."""
    text = tree((site / "plans" / "couch-to-5k" / "minutes" / "index.html").read_text("utf-8")).text

    for words in ("Name of the runner", "Keep going", "Slow down", "Stand still"):
        assert words in text


def test_it_uses_every_key_of_the_model() -> None:
    """What the golden pages show is all that a plan can hold."""
    files: dict[str, type[Part]] = {
        "[a-z]*.yml": WrittenPlan,
        "_guide.yml": Settings,
        "_sources.yml": Sources,
        "_ids.yml": Ledger,
        "_cards.yml": Cards,
        "_choose.yml": Chooser,
        "_calculate.yml": Calculators,
        "_icons.yml": Icons,
    }
    for names, model in files.items():
        paths = (GUIDE / "plans").glob(names)
        used = {key for path in paths for key in _keys_in(parse(read(path, names)).data)}
        assert set(_keys_of(model)) - used == set(), names


def _keys_in(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        yield from data
    for part in data.values() if isinstance(data, dict) else data:
        if isinstance(part, dict | list):
            yield from _keys_in(part)


def _keys_of(model: type[Part]) -> Iterator[str]:
    made = model.model_json_schema(by_alias=True)
    for part in (made, *made.get("$defs", {}).values()):
        yield from part.get("properties", {})


def test_its_pages_are_the_golden_ones(tmp_path: Path, expect: Expect) -> None:
    """`write` gives the same pages, byte for byte, that were looked at and kept."""
    write(GUIDE / "plans", GUIDE / "content", tmp_path)
    made = {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    for path in sorted(made):
        expect(GOLDEN / path, (tmp_path / path).read_bytes().decode("utf-8"))

    assert {path.relative_to(GOLDEN) for path in GOLDEN.rglob("*") if path.is_file()} == made
