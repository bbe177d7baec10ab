"""Files on an S3-compatible store: through the real client, against a server on this computer."""

from __future__ import annotations

import hashlib
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import fsspec
import pytest

from assessment.domain.errors import NotFound
from assessment.storage.files import FileNotKept, FileNotRemoved, FilesOutOfReach, FileStore

if TYPE_CHECKING:
    from moto.server import ThreadedMotoServer

ROOT = Path(__file__).parents[2]
HOST = "127.0.0.1"
CONTENT = b"Seen in the register on 21 November. " * 1000
DIGEST = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ThreadedMotoServer]:
    """An S3 server with one bucket, named in the environment as S3 clients expect it."""
    from moto.server import ThreadedMotoServer

    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    serving = ThreadedMotoServer(ip_address=HOST, port=port, verbose=False)
    serving.start()
    address = f"http://{HOST}:{port}"
    forget = urllib.request.Request(f"{address}/moto-api/reset", method="POST")  # noqa: S310 -- our own loopback address
    urllib.request.urlopen(forget, timeout=10).close()  # noqa: S310 -- its buckets outlive the server
    surroundings = {
        "AWS_ENDPOINT_URL": address,
        "AWS_ACCESS_KEY_ID": "here",
        "AWS_SECRET_ACCESS_KEY": "only",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_MAX_ATTEMPTS": "1",
    }
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    fsspec.filesystem("s3", skip_instance_cache=True).mkdir("evidence")
    yield serving
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    serving.stop()


@pytest.fixture
def store(server: ThreadedMotoServer) -> FileStore:
    """The file store as the setting names it."""
    return FileStore("s3://evidence/harbour-lane")


def test_bytes_are_kept_once_and_come_back_as_they_were(store: FileStore) -> None:
    assert store.keep(CONTENT) == store.keep(CONTENT) == DIGEST
    assert store.read(DIGEST) == CONTENT
    assert store.kept() == [(DIGEST, len(CONTENT))]


def test_a_stream_of_several_pieces_is_kept_and_read_as_a_stream(store: FileStore) -> None:
    large = CONTENT * 200  # more than one part of an upload to S3
    digest = store.keep_stream(BytesIO(large))
    with store.open(digest) as stream:
        assert stream.read() == large
    assert store.holds(digest)


def test_what_is_missing_or_was_changed_is_not_found(store: FileStore) -> None:
    assert not store.holds(DIGEST)
    with pytest.raises(NotFound):
        store.read(DIGEST)
    with pytest.raises(NotFound):
        store.open(DIGEST)
    store.keep(CONTENT)
    fsspec.filesystem("s3").pipe_file(f"evidence/harbour-lane/{DIGEST[:2]}/{DIGEST}", b"changed")
    with pytest.raises(NotFound, match="unchanged file"):
        store.read(DIGEST)


def test_what_is_removed_is_gone_and_removing_it_again_is_no_trouble(store: FileStore) -> None:
    store.keep(CONTENT)
    store.remove(DIGEST)
    store.remove(DIGEST)
    assert not store.holds(DIGEST)
    assert store.kept() == []


def test_what_another_computer_takes_away_is_seen_at_once(store: FileStore) -> None:
    store.keep(CONTENT)
    assert store.kept()
    fsspec.filesystem("s3", skip_instance_cache=True).rm_file(f"evidence/harbour-lane/{DIGEST[:2]}/{DIGEST}")
    assert not store.holds(DIGEST)
    assert store.kept() == []


def test_a_server_that_is_gone_is_said_in_a_sentence_and_never_taken_for_an_empty_store(
    store: FileStore, server: ThreadedMotoServer
) -> None:
    store.keep(CONTENT)
    server.stop()
    for look in (store.read, store.holds, store.open):
        with pytest.raises(FilesOutOfReach, match="cannot be reached"):
            look(DIGEST)
    with pytest.raises(FilesOutOfReach):
        store.kept()
    with pytest.raises(FileNotKept, match="could not be kept"):
        store.keep(b"something new")
    with pytest.raises(FileNotKept):
        store.keep_stream(BytesIO(b"something new"))
    with pytest.raises(FileNotRemoved):
        store.remove(DIGEST)


def test_a_store_without_a_key_is_said_in_a_sentence(
    server: ThreadedMotoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("HOME", "/nowhere")
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    with pytest.raises((FileNotKept, FilesOutOfReach)):
        FileStore("s3://evidence/other").keep(CONTENT)


def test_without_the_part_for_such_stores_a_sentence_says_how_to_get_it() -> None:
    program = (
        "import sys; sys.modules['s3fs'] = None\n"
        "from assessment.storage.files import FileStore, UnusableFilesAddress\n"
        "try: FileStore('s3://evidence/harbour-lane')\n"
        "except UnusableFilesAddress as refusal: print(refusal.message)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert f"({sys.executable} -m pip install s3fs)" in done.stdout
