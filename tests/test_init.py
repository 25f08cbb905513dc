"""`init`: a guide of one's own builds as it is, and what is changed in it shows."""

import re
from pathlib import Path

import pytest
import rcssmin

from tests.building import PROJECT, contents, mkdocs, run
from tests.html_tree import tree
from tests.plan_folders import edit
from tests.plan_folders import run as generator

NAME = 'Q & A: "first" <steps> #1, *now*'


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a guide with a difficult name, and build it strictly."""
    folder = tmp_path_factory.mktemp("guides") / "my own guide"
    done = generator("init", folder, "--name", NAME, "--subject", "pupil")
    assert done.exit_code == 0, done.output
    assert f"make serve GUIDE='{folder}'" in done.output
    config = ("--config-file", folder / "mkdocs.yml")
    built = mkdocs("build", "--strict", "--quiet", *config, SITE_URL="https://own.example/")
    assert built.returncode == 0, built.stdout + built.stderr
    return folder


def test_it_has_its_own_name_and_words(guide: Path) -> None:
    """Name, subject and id are those that were asked for, whatever signs are in them."""
    home = tree((guide / "site" / "index.html").read_text("utf-8"))
    stage = guide / "site" / "plans" / "first-plan" / "first-look" / "index.html"
    page = tree(stage.read_text("utf-8"))

    assert [h1.text.strip() for h1 in home.named("h1")] == [NAME]
    assert "Name of the pupil" in page.text
    assert page.with_id("text-first-plan-place-found").text == "Find a quiet place."
    assert page.of_class("guide-store")[0].attributes["data-guide-store"] == "q-a-first-steps-1-now"


def test_its_readers_can_keep_and_erase_their_progress(guide: Path) -> None:
    """One page backs it up, tells what is stored and erases it; each plan leads there."""
    page = tree((guide / "site" / "progress" / "index.html").read_text("utf-8"))
    plan = tree((guide / "site" / "plans" / "first-plan" / "index.html").read_text("utf-8"))
    parts = {part for one in page.all if (part := one.attributes.get("data-guide-part"))}

    assert parts >= {"history", "storage", "erase"}
    assert len(page.named("tr")) > 5
    assert [a for a in plan.named("a") if a.attributes["href"].startswith("../../progress/")]


def test_it_has_an_icon_of_its_own(guide: Path) -> None:
    """In the header, in tabs and on home screens: nothing is left of the guide it inherits."""
    theirs = PROJECT / "overrides" / "assets" / "images"
    drawn = re.findall(r' d="([^"]+)"', (PROJECT / "overrides/.icons/guide/logo.svg").read_text())
    assert drawn
    for path in (guide / "site").rglob("*.html"):
        page = path.read_text("utf-8")
        assert [shape for shape in drawn if shape in page] == [], path
    for path in theirs.iterdir():
        own = guide / "site" / "assets" / "images" / path.name
        assert own.read_bytes() != path.read_bytes(), path.name


def test_its_stages_have_drawings_of_its_own(guide: Path) -> None:
    """Each stop of its plan shows one from the guide's own file, and its number beside it."""
    plan = tree((guide / "site" / "plans" / "first-plan" / "index.html").read_text("utf-8"))
    shown = [icon.attributes["data-guide-drawing"] for icon in plan.of_class("guide-icon")]

    assert shown == ["eye", "heart"]
    assert [number.text for number in plan.of_class("guide-stop__number")] == ["1", "2"]


def test_it_has_its_own_colours_after_ours(guide: Path) -> None:
    """The style sheet of its folder is on every page, where it has the last word."""
    pages = list((guide / "site").rglob("*.html"))
    sheets = guide / "site" / "assets" / "stylesheets"
    own = rcssmin.cssmin((sheets / "colours.css").read_text("utf-8"))
    for path in pages:
        styles = [
            link.attributes["href"]
            for link in tree(path.read_text("utf-8")).named("link", rel="stylesheet")
        ]
        last = sheets / Path(styles[-1]).name
        assert last.read_text("utf-8").strip().endswith(own), path
    assert len(pages) > 4


