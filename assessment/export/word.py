"""Fill a Word template with a report: sandboxed, strict, escaping, and the same bytes for the same report.

Templates are documents from outside: docxtpl's own environment would run what they hold and drop a “<” in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from difflib import get_close_matches
from functools import partial
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any, get_args, get_origin

from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import (
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    Undefined,
    UndefinedError,
    nodes,
    pass_environment,
)
from jinja2.exceptions import SecurityError
from lxml import etree  # lxml ships no types
from markupsafe import Markup, escape

from assessment.archive.zipping import ArchiveTooLarge, BrokenArchive, repacked, unzipped
from assessment.domain.errors import BadTemplate
from assessment.domain.record import Value
from assessment.export.charts import InlineXml, word_chart
from assessment.export.storable import storable
from assessment.export.word_compiled import Sandbox, Template, kept
from assessment.export.word_logo import word_logo
from assessment.export.word_look import put_on
from assessment.export.word_tables import mend_tables
from assessment.reporting.chart import Chart
from assessment.reporting.look import Logo, Look

TEMPLATE_LIMIT = 32 * 1024 * 1024
UNPACKED_LIMIT = 128 * 1024 * 1024

_TEXT, _FOOTNOTE, _PROPERTY = "the text", "a footnote", "the document properties"
_EDGES = (("a header", DocxTemplate.HEADER_URI), ("a footer", DocxTemplate.FOOTER_URI))
_FOOTNOTE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_PROPERTY_NAMES = ("title", "author", "subject", "keywords", "comments", "category", "identifier")
_PROPERTY_LIMIT = 255
_GLOBALS = frozenset({"namespace", "range"})
_QUOTED = re.compile(r"'([^']+)'")
_TAG = re.compile(r"\{[{%#].*?[}%#]\}")
# What an expression of a template can raise, beside jinja's own errors.
_FAULTS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class TemplateMissing(BadTemplate):
    """There is no file where the template should be."""

    def __init__(self, template: Path) -> None:
        """Name the file."""
        super().__init__(
            f"The Word template “{template.name}” is missing from {template.parent}. "
            "Put it back, or install the toolkit again; in a checkout, `python -m templates.build --write` makes it."
        )


class TemplateUnreadable(BadTemplate):
    """The file is no Word document that can be filled in."""

    def __init__(self, template: str, reason: str) -> None:
        """Name the file and what is wrong with it."""
        super().__init__(
            f"The Word template “{template}” cannot be used: {reason.rstrip('.')}. "
            "Open it in Word, save it as an ordinary Word document (.docx) without a password, and try again."
        )


class UnknownPlaceholder(BadTemplate):
    """A placeholder that the report does not have."""

    def __init__(self, template: str, place: str, placeholder: str, known: Iterable[str] = ()) -> None:
        """Name the placeholder, and the nearest one there is."""
        near = get_close_matches(placeholder, sorted(known), n=1)
        guess = f" Did you mean “{near[0]}”?" if near else ""
        super().__init__(
            f"The Word template “{template}” uses “{placeholder}” in {place}, which this report does not have.{guess} "
            "Every placeholder is listed in templates/README.md; correct it in Word and save."
        )


class BrokenTag(BadTemplate):
    """A tag of the template does not follow the rules of tags."""

    def __init__(self, template: str, place: str, tag: str, reason: str) -> None:
        """Name the tag, where it stands and what is wrong with it."""
        near = f"near “{tag}” " if tag else ""
        super().__init__(
            f"The Word template “{template}” has a mistake {near}in {place}: {reason.rstrip('.')}. "
            "Correct the tag in Word and save; templates/README.md shows how tags are written."
        )


class ForbiddenTag(BadTemplate):
    """A tag of the template reaches for more than the report."""

    def __init__(self, template: str, place: str) -> None:
        """Name the file and the place."""
        super().__init__(
            f"The Word template “{template}” holds a tag in {place} that reaches beyond the report, so it was not run. "
            "Use only the placeholders in templates/README.md, and ask whoever sent the file what the tag was for."
        )


def render_template(template: Path, report: Value, *, title: str, author: str) -> bytes:
    """The template filled with `report`, as a Word document dated by the report's `date`; equal input gives equal bytes."""
    document = _opened(template)
    environment, drawings = _environment(document), _drawings(report)
    for place, source in _sources(document):
        with _explained(template.name, place, source):
            environment.compile(source)
            _look_for_unknown_names(source, template.name, place, type(report), tuple(drawings))
    context = {name: _plain(getattr(report, name)) for name in type(report).model_fields}
    _fill(template.name, document, {**context, **drawings}, environment)
    mend_tables(document.docx.element.body)
    put_on(document.docx, getattr(report, "look", Look()))
    _describe(document.docx.core_properties, title, author, datetime.combine(context["date"], time(), UTC))
    buffer = BytesIO()
    document.docx.save(buffer)
    return repacked(buffer.getvalue())


