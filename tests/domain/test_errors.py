"""A refusal is a sentence that can be shown, whatever it quotes."""

from __future__ import annotations

from assessment.domain.errors import NotFound


def test_what_is_quoted_is_shortened_and_the_sentence_stays() -> None:
    said = NotFound("clause", "7" * 100_000).message
    assert said.startswith(f"There is no clause “{'7' * 200}…”. It may have been removed;")
    assert NotFound("clause", "7.1").message.startswith("There is no clause “7.1”. It")
