"""The editor schemas and the key reference, both made from the model."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.calculators import Calculators
from generator.cards import Cards
from generator.chooser import Chooser
from generator.icons import Icons
from generator.model.claims import Part
from generator.model.plans import WrittenPlan
from generator.settings import Settings, Sources

SCHEMAS: Mapping[str, type[Part]] = {
    "plan.schema.json": WrittenPlan,
    "guide.schema.json": Settings,
    "sources.schema.json": Sources,
    "cards.schema.json": Cards,
    "choose.schema.json": Chooser,
    "calculate.schema.json": Calculators,
    "icons.schema.json": Icons,
}


def texts(plans: Path, reference: Path) -> Iterator[tuple[Path, str]]:
    """Return every file that is made from the model, with the text it has to have."""
    for name, model in SCHEMAS.items():
        yield plans / name, schema(model)
    yield reference, "\n".join(_reference()) + "\n"


def schema(model: type[Part]) -> str:
    """Return the JSON Schema of a file, for editors that complete, explain and underline."""
    made = model.model_json_schema(by_alias=True)
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def _reference() -> Iterator[str]:
    yield "# The keys of a plan"
    yield ""
    yield "Made from the model by `python -m generator refresh`. Every key a file may have, with"
    yield "what it holds. Keys in bold have to be there. A few others have to be there in some"
    yield "places, such as `sources` at a claim, and the check says where."
    for name, title in (
        ("plan.schema.json", "A plan: plans/my-plan.yml"),
        ("sources.schema.json", "The sources: plans/_sources.yml"),
        ("cards.schema.json", "The cards: plans/_cards.yml"),
        ("choose.schema.json", "The chooser: plans/_choose.yml"),
        ("calculate.schema.json", "The calculators: plans/_calculate.yml"),
        ("icons.schema.json", "The icons: plans/_icons.yml"),
        ("guide.schema.json", "The guide's settings: plans/_guide.yml"),
    ):
        yield from ("", f"## {title}")
        made = SCHEMAS[name].model_json_schema(by_alias=True)
        yield from _table("", made)
        for part, definition in made.get("$defs", {}).items():
            if "properties" in definition:
                yield from _table(part, definition)


def _table(title: str, made: Mapping[str, Any]) -> Iterator[str]:
    if title:
        yield from ("", f"### {title}", "", _one_line(made.get("description", "")))
    yield from ("", "| key | holds | what it is |", "|---|---|---|")
    for key, value in made["properties"].items():
        name = f"**{key}**" if key in made.get("required", ()) else key
        yield f"| {name} | {_holds(value)} | {_one_line(value.get('description', ''))} |"


def _holds(value: Mapping[str, Any]) -> str:
    """Say in few words what a key holds."""
    if "$ref" in value:
        return str(value["$ref"]).rsplit("/", 1)[-1]
    if "enum" in value or "const" in value:
        return ", ".join(f"`{word}`" for word in value.get("enum", [value.get("const")]))
    if either := value.get("anyOf") or value.get("oneOf"):
        held = (_holds(part) for part in either if part.get("type") != "null")
        return " or ".join(dict.fromkeys(held))
    if value.get("type") == "array":
        return f"list of {_holds(value['items'])}"
    if value.get("type") == "object":
        entries = value.get("patternProperties") or {"": value["additionalProperties"]}
        return f"id to {_holds(next(iter(entries.values())))}"
    kinds = {"string": "text", "boolean": "true or false", "integer": "number", "number": "number"}
    return kinds[value["type"]]


def _one_line(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
