"""The guide built by Zensical, from pages on disk, in place of MkDocs.

Zensical reads mkdocs.yml, and leaves out plugins without a word. So all that the
plugin does is done before: the pages are written, blocks filled, words added.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from generator.hand_pages import own_styles
from generator.site_settings import SettingsError, plugin_settings, site_settings, whole_settings
from generator.writing import write_whole

_FROM_ADDRESS = re.compile(r'(<[^>]*\s(?:href|src)=")\.\./')


class CannotBuild(Exception):
    """The engine is not there, or did not build every page; the message says why."""


@dataclass(frozen=True)
class Source:
    """What a site is built from.

    `config` is the guide's mkdocs.yml, `content` its folder of pages by hand, `pages` all
    pages by their path, `extra` what the theme's overrides ask for, and `files` the file that
    each made page is made from, seen from the guide, or nothing where there is no one file.
    """

    config: Path
    content: Path
    pages: Mapping[str, str]
    extra: Mapping[str, Any]
    files: Mapping[str, str]


def build(source: Source, work: Path) -> Path:
    """Build a site in the folder `work`, which is the engine's own, and return where it is.

    Raises:
        CannotBuild: see there.
        OSError: a file cannot be read or written.
        SettingsError: mkdocs.yml cannot be understood.
    """
    if not find_spec("zensical"):
        raise CannotBuild("Zensical is not installed; it is an extra of this package: [zensical]")
    _lay_out(source, work)
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--clean"]
    done = subprocess.run(  # noqa: S603  # no shell, and nothing of a plan in it
        command, cwd=work, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    site = work / "site"
    missing = [path for path in source.pages if not (site / _address(path)).exists()]
    if done.returncode or missing:
        lines = (done.stdout + done.stderr).splitlines()
        said = [line.strip() for line in lines if line.strip() and line != "Build started"]
        raise CannotBuild(f"Zensical did not build every page: {' / '.join(said[-5:])}")
    _lead_to_files(source, site)
    return site


def _lay_out(source: Source, work: Path) -> None:
    """Write all that the engine reads; it takes no absolute paths, so the theme is copied."""
    settings = site_settings(source.config)
    theme = settings.get("theme")
    if not isinstance(theme, dict) or "custom_dir" not in theme:
        raise SettingsError(f"{source.config}: there is no custom_dir: below theme: in it")
    shutil.copytree(source.content, work / "pages", ignore=shutil.ignore_patterns("*.md", ".*"))
    for path, text in source.pages.items():
        write_whole(work / "pages" / path, _seen_from_file(path, text))
    shutil.copytree(source.config.parent / str(theme["custom_dir"]), work / "theme")
    styles = dict.fromkeys((*(settings.get("extra_css") or ()), *own_styles(source.content)))
    config = {
        "docs_dir": "pages",
        "site_dir": "site",
        "theme": {"custom_dir": "theme", "variant": "classic"},
        "plugins": [{"search": dict(plugin_settings(settings, "search"))}],
        "extra": source.extra,
        "extra_css": list(styles),
    }
    # Not by INHERIT: the engine joins lists then, and a menu would be that of two guides.
    write_whole(work / "mkdocs.yml", whole_settings(source.config, config))


def _seen_from_file(path: str, text: str) -> str:
    """Return a page whose HTML leads from where its file lies, for the engine takes it so.

    Links in our HTML lead from the page's address, which is one folder deeper than its file.
    """
    return text if Path(path).name == "index.md" else _FROM_ADDRESS.sub(r"\1./", text)


def _address(path: str) -> str:
    """Return the file that the page at a path becomes."""
    stem = path.removesuffix(".md")
    return f"{stem}.html" if Path(path).name == "index.md" else f"{stem}/index.html"


def _lead_to_files(source: Source, site: Path) -> None:
    """Make edit buttons open the plan: the engine knows only of a page that was written."""
    for path, file in source.files.items():
        page = site / _address(path)
        button = re.compile(
            rf'<a href="([^"]*/)[^"/]+/{re.escape(path)}"([^>]*>.*?</a>)', re.DOTALL
        )
        to = rf'<a href="\g<1>{file}"\g<2>' if file else ""
        page.write_text(button.sub(to, page.read_text("utf-8")), "utf-8")
