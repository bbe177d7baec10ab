"""An engagement removed by whoever works there: confirmed by its name, with a certificate, and nobody else's loss."""

from __future__ import annotations

import json
from threading import Barrier, Thread
from typing import TYPE_CHECKING

import pytest

from assessment.domain.engagement import Engagement
from assessment.domain.errors import AssessmentError, NotFound
from assessment.domain.record import TextMissing
from assessment.services.answers import Field, add_evidence, save_answer
from assessment.services.documents import Format
from assessment.services.engagements import NewEngagement, list_engagements, start_engagement
from assessment.services.installation import chain_sentence, check_journal, check_records
from assessment.services.issues import issue_gap_report
from assessment.services.leftovers import clean_up
from assessment.services.removal import (
    NameDiffers,
    certificate_of,
    certificates,
    leftovers,
    remove_engagement,
    what_goes,
)
from assessment.services.removal_certificates import certificate_document
from assessment.storage.files import FileNotRemoved, FileStore

if TYPE_CHECKING:
    from assessment.services.desk import Desk
    from assessment.services.engagements import EngagementLine

pytestmark = pytest.mark.both_databases

TEXT = "Ms Wimpole complained about the invoice"


@pytest.fixture
def northwind(desk: Desk) -> EngagementLine:
    """An engagement with an answer, evidence and an issued report; another one beside it."""
    line = start_engagement(desk, NewEngagement(organization="Northwind", checklist="small", profile="full"))
    start_engagement(desk, NewEngagement(organization="Southwind", checklist="small", profile="full"))
    save_answer(desk, line.assessment_id, "7.2-1", Field.RATIONALE, shown="", value=TEXT)
    add_evidence(desk, line.assessment_id, "7.2-1", "Letter of Ms Wimpole")
    issue_gap_report(desk, line.assessment_id)
    return line


def remove(desk: Desk, line: EngagementLine, name: str = "Northwind", reason: str = "Retention is over") -> str:
    return remove_engagement(desk, line.id, typed_name=name, reason=reason).id


def test_what_goes_is_counted_beforehand_and_that_changes_nothing(desk: Desk, northwind: EngagementLine) -> None:
    going = what_goes(desk, northwind.id)
    assert (going.organization, going.files, going.keeps_organization) == ("Northwind", 1, False)
    assert going.records["criterion_result"] == going.records["evidence"] == going.records["issued_report"] == 1
    assert len(list_engagements(desk)) == 2


def test_the_engagement_goes_and_the_other_stays(desk: Desk, northwind: EngagementLine) -> None:
    remove(desk, northwind)
    assert [line.organization for line in list_engagements(desk)] == ["Southwind"]
    assert check_records(desk) == []
    assert all(chain.intact for chain in check_journal(desk))


@pytest.mark.parametrize("typed", ["", "northwind", "Northwind Ltd", "Southwind"])
def test_another_name_removes_nothing(desk: Desk, northwind: EngagementLine, typed: str) -> None:
    with pytest.raises(NameDiffers, match="Northwind"):
        remove(desk, northwind, typed)
    assert len(list_engagements(desk)) == 2


def test_spaces_around_the_name_do_not_matter(desk: Desk, northwind: EngagementLine) -> None:
    assert remove(desk, northwind, " Northwind\t")


def test_a_reason_is_asked_for(desk: Desk, northwind: EngagementLine) -> None:
    with pytest.raises(TextMissing, match="Reason"):
        remove(desk, northwind, reason="  ")
    assert len(list_engagements(desk)) == 2


def test_the_certificate_says_what_went_and_names_nobody_but_the_remover(desk: Desk, northwind: EngagementLine) -> None:
    remove(desk, northwind)
    certificate = certificate_of(desk, northwind.id)
    assert certificates(desk) == [certificate]
    chain = next(chain for chain in check_journal(desk) if chain.chain == northwind.id)
    assert (certificate.chain_head, certificate.chain_entries) == (chain.head, chain.entries)
    assert (certificate.removed_by, certificate.reason) == ("Ada Lovelace", "Retention is over")
    document = certificate_document(desk, certificate, Format.JSON)
    for word in ("Northwind", "Wimpole", "Letter"):
        assert word not in document.content.decode()
    assert json.loads(document.content)["chain_head"] == chain.head
    assert certificate_document(desk, certificate, Format.DOCX).content[:2] == b"PK"


