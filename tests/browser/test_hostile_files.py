"""Files that are no backups, in numbers: all are refused in words, and storage stays the same."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keeping import STORAGE, STORE, as_file, backup, choose, held, record, tick
from tests.browser.riding import SADDLE
from tests.hostile.corpora import corpus

pytestmark = pytest.mark.browser

SAMPLE = 12
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
REFUSED = "Nothing was changed."


def documents() -> list[bytes]:
    """Return all of JSONTestSuite and each known attack on prototypes."""
    suite = sorted(corpus("json/JSONTestSuite").glob("*.json"))
    attacks = json.loads(corpus("json/prototype-pollution.json").read_text("utf-8"))
    texts = [each["raw"].encode() for each in attacks if "raw" in each]
    return [*(path.read_bytes() for path in suite), *texts]


def inside_a_backup(document: bytes) -> Iterator[bytes]:
    """Return a document in the place of the records, of a record, and of a field."""
    marker = json.dumps("HERE").encode()
    for whole in (
        backup(records="HERE"),
        backup(record(1), [f"{STORE}:1:00000009:file", "HERE"]),
        backup(record(1), step="HERE"),
        backup([f"{STORE}:1:00000009:file", {"kind": "tick", "step": "HERE", "box": 1}]),
    ):
        yield whole.encode().replace(marker, document)


def is_harmless(records: list[Any]) -> bool:
    """Tell whether all records are ticks of a step with a plain id."""
    return all(ID.fullmatch(each["step"]) and "__proto__" not in each for _, each in records)


EXPORTS = {
    "a browser's bookmarks": '{"roots":{"bookmark_bar":{"children":[]}},"version":1}',
    "a to-do list": '[{"id":1,"text":"Buy milk","done":false}]',
    "GeoJSON": '{"type":"FeatureCollection","features":[]}',
    "HAR": '{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[]}}',
    "package.json": '{"name":"x","version":"1.0.0","dependencies":{}}',
    "a notebook": '{"cells":[],"metadata":{},"nbformat":4,"nbformat_minor":5}',
    "a manifest": '{"name":"Guide","start_url":".","icons":[]}',
    "a plan as YAML": "title: A plan\nstages: []\n",
    "a calendar": "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    "a table": "day,minutes\n2026-01-05,3\n",
    "a page": "<!doctype html><title>x</title>",
    "another guide's backup": backup(record(1), guide="couch-to-5k"),
}


def refuse(page: Page, *files: Any) -> None:
    """Choose files, one after the other; each is refused in words."""
    said = page.locator('[data-guide-said="take"]')
    for file in files:
        said.evaluate("it => { it.textContent = '' }")
        choose(page, file)
        expect(said).to_contain_text(REFUSED, timeout=60_000)


def panel(page: Page) -> Any:
    """Open the page about storage with something to lose; return what both stores hold."""
    tick(page, SADDLE)
    page.goto(STORAGE)
    return held(page)


@pytest.mark.parametrize(
    "step",
    [pytest.param(SAMPLE, marks=pytest.mark.all), pytest.param(1, marks=pytest.mark.deep)],
    ids=["sample", "deep"],
)
def test_the_corpora_are_refused_and_change_nothing(page: Page, step: int) -> None:
    """By themselves, through the file chooser, and in the places of a backup's own parts."""
    before = panel(page)
    found = documents()

    refuse(page, *(as_file(document) for document in found[::step]))
    inside = [each.decode("latin-1") for document in found for each in inside_a_backup(document)]
    taken = page.evaluate(
        """async ([store, files]) => {
            const { readFile } = await import(
                new URL('../assets/javascripts/backup-file.mjs', document.baseURI))
            const taken = []
            for (const file of files) {
                const bytes = Uint8Array.from(file, (letter) => letter.charCodeAt(0))
                const reading = await readFile(store, new Blob([bytes]))
                if (!('refusal' in reading)) taken.push(file)
            }
            return taken
        }""",
        [STORE, inside[::step]],
    )
    print(f"{len(found[::step])} files, {len(inside[::step])} backups with one inside")  # noqa: T201

    # What is taken means a backup: one without records, or a document that is an id.
    assert [file for file in taken if not is_harmless(json.loads(file)["records"])] == []
    assert held(page) == before


@pytest.mark.all
def test_attacks_in_an_address_change_nothing(page: Page) -> None:
    """Neither the page's own objects nor what is stored."""
    attacks = json.loads(corpus("json/prototype-pollution.json").read_text("utf-8"))
    suffixes = [each["url_suffix"] for each in attacks if "url_suffix" in each]
    before = panel(page)

    for suffix in suffixes:
        page.goto("codes.json")
        page.goto(STORAGE + suffix)
        expect(page.get_by_text("Written to the disk, in two places.")).to_be_visible()
        assert page.evaluate("Object.keys(Object.getPrototypeOf({}))") == []
        assert page.evaluate("({}).polluted === undefined")

    assert len(suffixes) > 5
    assert held(page) == before


@pytest.mark.all
def test_exports_of_other_programs_are_refused(page: Page) -> None:
    """Whatever else a reader keeps beside the backup."""
    before = panel(page)

    refuse(page, *(as_file(text) for text in EXPORTS.values()))

    assert held(page) == before


@pytest.mark.deep
def test_huge_and_deep_files_are_refused(page: Page, tmp_path: Path) -> None:
    """100 MB, in one text and in many records; depth 100,000 alone and inside a record."""
    before = panel(page)
    large, many, deep = tmp_path / "large.json", tmp_path / "many.json", tmp_path / "deep.json"
    large.write_bytes(b'{"guide": "' + b"x" * 100_000_000 + b'"}')
    line = json.dumps(record(1))
    count = 100_000_000 // len(line)
    many.write_text(backup("HERE").replace('"HERE"', ",".join([line] * count)), "utf-8")
    nested = "[" * 100_000 + "]" * 100_000
    deep.write_text(nested, "utf-8")
    within = backup([record(1)[0], {"kind": "x", "deep": "HERE"}]).replace('"HERE"', nested)
    keys = backup([record(1)[0], {"kind": "x", "deep": "HERE"}]).replace(
        '"HERE"', '{"a":' * 100_000 + "1" + "}" * 100_000
    )

    refuse(page, large, many, deep, as_file(within), as_file(keys))

    assert held(page) == before
