"""The picture that a shared link to a plan shows: its path, stage by stage, uphill to the sun.

It has no words, so it needs no fonts and is the same wherever it is drawn; the title stands
beside it wherever links are shown.
"""

from generator.model.plans import Plan

WIDTH, HEIGHT = 1200, 630
"""What Open Graph's readers show without cutting, https://ogp.me."""

_PAPER, _LEAF, _SOFT, _SUN = "#fbf8f1", "#2c6236", "#e3edd9", "#e9b949"


def picture_path(plan_id: str) -> str:
    """Return where the picture of a plan stands in the site."""
    return f"assets/pictures/{plan_id}.png"


def drawing(plan: Plan) -> str:
    """Return the picture of a plan as SVG: a stop for each stage, and rings for those that last."""
    count = len(plan.stages)
    stops = "".join(
        _stop(number / max(count - 1, 1), stage.final) for number, stage in enumerate(plan.stages)
    )
    way = " ".join(f"{x:.1f},{y:.1f}" for x, y in (_point(step / 60) for step in range(61)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{_PAPER}"/>'
        f'<circle cx="1010" cy="140" r="62" fill="{_SUN}"/>'
        f'<polygon points="0,{HEIGHT} 0,470 {way} {WIDTH},290 {WIDTH},{HEIGHT}" fill="{_SOFT}"/>'
        f'<polyline points="{way}" fill="none" stroke="{_LEAF}" stroke-width="10" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
        f"{stops}</svg>"
    )


def _point(part: float) -> tuple[float, float]:
    """Return a point of the path, from 0 at its start to 1 at its end."""
    x = 110 + 960 * part
    bend = part * (1 - part) * (0.5 - part) * 900
    return x, 460 - 190 * part + bend


def _stop(part: float, is_final: bool) -> str:
    x, y = _point(part)
    size = 34 if is_final else 24
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size}" fill="{_PAPER}" '
        f'stroke="{_LEAF}" stroke-width="9"/>'
        + (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="14" fill="{_LEAF}"/>' if is_final else "")
    )
