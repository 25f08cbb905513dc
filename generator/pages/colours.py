"""The three colours with what they mean in a guide."""

from generator.guide import Guide
from generator.views import SignalView


def meanings(guide: Guide) -> tuple[SignalView, ...]:
    """Return the three colours with their meanings alone."""
    said = guide.settings.signals
    colours = {"green": said.green, "amber": said.amber, "red": said.red}
    return tuple(
        SignalView(colour, signal.title, "", signal.meaning, ())
        for colour, signal in colours.items()
    )
