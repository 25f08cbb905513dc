"""Short codes that stand for step ids on paper: made from the id, never from its place."""

import hashlib
from collections.abc import Iterable, Mapping
from functools import lru_cache

SIGNS = "234579BCDFGHJKMNPQRTVWXY"
"""Signs that a hurried hand keeps apart: no vowels, so no words; of 0 and O, 1 and I and L,
2 and Z, 5 and S, 6 and G, 8 and B, U and V at most one each."""

LENGTH = 4

TABLE = "codes.json"
"""Where the site keeps what every code stands for."""

PATTERN = f"^[{SIGNS}]{{{LENGTH}}}$"


def assigned(ids: Iterable[str], recorded: Mapping[str, str]) -> dict[str, str]:
    """Return a code for every id, each code once; `recorded` ids keep the codes they have.

    The code of a new id comes from the id alone, unless another id has that one already.
    """
    codes = dict(recorded)
    taken = set(codes.values())
    for step_id in sorted({*ids} - codes.keys()):
        codes[step_id] = next(code for code in _candidates(step_id) if code not in taken)
        taken.add(codes[step_id])
    return codes


def _candidates(step_id: str) -> Iterable[str]:
    attempt = 0
    while True:
        yield _code(f"{step_id}:{attempt}")
        attempt += 1


@lru_cache(maxsize=50_000)  # as many as a large guide has steps: a server asks at every save
def _code(text: str) -> str:
    number = int.from_bytes(hashlib.sha256(text.encode()).digest())
    signs = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(SIGNS))
        signs.append(SIGNS[place])
    return "".join(signs)
