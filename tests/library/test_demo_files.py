"""The stories of the demo hang together, and a broken one says where."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from assessment.domain.checklist import NOT_APPLICABLE, Checklist
from assessment.library.demo_reader import FOLDER, Story, UnusableDemo, load_story, read_story

NAMES = ("complete.yaml", "in_progress.yaml")


@pytest.fixture(params=NAMES)
def story(request: pytest.FixtureRequest, shipped_checklist: Checklist) -> Story:
    """Each story in turn."""
    return load_story(FOLDER / request.param, shipped_checklist)


@pytest.mark.parametrize("name", NAMES)
def test_the_shipped_files_have_no_remarks(name: str, shipped_checklist: Checklist) -> None:
    assert [str(remark) for remark in read_story(FOLDER / name, shipped_checklist).remarks] == []


def test_the_complete_one_answers_every_criterion(shipped_checklist: Checklist) -> None:
    complete = load_story(FOLDER / "complete.yaml", shipped_checklist)
    assert sorted(complete.answers) == sorted(criterion.id for criterion in shipped_checklist.criteria)


def test_the_other_one_is_three_fifths_done(shipped_checklist: Checklist) -> None:
    running = load_story(FOLDER / "in_progress.yaml", shipped_checklist)
    assert 0.55 < len(running.answers) / len(shipped_checklist.criteria) < 0.65


def test_no_two_rationales_are_alike(shipped_checklist: Checklist) -> None:
    stories = [load_story(FOLDER / name, shipped_checklist) for name in NAMES]
    texts = Counter(answer.rationale for story in stories for answer in story.answers.values())
    assert [text for text, count in texts.items() if count > 1] == []


def test_rationales_are_short_and_end_with_a_full_stop(story: Story) -> None:
    for criterion_id, answer in story.answers.items():
        assert 40 <= len(answer.rationale) <= 330, criterion_id
        assert answer.rationale.endswith((".", ".”")), criterion_id


def test_little_is_put_out_of_scope(story: Story) -> None:
    assert 0 < sum(answer.rating == NOT_APPLICABLE for answer in story.answers.values()) < 6


def test_all_that_was_seen_is_used(story: Story) -> None:
    used = {name for answer in story.answers.values() for name in answer.evidence}
    used |= {name for answer in story.answers.values() if answer.closed for name in answer.closed.evidence}
    assert used == set(story.evidence)


BROKEN = {
    "an unknown person": ("responsible: marcus", "responsible: nobody", "“nobody” is not known."),
    "an unknown piece of evidence": ("evidence: [policy, cp02]", "evidence: [gospel]", "“gospel” is not known."),
    "an unknown criterion": ("  4.1-1:", "  4.1-9:", "4.1-9 is no criterion of iso10002-2018."),
    "an unknown rating": ("rating: partly_met", "rating: superb", "“superb” is no rating of iso10002-2018."),
    "a gap without a kind": ("    gap_kind: not_written\n", "", "A gap has a kind, and nothing else has one."),
    "an action without a gap": ("criteria: [7.9-1]", "criteria: [4.2-1]", "4.2-1 has no gap."),
    "two actions for a gap": ("criteria: [7.9-1]", "criteria: [7.2-8]", "7.2-8 has an action already."),
    "work on a Sunday": ("begun: -77", "begun: -78", "Day -78 is at a weekend."),
    "work in the future": ("planned: -62", "planned: 8", "Day 8 is not over yet."),
    "an unknown date": ("{day kettle}", "{day teapot}", "“{day teapot}” is not a date of this story."),
    "a wrong field": ("format: 1", "format: 1\ncolour: red", "Extra inputs are not permitted."),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_does_not_hang_together_is_a_remark_with_its_line(
    case: str, tmp_path: Path, shipped_checklist: Checklist
) -> None:
    right, wrong, message = BROKEN[case]
    file = tmp_path / "complete.yaml"
    text = (FOLDER / "complete.yaml").read_text(encoding="utf-8")
    assert right in text
    file.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    loaded = read_story(file, shipped_checklist)
    assert loaded.story is None
    found = next(remark for remark in loaded.remarks if remark.message == message)
    assert found.place.line is not None
    with pytest.raises(UnusableDemo, match="The demo cannot be made: "):
        load_story(file, shipped_checklist)


def test_a_file_that_is_no_yaml_is_a_remark(tmp_path: Path, shipped_checklist: Checklist) -> None:
    file = tmp_path / "complete.yaml"
    file.write_text("a: [", encoding="utf-8")
    assert [remark.code for remark in read_story(file, shipped_checklist).remarks] == ["yaml-syntax"]


def test_a_checklist_without_the_criteria_is_refused(checklist: Checklist) -> None:
    with pytest.raises(UnusableDemo, match=r"is no criterion of .* take it out of its folder"):
        load_story(FOLDER / "complete.yaml", checklist)
