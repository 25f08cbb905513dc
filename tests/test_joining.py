"""Modules and style sheets of a built site are joined, or it is told why they cannot be."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.finish.tags import Tag, tags
from tests.building import finished, small_site


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {
                "entry": "import one from './one.mjs'\nimport { a } from './one.mjs'\n",
                "one": "export const a = 1\n",
            },
            "cannot join 'import one from",
        ),
        ({"entry": "import { a } from './one.mjs'\n", "one": "export default 1\n"}, "cannot join"),
        ({"entry": "import { a } from './one.mjs'\n", "one": "export let a = 1\n"}, "cannot join"),
        ({"entry": "import { a } from './gone.mjs'\n"}, "gone.mjs, which is not in the site"),
        (
            {
                "entry": "import { a } from './one.mjs'\n",
                "one": "import { b } from './two.mjs'\nexport const a = 1\n",
                "two": "import { a } from './one.mjs'\nexport const b = 1\n",
            },
            "imports itself",
        ),
    ],
    ids=["default-import", "default-export", "let", "missing", "circle"],
)
def test_a_module_that_cannot_be_joined_is_told(
    files: dict[str, str], message: str, tmp_path: Path
) -> None:
    """Rather than joined wrongly."""
    done = finished(small_site(tmp_path, **files))

    assert done.exit_code == 1
    assert message in done.output


def sheets(page: str) -> Iterator[Tag]:
    """Return the links to style sheets of a page."""
    return (tag for tag in tags(page) if tag.attributes.get("rel") == "stylesheet")


def test_neighbouring_style_sheets_are_joined_in_their_order(tmp_path: Path) -> None:
    """A sheet with a condition keeps its link, and so do those of other places."""
    links = ["s/a.css", "s/b.css", "s/print.css", "s/c.css", "https://other.example/d.css"]
    tagged = [f'<link rel="stylesheet" href="{link}">' for link in links]
    tagged[2] = tagged[2].replace(">", ' media="print">')
    (tmp_path / "s").mkdir()
    for name in ("a", "b", "c", "print"):
        (tmp_path / "s" / f"{name}.css").write_text(f".{name} {{}}", "utf-8")
    (tmp_path / "index.html").write_text(f"<html><head>{' '.join(tagged)}</head></html>", "utf-8")

    finished(tmp_path)

    first, *others = [
        tag.attributes["href"] for tag in sheets((tmp_path / "index.html").read_text())
    ]
    assert first.startswith("s/joined.")
    assert (tmp_path / first).read_text("utf-8") == ".a{}\n.b{}\n"
    assert others == links[2:]
