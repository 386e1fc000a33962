"""The pages of the docs that are made from the code.

``pytest tests/docs --update-golden`` writes them.
"""

from __future__ import annotations

import enum
import functools
import importlib
import inspect
import json
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import attrs
import click

import policybrief
from policybrief.cli import main
from policybrief.codes import CODES
from policybrief.models import role as roles
from policybrief.models.collection import Collection
from policybrief.models.posts import BANDS
from policybrief.models.role import TITLES, RoleKind
from policybrief.problems import Located
from policybrief.site import views
from policybrief.site.addresses import Link
from policybrief.site.templates import template_names, templates_folder
from tests.docs.docstrings import annotation, parse_docstring

DOCS: Final = Path(__file__).resolve().parents[2] / "docs"
SCHEMA: Final = DOCS / "reference" / "export.schema.json"
_NOTE: Final = "<!-- Made from the code by tests/docs/generate.py; edit that, not this. -->\n"
_WIDTH: Final = 78

MACROS: Final[Mapping[str, str]] = {
    "link": "A name that leads to its page, or the plain name when it has no page.",
    "links": "Several links with commas between.",
    "position": "A position: its sign, its words and its colour.",
    "grade": "An evidence grade as a badge.",
    "said": "Words that lead to their statement, in quotation marks when they are a quote.",
    "considered": "Everything that the official-line rule looked at, folded away.",
    "who": "The speaker of a line, the capacity and the medium.",
    "when": "The date of a line, and whether it was inferred.",
    "evidence": "The grade of a line, its support and its marks.",
    "line_rows": "Rows of a table of lines; `first` names the field of its first column.",
    "line_table": "A table of lines; its block gives bodies of rows, as `line_rows` makes them.",
    "in_parts": "Calls its block with the first twelve entries, and with the rest in a fold.",
    "voices_list": "A list of voices, with their topics when `with_topic` is true.",
    "shifts_list": "A list of shifts by topic or country (`first`), or the words of `empty`.",
    "accounts": "Other articles that give an utterance, with their wordings.",
    "speaking": "The `lang` and `dir` of words, as attributes; nothing for an unknown language.",
    "inferred": "That a date was inferred, if it was.",
    "words_of": "The quote of a statement with what stands around it, and its translation.",
    "capacity": "The capacity of a speaker, with the country or organization that it is of.",
    "moment_about": "What an entry of a timeline is about.",
    "statement": "A whole statement with its evidence and stances.",
    "source_link": "Links to the publisher, to the very words of a quote, and to a copy.",
    "corrections_list": "The corrections of an article or a statement, if there are any.",
    "counted_corrections": "How much of what a page rests on was corrected, in a line.",
    "near": "Who spoke, with the date as a link to the statement, or that nobody was found.",
    "nearest": "The nearest statements that agree and disagree, folded away.",
    "dependence_note": "How much of a page rests on one publisher, in a sentence.",
    "sources_list": "A list of articles.",
    "mentions_list": "What links to a page.",
    "heard_list": "What was said at an event on one topic.",
    "moment_days": "The entries of a timeline by date.",
    "moments": "The newest entries of a profile's timeline, or the words of `empty`.",
    "salience_table": "How much was said in each month, as a table with bars.",
    "holders": "The members that hold each position, each name a link to its statement.",
    "members_lines": "Where the members of an organization stand on every topic, as a table.",
    "members_named": "A list of members with dates.",
    "memberships_list": "Who belongs to an organization on the day, who did, and who will.",
    "pairs_list": "Pairs of countries that are compared; only the second with `own`.",
}
"""What each macro of ``_macros.jinja`` makes."""

_AREAS: Final = (
    ("pipeline", "From a folder to a site"),
    ("drafting", "Drafting"),
    ("verifying", "Verifying"),
    ("serving", "Serving"),
    ("reading", "Reading"),
    ("checks", "Checks"),
    ("problems", "Problems"),
    ("errors", "Exceptions"),
    ("analysis", "The analysis"),
    ("models", "The corpus"),
    ("site", "Templates"),
    ("version", "Version"),
)


