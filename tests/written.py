"""The pages that `write` puts on disk, turned into HTML as MkDocs does it."""

import functools
from pathlib import Path

import markdown
from click.testing import CliRunner
from mkdocs.config import load_config
from mkdocs.utils.meta import get_data

from generator.cli import main
from tests.html_tree import Element, tree

PROJECT = Path(__file__).parents[1]


def write(plans: Path, content: Path, folder: Path) -> None:
    """Write the pages of a guide into a folder, as the command line does."""
    options = ["--plans", str(plans), "--content", str(content), str(folder)]
    done = CliRunner().invoke(main, ["write", *options], catch_exceptions=False)
    assert done.exit_code == 0, done.output


def page(path: Path) -> Element:
    """Return a Markdown page as it comes out of Python-Markdown."""
    return rendered(get_data(path.read_text("utf-8"))[0])


def front_matter(path: Path) -> dict[str, str]:
    """Return what a Markdown page says of itself, as MkDocs reads it."""
    said: dict[str, str] = get_data(path.read_text("utf-8"))[1]
    return said


def rendered(text: str) -> Element:
    """Return a Markdown text as HTML, with the extensions that mkdocs.yml names."""
    converter = markdown.Markdown(**_settings())  # type: ignore[arg-type]  # as MkDocs calls it
    return tree(converter.convert(text))


@functools.cache
def _settings() -> dict[str, object]:
    config = load_config(str(PROJECT / "mkdocs.yml"), plugins=["search"])
    return {"extensions": config.markdown_extensions, "extension_configs": config.mdx_configs}
