"""`engagement`: list and new."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assessment.cli.desk import open_desk
from assessment.domain.organization import Size
from assessment.services.answers import Field, save_answer
from assessment.services.engagements import describe_engagement, list_engagements
from assessment.services.reports import gap_report
from assessment.wording import say

if TYPE_CHECKING:
    from tests.cli.conftest import Said

Run = Callable[..., "Said"]
ROOT = Path(__file__).parents[2]

HEAVY = {"streamlit", "pandas", "numpy", "pyarrow", "altair", "docx", "docxtpl", "lxml", "openpyxl", "alembic"}
LOADED = f"""
import sys
from assessment.cli import main
code = main(["engagement", "list"])
print(sorted({HEAVY!r} & {{name.partition(".")[0] for name in sys.modules}}))
raise SystemExit(code)
"""


def listed(run: Run) -> list[dict[str, Any]]:
    """What `engagement list --json` prints."""
    said = run("engagement", "list", "--json")
    assert (said.code, said.err) == (0, "")
    return json.loads(said.out)


def test_a_new_engagement_prints_its_id_and_nothing_else(run: Run, data: Path) -> None:
    said = run("engagement", "new", "--organization", "Northwind")
    assert (said.code, said.err) == (0, "")
    (line,) = list_engagements(open_desk())
    assert said.lines == [line.id]
    described = describe_engagement(open_desk(), line.id)
    assert described.exclusions == say("new.exclusions.default")
    assert described.complaint_definition == say("new.definition.default")


def test_everything_given_is_stored(run: Run, data: Path) -> None:
    options = {
        "organization": "Northwind",
        "sector": "Retail",
        "size": "small",
        "title": "First look",
        "scope": "Orders",
    }
    options |= {"exclusions": "", "definition": "Grumbles", "checklist": "small", "profile": "quick"}
    given = [part for name, value in options.items() for part in (f"--{name}", value)]
    said = run("engagement", "new", *given, "--site", "Leeds", "--site", "York")
    described = describe_engagement(open_desk(), said.out.strip())
    assert (described.sector, described.size, described.title) == ("Retail", Size.SMALL, "First look")
    assert (described.scope, described.exclusions, described.complaint_definition) == ("Orders", "", "Grumbles")
    assert described.sites == ("Leeds", "York")


def test_no_engagement_yet_says_how_to_open_one(run: Run, data: Path) -> None:
    said = run("engagement", "list")
    assert said.code == 0
    assert said.lines == ["No engagement yet. Open one with: iso10002 engagement new --organization NAME"]
    assert listed(run) == []


def test_a_line_tells_id_organization_checklist_and_how_far_it_is(run: Run, northwind: str) -> None:
    assert run("engagement", "list").lines == [
        f"{northwind}  Northwind  Small checklist (Full)  Nothing assessed yet, 6 criteria to go"
    ]


def test_the_data_hold_id_organization_checklist_progress_and_readiness(run: Run, northwind: str) -> None:
    (entry,) = listed(run)
    assert entry["id"] == northwind
    assert (entry["organization"], entry["checklist"], entry["profile"]) == ("Northwind", "Small checklist", "Full")
    assert entry["progress"] == {"assessed": 0, "total": 6, "coverage": 0.0}
    assert entry["readiness"] == {
        "percent": None,
        "percent_assessed": None,
        "headline": "Nothing assessed yet, 6 criteria to go",
        "gaps": 0,
        "blockers": 3,
    }
    assert entry["last_change"]


def test_the_data_carry_the_figures_of_the_report(run: Run, northwind: str) -> None:
    desk = open_desk()
    assessment = listed(run)[0]["assessment"]
    for criterion in ("4.2-1", "7.1-1", "7.1-2", "7.2-1", "7.2-2", "7.2-3"):
        save_answer(desk, assessment, criterion, Field.RATING, shown=None, value="partly_met")
    (entry,) = listed(run)
    report = gap_report(desk, assessment)
    assert entry["readiness"]["percent"] == float(report.figures.percent or 0) == 50.0
    assert entry["readiness"]["headline"] == report.headline
    assert entry["readiness"]["gaps"] == report.figures.gaps == 6
    assert entry["progress"]["assessed"] == 6
    assert entry["last_change"]


def test_an_empty_name_is_refused_with_a_sentence(run: Run, data: Path) -> None:
    said = run("engagement", "new", "--organization", "  ")
    assert (said.code, said.out) == (1, "")
    assert said.err == "“Organization” is empty. Fill it in and save again.\n"
    assert listed(run) == []


def test_an_unknown_checklist_is_refused_and_the_known_are_named(run: Run, data: Path) -> None:
    said = run("engagement", "new", "--organization", "Northwind", "--checklist", "iso9001")
    assert said.code == 1
    assert "There is no checklist “iso9001”. Known are: iso10002-2018, small." in said.err


def test_an_unknown_profile_is_refused(run: Run, data: Path) -> None:
    said = run("engagement", "new", "--organization", "Northwind", "--profile", "half")
    assert said.code == 1
    assert "There is no profile “half”" in said.err


def test_a_broken_checklist_is_refused_with_its_place(run: Run, data: Path) -> None:
    (data / "checklists" / "small" / "chapter-7.yaml").write_text("clauses: [\n", encoding="utf-8")
    said = run("engagement", "new", "--organization", "Northwind", "--checklist", "small")
    assert said.code == 1
    assert "small/chapter-7.yaml:2: " in said.err


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--organization",),
        ("--organization", "Northwind", "--size", "huge"),
        ("--organization", "Northwind", "--colour", "red"),
    ],
)
def test_wrong_usage_exits_with_two_and_says_what_is_wrong(run: Run, data: Path, arguments: tuple[str, ...]) -> None:
    said = run("engagement", "new", *arguments)
    assert (said.code, said.out) == (2, "")
    assert "Error: " in said.err


def test_nothing_is_written_before_somebody_said_who_writes(
    run: Run, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ISO10002_USER")
    said = run("engagement", "new", "--organization", "Northwind")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("The journal needs a name for “who did this”.")
    assert listed(run) == []


def test_the_name_of_the_first_start_counts_on_the_command_line(
    run: Run, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ISO10002_USER")
    (data / "identity.json").write_text('{"name": "Ada Carter", "firm": "Carter Ltd"}')
    assert run("engagement", "new", "--organization", "Northwind").code == 0
    assert open_desk().actor.firm == "Carter Ltd"


def test_a_list_loads_no_heavy_library(run: Run, northwind: str) -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert northwind in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"
