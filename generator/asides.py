"""What MkDocs need not see of each page made from a plan, from its Markdown to its file."""

from mkdocs.structure.pages import Page

from generator.set_aside import SetAside, put_back, set_aside


class Asides:
    """What was set aside, by the paths of pages."""

    def __init__(self) -> None:
        self._of: dict[str, SetAside] = {}

    def take(self, path: str, markdown: str, *, only_unsearched: bool) -> str:
        """Set aside what MkDocs need not read of a page, and return the rest."""
        markdown, self._of[path] = set_aside(markdown, only_unsearched=only_unsearched)
        return markdown

    def put_back_searched(self, html: str, page: Page) -> str:
        """Return a page that was read with what is searched put back in it."""
        aside = self._of.get(page.file.src_uri)
        if not aside:
            return html
        page.markdown = page.file.content_string = ""  # read, and as large as all else together
        page.present_anchor_ids = {*(page.present_anchor_ids or ()), *aside.ids}
        return put_back(html, aside.searched)

    def put_back_others(self, output: str, page: Page, *, keeps: bool) -> str:
        """Return a page as it is written; what was set aside may be kept for another time."""
        aside = self._of.get(page.file.src_uri)
        if not aside:
            return output
        if not keeps:  # else it is written again when the theme is edited
            page.content = ""
            del self._of[page.file.src_uri]
        return put_back(output, aside.others)
