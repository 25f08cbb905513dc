"""What the page of a stage tells the browser about its sessions."""

from generator import addresses
from generator.counted import has_sessions, leads_on_by_sessions
from generator.model.stages import Stage
from generator.pages.writer import Writer, length
from generator.settings import Settings
from generator.views import LinkView, TrainingView


def training(stage: Stage, settings: Settings, writer: Writer) -> TrainingView:
    """Return what the page of a stage tells the browser about its sessions."""
    minutes, asked = stage.session.minutes, stage.advance_after or settings.progress
    counted = asked if leads_on_by_sessions(stage) else None
    return TrainingView(
        has_sessions=has_sessions(stage),
        longest=minutes.most if minutes else 0,
        session=length(writer.words, stage.session),
        green_sessions=counted.green_sessions if counted else 0,
        on_days=counted.on_days if counted else 0,
        basis=writer.basis(asked.sources if asked else ()),
        alternative=_alternative(settings, writer),
        asks_ate=settings.session.ate or "",
        asks_left=settings.session.left or "",
    )


def _alternative(settings: Settings, writer: Writer) -> LinkView | None:
    plan_id = settings.progress.alternative if settings.progress else None
    if not plan_id or plan_id not in writer.guide.plans:
        return None
    title = writer.guide.plans[plan_id].title
    return LinkView(title, writer.address(addresses.plan(plan_id)))
