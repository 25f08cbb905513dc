"""Firefox, started in its place: it makes up for what long-kept versions do not say yet.

Playwright drives an installed Firefox over WebDriver BiDi, as Firefox's newest release speaks it.
The extended support release, which Debian has, differs in two things; a release is left as it is:

- It does not know the command which tells a new profile what colours are preferred, and without an
  answer Playwright opens no page.
- Its events about downloads have no id, and Playwright passes over those.

The first argument is Firefox, the others are for it.
"""

import asyncio
import json
import re
import sys
from asyncio.subprocess import PIPE, create_subprocess_exec
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, serve

COLOURS = "emulation.setMediaFeaturesOverride"
DOWNLOADS = ("browsingContext.downloadWillBegin", "browsingContext.downloadEnd")
READY = "WebDriver BiDi listening on "
"""What Firefox writes once it can be spoken with, and what Playwright waits for."""


async def main(firefox: str, *arguments: str) -> int:
    """Start Firefox and pass on what is said between it and Playwright; return its exit code."""
    process = await create_subprocess_exec(firefox, *arguments, stderr=PIPE)
    assert process.stderr
    async for line in process.stderr:
        if found := re.search(rf"{READY}(ws://\S+)", line.decode("utf-8", "replace")):
            async with serve(_talk_to(found[1]), "127.0.0.1", 0, max_size=None) as server:
                port = server.sockets[0].getsockname()[1]
                _tell(f"{READY}ws://127.0.0.1:{port}\n".encode())
                await process.communicate()  # read to its end, or Firefox would wait for a reader
        else:
            _tell(line)
    return await process.wait()


def _tell(line: bytes) -> None:
    sys.stderr.buffer.write(line)
    sys.stderr.flush()


def _talk_to(address: str) -> Any:
    async def talk(playwright: ServerConnection) -> None:
        async with connect(f"{address}/session", max_size=None) as firefox:
            asked: set[int] = set()
            ways = [_there(playwright, firefox, asked), _back(firefox, playwright, asked)]
            tasks = [asyncio.create_task(way) for way in ways]
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in tasks:
                task.cancel()

    return talk


async def _there(playwright: ServerConnection, firefox: ClientConnection, asked: set[int]) -> None:
    async for message in playwright:
        said = json.loads(message)
        if said["method"] == COLOURS:
            asked.add(said["id"])
        await firefox.send(message)


async def _back(firefox: ClientConnection, playwright: ServerConnection, asked: set[int]) -> None:
    async for message in firefox:
        await playwright.send(json.dumps(completed(json.loads(message), asked)))


def completed(said: dict[str, Any], asked: set[int]) -> dict[str, Any]:
    """Return what Firefox said, as a newer one says it; `asked` are the commands about colours."""
    if said.get("id") in asked and said.get("error") == "unknown command":
        return {"type": "success", "id": said["id"], "result": {}}
    if said.get("method") in DOWNLOADS:
        about = said["params"]
        about.setdefault("download", about["navigation"] or about["url"])
    return said


if __name__ == "__main__":
    sys.exit(asyncio.run(main(*sys.argv[1:])))
