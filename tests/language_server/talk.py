"""A talk with a language server over its standard streams, as an editor leads it.

https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/
"""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any

PATIENCE = 200
"""Seconds to wait for an answer: a guard against hanging."""

SETTINGS = {
    "validate": True,
    "hover": True,
    "completion": True,
    "schemaStore": {"enable": False},  # it would be fetched from elsewhere
}


class Talk:
    """Requests and their answers, and what the server says by itself."""

    def __init__(self, server: "subprocess.Popen[bytes]") -> None:
        self.server = server
        self.numbers = count(1)
        self.heard: Queue[dict[str, Any]] = Queue()
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}
        Thread(target=self._listen, daemon=True).start()

    def ask(self, method: str, **parameters: Any) -> Any:
        """Ask and return the answer, taking in what else is said meanwhile."""
        number = next(self.numbers)
        self._say({"id": number, "method": method, "params": parameters})
        while True:
            message = self._next()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def tell(self, method: str, **parameters: Any) -> None:
        """Say something that has no answer."""
        self._say({"method": method, "params": parameters})

    def open(self, path: Path) -> str:
        """Open a YAML file as an editor does, and return its address."""
        address = path.as_uri()
        text = path.read_text("utf-8")
        document = {"uri": address, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        return address

    def mistakes(self, path: Path) -> list[dict[str, Any]]:
        """Open a file and return what the server underlines in it."""
        address = self.open(path)
        while address not in self.diagnostics:
            self._next()
        return self.diagnostics[address]

    def _next(self) -> dict[str, Any]:
        message = self.heard.get(timeout=PATIENCE)
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            self._say({"id": message["id"], "result": _answer(message)})
        return message

    def _say(self, message: dict[str, Any]) -> None:
        assert self.server.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.server.stdin.flush()

    def _listen(self) -> None:
        assert self.server.stdout is not None
        while line := self.server.stdout.readline():
            if line.lower().startswith(b"content-length:"):
                size = int(line.partition(b":")[2])
                while self.server.stdout.readline().strip():
                    pass  # other headers, up to the empty line
                self.heard.put(json.loads(self.server.stdout.read(size)))


def _answer(message: dict[str, Any]) -> Any:
    """Answer what the server asks: its settings, and nothing else."""
    if message["method"] == "workspace/configuration":
        items = message["params"]["items"]
        return [SETTINGS if item.get("section") == "yaml" else None for item in items]
    return None


@contextmanager
def talk(modules: Path, folder: Path) -> Iterator[Talk]:
    """Start the server for a folder, greet it, and stop it at the end."""
    program = modules / "yaml-language-server" / "bin" / "yaml-language-server"
    server = subprocess.Popen(
        ["node", program, "--stdio"],
        cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    with server:
        talking = Talk(server)
        abilities = {
            "workspace": {"configuration": True, "didChangeConfiguration": {}},
            "textDocument": {
                "hover": {"contentFormat": ["markdown"]},
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
            },
        }
        talking.ask("initialize", processId=None, rootUri=folder.as_uri(), capabilities=abilities)
        talking.tell("initialized")
        talking.tell("workspace/didChangeConfiguration", settings={"yaml": SETTINGS})
        try:
            yield talking
        finally:
            with suppress(OSError):
                server.kill()
