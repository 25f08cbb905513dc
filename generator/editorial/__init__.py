"""How a guide should read: rules whose findings are warnings, for a writer to judge.

They stand in the way of nothing. `check` tells what they find; a build does not ask.
"""

from generator.editorial import order, person, reading, steps, wording
from generator.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *reading.RULES,
    *steps.RULES,
    *wording.RULES,
    *person.RULES,
    *order.RULES,
)
