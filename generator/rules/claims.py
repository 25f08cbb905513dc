"""Rules for what is claimed: every claim says what carries it."""

import re
from collections.abc import Iterator, Mapping

from generator.cards import Card
from generator.model.claims import OWN_RULE, Claim
from generator.model.sessions import AdvanceAfter, Session
from generator.model.stages import StepBack
from generator.problems import guess
from generator.rules.by_file import by_file, gathered, nothing
from generator.rules.rule import Context, File, Finding, Rule
from generator.yaml_document import Path

Sourced = AdvanceAfter | Claim | Session | StepBack | Card

CITED = re.compile(r"sources\.md#source-([a-z0-9-]+)")


def _sourced(file: File) -> Iterator[tuple[Path, Sourced]]:
    for path, part in file.parts:
        if isinstance(part, Sourced):
            yield path, part


def used_keys(context: Context) -> set[str]:
    """Return the keys of the sources that plans, settings and pages written by hand rest on."""
    cited = {key for text in context.pages.values() for key in CITED.findall(text)}
    return cited.union(gathered(_keys, nothing, context))


def _keys(file: File, _: None) -> set[str]:
    return {key for _, part in _sourced(file) for key in part.sources}


def sourced(file: File, _: None) -> Iterator[Finding]:
    for path, part in _sourced(file):
        if not part.sources and not isinstance(part, Card):
            message = "this does not say where it comes from"
            hint = f"write sources: [a-key-of-_sources.yml], or sources: [{OWN_RULE}]"
            yield Finding(file.name, path, message, hint)


def _known(context: Context) -> set[str]:
    """Return the keys of all sources, or none where there may be others."""
    return {*context.guide.sources, OWN_RULE} if context.knows_sources else set()


def known_sources(file: File, known: set[str]) -> Iterator[Finding]:
    for path, part in _sourced(file):
        for number, key in enumerate(part.sources):
            if known and key not in known:
                message = f"the source '{key}' is not in _sources.yml{guess(key, known)}"
                yield Finding(
                    file.name,
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


def _tiers(context: Context) -> dict[str, str]:
    return {key: source.tier for key, source in context.guide.sources.items()}


def safe_sources(file: File, known: Mapping[str, str]) -> Iterator[Finding]:
    for path, claim in file.each(Claim):
        tiers = [known[key] for key in claim.sources if key in known]
        all_known = len(tiers) == len([key for key in claim.sources if key != OWN_RULE])
        if claim.safety and claim.sources and all_known and not {"A", "B"} & set(tiers):
            message = "this is marked safety: true but has no source of tier A or B"
            hint = "add such a source, or take the mark away"
            yield Finding(file.name, (*path, "sources"), message, hint)


RULES = (
    Rule("sourced", "Readers can see what every claim rests on.", by_file(sourced, nothing)),
    Rule(
        "known-sources", "A source that is named can be looked up.", by_file(known_sources, _known)
    ),
    Rule(
        "used-sources", "The bibliography lists what the guide rests on and no more.", used_sources
    ),
    Rule(
        "safe-sources",
        "What could hurt is never carried by hearsay alone.",
        by_file(safe_sources, _tiers),
    ),
)
