"""Compiled templates, kept from one build of a server to the next.

MkDocs makes a new template environment for every build, and compiling Material's
templates is a third of the time of a small one. A template is found by its name and
a checksum of its source, so that an edited one is compiled anew.
"""

import io
import traceback
from pathlib import Path

from jinja2 import BytecodeCache, Environment, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.bccache import Bucket

__all__ = ["TemplateError", "fault_of", "keep_compiled"]


_ENDINGS = (".j2", ".html", ".xml")
"""How the names of templates end, ours and the theme's."""


class _Memory(BytecodeCache):
    def __init__(self) -> None:
        self._held: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what is kept for it; it checks whether its source is the same."""
        if bucket.key in self._held:
            bucket.load_bytecode(io.BytesIO(self._held[bucket.key]))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._held[bucket.key] = bucket.bytecode_to_string()


_memory = _Memory()


def keep_compiled(environment: Environment) -> Environment:
    """Make an environment look for compiled templates before it compiles them, and keep them."""
    environment.bytecode_cache = _memory
    return environment


def fault_of(error: Exception) -> str | None:
    """Return in one line what is wrong with a template, and where; nothing where it is none.

    In the trace of an error, Jinja puts each line of a template where its code stood:
    https://jinja.palletsprojects.com/en/stable/faq/#my-tracebacks-look-weird-what-s-happening
    """
    said = " ".join(str(error).split()).rstrip(".") or type(error).__name__
    if isinstance(error, TemplateNotFound):
        return f"the template {said} cannot be used"
    places = [
        (line.filename, line.lineno)
        for line in traceback.extract_tb(error.__traceback__)
        if line.filename.endswith(_ENDINGS)
    ]
    if isinstance(error, TemplateSyntaxError):
        said = " ".join((error.message or said).split()).rstrip(".")
        places.append((error.name or error.filename or "template", error.lineno))
    if isinstance(error, UnicodeDecodeError) and _is_of_a_loader(error):
        return f"a template is not written in UTF-8: {said}"
    if not places:
        return f"a template: {said}" if isinstance(error, TemplateError) else None
    name, number = places[-1]
    return f"the template {Path(name).name}, line {number}: {said}"


def _is_of_a_loader(error: Exception) -> bool:
    lines = traceback.extract_tb(error.__traceback__)
    return any(Path(line.filename).parts[-2:] == ("jinja2", "loaders.py") for line in lines)
