"""What a guide's data has to fulfil beyond its types: one small function a rule."""

from collections.abc import Iterable, Iterator

from generator.rules import (
    calculators,
    cards,
    chooser,
    claims,
    ids,
    links,
    moves,
    pages,
    plans,
    progress,
    promises,
    stages,
    texts,
    uses,
)
from generator.rules.claims import used_keys as used_sources
from generator.rules.rule import Context, Finding, Rule

RULES: tuple[Rule, ...] = (
    *ids.RULES,
    *promises.RULES,
    *moves.RULES,
    *uses.RULES,
    *stages.RULES,
    *plans.RULES,
    *claims.RULES,
    *texts.RULES,
    *links.RULES,
    *progress.RULES,
    *cards.RULES,
    *chooser.RULES,
    *calculators.RULES,
    *pages.RULES,
)

__all__ = ["RULES", "Context", "Finding", "Rule", "findings", "used_sources"]


def findings(context: Context, asked: Iterable[Rule] = RULES) -> Iterator[tuple[str, Finding]]:
    """Return what every rule finds, each with the rule's name."""
    return ((rule.name, finding) for rule in asked for finding in rule.check(context))
