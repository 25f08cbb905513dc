"""Texts that break programs: a sample of our own, and the Big List of Naughty Strings."""

from random import Random

from tests.hostile.corpora import naughty_strings

OURS = (
    "true", "no", "null", "~", "0", "-1.5e3", "1:30", "2026-01-01", "0x1F", ".inf", "...",
    "---",
    "a: b", "a #b", "# a", "- a", "? a", "[a", "{a", "*a", "&a", "!a", "|", ">", "%a", "@a",
    "`a`",
    "'", '"', "''", "\\", "\\x", "a'b\"c", " a", "a ", "", "\t", "a\tb", "a\nb", "a\r\nb", "\0",
    "\x1b[31m", "\u200b", "\u202ea", "\ufeffa", "\u2028", "\u00ad", "e\u0301", "猫", "😀",
    "👩‍👩‍👧", "ﷺ",
    "مرحبا", "שלום", "Ṱ̺̺̕o͞", "ﬁ", "İı", "&amp;", "&#65;", "&lt;b&gt;", "<b>", "</title>",
    "</script>",
    "<!-- guide: plans -->", "*a*", "_a_", "**a**", "[a](b.md)", "![a](b)", "[a]", "`a`",
    "~~a~~",
    "==a==", "++a++", "^a^", "# a", "1. a", "> a", "| a |", "a {: .b}", "{#a}",
    "a { #b .c x=y }",
    "!!! note", "??? a", "--8<-- 'a'", ":smile:", "$$a$$", "[TOC]", "[^1]", "[[a]]", "(c)",
    "...a",
    "{{ 7*7 }}", "{{ config }}", "{% raw %}", "{% include 'a' %}", "{# a #}", "{## a ##}",
    "${a}",
    "%s", "%(a)s", "{0}", "{title}", "{n}", "{subject}", "$a", "\\1", "\\g<0>",
    "http://a.example",
)  # fmt: skip
"""Texts that mean something to YAML, HTML, Markdown, templates or format strings."""

SCRIPTS = tuple(
    text.replace("RUN", "window.attacked=1")
    for text in (
        "<script>RUN</script>", "</title><script>RUN</script>", "</script><script>RUN</script>",
        "--><script>RUN</script>", "</textarea><script>RUN</script>",
        "</template><script>RUN</script>",
        "<img src=x onerror=RUN>", '"><img src=x onerror=RUN>', "'><img src=x onerror=RUN>",
        '" onmouseover="RUN" x="', "' onclick='RUN' x='", "x onfocus=RUN autofocus",
        "<svg/onload=RUN>", "<svg><script>RUN</script></svg>", "<a href=javascript:RUN>x</a>",
        "javascript:RUN", "[x](javascript:RUN)", "[x](JaVaScRiPt:RUN)",
        "[x](&#106;avascript:RUN)",
        "[x](data:text/html,<script>RUN</script>)", "![x](x'onerror=RUN)", "<javascript:RUN>",
        "{: onclick=RUN }", "x{ onclick=RUN }", "{#a onclick=RUN}",
        "&lt;script&gt;RUN&lt;/script&gt;",
        "&#60;script&#62;RUN&#60;/script&#62;", "\\<script>RUN\\</script>",
        "<iframe srcdoc='<script>RUN</script>'>",
        "<details open ontoggle=RUN>x</details>", "<style>*{}</style><b>x",
        "<base href=//evil.example>",
        "{{ ''.__class__.__mro__ }}", "{% set x = 1 %}{{ x }}",
        "{{ config.site_url }}<script>RUN</script>",
        "https://a.example/\"onclick=RUN", "https://a.example/'onclick=RUN",
        "mailto:a@b\"onclick=RUN",
    )
)  # fmt: skip
"""Texts that would set `window.attacked` if one of them ran."""


def sample(kind: str, count: int) -> list[str]:

    texts = list(OURS) if kind == "own" else naughty_strings()
    return Random(101).sample(texts, min(count, len(texts)))  # noqa: S311  # the same each time
