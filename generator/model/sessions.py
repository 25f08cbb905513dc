"""How long and how often a stage is trained, and after how much of it to move on."""

from pydantic import Field

from generator.fields import Id, Many, PaceField, RangeField, Rich
from generator.model.claims import SOURCES, Part


class Session(Part):
    """How long and how often, all as ranges and none of them a deadline."""

    minutes: RangeField | None = Field(
        default=None, description="Minutes a session.", examples=["2-5"]
    )
    per_day: RangeField | None = Field(
        default=None, description="Sessions a day.", examples=["1-2"]
    )
    pace: PaceField = Field(
        description="How long the stage usually takes: once, ongoing, or a wide range. "
        "Days or weeks alone, without minutes or per-day, are a time without sessions.",
        examples=["3-7 days", "1-6 weeks", "3-10 sessions", "once", "ongoing"],
    )
    note: Rich | None = Field(
        default=None,
        description="What to know about the pace.",
        examples=["Stop before it gets dull."],
    )
    sources: Many[Id] = SOURCES


class AdvanceAfter(Part):
    """How many sessions have to go well before the pages suggest to move on."""

    green_sessions: int = Field(
        ge=1, le=20, description="How many green sessions in a row.", examples=[3]
    )
    on_days: int = Field(
        ge=1, le=20, description="On how many different days at least.", examples=[2]
    )
    sources: Many[Id] = SOURCES
