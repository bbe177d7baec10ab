"""What is worked out about the text of a Word template before it is filled: kept for the next document made from it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from types import CodeType
from typing import Any, TypeVar, cast

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

F = TypeVar("F", bound=Callable[..., Any])

_KEPT = 256
_LONGEST = 1_000_000
"""Characters; ours have less than a hundred thousand."""


def kept(work_out: F) -> F:
    """Remember what `work_out` gave for its last sources, unless they are very long; refusals are not remembered."""
    remembered = lru_cache(maxsize=_KEPT)(work_out)

    @wraps(work_out)
    def answer(source: str, *others: Any) -> Any:
        return (remembered if len(source) <= _LONGEST else work_out)(source, *others)

    return cast("F", answer)


class Template(DocxTemplate):  # type: ignore[misc]  # docxtpl ships no types
    """A Word template whose tags are made ready for jinja once per text."""

    def patch_xml(self, src_xml: str) -> str:
        """The text as jinja gets it."""
        return _patched(src_xml)


@kept
def _patched(source: str) -> str:
    patched: str = DocxTemplate.patch_xml(DocxTemplate(""), source)
    return patched


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja without a way out that compiles each text once; the code is bound anew to each environment it runs in."""

    document: Any = None
    """The Word document that is being filled."""

    def compile(self, source: str) -> CodeType:  # type: ignore[override]  # called with a text only
        """The code of a text."""
        return _compiled(source, bool(self.autoescape), self.finalize)


@kept
def _compiled(source: str, escaping: bool, finalize: Callable[..., Any] | None) -> CodeType:  # noqa: FBT001 -- a key
    environment = ImmutableSandboxedEnvironment(autoescape=escaping, undefined=StrictUndefined, finalize=finalize)
    return environment.compile(source)