def pages() -> Mapping[str, Callable[[], str]]:
    """Return what makes each page, by its path below the docs."""
    return {
        "reference/problems.md": problems_page,
        "reference/commands.md": commands_page,
        "reference/views.md": views_page,
        "reference/api.md": api_page,
        "reference/export.md": export_page,
        "reference/titles.md": titles_page,
    }


def _page(title: str, lead: str, parts: Iterator[str]) -> str:
    return "\n".join([f"# {title}\n", _NOTE, f"{lead}\n", *parts]).rstrip("\n") + "\n"


# Problems


def problems_page() -> str:
    """Return the page of problems: a heading per code."""
    lead = (
        "What `policybrief check` can say of a corpus, and `policybrief verify` of a site. "
        "A problem has a place (file, line, column), a severity, "
        "a message, a code and often a hint. An **error** stops a build; a **warning** does not, "
        "and a run with warnings alone exits 0. Codes are stable: see "
        "[versions](../explanation/versions.md)."
    )
    return _page("Problems", lead, _problems())


def _problems() -> Iterator[str]:
    for name in sorted(CODES):
        code = CODES[name]
        yield f"## {name} {{ #{name} }}\n"
        yield f"**{'Warning' if code.warning else 'Error'}.** {code.meaning}\n"
        yield f"*Mend:* {code.mend}\n"
        if code.fixable:
            how = "../how-to/check-and-fix.md#fixable"
            yield f"[`check --fix`]({how}) mends it where that is safe.\n"


# Commands


def commands_page() -> str:
    """Return the page of commands, from their help."""
    lead = (
        "Each command is one public function of the library, printed. Exit codes: **0** clean, "
        "**1** problems in the corpus or on the site, **2** misuse and builds that fail, by a "
        "template for instance. Problems go to standard output with `check` and `verify`, "
        "and to standard error with the other commands."
    )
    return _page("Commands", lead, _commands(main, "policybrief", None))


def _commands(command: click.Command, name: str, above: click.Context | None) -> Iterator[str]:
    context = click.Context(
        command,
        parent=above,
        info_name=name,
        terminal_width=_WIDTH,
        max_content_width=_WIDTH,
        **command.context_settings,
    )
    path = context.command_path
    yield f"## {path} {{ #{path.replace(' ', '-')} }}\n"
    yield f"```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for one in command.list_commands(context):
            sub = command.get_command(context, one)
            assert sub is not None
            yield from _commands(sub, one, context)


# Views


@functools.cache
def view_classes() -> Mapping[str, type]:
    """Return every class that templates see, by name."""
    found: dict[str, type] = {"Link": Link}
    for module in pkgutil.iter_modules(views.__path__):
        loaded = importlib.import_module(f"{views.__name__}.{module.name}")
        for name, value in vars(loaded).items():
            if (
                inspect.isclass(value)
                and attrs.has(value)
                and value.__module__ == loaded.__name__
                and not name.startswith("_")
            ):
                found[name] = value
    return found


def page_views() -> Mapping[str, type]:
    """Return the class of the view that each page template sees."""
    found = {}
    for cls in view_classes().values():
        template = re.search(r"``([\w.]+\.md\.jinja)``", cls.__doc__ or "")
        if template is not None:
            found[template[1]] = cls
    return dict(sorted(found.items()))


def macros() -> Mapping[str, str]:
    """Return the arguments of each macro."""
    text = (templates_folder() / "_macros.jinja").read_text(encoding="utf-8")
    return dict(re.findall(r"\{%-? macro (\w+)\((.*?)\) -?%\}", text))


def views_page() -> str:
    """Return the page of templates and what they see."""
    lead = (
        "Each page of the site has one template, and each template sees one view: the fields "
        "below, as names. A view holds what is shown, sorted and in words; a template loops, "
        "chooses and prints. To change a page, see "
        "[Override a template](../how-to/override-a-template.md).\n\n"
        "**Escaping.** Whatever a template prints is escaped for Markdown and for HTML, so that a "
        "page shows it letter for letter. Only a value of the type `Markup` passes as it is; so do "
        "the results of macros. A name that is not there is an error, never an empty place. Blank "
        "lines are taken out, except around headings, because a blank line would end a block of "
        "HTML.\n\n"
        "**Overrides are trusted.** A template is code: one in `templates/` can read everything "
        "that its view holds and print it unescaped with `| safe`. Review it as you review "
        "code."
    )
    return _page("Templates and views", lead, _views())


