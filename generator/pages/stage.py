"""The page of a stage."""

from collections.abc import Iterator
from functools import cached_property

from generator import addresses, codes, sheets
from generator.basis import References
from generator.counted import leads_on_by_sessions
from generator.fields import Pace
from generator.guide import Guide
from generator.model.claims import Claim
from generator.model.sessions import Session
from generator.model.steps import Step
from generator.pages.plan import PlanPages
from generator.pages.printing import Printing
from generator.pages.training import training
from generator.pages.writer import Words, Writer, amount, count, fingerprint, pace, used
from generator.sharing import home_of, places
from generator.views import (
    BoxView,
    ChecklistView,
    ClaimView,
    Draft,
    Fact,
    Front,
    LinkView,
    SignalView,
    StageView,
    StepView,
)


class StagePage:
    """The page of one stage."""

    def __init__(
        self, guide: Guide, words: Words, plan_id: str, position: int, printing: Printing
    ) -> None:
        self.plan_pages = PlanPages(guide, words, plan_id, guide.plans[plan_id])
        self.guide, self.plan = guide, guide.plans[plan_id]
        self.stage = self.plan.stages[position]
        self.position, self.words, self.settings = position, words, guide.settings
        self.path = addresses.stage(plan_id, self.stage.id)
        settings = guide.settings
        common = (settings.criteria, *((settings.progress,) if settings.progress else ()))
        self.refs = References(used(self.stage, *common), guide.sources)
        self.writer = Writer(guide, words, self.path, self.refs)
        self.written_in = home_of(plan_id, self.stage)
        self.printing = printing
        self.address = printing.address(self.path)

    def draft(self) -> Draft:
        """Return the stage's page."""
        said, view = self.words, self.view
        description = said["stage"]["description"].format(
            n=view.number, all=view.all, plan=view.plan.title, goal=view.goal
        )
        top = LinkView(said["trail"]["plans"], addresses.between(self.path, addresses.PLANS))
        title = f"{self.stage.title} – {self.plan.title}"
        is_here = self.written_in == self.plan_pages.id
        front = Front(title, description, view.reviewed, (top, view.plan), is_searched=is_here)
        return Draft(self.path, self.written_in, "stage.md.j2", front, {"stage": view})

    @cached_property
    def view(self) -> StageView:
        """Return everything the page shows."""
        stage, writer, back = self.stage, self.writer, self.stage.step_back
        said = self.words["stage"]
        steps = tuple(stage.steps)
        return StageView(
            place=f"{self.plan_pages.id}/{stage.id}",
            title=stage.title,
            goal=stage.goal,
            plan=LinkView(self.plan.title, writer.address(addresses.plan(self.plan_pages.id))),
            shared=tuple(self._shared()),
            number=self.position + 1,
            all=len(self.plan.stages),
            icon=self.plan_pages.icon(stage),
            equipment=stage.equipment,
            facts=tuple(self._facts(stage.session)),
            session_note=writer.rich(stage.session.note),
            session_basis=writer.basis(stage.session.sources),
            training=training(stage, self.settings, writer),
            alongside=tuple(self._link(stage_id) for stage_id in self._beside()),
            count=count(steps),
            steps=len(steps),
            checklists=tuple(
                ChecklistView(part.title, tuple(self._step(step) for step in part.steps))
                for part in stage.checklists
            ),
            signals=self._signals(),
            final=stage.final,
            signals_link=self._hand_page(self.settings.links.signals),
            emergency_link=self._hand_page(self.settings.links.emergency),
            back=self._link(back.to) if back else None,
            back_id=back.to if back else "",
            back_how=writer.rich(back.how) if back else "",
            back_basis=writer.basis(back.sources if back else ()),
            why=writer.claim(stage.why),
            sources=self.refs.entries(),
            previous=self._neighbour(-1),
            next=self._neighbour(+1),
            reviewed=self.guide.plans[self.written_in].reviewed,
            code=codes.picture(self.address, said["code"]) if self.address else "",
            address=self.address.partition("://")[2],
            density=sheets.density(stage, self.settings.criteria, self.settings.signals.meanings),
        )

    def _link(self, stage_id: str) -> LinkView:
        return self.plan_pages.link(self.path, stage_id)

    def _shared(self) -> Iterator[LinkView]:
        """Return the same stage in other plans, each under the name of its plan."""
        for name in places(self.guide.plans, self.plan_pages.id, self.stage):
            address = self.writer.address(addresses.stage(name, self.stage.id))
            yield LinkView(self.guide.plans[name].title, address)

    def _beside(self) -> list[str]:
        """Return the stages this one runs beside, whichever of the two says so."""
        stage = self.stage
        return [
            other.id
            for other in self.plan.stages
            if other.id in stage.alongside or stage.id in other.alongside
        ]

    def _neighbour(self, way: int) -> LinkView | None:
        there = self.position + way
        stages = self.plan.stages
        return self._link(stages[there].id) if 0 <= there < len(stages) else None

    def _hand_page(self, name: str | None) -> str:
        return self.writer.address(name) if name else ""

    def _facts(self, session: Session) -> Iterator[Fact]:
        said = self.words["session"]
        if session.minutes:
            yield Fact(said["minutes"], amount(self.words, session.minutes))
        if session.per_day:
            yield Fact(said["per-day"], amount(self.words, session.per_day))
        said_pace = pace(self.words, session.pace)
        ends = isinstance(session.pace, Pace)
        yield Fact(said["pace"], f"{said_pace}, {said['no-deadline']}" if ends else said_pace)

    def _step(self, step: Step) -> StepView:
        said = self.words["step"]
        numbers = range(1, step.boxes + 1)
        kinds = {
            "milestone": "",
            "repeat": "",
            "every-session": said["every-session"],
        }
        return StepView(
            id=step.id,
            was=" ".join(step.was),
            words=fingerprint(step.text),
            safety=step.safety,
            text=step.text,
            kind=kinds[step.kind],
            is_every_session=step.kind == "every-session",
            note=self.writer.rich(step.note),
            boxes=tuple(
                BoxView(n, said["nth"].format(n=n, all=step.boxes) if step.boxes > 1 else "")
                for n in numbers
            ),
            basis=self.writer.basis(step.sources),
            code=self.printing.codes[step.id],
        )

    def _signals(self) -> tuple[SignalView, ...]:
        stage, always, said = self.stage, self.settings.criteria, self.words["stage"]
        signals = self.settings.signals
        advance = always.advance_when if leads_on_by_sessions(stage) else ()
        ease_off = (*stage.ease_off_when, *always.ease_off_when)
        rows = (
            ("green", signals.green, said["advance"], (*stage.advance_when, *advance)),
            ("amber", signals.amber, said["ease-off"], ease_off),
            # What stops any session is the more dangerous, and is read first.
            ("red", signals.red, said["stop"], (*always.stop_when, *stage.stop_when)),
        )
        return tuple(
            SignalView(colour, signal.title, when, signal.meaning, self._dangerous_first(criteria))
            for colour, signal, when, criteria in rows
        )

    def _dangerous_first(self, criteria: tuple[Claim, ...]) -> tuple[ClaimView, ...]:
        """Return criteria of the guide and the stage as one list, what could hurt at its top."""
        return self.writer.claims(tuple(sorted(criteria, key=lambda claim: not claim.safety)))
