"""What YAML can say and no plan may: directives, signs of its own, odd keys, hidden text."""

import re
from typing import Any

from generator.problems import shortened
from generator.reading import Place, is_hidden, name_of
from generator.yaml_document import Document, Path
from generator.yaml_looks import Event
from generator.yaml_words import quoted


def place_of_mark(mark: Any) -> Place:
    """Return where a mark of the parser stands."""
    return Place(mark.line + 1, mark.column + 1)


def refuse(document: Document, event: Event, rule: str, message: str, hint: str) -> None:
    """Note a mistake where an event begins."""
    document.report(place_of_mark(event.start_mark), rule, message, hint)


def refuse_directives(document: Document, event: Event) -> None:
    """Refuse lines such as %YAML before a document."""
    if event.version or event.tags:
        message = "a line that starts with % is not used here"
        refuse(document, event, "directive", message, "delete it")


def refuse_sign(document: Document, event: Event, rule: str, sign: str) -> None:
    """Refuse a text that starts with a sign of YAML's."""
    message = f"a text that starts with {sign} means something special, which is not used here"
    line = document.source.line(place_of_mark(event.start_mark).line)
    refuse(document, event, rule, message, f"delete it, or {quoted(line)}")


def refuse_odd_key(document: Document, event: Event, path: Path, *, is_known: bool) -> None:
    """Refuse a key that means more than its word, has none, or is there already."""
    name, is_plain = event.value, event.implicit[0]
    if is_plain and name == "<<":
        message = "<< would copy another part of the file, which is not done here"
        refuse(document, event, "merge-key", message, "write out what it stands for")
    elif is_plain and re.match(r"-\w", name):
        message = "there is no space after the dash"
        refuse(document, event, "dash", message, f"write - {name[1:]}:")
    elif is_plain and not name:
        message = "there is no key before this colon"
        refuse(document, event, "key", message, "write one, such as title: My plan")
    elif _is_asked(document, event):
        message = "a ? before a key means something special, which is not used here"
        refuse(document, event, "key", message, "delete it, or put the whole text in quotes")
    elif is_known:
        first = document.keys[path].line
        message = f"the key '{shortened(name)}' is here twice (first in line {first})"
        refuse(document, event, "duplicate-key", message, "keep one of them")


def _is_asked(document: Document, event: Event) -> bool:
    """Tell whether a ? stands before a key."""
    position = int(event.start_mark.index)
    return document.source.text[max(position - 2, 0) : position].rstrip(" ").endswith("?")


def refuse_hidden(document: Document, event: Event) -> None:
    """Refuse characters that nobody sees, written as codes between quotes."""
    for character in sorted(set(event.value)):
        if character != "\n" and is_hidden(character):
            message = f"the text holds an invisible character: {name_of(character)}"
            hint = "delete the code with the backslash that writes it"
            refuse(document, event, "invisible", message, hint)
