"""What is claimed, and what it rests on."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ref:
    """A numbered pointer from a claim to a source of the same page."""

    number: int
    key: str
    name: str
    author: str


@dataclass(frozen=True)
class Basis:
    """What a claim rests on: sources, the guide's own rule, or both."""

    refs: tuple[Ref, ...]
    own_rule: bool


@dataclass(frozen=True)
class ClaimView:
    """A claim with what it rests on; `text` is plain, or HTML where it came from a rich text."""

    text: str
    basis: Basis
    title: str = ""
