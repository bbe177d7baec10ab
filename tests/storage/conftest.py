"""What the storage tests share: they wait for the disk, as the app does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.quick_databases import wait_for_the_disk


@pytest.fixture(autouse=True)
def _as_safe_as_the_app(request: pytest.FixtureRequest) -> Iterator[None]:
    request.getfixturevalue("migrated_file")  # made before, since it is where the waiting was given up
    wait_for_the_disk(wanted=True)
    yield
    wait_for_the_disk(wanted=False)
