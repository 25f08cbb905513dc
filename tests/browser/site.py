"""Build a guide as a person does, and serve it under the address it was built for."""

import gzip
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO, NamedTuple

PROJECT = Path(__file__).parents[2]
BASE = "/guide/"
"""Not /, because that is how GitHub Pages serves a project."""


@dataclass(frozen=True)
class Site:
    """A folder that is served at a URL."""

    folder: Path
    url: str
    engine: str = "mkdocs"

    def build(self, plans: Path) -> None:
        """Build a folder of plans with the project's own command, in place of what was there."""
        variables = {"PLANS": str(plans), "SITE": str(self.folder), "SITE_URL": self.url}
        done = subprocess.run(
            [sys.executable, "-m", *_COMMANDS[self.engine]],
            cwd=PROJECT,
            env=os.environ | variables | {"NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


_COMMANDS = {
    "mkdocs": ("mkdocs", "build", "--strict"),
    "zensical": ("generator", "build", "--engine", "zensical"),
}


def with_own_plans(folder: Path, *plans: Path) -> Path:
    """Make a folder of the project's plans and the tests' own, which change only when the tests do.

    What is in a later one of `plans` takes the place of what has the same name.
    """
    for origin in (PROJECT / "plans", *plans):
        shutil.copytree(origin, folder, dirs_exist_ok=True)
    return folder


def only_own_plans(folder: Path, *plans: Path) -> Path:
    """Make a folder of the tests' own plans with the guide's settings, which is built soon."""
    folder.mkdir()
    settings = (PROJECT / "plans" / "_guide.yml").read_text("utf-8")
    away, count = re.subn(r"^  alternative: .*\n", "", settings, flags=re.MULTILINE)
    assert count == 1  # it names a plan that is not among these
    (folder / "_guide.yml").write_text(away, "utf-8")
    for origin in plans:
        shutil.copytree(origin, folder, dirs_exist_ok=True)
    return folder


class Release(NamedTuple):
    """A site of the tests' own plans, of which each test takes a copy: for one port alone."""

    folder: Path
    port: int
    engine: str

    @contextmanager
    def copied(self, folder: Path) -> Iterator[tuple[Site, Path]]:
        """Serve a copy in a new folder, and give its plans, to be changed and built again."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        with served(folder / "site", self.engine, port=self.port) as site:
            yield site, folder / "plans"


def first_release(folder: Path, plans: Path, engine: str) -> Release:
    """Build a folder of plans by an engine for a port that only these tests take."""
    port = port_of_ours()
    with served(folder / "site", engine, port=port) as site:
        site.build(only_own_plans(folder / "plans", plans))
    return Release(folder, port, engine)


def port_of_ours() -> int:
    """Return a free port below those that systems give to whoever asks for any."""
    for port in range(20_000 + os.getpid() % 10_000, 32_000):
        with suppress(OSError), closing(socket.create_server(("127.0.0.1", port))):
            return port
    raise AssertionError("no port is free")


@contextmanager
def served(
    folder: Path, engine: str = "mkdocs", *, is_compressed: bool = False, port: int = 0
) -> Iterator[Site]:
    """Serve a folder at a free port, known before it is built: instant navigation needs that.

    It `is_compressed` as hosts do it where the bytes on the way are measured.
    """
    handler = _Compressing if is_compressed else _Handler
    server = _Server(("127.0.0.1", port), partial(handler, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield Site(folder, f"http://127.0.0.1:{server.server_port}{BASE}", engine)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128  # a browser asks for much at once, and tries again a second later

    def __init__(self, *about: Any) -> None:
        super().__init__(*about)
        self._connections: list[socket.socket] = []

    def process_request(self, request: Any, client_address: Any) -> None:
        """Note a connection: browsers open some before they need them."""
        self._connections.append(request)
        super().process_request(request, client_address)

    def server_close(self) -> None:
        """Close what is open too, or a stopped server would still answer on it."""
        super().server_close()
        for connection in self._connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, *_: Any) -> None:
        """Say nothing: a browser drops connections whenever it leaves a page."""


class _Handler(SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        if not path.startswith(BASE):
            return str(Path(self.directory, "outside-of-the-site"))
        return super().translate_path("/" + path.removeprefix(BASE))

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class _Compressing(_Handler):
    def send_head(self) -> BytesIO | BinaryIO | None:
        """Send texts as gzip; pictures are small already."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() and self.path.endswith("/") else path
        if path.suffix not in _TEXTS or not path.is_file():
            return super().send_head()
        sent = gzip.compress(path.read_bytes(), 6)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        return BytesIO(sent)


_TEXTS = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".txt", ".webmanifest", ".xml"}
