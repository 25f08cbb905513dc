"""MkDocs builds beside the site's place, and what it built is put there when it is whole.

MkDocs empties a site's folder and then fills it, so that a build which fails or is
killed leaves half a site. Here it is given a folder of its own. A build is over at
`on_shutdown`, for only then strictness has had its say; a server's builds before.
"""

import logging
import shutil
import traceback
import urllib.parse
from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator.compiled import fault_of
from generator.site_folder import IsHeld, SiteFolder
from generator.site_place import unfit
from generator.writing import reason

log = logging.getLogger("mkdocs.plugins.staged-plans")
_engine = logging.getLogger("mkdocs")
_said_by_builds = logging.getLogger("mkdocs.commands.build")


class WholeSite:
    """One build, from the folder it is given until its site is in place or thrown away."""

    def __init__(self, config: MkDocsConfig, *, is_last: bool, dirty: bool) -> None:
        self._config, self._is_last, self._dirty = config, is_last, dirty
        self._is_whole = False
        self._folder: SiteFolder | None = None
        if config.strict and not _engine.isEnabledFor(logging.WARNING):
            _engine.setLevel(logging.WARNING)  # --quiet would hide what ends a strict build

    def begin(self, sources: Iterable[Path]) -> None:
        """Have MkDocs build beside the site's place.

        Raises:
            Abort: the place is held by another build, is no place for a site, or cannot be
                written to; the message says which, in one sentence.
        """
        place = Path(self._config.site_dir)
        themes = [Path(folder) for folder in self._config.theme.dirs[:-2]]
        try:
            if found := unfit(place, sources, (Path(self._config.docs_dir), *themes)):
                raise Abort(f"{found[0].upper()}{found[1:]}.")
            self._folder = SiteFolder(place)
            self._config.site_dir = str(self._folder.open())
            if self._dirty and place.is_dir():
                shutil.copytree(place, self._config.site_dir, dirs_exist_ok=True)
        except IsHeld as held:
            self._folder = None
            raise Abort(f"{str(held).capitalize()}.") from None
        except OSError as error:
            raise self._abort(reason(error)) from None
        _said_by_builds.addFilter(self._name_the_place)

    def leave(self) -> None:
        """In a copy of this process: leave the place to the one that holds it."""
        if self._folder:
            self._folder.leave()

    def is_whole(self) -> None:
        """Note that all is written, and put it in its place if more builds are to come."""
        self._is_whole = True
        if not self._is_last:
            self.end()

    def has_failed(self, error: Exception) -> None:
        """Throw away what was built, and tell an error of the machine in one sentence.

        Raises:
            Abort: in place of an error that is no fault of the program.
        """
        self._is_whole = False
        said = reason(error) if isinstance(error, OSError) else fault_of(error) or _slip(error)
        told = self._abort(said) if said else None
        self.end()
        if told:
            raise told from None

    def end(self) -> bool:
        """Put a whole site in its place, and take away what is none; tell which it was."""
        folder, self._folder = self._folder, None
        _said_by_builds.removeFilter(self._name_the_place)
        if not folder:
            return False
        self._config.site_dir = str(folder.place)
        try:
            if self._is_whole:
                folder.publish()
        except OSError as error:
            raise self._abort(reason(error)) from None
        finally:
            folder.discard()
        for left in folder.left():
            log.warning("%s is left of an earlier site and cannot be removed: delete it.", left)
        return self._is_whole

    def _abort(self, said: str) -> Abort:
        return Abort(self._told(f"The site was not built, and the last one is as it was: {said}."))

    def _name_the_place(self, record: logging.LogRecord) -> bool:
        record.msg = self._told(str(record.msg))
        return True

    def _told(self, message: str) -> str:
        """Return a message with the site's place in it, instead of the folder beside that."""
        if not self._folder:
            return message
        return message.replace(str(self._folder.new), str(self._folder.place))


def _slip(error: Exception) -> str | None:
    """Return in words what is wrong with an address that a page leads to, or nothing."""
    files = [line.filename for line in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, ValueError) and urllib.parse.__file__ in files:
        return f"an address on a page is none, such as https://[name].example/ ({error})"
    return None
