"""Plans damaged as hands, editors and bad luck damage them: the same damage for the same number."""

from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.hostile.corpora import PROJECT

MOST_CHANGES = 3

_ODD_TEXTS = (
    "\t", "\r", "\n", "\u00a0", "\u200b", "\u202e", "\ufeff", "\u2028", "\u0085", "\0", "\x1b[31m",
    "é", "e\u0301", "猫", "😀", "👨‍👩‍👧", "\U000e0041", "\ufffe", "\ud800", "ﷺ" * 40, "a" * 5000,
)  # fmt: skip
_ODD_VALUES = (
    "", "~", "true", "no", "0", "-1", "1e400", "9" * 400, ".nan", "0x1F", "[]", "{}", "[[[]]]",
    "- a", "{a: 1}", "'", '"', "|", ">", "&a b", "*a", "!!str x", "? a", "@x", "`x`", "%x", "a: b",
    "a #b", "#", "---", "...", "<<: x", "2026-13-45", "our-own-rule", "null", "first-look",
    "<script>alert(1)</script>", "[x](javascript:alert(1))", "[x](nowhere.md)", "{{ 7*7 }}",
    "x" * 400, "[" * 40, "\\", '"\\x"', "'''", "100000000000000000000-1",
)  # fmt: skip

Damage = Callable[[list[str], Random], None]


def plans() -> list[Path]:
    """Return the real plans and a small one of the tests."""
    found = [path for path in PROJECT.glob("plans/*.yml") if not path.name.startswith("_")]
    return [*sorted(found), PROJECT / "tests" / "guides" / "riding" / "bicycle.yml"]


def mutant(number: int, originals: list[Path]) -> bytes:
    """Return one of the plans with one to three kinds of damage."""
    random = Random(number)  # noqa: S311  # the same damage each time is wanted
    lines = random.choice(originals).read_text("utf-8").split("\n")
    for _ in range(random.randint(1, MOST_CHANGES)):
        random.choice(DAMAGES)(lines, random)
    data = bytearray("\n".join(lines).encode("utf-8", "surrogatepass"))
    if random.random() < 0.2:
        _flip_byte(data, random)
    return bytes(data)


def _flip_byte(data: bytearray, random: Random) -> None:
    if data:
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)


def _somewhere(lines: list[str], random: Random) -> int:
    if not lines:
        lines.append("")
    return random.randrange(len(lines))


def _cut_characters(lines: list[str], random: Random) -> None:
    line = _somewhere(lines, random)
    start = random.randint(0, len(lines[line]))
    lines[line] = lines[line][:start] + lines[line][start + random.randint(1, 8) :]


def _double_characters(lines: list[str], random: Random) -> None:
    line = _somewhere(lines, random)
    start = random.randint(0, len(lines[line]))
    part = lines[line][start : start + random.randint(1, 8)]
    lines[line] = lines[line][:start] + part * 2 + lines[line][start + len(part) :]


def _swap_characters(lines: list[str], random: Random) -> None:
    line = _somewhere(lines, random)
    letters = list(lines[line])
    if len(letters) > 1:
        at = random.randrange(len(letters) - 1)
        letters[at : at + 2] = reversed(letters[at : at + 2])
    lines[line] = "".join(letters)


def _cut_lines(lines: list[str], random: Random) -> None:
    line = _somewhere(lines, random)
    del lines[line : line + random.choice((1, 1, 2, 5, 40))]


def _double_lines(lines: list[str], random: Random) -> None:
    line = _somewhere(lines, random)
    lines[line:line] = lines[line : line + random.choice((1, 1, 2, 5, 40))]


def _swap_lines(lines: list[str], random: Random) -> None:
    one = _somewhere(lines, random)
    other = min(one + random.choice((1, 1, 2, 20)), len(lines) - 1)
    lines[one], lines[other] = lines[other], lines[one]


def _cut_the_end(lines: list[str], random: Random) -> None:
    line = _somewhere(lines, random)
    lines[line] = lines[line][: random.randint(0, len(lines[line]))]
    del lines[line + 1 :]


def _indent(lines: list[str], random: Random) -> None:
    line, width = _somewhere(lines, random), random.choice((-4, -2, -1, 1, 2, 4))
    for at in range(line, min(line + random.choice((1, 1, 3, 10)), len(lines))):
        bare = lines[at].lstrip(" ")
        lines[at] = " " * max(0, len(lines[at]) - len(bare) + width) + bare


def _cut_quotes(lines: list[str], random: Random) -> None:
    quoted = [at for at, text in enumerate(lines) if '"' in text or "'" in text]
    if quoted:
        line, sign = random.choice(quoted), random.choice("\"'")
        lines[line] = lines[line].replace(sign, "", random.choice((1, 2)))


def _rename_key(lines: list[str], random: Random) -> None:
    line = _somewhere(lines, random)
    key, colon, value = lines[line].partition(":")
    names = (
        key + "s",
        key[:-1],
        key.upper(),
        key.replace("-", "_"),
        f'{key}"',
        "",
        f"{key}{colon}",
    )
    lines[line] = f"{random.choice(names)}{colon}{value}"


def _change_value(lines: list[str], random: Random) -> None:
    line = _somewhere(lines, random)
    key, colon, _ = lines[line].partition(": ")
    lines[line] = f"{key}{colon or ': '}{random.choice(_ODD_VALUES)}"


def _insert(lines: list[str], random: Random) -> None:
    line = _somewhere(lines, random)
    at = random.randint(0, len(lines[line]))
    lines[line] = lines[line][:at] + random.choice(_ODD_TEXTS) + lines[line][at:]


def _insert_line(lines: list[str], random: Random) -> None:
    line = _somewhere(lines, random)
    indent = " " * random.choice((0, 2, 4, 6, 10, 12))
    lines.insert(line, indent + random.choice(_ODD_VALUES))


DAMAGES: tuple[Damage, ...] = (
    _cut_characters, _double_characters, _swap_characters, _cut_lines, _double_lines, _swap_lines,
    _cut_the_end, _indent, _cut_quotes, _rename_key, _change_value, _insert, _insert_line,
)  # fmt: skip
