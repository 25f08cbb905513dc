"""Rich texts: what is only words need not be parsed, and is what a parser makes of it."""

from hypothesis import given
from hypothesis import strategies as st

from generator.rich import html, links, refused

SIGNS = "abcé漢 1.,;:!?'’()%/–—-_\"&\n\u00a0#+"  # what people type
PARSED = "\n\n*so*"


@given(st.text("abcé", min_size=1, max_size=1), st.text(SIGNS, max_size=12))
def test_words_alone_are_what_they_are_beside_what_is_parsed(first: str, more: str) -> None:
    """Whatever stands between them."""
    text = first + more.removesuffix("\n")
    assert html(text + PARSED, str) == f"{html(text, str)}\n<p><em>so</em></p>"
    assert links(text) == links(text + PARSED) == ()
    assert refused(text) == refused(text + PARSED)
