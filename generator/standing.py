"""Whether the site that stands is what MkDocs would build again: then it is left as it is."""

import json
import logging
import sys
from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_build_date

from generator.unchanged import is_unchanged, remember, sum_of

_engine = logging.getLogger("mkdocs")

PLUGINS = {"search", "material/search", "staged-plans"}
"""Plugins that read nothing but what is named here. Hooks are plugins too, and not among them."""

EXTENSIONS = {"abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes"}
EXTENSIONS |= {"md_in_html", "sane_lists", "tables", "toc"}
"""Markdown extensions that read nothing but the page."""


class Standing:
    """The site in its place, and all that one built now would be made from."""

    def __init__(self, config: MkDocsConfig, folders: Iterable[Path]) -> None:
        self._config = config
        self._site = Path(config.site_dir).resolve()
        themes = map(Path, config.theme.dirs[:-2])  # those of packages come with their versions
        self._folders = [*folders, Path(config.docs_dir), *themes, Path(__file__).parent]
        self._said = _said(config)  # now, for plugins change what they are given
        self._warnings = _Warnings(logging.WARNING)
        self._sum = ""

    def is_current(self) -> bool:
        """Tell whether a build would make the site that stands; begin to count warnings."""
        _engine.addHandler(self._warnings)
        if not is_known(self._config):
            return False
        try:
            self._sum = self._made_from()
        except OSError:
            return False  # the build tells what cannot be read
        return is_unchanged(self._site, self._sum)

    def keep(self) -> None:
        """Record what the site was made from, unless warnings have to be told again."""
        _engine.removeHandler(self._warnings)
        if not self._sum or self._warnings.count or not _engine.isEnabledFor(logging.WARNING):
            return
        try:
            if self._made_from() == self._sum:  # nothing was edited meanwhile
                remember(self._site, self._sum)
        except OSError:
            return  # the next build makes everything again

    def _made_from(self) -> str:
        return sum_of(self._folders, self._said)


def is_known(config: MkDocsConfig) -> bool:
    """Tell whether all that has a part in a build is known to read nothing but what is named here.

    None of it remembers a page while it reads another, either.
    """
    parts = set(config.plugins) <= PLUGINS, set(config.markdown_extensions) <= EXTENSIONS
    return all(parts)


def _said(config: MkDocsConfig) -> str:
    """Return all that is not in the guide's folders: settings, the day and versions."""
    parts = {name: getattr(plugin, "config", {}) for name, plugin in config.plugins.items()}
    parts = {name: dict(said) for name, said in parts.items()}
    settings = [config.user_configs, config.mdx_configs, parts]
    said = json.dumps(settings, default=repr, sort_keys=True)
    day = get_build_date()
    return "\n".join([said, str(config.config_file_path), day, sys.version, *_packages()])


def _packages() -> list[str]:
    """Return all packages that can be imported, with their versions, as their folders say."""
    folders = [Path(folder) for folder in sys.path if Path(folder).is_dir()]
    return sorted(path.name for folder in folders for path in folder.glob("*.dist-info"))


class _Warnings(logging.Handler):
    """Counts what a strict build would fail for, and others tell again each time."""

    count = 0

    def emit(self, _: logging.LogRecord) -> None:
        """Count one."""
        self.count += 1
