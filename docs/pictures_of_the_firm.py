"""The pictures of the guide about the firm: its settings, and a cover with both logos."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

from assessment.services.desk import Desk
from assessment.services.engagements import EngagementLine, change_engagement, describe_engagement
from assessment.services.files import Upload
from assessment.services.firm import change_firm, firm_profile
from assessment.wording import say
from docs.studio import Studio

COLOUR = "#7a1f3d"


def firm(studio: Studio, desk: Desk, line: EngagementLine) -> None:
    """Give the firm and the client a logo and look at the settings; the reports made afterwards wear them."""
    profile = firm_profile(desk).changed(
        name="Carter & Lowe",
        address="14 Dock Street\nLeeds LS10 1JF",
        disclaimer="Prepared for the organization named on the cover, and for nobody else.",
        colour=COLOUR,
    )
    change_firm(desk, profile, logo=_logo("Carter & Lowe", (900, 260), COLOUR))
    seen = describe_engagement(desk, line.id)
    change_engagement(desk, line.id, seen, logo=_logo("T", (300, 300), "#22414a"))
    page = studio.page((1280, 1180))
    studio.visit(page, "settings")
    page.get_by_role("heading", name=say("firm.heading")).scroll_into_view_if_needed()
    studio.take("your-firm", page, page.get_by_test_id("stForm").last)


def _logo(words: str, size: tuple[int, int], colour: str) -> Upload:
    drawn = Image.new("RGB", size, colour)
    middle = (size[0] // 2, size[1] // 2)
    ImageDraw.Draw(drawn).text(middle, words, fill="white", anchor="mm", font_size=size[1] // 2.6)
    made = BytesIO()
    drawn.save(made, "PNG")
    return Upload("logo.png", BytesIO(made.getvalue()))
