"""All of yaml-test-suite and PyYAML's own data: refused in words, or read as YAML 1.2 says."""

import json
from pathlib import Path

import pytest

from generator.reading import Text, read
from generator.yaml_tree import parse
from tests.hostile.corpora import corpus, yaml_files
from tests.hostile.other_engine import data_of, other_engine, tagged
from tests.hostile.worker import Job, results
from tests.hostile.yaml_samples import MEANT, REFUSED

MOST_SECONDS, MOST_MEGABYTES = 10, 200

ACCEPTED_THOUGH_WRONG = {
    "9C9N": "the lines of [a, b, c] are not indented, and it reads as it looks",
    "QB6E": "the lines of a text in quotes are not indented, and it reads as it looks",
    "G5U8": "[-, -] reads as it looks",
    "YJV2": "[-] reads as it looks",
    "S98Z": "an empty text; there is nothing in it to be misread",
}
"""Documents that yaml-test-suite calls wrong and we read all the same, each with the reason."""

READ_OTHERWISE = {
    **{f"{name}.yaml": why for name, why in ACCEPTED_THOUGH_WRONG.items()},
    "JEF9-02.yaml": "blanks in the last line, without its end: a line more or less of nothing",
    "L24T-01.yaml": "the same",
    "float-representer-2.3-bug.data": "a key is a word as it is written, such as 1.0",
}
"""Documents that another engine reads otherwise, each with the reason."""


@pytest.mark.parametrize(("text", "meaning"), MEANT)
def test_a_plain_word_means_what_yaml_1_2_says(text: str, meaning: object) -> None:
    """The core schema of YAML 1.2.2, chapter 10.3.2, decides, and never YAML 1.1."""
    found = parse(Text("sample.yml", f"key: {text}\n")).data["key"]

    assert type(found) is type(meaning)
    assert found == meaning or (found != found and meaning != meaning)  # noqa: PLR0124  # not a number


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_plain_data_is_refused(text: str, tmp_path: Path) -> None:
    """Nothing is guessed."""
    path = tmp_path / "sample.yml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))

    assert data_of(path) is None


def test_every_sample_is_told_in_plain_words(tmp_path: Path) -> None:
    """Our own samples go the way of the corpora."""
    paths = [tmp_path / f"{number}.yml" for number in range(len(REFUSED))]
    for path, text in zip(paths, REFUSED, strict=True):
        path.write_bytes(text.encode("utf-8", "surrogatepass"))

    jobs = [{"kind": kind, "path": str(path)} for path in paths for kind in ("parse", "check")]
    judge(results(jobs))


@pytest.mark.parametrize("kind", ["parse", pytest.param("check", marks=pytest.mark.all)])
def test_every_document_is_read_or_refused_in_words(kind: str) -> None:
    """Straight to the reader, and as a plan file to the check."""
    judge(results([{"kind": kind, "path": str(path)} for path in yaml_files()]))


def judge(found: list[Job]) -> None:
    """Fail with every fault, and where a file took far too long or too much memory."""
    assert [f"{Path(job['path']).name}: {fault}" for job in found for fault in job["faults"]] == []
    assert max(job["seconds"] for job in found) < MOST_SECONDS
    assert max(job["megabytes"] for job in found) < MOST_MEGABYTES


def test_wrong_documents_are_refused() -> None:
    """What yaml-test-suite calls an error is one here, but for the named exceptions."""
    suite = corpus("yaml/yaml-test-suite")
    index = json.loads(Path(suite, "index.json").read_text("utf-8"))
    wrong = [entry["id"] for entry in index if entry["must_fail"]]

    accepted = {name for name in wrong if data_of(suite / f"{name}.yaml") is not None}

    assert accepted == set(ACCEPTED_THOUGH_WRONG)


@pytest.mark.all
def test_values_are_those_of_another_engine() -> None:
    """What is accepted has the types and values that an engine for YAML 1.2 finds in it."""
    read_here = {path: data for path in yaml_files() if (data := data_of(path))}
    texts = [read(path, path.name).text for path in read_here]
    ours = {path.name: tagged(data[0]) for path, data in read_here.items()}

    theirs = dict(zip(ours, other_engine(texts), strict=True))

    differ = {name: (ours[name], theirs[name]) for name in ours if ours[name] != theirs[name]}
    assert {name: both for name, both in differ.items() if name not in READ_OTHERWISE} == {}
    assert len(ours) > 200
