"""What every part of a guide's data has in common, and what it claims with its sources."""

from pydantic import BaseModel, ConfigDict, Field

from generator.fields import Id, Line, Many, Rich

OWN_RULE = "our-own-rule"
"""What `sources:` says where the guide itself made the rule."""


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class Part(BaseModel):
    """What every part of a guide's data has in common: strict, frozen, kebab-case keys."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", alias_generator=_kebab)


SOURCES = Field(
    default=(),
    description=f"What carries it: keys of _sources.yml, or {OWN_RULE}.",
    examples=[[OWN_RULE]],
)


class Claim(Part):
    """Something the guide says is so, with the sources that carry it."""

    text: Line = Field(
        description="One plain sentence, without Markdown.",
        examples=["Ten minutes feel easy."],
    )
    sources: Many[Id] = SOURCES
    safety: bool = Field(
        default=False,
        description="true where a mistake could hurt: a source of tier A or B has to carry it.",
        examples=[True],
    )


class RichClaim(Claim):
    """A claim of one or more paragraphs: **bold**, *italics*, lists and [links](page.md)."""

    text: Rich = Field(
        description="Paragraphs, lists, **bold**, *italics* and [links](page.md).",
        examples=["Small steps keep fear away."],
    )
