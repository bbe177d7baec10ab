"""Send the digest of due dates by mail, through the server that the settings name."""

from __future__ import annotations

import smtplib
import ssl
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from urllib.parse import SplitResult, unquote, urlsplit

from assessment.config import Settings
from assessment.domain.errors import InvalidInput, StorageTrouble
from assessment.services.reminders import Digest

_PORTS = {"smtp": 25, "smtps": 465}
_SECONDS = 20


class MailNotSet(InvalidInput):
    """The settings name no server, or no sender."""

    def __init__(self, name: str) -> None:
        """Name the setting."""
        super().__init__(
            f"Mail needs a server and a sender. Set {name} and try again; `remind --dry-run` prints the digest without mail."
        )


class BadMailServer(InvalidInput):
    """The address of the server cannot be read."""

    def __init__(self) -> None:
        """Show the form; the value holds a password and is not repeated."""
        super().__init__(
            "ISO10002_SMTP_URL is no address of a mail server. Write it as smtp://user:password@host:587, or smtps://host."
        )


class BadMailAddress(InvalidInput):
    """An address that mail cannot go to."""

    def __init__(self, address: str) -> None:
        """Name it."""
        super().__init__(f"“{address}” is no mail address. Write it as name@example.org.")


class MailNotSent(StorageTrouble):
    """The server did not take the mail."""

    def __init__(self, host: str, reason: str) -> None:
        """Name the server and its reason."""
        super().__init__(
            f"The mail server {host} did not take the digest: {reason.rstrip('.')}. Nothing was sent. "
            "Check ISO10002_SMTP_URL, the address and the connection, and try again."
        )


def send_digest(settings: Settings, digest: Digest, to: str) -> None:
    """Send the digest to one address; `MailNotSent` when the server does not take it."""
    if not settings.smtp_url:
        raise MailNotSet("ISO10002_SMTP_URL")
    if not settings.mail_from:
        raise MailNotSet("ISO10002_MAIL_FROM")
    server = _server(settings.smtp_url)
    message = _message(digest, sender=_checked(settings.mail_from), to=_checked(to))
    try:
        with _connected(server) as mail:
            mail.send_message(message)
    except (OSError, smtplib.SMTPException) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise MailNotSent(server.hostname or "", reason or type(error).__name__) from error


def _server(url: str) -> SplitResult:
    try:
        found = urlsplit(url)
        is_good = found.scheme in _PORTS and bool(found.hostname) and (found.port is None or found.port > 0)
        (found.hostname or "").encode("idna")  # as the name service is asked: it refuses what no server is called
    except ValueError:
        raise BadMailServer from None
    if not is_good:
        raise BadMailServer
    return found


def _connected(server: SplitResult) -> smtplib.SMTP:
    """A session with the server: encrypted where it can be, always before a password goes over the line."""
    host, port = server.hostname or "", server.port or _PORTS[server.scheme]
    if server.scheme == "smtps":
        mail: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=_SECONDS, context=ssl.create_default_context())
    else:
        mail = smtplib.SMTP(host, port, timeout=_SECONDS)
        mail.ehlo()
        if mail.has_extn("starttls"):
            mail.starttls(context=ssl.create_default_context())
            mail.ehlo()
        elif server.username:
            mail.close()
            raise smtplib.SMTPException("it offers no encryption, and the password is not sent without")
    if server.username:
        mail.login(unquote(server.username), unquote(server.password or ""))
    return mail


def _message(digest: Digest, *, sender: str, to: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = digest.subject, sender, to
    message.set_content(digest.text)
    return message


def _checked(address: str) -> str:
    """The address, once it is known to be one: a line end in it would add headers."""
    try:
        Address(addr_spec=address.strip())
    except (ValueError, IndexError, MessageError) as error:
        raise BadMailAddress(address) from error
    if "@" not in address or any(ord(letter) < ord(" ") for letter in address.strip()):
        raise BadMailAddress(address)
    return address.strip()
