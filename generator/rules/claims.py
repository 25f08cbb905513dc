"""Rules for what is claimed: every claim says what carries it."""

import re
from collections.abc import Iterator

from generator.cards import Card
from generator.model import OWN_RULE, Claim, Part, Session, StepBack
from generator.problems import guess
from generator.rules.rule import Context, Finding, Rule, everywhere
from generator.settings import Progress
from generator.yaml_tree import Path

Sourced = Claim | Session | StepBack | Card | Progress

CITED = re.compile(r"sources\.md#source-([a-z0-9-]+)")


def _sourced(context: Context) -> Iterator[tuple[str, Path, Sourced]]:
    for file, path, part in everywhere(context, Part):
        if isinstance(part, Sourced):
            yield file, path, part


def used_keys(context: Context) -> set[str]:
    """Return the keys of the sources that plans, settings and pages written by hand rest on."""
    claimed = {key for _, _, part in _sourced(context) for key in part.sources}
    return claimed | {key for text in context.pages.values() for key in CITED.findall(text)}


def sourced(context: Context) -> Iterator[Finding]:
    for file, path, part in _sourced(context):
        if not part.sources and not isinstance(part, Card):
            message = "this does not say where it comes from"
            hint = f"write sources: [a-key-of-_sources.yml], or sources: [{OWN_RULE}]"
            yield Finding(file, path, message, hint)


def known_sources(context: Context) -> Iterator[Finding]:
    known = {*context.guide.sources, OWN_RULE}
    for file, path, part in _sourced(context):
        for number, key in enumerate(part.sources):
            if context.knows_sources and key not in known:
                message = f"the source '{key}' is not in _sources.yml{guess(key, known)}"
                yield Finding(
                    file,
                    (*path, "sources", number),
                    message,
                    "add it there, or use one of its keys",
                )


def used_sources(context: Context) -> Iterator[Finding]:
    used = used_keys(context)
    for key in sorted(context.own_sources) if context.read_whole else ():
        if key not in used:
            message = f"the source '{key}' is not used by any plan or page"
            yield Finding("_sources", ("sources", key), message, "use it or delete it")


def safe_sources(context: Context) -> Iterator[Finding]:
    for file, path, claim in everywhere(context, Claim):
        tiers = [
            context.guide.sources[key].tier for key in claim.sources if key in context.guide.sources
        ]
        all_known = len(tiers) == len([key for key in claim.sources if key != OWN_RULE])
        if claim.safety and claim.sources and all_known and not {"A", "B"} & set(tiers):
            message = "this is marked safety: true but has no source of tier A or B"
            hint = "add such a source, or take the mark away"
            yield Finding(file, (*path, "sources"), message, hint)


RULES = (
    Rule("sourced", "Readers can see what every claim rests on.", sourced),
    Rule("known-sources", "A source that is named can be looked up.", known_sources),
    Rule(
        "used-sources", "The bibliography lists what the guide rests on and no more.", used_sources
    ),
    Rule("safe-sources", "What could hurt is never carried by hearsay alone.", safe_sources),
)
