"""Reminders: what is due, as words, as a calendar, and by a mail server that really listens."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from icalendar import Calendar

from assessment.config import Settings
from assessment.domain.nonconformity import Nonconformity
from assessment.domain.organization import Person
from assessment.services.desk import Desk
from assessment.services.reminder_mail import BadMailAddress, BadMailServer, MailNotSent, MailNotSet, send_digest
from assessment.services.reminders import digest, due_calendar, due_items
from tests.services.cases import Cases, with_cases


class Inbox:
    """Keeps the letters that come in."""

    def __init__(self) -> None:
        self.letters: list[Any] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 -- the name aiosmtpd asks for
        self.letters.append(envelope)
        return "250 OK"


@pytest.fixture
def cases(desk: Desk) -> Cases:
    """A register with something due."""
    return with_cases(desk)


@pytest.fixture
def server() -> Iterator[Controller]:
    """A mail server on a free port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(Inbox(), hostname="127.0.0.1", port=port)
    controller.start()
    yield controller
    controller.stop()


def settings(**values: str) -> Settings:
    return Settings(mail_from="audit@example.org", **values)  # type: ignore[arg-type]


def test_what_is_due_is_told_with_the_overdue_first(desk: Desk, cases: Cases) -> None:
    told = digest(desk, cases.engagement_id)
    assert told.subject == "Complaints handling: 1 overdue, 1 due soon"
    assert told.text.index("Overdue") < told.text.index("Due soon") < told.text.index("Later")
    assert "NC-003, closing" in told.text
    assert due_items(desk) == told.items


def test_the_calendar_holds_every_due_date(desk: Desk, cases: Cases) -> None:
    book = Calendar.from_ical(due_calendar(desk, cases.engagement_id).content)
    found = {(str(one["uid"]), one["dtstart"].dt) for one in book.walk("VEVENT")}
    assert found == {(f"{item.id}@iso10002", item.due) for item in due_items(desk, cases.engagement_id)}
    assert due_calendar(desk) == due_calendar(desk)


def test_nothing_due_is_said_in_a_sentence(desk: Desk) -> None:
    assert digest(desk).text == "Nothing is due.\n"


def test_the_digest_arrives(desk: Desk, cases: Cases, server: Controller) -> None:
    told = digest(desk, cases.engagement_id)
    send_digest(settings(smtp_url=f"smtp://127.0.0.1:{server.port}"), told, "boss@example.org")
    (letter,) = server.handler.letters
    assert (letter.mail_from, letter.rcpt_tos) == ("audit@example.org", ["boss@example.org"])
    assert b"Subject: Complaints handling: 1 overdue" in letter.content


@pytest.mark.parametrize(
    ("url", "to", "refusal"),
    [
        ("", "boss@example.org", MailNotSet),
        ("http://example.org", "boss@example.org", BadMailServer),
        ("smtp://127.0.0.1:99999", "boss@example.org", BadMailServer),
        ("smtp://127.0.0.1:1", "boss@example.org", MailNotSent),
        ("smtp://127.0.0.1:1", "no address", BadMailAddress),
        ("smtp://127.0.0.1:1", "a@b.org\nBcc: c@d.org", BadMailAddress),
    ],
)
def test_what_cannot_be_sent_is_refused(desk: Desk, url: str, to: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        send_digest(settings(smtp_url=url), digest(desk), to)


@pytest.mark.parametrize(
    "address", ["a@b.org\r\nBcc: c@d.org", "a@b.org\rBcc: c@d.org", "A <a@b.org>", "a@b.org, c@d.org", "\n@b"]
)
def test_no_address_brings_headers_or_readers_along(desk: Desk, server: Controller, address: str) -> None:
    url = f"smtp://127.0.0.1:{server.port}"
    for sender, to in ((address, "boss@example.org"), ("audit@example.org", address)):
        with pytest.raises(BadMailAddress):
            send_digest(Settings(mail_from=sender, smtp_url=url), digest(desk), to)
    assert server.handler.letters == []


def test_line_ends_in_texts_stay_inside_their_line_of_the_calendar(desk: Desk, cases: Cases) -> None:
    forged = "Late.\r\nEND:VEVENT\nBEGIN:VEVENT\rATTACH:cid:secret\n" + "ü" * 200
    with desk.store.writing(desk.actor, desk.now(), cases.engagement_id) as writer:
        for one in writer.list(Nonconformity, engagement_id=cases.engagement_id):
            writer.save(one.changed(statement=forged))
        for person in writer.list(Person, engagement_id=cases.engagement_id):
            writer.save(person.changed(name=f"{person.id}\nATTACH:x"))
    made = due_calendar(desk, cases.engagement_id).content
    due = due_items(desk, cases.engagement_id)
    assert any("END:VEVENT" in f"{item.what} {item.text}" for item in due)
    assert len(Calendar.from_ical(made).walk("VEVENT")) == len(due)
    lines = made.split(b"\r\n")
    assert lines.count(b"END:VEVENT") == len(due)
    assert not [
        line for line in lines if line.startswith(b"ATTACH") or b"\n" in line or b"\r" in line or len(line) > 75
    ]


def test_a_password_never_goes_over_an_open_line(desk: Desk, server: Controller) -> None:
    url = f"smtp://ada:secret@127.0.0.1:{server.port}"
    with pytest.raises(MailNotSent, match="no encryption") as refused:
        send_digest(settings(smtp_url=url), digest(desk), "boss@example.org")
    assert "secret" not in str(refused.value)