def _views() -> Iterator[str]:
    shown = page_views()
    for template, cls in shown.items():
        yield f"## {template} {{ #{template.replace('.', '-')} }}\n"
        yield from _view(cls)
    yield "## Parts of views { #parts }\n"
    for name, cls in sorted(view_classes().items()):
        if cls not in shown.values():
            yield f"### {name} {{ #{name.lower()} }}\n"
            yield f"{parse_docstring(cls).text}\n"
            yield from _view(cls)
    yield "## Macros { #macros }\n"
    yield (
        "They stand in `_macros.jinja`. Import what you need: "
        '`{% from "_macros.jinja" import link, position %}`. '
        "They see what they are given, and nothing else of the page.\n"
    )
    for name, arguments in macros().items():
        yield f"- `{name}({arguments})`: {MACROS[name]}"
    yield ""
    names = ", ".join(f"`{name}`" for name in template_names())
    yield f"All templates: {names}.\n"


def _view(cls: type) -> Iterator[str]:
    said = parse_docstring(cls).sections.get("Attributes", {})
    for field in attrs.fields(cls):
        yield f"- `{field.name}` ({_type(annotation(cls, field.name))}): {said[field.name]}"
    yield ""


def _type(written: str) -> str:
    """Return a type with a link to the part that it names."""
    part = next((name for name in re.findall(r"\w+", written) if name in view_classes()), None)
    if part is None:
        return f"`{written}`"
    places = {cls.__name__: template.replace(".", "-") for template, cls in page_views().items()}
    return f"[`{written}`](#{places.get(part, part.lower())})"


# The Python library


def api_page() -> str:
    """Return the page of public names."""
    lead = (
        "Everything in `policybrief.__all__`. These names are public: they change only as "
        "[versions](../explanation/versions.md) says. All records are frozen and made with "
        "keywords. A record that was read from a file also has `location` and `place_of(field)`, "
        "which say where it stands; they are no part of its value."
    )
    return _page("Python library", lead, _api())


def _api() -> Iterator[str]:
    groups: dict[str, list[str]] = {area: [] for area, _ in _AREAS}
    for name in policybrief.__all__:
        groups[_area(name, getattr(policybrief, name))].append(name)
    for area, title in _AREAS:
        if groups[area]:
            yield f"## {title}\n"
        for name in groups[area]:
            yield f"### {name} {{ #{name.strip('_').lower()} }}\n"
            yield from _entry(name, getattr(policybrief, name))


def _area(name: str, value: Any) -> str:
    if name == "__version__":
        return "version"
    if name == "Actor":
        return "models"
    return str(value.__module__).split(".")[1]


def _entry(name: str, value: Any) -> Iterator[str]:
    if name == "__version__":
        yield "The version of the library, as text.\n"
    elif name == "Actor":
        yield "A country, a person or an organization: `Country | Person | Organization`.\n"
    elif inspect.isfunction(value):
        yield from _function(name, value, 0)
    elif issubclass(value, enum.Enum):
        yield f"{parse_docstring(value).text}\n"
        yield from (f"- `{value.__name__}.{one.name}`: `{one.value}`" for one in value)
        yield ""
        yield from _members(value)
    elif issubclass(value, Exception):
        said = parse_docstring(value)
        yield f"{said.text}\n"
        yield from (f"- `{key}`: {text}" for key, text in _section(value, "Attributes").items())
        yield ""
    else:
        yield f"{parse_docstring(value).text}\n"
        yield from _fields(value)
        yield from _members(value)


def _section(value: object, name: str) -> Mapping[str, str]:
    return parse_docstring(value).sections.get(name, {})


def _fields(cls: type) -> Iterator[str]:
    if issubclass(cls, Collection):
        if cls is not Collection:
            names = ", ".join(f"`{one}`" for one in (*cls.fields, *cls.part_fields))
            yield f"Fields: {names}.\n"
        return
    said = _section(cls, "Attributes")
    for field in attrs.fields(cls):
        if field.name.startswith("_") or field.name in attrs.fields_dict(Located):
            continue
        default = _default(field)
        meaning = said.get(field.name, "")
        yield f"- `{field.name}` (`{annotation(cls, field.name)}`{default})" + (
            f": {meaning}" if meaning else ""
        )
    yield ""