def test_checking_the_journal_says_that_content_was_erased(desk: Desk, northwind: EngagementLine) -> None:
    remove(desk, northwind)
    told = {chain.chain: chain_sentence(chain) for chain in check_journal(desk)}
    assert f"content of {certificate_of(desk, northwind.id).chain_entries} erased on purpose" in told[northwind.id]
    assert "content of 2 erased on purpose" in told["installation"]
    assert sum("erased" in sentence for sentence in told.values()) == 2


def test_the_bytes_of_its_files_go_and_shared_ones_stay(desk: Desk, northwind: EngagementLine) -> None:
    other = next(line for line in list_engagements(desk) if line.organization == "Southwind")
    issued = issue_gap_report(desk, other.assessment_id)
    own = certificate_files = [digest for digest, _ in desk.files.kept() if digest != issued.sha256]
    remove(desk, northwind)
    assert list(certificate_of(desk, northwind.id).files) == certificate_files == own
    assert [digest for digest, _ in desk.files.kept()] == [issued.sha256]
    assert leftovers(desk) == []


def test_bytes_that_would_not_go_are_listed_and_go_at_the_next_start(
    desk: Desk, northwind: EngagementLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stuck(_: FileStore, digest: str) -> None:
        raise FileNotRemoved(digest, "in use")

    with monkeypatch.context() as narrow:
        narrow.setattr(FileStore, "remove", stuck)
        remove(desk, northwind)
    assert leftovers(desk) == list(certificate_of(desk, northwind.id).files)
    clean_up(desk.store, desk.files_address)
    assert leftovers(desk) == []


def test_bytes_that_came_back_into_use_stay(desk: Desk, northwind: EngagementLine) -> None:
    other = next(line for line in list_engagements(desk) if line.organization == "Southwind")
    content = desk.files.read(desk.files.kept()[0][0])
    remove(desk, northwind)
    kept = issue_gap_report(desk, other.assessment_id)
    with desk.store.writing(desk.actor, desk.now(), other.id) as writer:
        writer.save(kept.changed(sha256=desk.files.keep(content)))
    clean_up(desk.store, desk.files_address)
    assert desk.files.holds(certificate_of(desk, northwind.id).files[0])


def test_a_colleague_who_types_meanwhile_gets_a_sentence(
    desk: Desk, colleague: Desk, northwind: EngagementLine
) -> None:
    remove(desk, northwind)
    with pytest.raises(NotFound, match="may have been removed"):
        save_answer(colleague, northwind.assessment_id, "7.2-1", Field.RATIONALE, shown=TEXT, value="more")
    with pytest.raises(NotFound):
        what_goes(colleague, northwind.id)


def test_of_two_who_remove_at_once_one_gets_a_sentence(desk: Desk, colleague: Desk, northwind: EngagementLine) -> None:
    ready, done = Barrier(2), []

    def act(one: Desk) -> None:
        ready.wait(30)
        try:
            done.append(remove(one, northwind))
        except AssessmentError as refusal:
            done.append(refusal.message)

    threads = [Thread(target=act, args=(one,)) for one in (desk, colleague)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sum("There is no engagement" in text for text in done) == 1
    assert len(certificates(desk)) == 1
    assert check_records(desk) == []
    assert all(chain.intact for chain in check_journal(desk))


def test_saves_during_a_removal_leave_nothing_behind(desk: Desk, colleague: Desk, northwind: EngagementLine) -> None:
    ready, told = Barrier(2), []

    def type_on() -> None:
        ready.wait(30)
        text = TEXT
        for number in range(40):
            try:
                save_answer(colleague, northwind.assessment_id, "7.2-1", Field.RATIONALE, shown=text, value=f"{number}")
                text = f"{number}"
            except AssessmentError as refusal:
                told.append(refusal.message)

    typing = Thread(target=type_on)
    typing.start()
    ready.wait(30)
    remove(desk, northwind)
    typing.join(60)
    assert all("may have been removed" in message for message in told)
    with desk.store.reading() as reader:
        assert reader.find(Engagement, northwind.id) is None
    assert check_records(desk) == []
    assert all(chain.intact for chain in check_journal(desk))


def test_without_a_certificate_it_is_a_sentence(desk: Desk) -> None:
    with pytest.raises(NotFound, match="removal certificate"):
        certificate_of(desk, "e1")
