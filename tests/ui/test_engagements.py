"""Start, a new engagement, and what an engagement says about itself."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from assessment.domain.organization import Size
from assessment.services.engagements import change_engagement, describe_engagement, list_engagements
from assessment.services.work import open_work
from assessment.wording import say

if TYPE_CHECKING:
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine
    from tests.ui.conftest import Tab

TEXTS = ("organization", "sector", "title")
AREAS = ("scope", "sites", "exclusions", "definition")


def fill(tab: Tab, prefix: str, **values: str) -> None:
    """Type into the fields of a form."""
    for name, value in values.items():
        kind = tab.test.text_input if name in TEXTS else tab.test.text_area
        kind(key=f"{prefix}-{name}").set_value(value)


# Start


def test_an_empty_start_says_how_to_begin(tab: Tab) -> None:
    assert tab.says("No engagement yet.")
    assert tab.click("New engagement").title == "New engagement"


def test_start_shows_each_engagement_with_its_figures(tab: Tab, begin: Callable[..., EngagementLine]) -> None:
    begin("Northwind Online Ltd", title="First look")
    tab.look()
    assert not tab.says("No engagement yet.")
    assert [header.value for header in tab.test.header] == ["Northwind Online Ltd"]
    assert tab.says("First look · Small checklist · Full")
    assert tab.says("Nothing assessed yet, 6 criteria to go · 0 gaps · 3 blockers")
    assert tab.says("Last change ")


def test_open_leads_to_the_work_and_the_address_names_it(tab: Tab, begin: Callable[..., EngagementLine]) -> None:
    line = begin("Northwind Online Ltd")
    tab.look().click("Open")
    assert tab.title == "4.2 Commitment"
    assert tab.test.query_params == {"engagement": line.id, "assessment": line.assessment_id, "clause": "4.2"}


def test_another_engagement_is_another_page(tab: Tab, begin: Callable[..., EngagementLine]) -> None:
    lines = {name: begin(name) for name in ("Northwind", "Southwind")}
    tab.look().do(tab.test.button(key=f"open-{lines['Northwind'].id}").click())
    tab.assessment_id = lines["Northwind"].assessment_id
    tab.rate("4.2-1", "met")
    tab.test.query_params.clear()
    tab.turn_to("start").do(tab.test.button(key=f"open-{lines['Southwind'].id}").click())
    assert tab.says("Southwind")
    assert tab.says("0 of 6 assessed")


# A new engagement


def test_the_name_of_the_organization_is_enough(tab: Tab, bea: Desk) -> None:
    tab.click("New engagement")
    fill(tab, "new", organization="Northwind")
    tab.click("Begin the gap analysis")
    assert tab.says("0 of 176 assessed")
    (line,) = list_engagements(bea)
    described = describe_engagement(bea, line.id)
    assert described.organization == "Northwind"
    assert described.exclusions == say("new.exclusions.default")
    assert described.complaint_definition == say("new.definition.default")
    assert (described.size, described.sites, described.scope) == (None, (), "")
    assert described.title


def test_everything_entered_is_stored(tab: Tab, bea: Desk) -> None:
    tab.click("New engagement")
    fill(tab, "new", organization=" Northwind ", sector="Retail", title="First look", scope="Orders")
    fill(tab, "new", sites="Leeds\n\n York \nLeeds", exclusions="", definition="Grumbles")
    tab.test.selectbox(key="new-size").select(Size.SMALL)
    tab.test.selectbox(key="new-checklist").select(("small", "quick"))
    tab.click("Begin the gap analysis")
    assert tab.says("0 of 2 assessed")
    (line,) = list_engagements(bea)
    described = describe_engagement(bea, line.id)
    assert (described.organization, described.sector, described.size) == ("Northwind", "Retail", Size.SMALL)
    assert (described.title, described.scope, described.exclusions) == ("First look", "Orders", "")
    assert (described.complaint_definition, described.sites) == ("Grumbles", ("Leeds", "York"))


def test_without_a_name_nothing_is_stored_and_everything_stays(tab: Tab, bea: Desk) -> None:
    tab.click("New engagement")
    typed = {name: f"typed into {name}" for name in (*TEXTS[1:], *AREAS)}
    fill(tab, "new", organization="  ", **typed)
    tab.test.selectbox(key="new-size").select(Size.LARGE)
    tab.test.selectbox(key="new-checklist").select(("small", "quick"))
    tab.click("Begin the gap analysis")
    assert tab.trouble == ["“Organization” is empty. Fill it in and save again."]
    assert not list_engagements(bea)
    kept = {name: tab.test.text_input(key=f"new-{name}").value for name in TEXTS[1:]}
    kept |= {name: tab.test.text_area(key=f"new-{name}").value for name in AREAS}
    assert kept == typed
    assert tab.test.selectbox(key="new-size").value is Size.LARGE
    assert tab.test.selectbox(key="new-checklist").value == ("small", "quick")


def test_a_spoilt_checklist_is_not_offered(tab: Tab, data: Path) -> None:
    (data / "checklists" / "small" / "chapter-7.yaml").write_text("clauses: [", encoding="utf-8")
    tab.click("New engagement")
    assert tab.test.selectbox(key="new-checklist").options
    assert not [option for option in tab.test.selectbox(key="new-checklist").options if "Small" in option]


def test_a_checklist_whose_folder_has_another_name_can_be_begun(tab: Tab, data: Path) -> None:
    shutil.copytree(data / "checklists" / "small", data / "checklists" / "a-copy")
    shutil.rmtree(data / "checklists" / "small")
    tab.click("New engagement")
    fill(tab, "new", organization="Northwind")
    box = tab.test.selectbox(key="new-checklist")
    box.select_index(next(index for index, option in enumerate(box.options) if "Small checklist – Full" in option))
    tab.click("Begin the gap analysis")
    assert tab.says("0 of 6 assessed"), tab.trouble


def test_without_any_usable_checklist_the_page_says_so(tab: Tab, data: Path) -> None:
    shutil.rmtree(data / "checklists" / "small")
    spoilt = data / "checklists" / "iso10002-2018"
    spoilt.mkdir()
    (spoilt / "checklist.yaml").write_text("id: [", encoding="utf-8")
    assert tab.click("New engagement").trouble[0].startswith("No checklist can be used")
    assert tab.turn_to("checklists").trouble[0].startswith("No checklist can be used")


# A quick check


def test_a_quick_check_goes_on_with_the_full_list_and_keeps_its_answers(
    tab: Tab, bea: Desk, begin: Callable[..., EngagementLine]
) -> None:
    line = begin("Northwind", profile="quick")
    tab.follow(line)
    criterion = tab.test.segmented_control[0].key.removeprefix(f"{line.assessment_id}.").partition(":")[0]
    tab.rate(criterion, "met").click("Go on with the full checklist")
    assert tab.says("1 of 6 assessed")
    assert not tab.buttons("Go on with the full checklist")


# Editing


def edit(tab: Tab, line: EngagementLine) -> str:
    """Open the form of an engagement; return how its keys begin."""
    tab.follow(line, page="engagement")
    return tab.test.text_input[0].key.removesuffix("-organization")


def test_a_changed_description_is_stored_and_shown(tab: Tab, bea: Desk, northwind: EngagementLine) -> None:
    prefix = edit(tab, northwind)
    fill(tab, prefix, organization="Northwind plc", sites="Leeds\nYork")
    tab.click("Save")
    assert tab.says("Saved.")
    described = describe_engagement(bea, northwind.id)
    assert (described.organization, described.sites) == ("Northwind plc", ("Leeds", "York"))
    assert tab.test.text_input[0].value == "Northwind plc"


def test_an_empty_name_is_refused_and_the_rest_of_the_form_stays(
    tab: Tab, bea: Desk, northwind: EngagementLine
) -> None:
    prefix = edit(tab, northwind)
    fill(tab, prefix, organization="", scope="Orders only")
    tab.click("Save")
    assert "is empty" in tab.trouble[0]
    assert tab.test.text_area(key=f"{prefix}-scope").value == "Orders only"
    assert describe_engagement(bea, northwind.id).organization == "Northwind Online Ltd"


def test_a_stale_form_overwrites_nothing_and_keeps_both_texts(tab: Tab, bea: Desk, northwind: EngagementLine) -> None:
    prefix = edit(tab, northwind)
    seen = describe_engagement(bea, northwind.id)
    change_engagement(bea, northwind.id, seen.changed(scope="theirs"))
    fill(tab, prefix, scope="mine")
    tab.click("Save")
    assert "was changed by Bea Lowe" in tab.trouble[0]
    assert describe_engagement(bea, northwind.id).scope == "theirs"
    assert tab.says("mine")
    tab.click("Use mine").click("Save")
    assert describe_engagement(bea, northwind.id).scope == "mine"
    assert not tab.trouble


def test_the_organization_gets_a_logo_together_with_the_rest_of_the_form(
    tab: Tab, bea: Desk, northwind: EngagementLine
) -> None:
    prefix = edit(tab, northwind)
    fill(tab, prefix, scope="Orders")
    tab.test.file_uploader(key=f"{prefix}-logo").set_value(("logo.svg", b"<svg />", "image/svg+xml"))
    assert "SVG drawing" in tab.click("Save").trouble[0]
    assert tab.test.text_area(key=f"{prefix}-scope").value == "Orders"
    made = BytesIO()
    Image.new("RGB", (30, 10)).save(made, "PNG")
    tab.test.file_uploader(key=f"{prefix}-logo").set_value(("logo.png", made.getvalue(), "image/png"))
    assert not tab.click("Save").trouble
    organization = open_work(bea, northwind.assessment_id).organization
    assert organization.logo_id
    assert describe_engagement(bea, northwind.id).scope == "Orders"
    assert [box.label for box in tab.test.checkbox] == ["Take this logo away"]
    tab.test.checkbox[0].check()
    tab.click("Save")
    assert open_work(bea, northwind.assessment_id).organization.logo_id is None


def test_the_form_can_be_left_and_taken_up_again(tab: Tab, bea: Desk, northwind: EngagementLine) -> None:
    prefix = edit(tab, northwind)
    fill(tab, prefix, scope="before\x00after")
    tab.click("Save").turn_to("start").turn_to("engagement")
    assert tab.trouble
    assert tab.says("before\x00after") or tab.test.text_area(key=f"{prefix}-scope").value == "before\x00after"