def _opened(template: Path) -> DocxTemplate:
    """The template, after its size was looked at: nothing is unpacked without a limit."""
    try:
        if template.stat().st_size > TEMPLATE_LIMIT:
            raise TemplateUnreadable(template.name, f"it is larger than {TEMPLATE_LIMIT // 1024 // 1024} MB")
        content = template.read_bytes()
        if any(b"<!DOCTYPE" in part for part in unzipped(content, limit=UNPACKED_LIMIT).values()):
            raise TemplateUnreadable(template.name, "it declares document types of its own, which Word never does")
        document = Template(BytesIO(content))
        document.render_init()
    except FileNotFoundError:
        raise TemplateMissing(template) from None
    except OSError as error:
        raise TemplateUnreadable(template.name, error.strerror or str(error)) from error
    except (
        BrokenArchive,
        ArchiveTooLarge,
        PackageNotFoundError,
        LookupError,
        ValueError,
        etree.XMLSyntaxError,
    ) as error:
        raise TemplateUnreadable(template.name, "it is damaged, or it is no ordinary Word document") from error
    return document


def _environment(document: DocxTemplate) -> Sandbox:
    """Jinja without a way out: no attributes with underscores, no changes, no unknown names, every character escaped."""
    environment = Sandbox(autoescape=True, undefined=StrictUndefined, finalize=_placed)
    environment.globals = {name: environment.globals[name] for name in _GLOBALS}
    environment.document = document.docx
    return environment


