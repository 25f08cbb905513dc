"""The plans by their tags: by age, by place, or by whatever a guide tells them apart."""

from generator import addresses
from generator.guide import Guide
from generator.views import LinkView, TaggedView


def tagged(guide: Guide, path: str) -> tuple[TaggedView, ...]:
    """Return every tag that some plan has, with links from the page at `path` to its plans."""
    return tuple(
        TaggedView(
            group.title,
            tuple(
                (place(key, word), shown, plans)
                for word, shown in group.words.items()
                if (plans := _plans(guide, path, key, word))
            ),
        )
        for key, group in guide.settings.tags.items()
    )


def place(group: str, word: str) -> str:
    """Return the place of a tag on the page that lists them."""
    return f"tag-{group}-{word}"


def _plans(guide: Guide, path: str, group: str, word: str) -> tuple[LinkView, ...]:
    return tuple(
        LinkView(plan.title, addresses.between(path, addresses.plan(name)))
        for name, plan in guide.plans.items()
        if word in plan.tags.get(group, ())
    )
