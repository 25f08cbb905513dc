"""Whether a server can listen at an address. Nothing else here touches a network."""

import os
import socket

from mkdocs.exceptions import Abort


def ensure_free(host: str, port: int) -> None:
    """Make sure that a server can listen at an address, before a guide is built for it.

    Raises:
        Abort: it cannot; the message says why, and what to do.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        # What the socket says of the error holds the address once more, as Python writes it.
        why = os.strerror(error.errno).lower() if error.errno else str(error)
        raise Abort(
            f"Nothing can be served at {host}:{port}: {why}. Is another server running there? "
            f"ADDR={host}:{port + 1} (or --dev-addr) has this one listen elsewhere."
        ) from None
