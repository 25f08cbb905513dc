"""What the page of a stage tells the browser about its sessions."""

from generator import addresses
from generator.model import Stage
from generator.pages.writer import Writer, length
from generator.settings import Settings
from generator.views import LinkView, TrainingView


def leads_on_by_sessions(stage: Stage) -> bool:
    """Tell whether sessions show that a stage is done: not where it is done once or has no end."""
    return not stage.final and stage.session.pace != "once"


def training(stage: Stage, settings: Settings, writer: Writer) -> TrainingView:
    """Return what the page of a stage tells the browser about its sessions."""
    minutes, progress = stage.session.minutes, settings.progress
    counted = progress if leads_on_by_sessions(stage) else None
    return TrainingView(
        has_sessions=stage.session.pace != "once",
        longest=minutes.most if minutes else 0,
        session=length(writer.words, stage.session),
        green_sessions=counted.green_sessions if counted else 0,
        on_days=counted.on_days if counted else 0,
        basis=writer.basis(progress.sources if progress else ()),
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