@pass_environment
def _placed(environment: Sandbox, value: Any) -> Any:
    """A value as text for XML: escaped, braces as references (docxtpl reads braces again), line ends as docxtpl expects."""
    if isinstance(value, _Drawing):
        return _in_text(environment.document, value)
    if isinstance(value, Undefined | Markup):
        return value
    text = "–" if value is None else storable(str(value))
    return Markup(str(escape(text)).replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704 -- escaped just here


class _Drawing:
    """A chart or logo that a template places by its name; whatever else is done with it sees its words only."""

    __slots__ = ("_draw", "_words")

    def __init__(self, words: str, draw: Callable[[Any], InlineXml] | None) -> None:
        self._words, self._draw = words, draw

    def __str__(self) -> str:
        return self._words


def _drawings(report: Value) -> dict[str, _Drawing]:
    """The charts and logos of a report by the names that templates know them by; a logo that is not there draws nothing."""
    held = [getattr(report, name) for name in type(report).model_fields]
    charts = (item for many in held if isinstance(many, tuple) for item in many if isinstance(item, Chart))
    found = {
        f"chart_{chart.key}": _Drawing(chart.alt, partial(word_chart, chart=chart)) for chart in charts if chart.key
    }
    for look in (one for one in held if isinstance(one, Look)):
        found |= {"logo_firm": _logo(look.firm_logo), "logo_client": _logo(look.client_logo)}
    return found


def _logo(logo: Logo | None) -> _Drawing:
    return _Drawing(logo.alt, partial(word_logo, logo=logo)) if logo else _Drawing("", None)


def _in_text(document: Any, drawing: _Drawing) -> Markup:
    """The run with the drawing, between the two halves of the run that named it."""
    draw = drawing._draw  # noqa: SLF001 -- hidden from templates, which see no underscores
    if draw is None:
        return Markup()
    inline = draw(document)
    around = "</w:t></w:r><w:r>", '</w:r><w:r><w:t xml:space="preserve">'
    return Markup(inline.join(around))  # noqa: S704 -- made by us, its words escaped


def _plain(value: Any) -> Any:
    """The data of a value without its methods: templates see fields, and nothing that acts."""
    if isinstance(value, Value):
        return SimpleNamespace(**{name: _plain(getattr(value, name)) for name in type(value).model_fields})
    return tuple(_plain(item) for item in value) if isinstance(value, tuple) else value


def _sources(document: DocxTemplate) -> Iterator[tuple[str, str]]:
    """Every place of the document that is filled in, with its text as jinja gets it, one paragraph a line."""
    parts = [(_TEXT, document.get_xml())]
    for place, uri in _EDGES:
        parts += [(place, document.get_part_xml(part)) for _, part in document.get_headers_footers(uri)]
    for part in document.docx.part.package.iter_parts():
        if part.content_type == _FOOTNOTE_TYPE:
            parts.append((_FOOTNOTE, part.blob.decode("utf-8")))
    for place, source in parts:
        yield place, re.sub(r"<w:p([ >])", r"\n<w:p\1", document.patch_xml(source))
    for name in _PROPERTY_NAMES:
        yield _PROPERTY, getattr(document.docx.core_properties, name)


def _fill(name: str, document: DocxTemplate, context: dict[str, Any], environment: Sandbox) -> None:
    """What `DocxTemplate.render` does, with each place named in a refusal and properties that are text, not XML."""
    with _explained(name, _TEXT):
        body = document.fix_tables(_whole(document.build_xml(context, environment)))
        document.fix_docpr_ids(body)
        document.map_tree(body)
    for place, uri in _EDGES:
        with _explained(name, place):
            for key, source in document.build_headers_footers_xml(context, uri, environment):
                document.map_headers_footers_xml(key, source)
    with _explained(name, _FOOTNOTE):
        document.render_footnotes(context, environment)
    with _explained(name, _PROPERTY):
        properties, plain = document.docx.core_properties, environment.overlay(autoescape=False, finalize=_shown)
        for field in _PROPERTY_NAMES:
            if words := getattr(properties, field):
                setattr(properties, field, storable(plain.from_string(words).render(context))[:_PROPERTY_LIMIT])


def _shown(value: Any) -> Any:
    return "–" if value is None else value


def _whole(source: str) -> str:
    """The same XML, once it is known to be whole: docxtpl's own parser would drop what it cannot read, in silence."""
    tree = etree.fromstring(source, etree.XMLParser(huge_tree=True, resolve_entities=False))
    for table in tree.iter(qn("w:tbl")):
        if table.find(qn("w:tblGrid")) is None:
            raise ValueError("a table has no columns")
    return source


def _describe(properties: Any, title: str, author: str, written: datetime) -> None:
    """Title, author and times of the document; how often and by whom the template was saved is nobody's business."""
    properties.title = storable(title)[:_PROPERTY_LIMIT]
    properties.author = properties.last_modified_by = storable(author)[:_PROPERTY_LIMIT]
    properties.created = properties.modified = written
    properties.revision = 1


@contextmanager
def _explained(template: str, place: str, source: str = "") -> Iterator[None]:
    """Turn what jinja, docxtpl and the XML parser say into a sentence for the person who owns the template."""
    try:
        yield
    except SecurityError as error:
        raise ForbiddenTag(template, place) from error
    except UndefinedError as error:
        raise UnknownPlaceholder(template, place, (_QUOTED.findall(error.message or "") or ["?"])[-1]) from error
    except TemplateSyntaxError as error:
        line = source.splitlines()[error.lineno - 1 : error.lineno] if source else []
        tags = _TAG.findall(re.sub("<[^>]+>", "", "".join(line)))
        raise BrokenTag(template, place, " ".join(tags), error.message or "it cannot be read") from error
    except etree.XMLSyntaxError as error:
        raise BrokenTag(
            template, place, "", "a tag with p or tr stands where no paragraph or row can be repeated"
        ) from error
    except (TemplateError, *_FAULTS) as error:
        raise BrokenTag(template, place, "", str(error) or type(error).__name__) from error


def _fields(model: type[Value]) -> dict[str, Any]:
    return {name: info.annotation for name, info in model.model_fields.items()}


@kept
def _look_for_unknown_names(source: str, template: str, place: str, model: type[Value], drawn: tuple[str, ...]) -> None:
    known = {**_fields(model), **dict.fromkeys(_GLOBALS), **dict.fromkeys(drawn, _Drawing)}
    _Names(template, place).check(Sandbox(autoescape=True).parse(source), known)


class _Names:
    """Looks for names that the report does not have, also where this report would never get to: in loops over nothing."""

    def __init__(self, template: str, place: str) -> None:
        self._template, self._place = template, place

    def check(self, node: nodes.Node, scope: dict[str, Any]) -> Any:
        """The type of an expression where it is known, else None; refuses names outside `scope`, which maps names to types."""
        if isinstance(node, nodes.Name):
            return self._name(node, scope)
        if isinstance(node, nodes.Getattr):
            return self._field(node, self.check(node.node, scope))
        if isinstance(node, nodes.For):
            return self._loop(node, scope)
        if isinstance(node, nodes.Macro):
            scope[node.name] = None
            scope = dict(scope)
        for child in node.iter_child_nodes():
            self.check(child, scope)
        return None

    def _name(self, node: nodes.Name, scope: dict[str, Any]) -> Any:
        if node.ctx != "load":
            scope[node.name] = None
        elif node.name not in scope:
            raise UnknownPlaceholder(self._template, self._place, node.name, scope.keys() - _GLOBALS)
        elif scope[node.name] is _Drawing and self._place != _TEXT:
            kind = "logo" if node.name.startswith("logo_") else "chart"
            raise BrokenTag(self._template, self._place, node.name, f"a {kind} can only stand in the text")
        return scope[node.name]

    def _field(self, node: nodes.Getattr, owner: Any) -> Any:
        if not (isinstance(owner, type) and issubclass(owner, Value)):
            return None
        fields = _fields(owner)
        if node.attr not in fields:
            before = f"{node.node.name}." if isinstance(node.node, nodes.Name) else ""
            raise UnknownPlaceholder(
                self._template, self._place, f"{before}{node.attr}", [f"{before}{name}" for name in fields]
            )
        return fields[node.attr]

    def _loop(self, node: nodes.For, scope: dict[str, Any]) -> None:
        many = self.check(node.iter, scope)
        inner = {**scope, "loop": None}
        self.check(node.target, inner)
        if isinstance(node.target, nodes.Name) and get_origin(many) is tuple:
            inner[node.target.name] = get_args(many)[0]
        for part in (*([node.test] if node.test else []), *node.body):
            self.check(part, inner)
        for part in node.else_:
            self.check(part, scope)
