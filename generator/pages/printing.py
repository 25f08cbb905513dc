"""What paper needs beside the words: where the site stands, and the codes of steps."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from generator import addresses, ledger
from generator.guide import Guide
from generator.memory import Memory

CARDS_ON_A_SHEET = 4


@dataclass(frozen=True)
class Printing:
    """The site's own address, or nothing where it is not known, and each step id's code."""

    site_url: str
    codes: Mapping[str, str]

    @classmethod
    def of(cls, guide: Guide, site_url: str, memory: Memory) -> "Printing":
        """Return what paper needs for a guide."""
        return cls(site_url, ledger.codes(guide, memory))

    def address(self, path: str) -> str:
        """Return the whole address of the page at a path, or nothing."""
        return urljoin(self.site_url, addresses.url(path)) if self.site_url else ""
