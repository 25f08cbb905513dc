"""Take the README's picture anew: python -m tests.browser.pictures, when the look has changed."""

import base64
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser.find import find_browser
from tests.browser.site import PROJECT, served

PICTURE = PROJECT / "docs" / "pictures" / "guide.webp"
STAGE = "plans/adult-beginner/first-outdoors/"
TICKED = 4

PHONE = ViewportSize(width=390, height=844)
PAPER = ViewportSize(width=718, height=1036)
"""A4 at 96 dots an inch, without its margins."""
BOARD = ViewportSize(width=1440, height=830)

LETTERS = """
:root, body { --md-text-font-family: Helvetica, Arial, "Liberation Sans", sans-serif !important }
.md-top, .guide-sheet__address { display: none !important }
"""
"""A phone's own letters look like these; those of a bare Linux do not. And no passing button,
and no address of this machine on the paper.
"""

TO_THE_TOP = "it => scrollTo(0, it.getBoundingClientRect().top + scrollY - 20)"

LAYOUT = """
<style>
  body { margin: 0; height: 100vh; display: flex; gap: 36px; justify-content: center;
         align-items: center; background: #e6e4d8 }
  img { display: block; background: #fff; box-shadow: 0 12px 32px rgb(40 50 40 / 22%) }
  .phone { height: 720px; border: 9px solid #26302a; border-radius: 38px }
  .paper { height: 700px; padding: 34px; border-radius: 2px }
</style>
"""

AS_WEBP = """picture => new Promise(done => {
  const image = new Image()
  image.onload = () => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: image.naturalWidth, height: image.naturalHeight })
    canvas.getContext('2d').drawImage(image, 0, 0)
    done(canvas.toDataURL('image/webp', 0.8))
  }
  image.src = picture
})"""


def take(browser: Browser, site: str) -> bytes:
    """Return the picture as WebP: home and a ticked stage on a phone, and the stage on paper."""
    home = _page(browser, PHONE, site)
    stage = _page(browser, PHONE, site + STAGE)
    for box in stage.get_by_role("checkbox").all()[:TICKED]:
        box.check()
    stage.get_by_role("heading", name="Checklist").evaluate(TO_THE_TOP)
    paper = _page(browser, PAPER, site + STAGE)
    paper.emulate_media(media="print")
    shown = [("phone", home), ("phone", stage), ("paper", paper)]
    images = (f'<img class="{kind}" src="{_data(page.screenshot())}">' for kind, page in shown)
    board = _page(browser, BOARD, "about:blank", scale=1.4)
    board.set_content(LAYOUT + "".join(images))
    webp = board.evaluate(AS_WEBP, _data(board.screenshot()))
    return base64.b64decode(webp.partition(",")[2])


def _page(browser: Browser, size: ViewportSize, address: str, scale: float = 2) -> Page:
    page = browser.new_page(
        viewport=size,
        device_scale_factor=scale,
        reduced_motion="reduce",
        bypass_csp=True,  # the policy of the pages would refuse our letters
    )
    page.goto(address)
    page.add_style_tag(content=LETTERS)
    page.wait_for_load_state("networkidle")
    return page


def _data(image: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(image).decode()}"


def main() -> None:
    """Build the guide in a temporary folder and write the picture."""
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder, "site")) as site,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=find_browser()) as browser,
    ):
        site.build(PROJECT / "plans")
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        PICTURE.write_bytes(take(browser, site.url))


if __name__ == "__main__":
    main()
