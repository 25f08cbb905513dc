"""What the guide keeps in readers' browsers: the list that is shown, and that erasing goes by."""

from typing import Literal, NamedTuple


class Kept(NamedTuple):
    """One thing kept: `id` names its words in the catalogue, `name` is what browsers show.

    The name of caches is how theirs begin. The journal erases its own entries and its copy.
    """

    id: str
    where: Literal["journal", "database", "setting", "own-setting", "caches"]
    name: str

    def shown(self) -> str:
        """Return the name as a reader finds it in the browser's own tools."""
        rest = {"journal": ":…", "caches": "…"}.get(self.where, "")
        return ("…." if self.where == "setting" else "") + self.name + rest


def kept(guide_id: str) -> tuple[Kept, ...]:
    """Return all that a guide of this id keeps."""
    return (
        Kept("records", "journal", guide_id),
        Kept("copy", "database", guide_id),
        Kept("pages", "caches", f"{guide_id}:"),
        Kept("no-copy", "own-setting", f"{guide_id}:offline"),
        Kept("colours", "setting", "__palette"),
        Kept("paper", "own-setting", f"{guide_id}:prefers:paper"),
        Kept("draft", "own-setting", f"{guide_id}:prefers:draft"),
        Kept("others", "own-setting", f"{guide_id}:prefers:others"),
    )