def _default(field: attrs.Attribute[Any]) -> str:
    if field.default is attrs.NOTHING:
        return ""
    if isinstance(field.default, attrs.Factory):  # type: ignore[arg-type]
        return ", computed" if field.default.takes_self else ", optional"  # type: ignore[union-attr]
    value = field.default.value if isinstance(field.default, enum.Enum) else field.default
    return f", default `{value!r}`"


def _members(cls: type) -> Iterator[str]:
    for name, value in vars(cls).items():
        if name.startswith("_"):
            continue
        if isinstance(value, classmethod):
            yield from _function(f"{cls.__name__}.{name}", value.__func__, 1)
        elif inspect.isfunction(value):
            yield from _function(f"{cls.__name__}.{name}", value, 1)
        elif isinstance(value, property | functools.cached_property):
            getter = value.fget if isinstance(value, property) else value.func
            kind = inspect.signature(getter).return_annotation  # type: ignore[arg-type]
            said = parse_docstring(value).text.replace("\n", " ")
            yield f"- `{cls.__name__}.{name}` (`{kind}`): {said}"
    yield ""


def _function(name: str, value: Callable[..., Any], skip: int) -> Iterator[str]:
    said = parse_docstring(value)
    if skip:
        yield f"- `{_signature(name, value, skip)}`: {_in_one_line(said.text)}"
        for section in ("Args", "Returns", "Raises"):
            for key, text in said.sections.get(section, {}).items():
                yield f"    - {_labelled(section, key)}{text}"
        return
    yield f"```python\n{_signature(name, value, skip)}\n```\n"
    yield f"{said.text}\n"
    for section in ("Args", "Returns", "Raises"):
        for key, text in said.sections.get(section, {}).items():
            yield f"- {_labelled(section, key)}{text}"
    yield ""


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _labelled(section: str, key: str) -> str:
    if section == "Returns":
        return "Returns: "
    return f"{'Raises ' if section == 'Raises' else ''}`{key}`: "


def _signature(name: str, value: Callable[..., Any], skip: int) -> str:
    signature = inspect.signature(value)
    parts: list[str] = []
    keyword = False
    for one in list(signature.parameters.values())[skip:]:
        if one.kind is inspect.Parameter.KEYWORD_ONLY and not keyword:
            parts.append("*")
            keyword = True
        default = "" if one.default is inspect.Parameter.empty else f" = {one.default!r}"
        stars = {one.VAR_POSITIONAL: "*", one.VAR_KEYWORD: "**"}.get(one.kind, "")
        keyword = keyword or stars == "*"
        parts.append(f"{stars}{one.name}: {one.annotation}{default}")
    written = f"{name}({', '.join(parts)}) -> {signature.return_annotation}"
    if len(written) <= 90 or skip:
        return written
    inner = ",\n    ".join(parts)
    return f"{name}(\n    {inner},\n) -> {signature.return_annotation}"


