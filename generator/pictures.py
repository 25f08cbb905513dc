"""SVG drawings as PNG pictures. The only place that knows resvg, which is an optional extra."""

from collections.abc import Mapping
from importlib.util import find_spec

ICON_SIZES = (180, 192, 512)
"""Apple's size, and the two that browsers ask for before a site can be installed."""


def can_draw() -> bool:
    """Tell whether the extra that draws is installed."""
    return find_spec("resvg_py") is not None


def png(svg: str, width: int, height: int) -> bytes:
    """Return a drawing as a picture of that size; fonts of the system are left alone.

    Raises:
        ValueError: it is no SVG.
    """
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height, skip_system_fonts=True)
    )


def icons(svg: str) -> Mapping[str, bytes]:
    """Return pictures for home screens, by file name, of a square drawing."""
    return {f"icon-{size}.png": png(svg, size, size) for size in ICON_SIZES}
