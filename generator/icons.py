"""The contract of a guide's icons, from _icons.yml: small line drawings for its stages."""

from pydantic import Field

from generator.fields import Drawing, Id
from generator.model.claims import Part


class Icons(Part):
    """The file of icons."""

    icons: dict[Id, Drawing] = Field(
        default={},
        description="By the name that stages call it with, what is drawn: the d of an SVG path "
        "on a square of 24, as lines of one width with round ends.",
        examples=[{"flag": "M6 21V4h11l-3 4 3 4H6"}],
    )
