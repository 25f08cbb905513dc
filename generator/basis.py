"""What the claims of one page rest on: its sources, numbered in the order they are first used."""

from collections.abc import Iterable, Mapping

from generator.model.claims import OWN_RULE
from generator.settings import Source
from generator.views import Basis, Ref, SourceView


class References:
    """Numbers the sources of one page."""

    def __init__(self, used: Iterable[str], sources: Mapping[str, Source]) -> None:
        keys = dict.fromkeys(key for key in used if key != OWN_RULE)
        self._numbers = {key: number for number, key in enumerate(keys, 1)}
        self._sources = sources

    def basis(self, keys: Iterable[str]) -> Basis:
        """Return the pointers for a claim's source keys."""
        keys = tuple(keys)
        refs = tuple(self._ref(key) for key in keys if key != OWN_RULE)
        return Basis(refs, OWN_RULE in keys)

    def _ref(self, key: str) -> Ref:
        source = self._sources[key]
        return Ref(self._numbers[key], key, f"{source.author}, {source.title}", source.author)

    def entries(self) -> tuple[SourceView, ...]:
        """Return the page's list of sources, by number."""
        return tuple(entry(key, n, self._sources[key]) for key, n in self._numbers.items())


def entry(key: str, number: int, source: Source) -> SourceView:
    """Return a source as a numbered entry of a list."""
    said = source.model_dump(include={"title", "author", "tier", "year", "url", "note"})
    return SourceView(key=key, number=number, **said)
