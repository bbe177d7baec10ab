"""Work to make reports of, templates that hold one tag, and the text of a finished document."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from assessment import resources
from assessment.archive.zipping import unzipped, zipped
from assessment.domain.assessment import Assessment, CriterionResult, GapKind
from assessment.domain.checklist import NOT_APPLICABLE, Checklist
from assessment.domain.engagement import Engagement
from assessment.domain.evidence import Evidence
from assessment.domain.gap import gaps_of
from assessment.domain.organization import Organization, Person, Site, Size
from assessment.domain.work import Work
from assessment.export.word import render_template
from assessment.reporting.dress import Dress
from assessment.reporting.gap_report import GapReport
from tests.export.plans import work_on

TODAY = date(2026, 11, 21)
NINE = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
ADA = Dress(author="Ada Lovelace, Analytical Engines")


def small_work(checklist: Checklist, rationales: Iterable[str] = ()) -> Work:
    """An assessment of the small checklist: one criterion met, three below, one not applicable, one not assessed."""
    assessment = Assessment(
        id="a1", engagement_id="e1", title="Gap analysis 2026", snapshot_id="s", profile="full", started_on=TODAY
    )
    ratings = {
        "4.2-1": "met",
        "7.1-1": "partly_met",
        "7.1-2": NOT_APPLICABLE,
        "7.2-1": "not_met",
        "7.2-2": "partly_met",
    }
    words = {
        "7.1-1": "The web page exists & works;\nthe shops have <none>.",
        "7.1-2": "One language only.",
        "7.2-1": "",
    }
    words.update(zip(("7.1-1", "7.1-2", "7.2-1", "7.2-2"), rationales, strict=False))
    results = {}
    for key, rating in ratings.items():
        result = CriterionResult.blank(assessment, checklist.criterion(key)).reasoned(words.get(key, ""))
        result = result.rated(rating, checklist, by="Ada", at=NINE)
        results[key] = result.evidenced(("v1",)) if key == "4.2-1" else result
    results["7.1-1"] = results["7.1-1"].classified(GapKind.NOT_WRITTEN).assigned("p1").evidenced(("v1", "v2"))
    return Work(
        organization=Organization(id="o1", name="Nørdwind & Söhne <Ltd>", sector="Retail", size=Size.SMALL),
        engagement=Engagement(
            id="e1", organization_id="o1", title="Complaints handling 2026", scope="Shops\nand website", created_at=NINE
        ),
        sites=(Site(id="l1", engagement_id="e1", name="Leeds"), Site(id="l2", engagement_id="e1", name="York")),
        people={"p1": Person(id="p1", engagement_id="e1", name="Grace Hopper")},
        evidence={
            "v1": Evidence(id="v1", engagement_id="e1", title="Register export", collected_at=NINE),
            "v2": Evidence(id="v2", engagement_id="e1", title="Procedure CH-02", collected_at=NINE),
        },
        assessment=assessment,
        profile=checklist.profile("full"),
        checklist=checklist,
        results=results,
    )


def told_work(checklist: Checklist) -> Work:
    """The same with a strength, a closed gap, and an action that is overdue."""
    work = small_work(checklist)
    closed = CriterionResult.blank(work.assessment, checklist.criterion("7.2-3")).reasoned("No date was given.")
    closed = closed.rated("not_met", checklist, by="Ada", at=NINE).classified(GapKind.NO_RECORD).evidenced(("v1",))
    closed = closed.gap_closed(checklist, by="Charles Babbage", on=TODAY, at=NINE)
    praised = work.results["4.2-1"].praised("Every letter is answered by a person with a name.")
    work = dataclasses.replace(work, results={**work.results, "4.2-1": praised, "7.2-3": closed})
    first = next(gap.action for gap in gaps_of(work) if gap.criterion.id == "7.1-1")
    late = first.changed(text="Print the page on the receipt.", owner_id="p1", due=TODAY - timedelta(days=3))
    return dataclasses.replace(work, actions={late.id: late})


def large_work(checklist: Checklist, gaps: int) -> Work:
    """A checklist with every criterion rated; every other one from the first is below the top, until there are `gaps`."""
    work = work_on(checklist, "Northwind Online Ltd")
    below = {criterion.id for criterion in checklist.criteria[: 2 * gaps : 2]}
    results = {}
    for criterion in checklist.criteria:
        rating, words = ("partly_met", criterion.partly) if criterion.id in below else ("met", "Seen in the sample.")
        result = CriterionResult.blank(work.assessment, criterion).reasoned(words).evidenced(("v1",))
        results[criterion.id] = result.rated(rating, checklist, by="Ada", at=NINE)
    return dataclasses.replace(work, results=results)


def wordy_work(checklist: Checklist) -> Work:
    """Half of the criteria met with a strength, half not met, every text as long as people write when nobody stops them."""
    work = large_work(checklist, 88)
    longest = (
        "Every complaint that reaches a counter is entered on the same day, in the words of whoever complains. " * 5
    )
    results = {
        key: one.praised(longest) if one.rating == "met" else one.rated("not_met", checklist, by="Ada", at=NINE)
        for key, one in work.results.items()
    }
    name = "The Northern and Eastern Cooperative Housing and Energy Association of Leeds"
    work = dataclasses.replace(work, results=results, organization=work.organization.changed(name=name))
    actions = {gap.action.id: gap.action.changed(text=longest) for gap in gaps_of(work)}
    return dataclasses.replace(work, actions=actions)


def shipped() -> Path:
    return resources.templates() / "gap-report.docx"


def rendered(template: Path, report: GapReport) -> bytes:
    return render_template(template, report, title=report.title, author=report.author)


def template_with(folder: Path, **texts: str) -> Path:
    """A template with `texts` by place; footnotes are added by hand, since python-docx knows none."""
    document = Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = texts.get("header", "")
    section.footer.paragraphs[0].text = texts.get("footer", "")
    document.core_properties.subject = texts.get("properties", "")
    document.add_paragraph(texts.get("body", ""))
    buffer = BytesIO()
    document.save(buffer)
    parts = unzipped(buffer.getvalue())
    if "footnote" in texts:
        _add_footnote(parts, texts["footnote"])
    template = folder / "template.docx"
    template.write_bytes(zipped(parts))
    return template


def _add_footnote(parts: dict[str, bytes], text: str) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    content = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    note = f'<w:footnotes xmlns:w="{space}"><w:footnote w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    for name, end, added in (
        ("[Content_Types].xml", b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{content}"/>'),
        (
            "word/_rels/document.xml.rels",
            b"</Relationships>",
            f'<Relationship Id="n1" Type="{kind}" Target="footnotes.xml"/>',
        ),
    ):
        parts[name] = parts[name].replace(end, added.encode() + end)
    parts["word/footnotes.xml"] = note.encode()


def texts_of(content: bytes) -> list[str]:
    """The text of every paragraph, cells included; a line break is a newline."""
    body = Document(BytesIO(content)).element.body
    return [_text(paragraph) for paragraph in body.iter(qn("w:p"))]


def _text(paragraph: Any) -> str:
    kinds = {qn("w:t"): lambda node: node.text or "", qn("w:br"): lambda _: "\n", qn("w:tab"): lambda _: "\t"}
    return "".join(kinds[node.tag](node) for run in paragraph.iter(qn("w:r")) for node in run if node.tag in kinds)