# The export


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the export."""
    found: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return found


def export_page() -> str:
    """Return the page of the export, from its schema."""
    lead = (
        "`policybrief export DIR` writes one JSON document: the corpus with everything computed. "
        "Keys are snake_case, references are ids, dates are EDTF text, days are `YYYY-MM-DD`. "
        "Every key is always there; what is not known is `null`, what is empty is an empty list. "
        "Lists are sorted, so that the same corpus gives the same bytes. "
        "[`export.schema.json`](export.schema.json) is its JSON Schema (draft 2020-12).\n\n"
        "The other formats are told in [Use the data](../how-to/use-the-data.md).\n\n"
        "What may not be published is not in it: no article's text, no reported words, no quotes "
        "of private articles, no words of withdrawn statements, no drafts, nothing embargoed."
    )
    return _page("The JSON export", lead, _export())


def _export() -> Iterator[str]:
    whole = schema()
    yield "## The document { #document }\n"
    yield from _properties(whole, whole)
    for name, one in whole["$defs"].items():
        if one.get("type") == "object" and "properties" in one:
            yield f"## {name} {{ #{name} }}\n"
            yield f"{one['description']}\n"
            yield from _properties(whole, one)


def _properties(whole: dict[str, Any], one: dict[str, Any]) -> Iterator[str]:
    for key, value in one["properties"].items():
        yield f"- `{key}` ({_json_type(whole, value)}): {value['description']}"
    yield ""


def _json_type(whole: dict[str, Any], value: dict[str, Any]) -> str:
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        target = whole["$defs"][name]
        if target.get("type") == "object" and "properties" in target:
            return f"[{name}](#{name})"
        return _json_type(whole, target)
    if "anyOf" in value:
        return " or ".join(_json_type(whole, each) for each in value["anyOf"])
    if "const" in value:
        return f"`{json.dumps(value['const'])}`"
    if "enum" in value:
        return "one of " + ", ".join(f"`{json.dumps(each)}`" for each in value["enum"])
    if value.get("type") == "array":
        return f"list of {_json_type(whole, value['items'])}"
    if value.get("type") == "object":
        return f"object of {_json_type(whole, value['additionalProperties'])}"
    kind = value["type"]
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


# Titles


def titles_page() -> str:
    """Return the tables of title phrases, kinds and bands."""
    lead = (
        "Which kind of post a title names, and in which band its holder speaks for a country. "
        "[Rules: capacity](../rules.md#capacity) says how the two are used."
    )
    return _page("Titles, kinds and bands", lead, _titles())


def _titles() -> Iterator[str]:
    yield "## Kinds and bands { #bands }\n"
    yield "`authority:` in `briefing.yml` overrides this table. Band 0 speaks for no country.\n"
    yield "| kind | band |\n|---|---|"
    yield from (f"| `{kind}` | {band} |" for kind, band in BANDS.items())
    yield (
        "\n`body` is a government, ministry or parliament as a body; `country` is a country that "
        "is named without a speaker. Neither is a kind of role: they cannot stand under `kind:`.\n"
    )
    yield "## How a title is read { #how }\n"
    yield (
        f"1. {_words(roles._ACTING)} in front of a role in short form makes it acting, and is no "
        "part of the title.\n"
        f"2. A title with one of the words {_words(sorted(roles._NO_POST))} is of the kind "
        f"`none`; so is one with {_words(sorted(roles._NO_POST_IN_FRONT))} in front of the phrase, "
        f"and one with {_words(sorted(roles._OUTSIDE))} that would speak for a country.\n"
        "3. Case, commas, slashes, hyphens and parentheses do not matter: `Vice-President` is "
        "`vice president`.\n"
        "4. Of posts joined by `and`, the first that speaks for a country decides: a `party "
        "chairman and prime minister` is a head of government. What stands behind a post of "
        "somebody else does not count: an `adviser to the prime minister and president` is an "
        "adviser.\n"
        "5. The longest phrase of the table below decides that begins before the first of the "
        f"words {_words(sorted(roles._MODIFIERS))} (unless that word is the first of the title); "
        "of two that are as long, the later one. So an `adviser to the president` is an adviser.\n"
        f"6. {_words(roles._SECOND)} in front of a head of state, head of government or minister "
        "makes a deputy, however many words stand between: `deputy first prime minister`.\n"
        "7. A head of state, head of government or vice president *of something* counts only when "
        "that is a country: a `president of the chess club` is not known. Nor is one with an "
        "unknown word in front; known are names and demonyms of countries and "
        f"{_words(sorted(roles._BEFORE_HEADS))}.\n"
        "8. A title in which no phrase stands is of the kind `none`, with the warning "
        "[`unknown-title`](problems.md#unknown-title). `kind:` in the long form settles it.\n"
    )
    yield "## Phrases { #phrases }\n"
    for kind in RoleKind:
        phrases = sorted(title for title, one in TITLES.items() if one is kind)
        band = BANDS[kind.value]
        yield f"### {kind.value} (band {band}) {{ #{kind.value} }}\n"
        yield ", ".join(f"`{one}`" for one in phrases) + ".\n"


def _words(words: Any) -> str:
    return ", ".join(f"`{one}`" for one in words)
