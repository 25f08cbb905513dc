"""What words without quotes mean: nothing, true or false, numbers, or the text they are.

That is the core schema of YAML 1.2.2, chapter 10.3.2. YAML 1.1, in which `no` is false and `1:30`
is ninety, is left out.
"""

import re
from typing import Any

_NULL = {"", "~", "null", "Null", "NULL"}
_TRUE, _FALSE = {"true", "True", "TRUE"}, {"false", "False", "FALSE"}
_INT = re.compile(r"[-+]?[0-9]{1,4000}|0o[0-7]{1,4000}|0x[0-9a-fA-F]{1,4000}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_INF = re.compile(r"[-+]?\.(inf|Inf|INF)")


def is_text(word: str) -> bool:
    """Tell whether a word means itself where it stands without quotes, and no number or the like.

    For words that begin with a letter or a digit and hold no sign of YAML's, as ids do.
    """
    return isinstance(resolve(word), str)


def resolve(text: str) -> Any:
    """Return what a plain scalar means in the core schema of YAML 1.2."""
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    return _number(text) if text[0] in "+-.0123456789" else text


def _number(text: str) -> int | float | str:
    """Return a number, or the text where it is none."""
    if _INT.fullmatch(text):
        return int(text, {"0o": 8, "0x": 16}.get(text[:2], 10))
    if _FLOAT.fullmatch(text):
        return float(text)
    if _INF.fullmatch(text):
        return float(text.replace(".", "", 1))
    return float("nan") if text in {".nan", ".NaN", ".NAN"} else text
