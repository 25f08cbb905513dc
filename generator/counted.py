"""Whether sessions tell how a stage goes on."""

from generator.fields import Pace
from generator.model.stages import Stage


def has_sessions(stage: Stage) -> bool:
    """Tell whether a stage is trained: not what is done once, nor days that only have to pass."""
    session = stage.session
    if session.minutes or session.per_day or not isinstance(session.pace, Pace):
        return session.pace != "once"
    return session.pace.unit == "sessions"


def leads_on_by_sessions(stage: Stage) -> bool:
    """Tell whether sessions show that a stage is done: not where it has none or no end."""
    return not stage.final and has_sessions(stage)
