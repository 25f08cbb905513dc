"""What a build sets in the settings of MkDocs, for what mkdocs.yml leaves to it."""

import logging
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from generator.beside import draws
from generator.hand_pages import own_styles
from generator.how import How
from generator.pictures import can_draw
from generator.render import TEMPLATES
from generator.words import CATALOGUES

log = logging.getLogger("mkdocs.plugins.staged-plans")


def settle(config: MkDocsConfig, how: How) -> None:
    """Set what the theme asks for and what a server watches, and say what is left out."""
    _watch(config, how)
    # Pictures are for shared links; under live reload nobody shares any.
    config.extra["pictures"] = not how.is_served and draws(config.site_url or "")
    if config.site_url:  # else Material's first script differs by depth, and has many hashes
        config.extra.setdefault("scope", urlsplit(config.site_url).path or "/")
    _leave_out_what_is_not_set(config)
    styles = own_styles(Path(config.docs_dir))
    config.extra_css.extend(path for path in styles if path not in config.extra_css)


def _watch(config: MkDocsConfig, how: How) -> None:
    base = how.root / "plans"  # whose settings and sources hold for plans from elsewhere
    folders = [how.plans, base, TEMPLATES, CATALOGUES, *map(Path, config.theme.dirs[:1])]
    config.watch.extend(str(folder) for folder in dict.fromkeys(folders) if folder.is_dir())


def _leave_out_what_is_not_set(config: MkDocsConfig) -> None:
    unset = {
        "SITE_URL: no canonical links and no printed codes": config.site_url,
        "REPO_URL: no edit buttons": config.repo_url,
    }
    missing = [name for name, value in unset.items() if not value]
    if not config.repo_url:
        config.edit_uri = None  # else MkDocs warns of it at every page
    if missing:
        log.info("Not set, so left out: %s.", "; ".join(missing))
    if config.site_url and not can_draw():
        log.info("Not drawn: pictures for shared links; pip install resvg-py enables them.")
