"""Compiled templates, kept from one build of a server to the next.

MkDocs makes a new template environment for every build, and compiling Material's
templates is a third of the time of a small one. A template is found by its name and
a checksum of its source, so that an edited one is compiled anew.
"""

import io

from jinja2 import BytecodeCache, Environment, TemplateError
from jinja2.bccache import Bucket

__all__ = ["TemplateError", "keep_compiled"]


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
