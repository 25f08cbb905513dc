"""Writing files so that a reader never finds half of one."""

import os
import tempfile
from pathlib import Path


def write(path: Path, content: str | bytes) -> None:
    """Write a file where nobody reads yet, which is faster, making folders as needed."""
    made = content.encode("utf-8") if isinstance(content, str) else content
    try:
        path.write_bytes(made)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made)


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file beside its place and put it there in one go, making folders as needed."""
    made = content.encode("utf-8") if isinstance(content, str) else content
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(made)
        mode = path.stat().st_mode if path.exists() else 0o644
        Path(name).chmod(mode & 0o777)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink()
        raise


def reason(error: OSError) -> str:
    """Return what the system says of a file or folder, in one sentence."""
    said = (error.strerror or str(error)).lower()
    name = error.filename2 or error.filename
    return f"{name}: {said}" if name else said
