"""Rules for steps: short orders, one at a time, that name what to see.

They know English alone, and go by first words: what they call an order may be none.
"""

import re
from collections.abc import Iterator

from generator.cards import Item
from generator.editorial.texts import first_word, sentences, words
from generator.model.steps import Step
from generator.rules.rule import Context, Finding, Rule, everywhere
from generator.rules.texts import MOST_OF_A_STEP

MOST_WORDS = 14
"""As many as are taken in at one glance (our own figure)."""

_NO_ORDERS = {
    "a", "all", "an", "any", "are", "be", "before", "can", "each", "every", "he", "her", "his",
    "how", "i", "if", "is", "it", "its", "may", "must", "my", "no", "once", "our", "she",
    "should", "some", "that", "the", "their", "there", "these", "they", "this", "those", "to",
    "we", "what", "when", "where", "which", "while", "who", "will", "you", "your",
}  # fmt: skip
"""First words that are never the verb of an order, whatever follows."""

_CHECKS = re.compile(
    r"(?:double-)?check\b|make (?:sure|certain)\b|ensure\b|verify\b", re.IGNORECASE
)
_LABEL = re.compile(r"^[^.:!?]{1,40}:\s+")
_NOT_GERUNDS = {"bring", "cling", "fling", "ring", "sing", "sling", "spring", "string", "swing"}
_THEN = re.compile(r"[,;]?\s(?:and\s)?then\s(?!\w+\W*$)|;\s", re.IGNORECASE)
"""What comes next; a last word alone, as in "Lift it, then wait.", is part of the act."""
_ASIDE = re.compile(r"\([^)]*\)")


def step_words(context: Context) -> Iterator[Finding]:
    for file, path, step in everywhere(context, Step):
        count = len(words(_ASIDE.sub("", step.text)))
        is_told_already = len(step.text) > MOST_OF_A_STEP  # as a mistake
        if count > MOST_WORDS and not is_told_already:
            message = f"the step has {count} words, at most {MOST_WORDS} are read at a glance"
            yield Finding(file, (*path, "text"), message, "put the rest into its note")


def imperative(context: Context) -> Iterator[Finding]:
    for file, path, step in everywhere(context, Step):
        starts = [first_word(step.text), first_word(_LABEL.sub("", step.text))]
        if all(map(_is_no_order, starts)):
            message = f"the step begins with '{starts[0]}', which is no order"
            hint = "begin with what to do, such as: Lay it on the floor"
            yield Finding(file, (*path, "text"), message, hint)


def _is_no_order(word: str) -> bool:
    return word in _NO_ORDERS or (word.endswith("ing") and word not in _NOT_GERUNDS)


def states_a_value(context: Context) -> Iterator[Finding]:
    for part in (*everywhere(context, Step), *everywhere(context, Item)):
        file, path, claim = part
        found = _CHECKS.match(_LABEL.sub("", claim.text))
        if found:
            message = f"'{found[0]}' does not say what to see"
            hint = "write the state itself, such as: See the buckle closed"
            yield Finding(file, (*path, "text"), message, hint)


def one_action(context: Context) -> Iterator[Finding]:
    for file, path, step in everywhere(context, Step):
        told = [sentence for sentence in sentences(step.text) if not _LABEL.match(sentence)]
        if len(told) > 1 or _THEN.search(step.text):
            message = "the step says more than one thing to do"
            yield Finding(file, (*path, "text"), message, "make two steps, or use its note")


RULES = (
    Rule("step-words", "A step is read with other things in hand.", step_words),
    Rule("imperative", "A step is an order.", imperative),
    Rule("states-a-value", "Who is told to check says yes without looking.", states_a_value),
    Rule("one-action", "One tick stands for one thing.", one_action),
)
