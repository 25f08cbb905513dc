"""Printed codes that a phone reads."""

import io
from functools import lru_cache

import segno


@lru_cache(maxsize=10_000)
def picture(address: str, title: str) -> str:
    """Return an SVG of the QR code that opens an address: drawn as a path, so that it prints.

    `title` says what it does, for those who hear it.
    """
    code = segno.make_qr(address, error="m")
    out = io.BytesIO()
    code.save(
        out, kind="svg", xmldecl=False, svgns=True, border=4, scale=1,
        omitsize=True, svgclass="guide-code__picture", lineclass=None, nl=False, title=title,
    )  # fmt: skip
    return out.getvalue().decode("utf-8")
