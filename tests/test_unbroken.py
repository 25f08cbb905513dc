"""Numbers and their units stay on one line."""

import pytest

from generator.unbroken import unbroken


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("7 to 27 °C (45 to 80 °F)", "7 to 27\u00a0°C (45 to 80\u00a0°F)"),
        ("<li>4 kg</li>", "<li>4\u00a0kg</li>"),
        ("**10 min** of it", "**10\u00a0min** of it"),
        ("about 6.5 ft, or 2 m.", "about 6.5\u00a0ft, or 2\u00a0m."),
        ("2½ kg\nand 12\ncm", "2½\u00a0kg\nand 12\u00a0cm"),
        ("a girth of 38 cm (15 in)", "a girth of 38\u00a0cm (15\u00a0in)"),
        ("5 < 6 kg, and 3 kg", "5 < 6\u00a0kg, and 3\u00a0kg"),
    ],
)
def test_a_number_keeps_its_unit(written: str, shown: str) -> None:
    """In sentences, lists and HTML, whether a line of the file ended there or not."""
    assert unbroken(written) == shown
    assert unbroken(shown) == shown


@pytest.mark.parametrize(
    "text",
    [
        "4 kilos, 3 means, 2 months and 1 metre",
        "owners of 21 in seven countries, 4\nin all",
        '<svg viewBox="0 0 24 24"><path d="M0 4 h 3 m 2 5 l 1 1"/></svg>',
        '<li data-count="lift-4 m-and-more 4 m">',
        "Type `sleep 4 s` here",
        "```\nsleep 4 s\n```",
        "    sleep 4 s",
        "## Stage 4\ncm are counted",
        '---\ntitle: "4 kg"\n---\n',
    ],
)
def test_what_is_no_sentence_stays_as_it_is(text: str) -> None:
    """Words after numbers, tags, code, headings and front matter are not touched."""
    assert unbroken(text) == text


def test_prose_after_front_matter_and_code_is_looked_at() -> None:
    """What is left alone ends where it ends."""
    page = "---\ntitle: '4 kg'\n---\n```\n4 kg\n```\n`4 kg`, 4 kg <b id='4 kg'>4 kg</b>\n"
    shown = (
        "---\ntitle: '4 kg'\n---\n```\n4 kg\n```\n`4 kg`, 4\u00a0kg <b id='4 kg'>4\u00a0kg</b>\n"
    )

    assert unbroken(page) == shown
