"""The studio of the pictures: the app with data of its own, a browser that looks at it, and the files to keep."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

from assessment.config import Settings
from assessment.domain.actor import Actor
from assessment.services.desk import Desk, open_store, shelf_of
from assessment.services.engagements import EngagementLine
from assessment.wording import say

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

HERE = Path(__file__).resolve().parent
FOLDER = HERE / "pictures"
HOST = "127.0.0.1"
START_SECONDS = 60
LARGEST = 150_000
DESKTOP, TALL, PHONE = (1280, 800), (1280, 1500), (390, 844)
MARGIN = 12
CLICKS = 3


@dataclass(frozen=True)
class Studio:
    """The running app, its data, and the pages of one browser."""

    address: str
    settings: Settings
    browser: Browser
    wanted: Sequence[str]

    def page(self, size: tuple[int, int] = DESKTOP, scheme: str = "light") -> Page:
        """A page like a browser of its own."""
        view = {"width": size[0], "height": size[1]}
        options: dict[str, Any] = {"viewport": view, "color_scheme": scheme, "locale": "en-GB"}
        context = self.browser.new_context(**options, device_scale_factor=1, timezone_id="Europe/London")
        page = context.new_page()
        page.set_default_timeout(20_000)
        return page

    def desk(self, who: dict[str, str]) -> Desk:
        """The desk of somebody who works on the same data."""
        actor = Actor(name=who["name"], firm=who["firm"])
        return Desk(open_store(self.settings), shelf_of(self.settings), actor, files_address=self.settings.files)

    def visit(self, page: Page, path: str, line: EngagementLine | None = None, clause: str = "") -> None:
        """Open a page of the app and wait until it stands still."""
        named = f"?engagement={line.id}&assessment={line.assessment_id}" if line else ""
        page.goto(f"{self.address}/{path}{named}{f'&clause={clause}' if clause else ''}")
        settle(page)

    def take(self, name: str, page: Page, *parts: Locator) -> None:
        """Keep what the page shows, or the smallest piece that holds all `parts`."""
        if self.wanted and name not in self.wanted:
            return
        for part in parts:
            part.scroll_into_view_if_needed()
        settle(page)
        if page.get_by_text(say("flash.unexpected").partition(".")[0]).count():
            raise SystemExit(f"{name}: the app shows an error instead of the page.")
        page.mouse.move(0, 0)
        if not page.get_by_role("listbox").count():
            page.evaluate("document.activeElement.blur()")  # no cursor and no “press Enter” in the picture
        keep(name, page.screenshot(animations="disabled", clip=piece(page, parts) if parts else None))


def piece(page: Page, parts: Sequence[Locator]) -> Any:
    """The rectangle around some parts of a page, with a margin."""
    boxes = [box for part in parts if (box := part.bounding_box())]
    view = page.viewport_size or {"width": DESKTOP[0], "height": DESKTOP[1]}
    left = max(0, min(box["x"] for box in boxes) - MARGIN)
    top = max(0, min(box["y"] for box in boxes) - MARGIN)
    right = min(view["width"], max(box["x"] + box["width"] for box in boxes) + MARGIN)
    bottom = min(view["height"], max(box["y"] + box["height"] for box in boxes) + MARGIN)
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}


def settle(page: Page) -> None:
    """Wait until the app has drawn everything and the letters are there."""
    page.locator("[data-testid='stApp'][data-test-script-state='notRunning']").wait_for()
    page.get_by_test_id("stStatusWidget").wait_for(state="detached")
    page.get_by_test_id("stSkeleton").first.wait_for(state="detached")
    page.evaluate("document.fonts.ready.then(() => new Promise(done => setTimeout(done, 400)))")


def press(page: Page, button: Locator, shown: Locator) -> None:
    """Click until what the click brings is there: one that falls into the end of a redrawing is lost."""
    from playwright.sync_api import TimeoutError as TookTooLong  # noqa: PLC0415 -- only where there is a browser

    for _ in range(CLICKS):
        button.click()
        settle(page)
        with suppress(TookTooLong):
            shown.wait_for(timeout=5_000)
            return
    shown.wait_for()


def keep(name: str, picture: bytes) -> None:
    """Write a picture with as many colours as fit into the size that a guide should load."""
    image = Image.open(BytesIO(picture)).convert("RGB")
    for colours in (256, 128, 64, 32):
        small = image.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        buffer = BytesIO()
        small.save(buffer, "PNG", optimize=True)
        if len(buffer.getvalue()) < LARGEST:
            break
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.png").write_bytes(buffer.getvalue())
    print(f"{name}.png  {image.width} × {image.height}  {len(buffer.getvalue()) // 1000} kB")


@contextmanager
def app(home: Path) -> Iterator[str]:
    """The app on a free port of this computer, with data of its own; its address."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "ISO10002_HOME": str(home)}
    for name in ("ISO10002_USER", "DATABASE_URL"):
        environment.pop(name, None)
    command = [sys.executable, "-m", "assessment", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=HERE.parent, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            wait_for(f"http://{HOST}:{port}/_stcore/health")
            yield f"http://{HOST}:{port}"
        finally:
            process.terminate()


def wait_for(address: str) -> None:
    """Wait until something answers."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310 -- our own loopback address
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("The app did not start.")
