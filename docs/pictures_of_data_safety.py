"""The pictures of the guide about data: the journal checked, copies and backup, earlier versions, removing an engagement."""

from __future__ import annotations

from assessment.services.answers import Field, save_answer
from assessment.services.desk import Desk
from assessment.services.engagements import EngagementLine
from assessment.services.work import open_work
from assessment.wording import say
from docs.studio import TALL, Studio, press, settle

CRITERION = "7.2-1"


def data_safety(studio: Studio, desk: Desk, line: EngagementLine) -> None:
    """What keeps the data safe, on its pages."""
    page = studio.page(TALL)
    studio.visit(page, "settings")
    page.get_by_text(say("settings.part.data"), exact=True).click()
    page.get_by_role("heading", name=say("backup.heading")).wait_for()
    settle(page)
    last = page.get_by_text(say("backup.restore")).first
    studio.take("copies-and-backup", page, page.get_by_role("heading", name=say("backup.heading")), last)
    press(page, page.get_by_role("button", name=say("settings.journal.check")), page.get_by_test_id("stAlert").last)
    about = page.get_by_text(say("settings.journal.about"))
    studio.take("journal", page, about, page.get_by_test_id("stAlert").last)

    rationale = open_work(desk, line.assessment_id).results[CRITERION].rationale
    longer = f"{rationale} Seen again in the branch: the register is the same."
    save_answer(desk, line.assessment_id, CRITERION, Field.RATIONALE, shown=rationale, value=longer)
    page = studio.page(TALL)
    studio.visit(page, "gap-analysis", line, "7.2")
    card = page.locator(f".st-key-criterion-{CRITERION.replace('.', '-')}")
    history = card.get_by_role("radio", name=say("card.history"))
    press(page, card.get_by_role("button", name=say("card.details")), history)
    press(page, history, card.get_by_role("button", name=say("history.restore")).first)
    studio.take("history", page, card)
    save_answer(desk, line.assessment_id, CRITERION, Field.RATIONALE, shown=longer, value=rationale)

    page = studio.page((1280, 1000))
    studio.visit(page, "remove-engagement", line)
    studio.take("remove-engagement", page)