def test_its_colours_can_be_read() -> None:
    """Text in the starter's colours has a contrast of 4.5 to 1 on the grounds it stands on."""
    folder = PROJECT / "generator" / "starter" / "guide" / "content" / "assets" / "stylesheets"
    own = schemes((folder / "colours.css").read_text("utf-8"))
    base = schemes((PROJECT / "overrides/assets/stylesheets/base.css").read_text("utf-8"))
    for ours, theirs in zip(base, own, strict=True):
        colours = ours | theirs
        for ground in ("paper", "raised", "sunk", "leaf-soft"):
            assert contrast(colours["leaf"], colours[ground]) >= 4.5, ground
        assert contrast(colours["on-leaf"], colours["leaf"]) >= 4.5
        assert contrast(colours["ink"], colours["leaf-soft"]) >= 4.5


def schemes(css: str) -> list[dict[str, str]]:
    """Return the colours of the light and of the dark scheme by name."""
    found = re.findall(r'"(?:default|slate)"\] \{(.*?)\}', css, re.DOTALL)[:2]
    return [dict(re.findall(r"--guide-([a-z-]+): (#[0-9a-f]{6});", block)) for block in found]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Return how bright a colour is, from 0 to 1."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_command_works_on_it(guide: Path, tmp_path: Path) -> None:
    """`--guide` finds its plans and its pages from anywhere."""
    assert generator("check", "--guide", guide).output == "All is well: nothing to mend.\n"
    assert generator("write", "--guide", guide, tmp_path / "pages").exit_code == 0
    assert (tmp_path / "pages" / "signals.md").exists()
    assert (tmp_path / "pages" / "plans" / "first-plan" / "index.md").exists()
    run("git", "init", "-q", at=guide)
    run("git", "add", "-A", at=guide)
    who = ("-c", "user.name=A", "-c", "user.email=a@b.example")
    committed = run("git", *who, "commit", "-qm", "Begin", at=guide)
    assert committed.returncode == 0, committed.stderr
    plan = guide / "plans" / "first-plan.yml"
    edit(plan, {"id: first-plan-place-found": "id: first-plan-calm-place"})
    effects = generator("effects", "--guide", guide)
    edit(plan, {"id: first-plan-calm-place": "id: first-plan-place-found"})
    assert "first-plan-place-found" in effects.output


def test_a_mistake_in_it_is_told_at_its_place(guide: Path) -> None:
    """As in any guide."""
    plan = guide / "plans" / "first-plan.yml"
    edit(plan, {"kind: repeat": "kind: repaet"})
    done = generator("check", "--guide", guide)
    edit(plan, {"kind: repaet": "kind: repeat"})

    assert done.exit_code == 1
    assert "did you mean 'repeat'" in done.output


def test_editors_know_its_keys(guide: Path) -> None:
    """The schemas that its files name lie beside them."""
    for path in (guide / "plans").glob("*.yml"):
        named = re.search(r"\$schema=(\S+)", path.read_text("utf-8"))
        assert named
        assert (path.parent / named[1]).exists()


def test_what_is_there_is_not_written_over(guide: Path) -> None:
    """A folder with anything in it is left alone."""
    before = contents(guide)
    done = generator("init", guide)

    assert done.exit_code == 1
    assert "is not empty" in done.output
    assert contents(guide) == before


def test_a_new_repository_of_its_own_is_no_hindrance(tmp_path: Path) -> None:
    """What git keeps there is left alone."""
    run("git", "init", "-q", at=tmp_path)
    assert generator("init", tmp_path, "--subject", " two \n words ").exit_code == 0
    assert 'one: "two words"' in (tmp_path / "plans" / "_guide.yml").read_text("utf-8")


def test_a_word_that_fits_no_button_is_a_wrong_command_line(tmp_path: Path) -> None:
    """No guide is made that its own check would refuse."""
    for option in ("--subject", "--subjects"):
        done = generator("init", tmp_path / "guide", option, "cat" * 100)
        assert done.exit_code == 2
        assert "it has 300 characters" in " ".join(done.output.split())
        assert not (tmp_path / "guide").exists()


def test_an_empty_word_is_a_wrong_command_line(tmp_path: Path) -> None:
    """The check would refuse it in the guide that was made."""
    assert generator("init", tmp_path / "guide", "--subject", " ").exit_code == 2
    assert not (tmp_path / "guide").exists()


def test_a_name_is_made_of_the_folder(tmp_path: Path) -> None:
    """So that one word is enough to begin."""
    assert generator("init", tmp_path / "guitar_for-beginners").exit_code == 0
    config = (tmp_path / "guitar_for-beginners" / "mkdocs.yml").read_text("utf-8")

    assert 'site_name: "Guitar for beginners"' in config
