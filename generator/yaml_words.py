"""What a YAML syntax error means, for people who have never heard of YAML."""

import re

_SPACE_AFTER_COLON = (
    "put the text in quotes if it holds ': ', or add a space after the colon of a key"
)
_WORDS = (
    (
        r"mapping values are not allowed",
        "a second ': ' stands in one line",
        'put the whole text in quotes, such as title: "Stage two: the door"',
    ),
    (
        r"could not find expected ':'|while scanning a simple key",
        "a key is not followed by ': '",
        "write the key, a colon and a space, such as title: My plan",
    ),
    (
        r"did not find expected key|did not find expected '-' indicator|expected <block end>",
        "this line does not line up with the lines before it",
        "indent it like its neighbours, and quote a text as a whole if it starts with a quote",
    ),
    (
        r"block sequence entries are not allowed",
        "a list item starts where none can be",
        "put '- ' on a line of its own, below its key",
    ),
    (
        r"unexpected end of stream|found unexpected end of stream",
        "a quote that was opened is never closed",
        "close it with the same kind of quote",
    ),
    (
        r"did not find expected ',' or '\]'|did not find expected ',' or '\}'",
        "a bracket that was opened is never closed, or a comma is missing",
        "write [one, two], or put the text in quotes if it only starts with a bracket",
    ),
    (
        r"found character that cannot start any token",
        "a text cannot start with this character",
        'put the text in quotes, such as "@home" or "`word`"',
    ),
    (
        r"found unknown escape character|did not find expected hexdecimal number",
        "a backslash in double quotes means something special",
        "use single quotes, or write the backslash twice",
    ),
    (
        r"did not find expected alphabetic or numeric|tag|anchor|alias",
        "a text that starts with *, & or ! means something special",
        "put the text in quotes",
    ),
    (
        r"block scalar|expected chomping or indentation",
        "the lines of text below | or > are not lined up",
        "indent all of them by the same number of spaces",
    ),
    (r"directive|version", "a line that starts with % is not used here", "put the text in quotes"),
)


def in_plain_words(problem: str, context: str) -> tuple[str, str]:
    """Return what is wrong and what to do, from the parser's own two phrases."""
    said = f"{problem} {context}".lower()
    for pattern, message, hint in _WORDS:
        if re.search(pattern, said):
            return message, hint
    return "this line is not written the way YAML wants it", _SPACE_AFTER_COLON
