"""The page of a plan, and a plan as an entry in lists."""

from collections.abc import Iterator

from generator import addresses
from generator.basis import References
from generator.guide import Guide
from generator.model.plans import Change, Plan
from generator.model.stages import Stage
from generator.pages.tagged import place
from generator.pages.writer import Words, Writer, count, length, pace, used
from generator.views import (
    ChangeView,
    Draft,
    Front,
    IconView,
    LinkView,
    PlanCard,
    PlanView,
    RelatedView,
    StopView,
    TagsView,
)
from generator.words import day


class PlanPages:
    """The page of a plan and its entry in lists."""

    def __init__(self, guide: Guide, words: Words, plan_id: str, plan: Plan) -> None:
        self.guide, self.words, self.id, self.plan = guide, words, plan_id, plan

    def draft(self) -> Draft:
        """Return the plan's own page."""
        plan, path = self.plan, addresses.plan(self.id)
        shown = (plan.audience, *plan.principles, plan.setbacks)
        refs = References(used(*shown), self.guide.sources)
        writer = Writer(self.guide, self.words, path, refs)
        history = self.guide.settings.links.history
        view = PlanView(
            card=self.card(path),
            audience=writer.claim(plan.audience),
            principles=tuple(writer.claim(idea, idea.title) for idea in plan.principles),
            setbacks=writer.claim(plan.setbacks),
            related=tuple(self._related(path)),
            changes=tuple(self._change(change) for change in plan.changes),
            sources=refs.entries(),
            booklet=addresses.between(path, addresses.booklet(self.id)),
            history=writer.address(history) if history else "",
            reviewed=plan.reviewed,
        )
        up = LinkView(self.words["trail"]["plans"], addresses.between(path, addresses.PLANS))
        front = Front(plan.title, plan.summary, plan.reviewed, (up,))
        return Draft(path, self.id, "plan.md.j2", front, {"plan": view})

    def card(self, path: str) -> PlanCard:
        """Return the plan as it is shown on the page at `path`."""
        steps = tuple(step for stage in self.plan.stages for step in stage.steps)
        return PlanCard(
            id=self.id,
            title=self.plan.title,
            summary=self.plan.summary,
            href=addresses.between(path, addresses.plan(self.id)),
            count=count(steps),
            steps=len(steps),
            stops=tuple(self._stop(path, number) for number in range(1, len(self.plan.stages) + 1)),
            tags=tuple(self._tags(path)),
        )

    def link(self, path: str, stage_id: str) -> LinkView:
        """Return a link from the page at `path` to one of the plan's stages."""
        number, stage = next(
            (number, stage)
            for number, stage in enumerate(self.plan.stages, 1)
            if stage.id == stage_id
        )
        href = addresses.between(path, addresses.stage(self.id, stage_id))
        steps = tuple(stage.steps)
        return LinkView(stage.title, href, number, count(steps), len(steps))

    def icon(self, stage: Stage) -> IconView | None:
        """Return the drawing of a stage, or nothing where it has none."""
        return IconView(stage.icon, self.guide.icons.icons[stage.icon]) if stage.icon else None

    def _related(self, path: str) -> Iterator[RelatedView]:
        for other in self.plan.related:
            href = addresses.between(path, addresses.plan(other.plan))
            title = self.guide.plans[other.plan].title
            yield RelatedView(LinkView(title, href), other.why)

    def _change(self, change: Change) -> ChangeView:
        return ChangeView(change.on, day(self.words, change.on), change.what)

    def _tags(self, path: str) -> Iterator[TagsView]:
        """Return the plan's tags in the order of the guide's settings."""
        page = self.guide.settings.links.tags
        root = addresses.between(path, page) if page else ""
        for key, group in self.guide.settings.tags.items():
            words = [word for word in group.words if word in self.plan.tags.get(key, ())]
            if words:
                shown = tuple(group.words[word] for word in words)
                hrefs = tuple(f"{root}#{place(key, word)}" for word in words if root)
                yield TagsView(key, group.title, shown, tuple(words), hrefs)

    def _stop(self, path: str, number: int) -> StopView:
        stage = self.plan.stages[number - 1]
        steps = tuple(stage.steps)
        back = self.link(path, stage.step_back.to) if stage.step_back else None
        return StopView(
            place=f"{self.id}/{stage.id}",
            number=number,
            icon=self.icon(stage),
            title=stage.title,
            href=self.link(path, stage.id).href,
            goal=stage.goal,
            pace=pace(self.words, stage.session.pace),
            session=length(self.words, stage.session),
            count=count(steps),
            steps=len(steps),
            back=back,
            back_is_previous=bool(back and back.number == number - 1),
            returns=self._returns(number),
            alongside=bool(stage.alongside),
            final=stage.final,
        )

    def _returns(self, number: int) -> bool:
        following = self.plan.stages[number : number + 1]
        return any(
            stage.step_back and stage.step_back.to == self.plan.stages[number - 1].id
            for stage in following
        )
