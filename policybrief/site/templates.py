"""The templates: where they are, how a briefing overrides them, and how they are rendered."""

from __future__ import annotations

import contextlib
import html
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import attrs
import jinja2
from markupsafe import Markup

from policybrief import languages
from policybrief.analysis.words import one_line
from policybrief.errors import BuildError, PolicybriefError
from policybrief.site.escaping import escape, fill, finish
from policybrief.site.plan import Page
from policybrief.site.printing import COMPILED, Printing, PrintingContext

_PACKAGE: Final = Path(__file__).resolve().parent.parent
_MARK: Final = Markup('<p class="pb-draft" role="note">{}</p>')


class _Environment(jinja2.Environment):
    code_generator_class = Printing
    context_class = PrintingContext


def templates_folder() -> Path:
    """Return the folder of the library's own templates."""
    for folder in (_PACKAGE / "site_templates", _PACKAGE.parent / "site_templates"):
        if folder.is_dir():
            return folder
    raise PolicybriefError("the templates of policybrief are missing; install it again")


def template_names() -> tuple[str, ...]:
    """Return the names of the library's own templates."""
    folder = templates_folder()
    return tuple(sorted(path.name for path in folder.glob("*.jinja")))


def make_environment(
    overrides: Path | None = None, others: Mapping[str, Path | None] | None = None
) -> jinja2.Environment:
    """Return the environment in which pages are rendered.

    Everything that a template prints is escaped for Markdown and HTML, unless it is `Markup`; a
    name that is not there is an error. A template in *overrides* replaces the library's of the
    same name, and may extend it as ``policybrief/NAME``.

    Args:
        overrides: A folder of templates; templates are trusted, as code is.
        others: Folders of templates of other packages, by the name that stands before theirs; ours
            are among them.
    """
    ours = jinja2.FileSystemLoader(templates_folder())
    loaders: list[jinja2.BaseLoader] = [ours, jinja2.PrefixLoader({"policybrief": ours})]
    for name, folder in (others or {}).items():
        own = [] if folder is None else [jinja2.FileSystemLoader(folder)]
        loaders.append(jinja2.PrefixLoader({name: jinja2.ChoiceLoader([*own, ours])}))
    if overrides is not None and overrides.is_dir():
        loaders.insert(0, jinja2.FileSystemLoader(overrides))
    environment = _Environment(
        loader=jinja2.ChoiceLoader(loaders),
        autoescape=True,
        finalize=finish,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=COMPILED,
    )
    environment.globals |= {"_": _said, "ngettext": _said_of_many, "pgettext": _said_in}
    environment.globals |= {"colon": _colon, "semicolon": _semicolon}
    return environment


def compile_templates(environment: jinja2.Environment) -> None:
    """Compile the library's templates, so that copies of this process need not each do it.

    What is wrong with one that overrides them is told when it is rendered.
    """
    for name in template_names():
        with contextlib.suppress(Exception):
            environment.get_template(name)


def _said(message: str, **values: object) -> str:
    return fill(languages._(message), values) if values else languages._(message)


def _said_of_many(one: str, many: str, n: int, **values: object) -> str:
    return fill(languages.choice(one, many, n), {"n": languages.number(n), **values})


def _said_in(context: str, message: str, **values: object) -> str:
    said = languages.pgettext(context, message)
    return fill(said, values) if values else said


def _colon() -> Markup:
    return Markup(languages.colon())


def _semicolon() -> Markup:
    return Markup(languages.semicolon())


@attrs.frozen(kw_only=True)
class Rendered:
    """A page as a builder takes it.

    Attributes:
        source: Where its Markdown stands, relative to the project's pages.
        template: Name of its template.
        title: Its title, escaped for HTML; None for the front page, which has the site's name.
        wide: Whether it is shown without a table of contents beside it.
        head: Markup for its head, if it has any.
        body: Headings in Markdown, each between blank lines, and blocks of HTML.
        files: Path and content of the files that belong to it.
    """

    source: str
    template: str
    title: str | None
    wide: bool
    head: str | None
    body: str
    files: tuple[tuple[str, bytes], ...] = ()

    @property
    def address(self) -> str:
        """Where its HTML will stand, relative to the site's root."""
        return self.source.removesuffix(".md") + ".html"

    @property
    def markdown(self) -> str:
        """It as a file of the project: front matter, which themes print as it is, and text."""
        lines = ["---", "hide:", "  - navigation"]
        if self.title is not None:
            lines.insert(1, f"title: {json.dumps(self.title, ensure_ascii=False)}")
        if self.wide:
            lines.append("  - toc")
        if self.head is not None:
            lines.append(f"head: {_double_quoted(self.head)}")
        return "\n".join([*lines, "---", "", self.body])


def render_page(environment: jinja2.Environment, page: Page) -> str:
    """Return the Markdown of one page: front matter, headings, and blocks of HTML.

    Raises:
        BuildError: When a template fails; the message names the template and the line.
    """
    return rendered(environment, page).markdown


def rendered(environment: jinja2.Environment, page: Page) -> Rendered:
    """Return one page as a builder takes it.

    Raises:
        BuildError: When a template fails; the message names the template and the line.
    """
    view = page.view
    kind: Any = type(view)
    names = [field.name for field in attrs.fields(kind)]
    try:
        template = environment.get_template(page.template)
        text = template.render({name: getattr(view, name) for name in names})
    except jinja2.TemplateSyntaxError as error:
        where = error.filename or error.name or page.template
        raise BuildError(f"{where}:{error.lineno}: {error.message}") from error
    except jinja2.TemplateNotFound as error:
        place = _place(error, page.template)
        raise BuildError(f"{place}: there is no template '{error.name}'") from error
    except jinja2.TemplateError as error:
        raise BuildError(f"{_place(error, page.template)}: {error.message}") from error
    except Exception as error:
        message = f"{type(error).__name__}: {error}"
        raise BuildError(f"{_place(error, page.template)}: {message}") from error
    text = _with_cite(environment, page, _with_tabs(environment, page, text))
    is_front = page.address == "index.html"  # the theme puts the site's name behind a page's title
    return Rendered(
        source=page.source,
        template=page.template,
        title=None if is_front else html.escape(one_line(page.title), quote=True),
        wide=page.wide,
        head=_head(environment, page),
        body=_blocks(_with_mark(page, text)),
    )


def _with_tabs(environment: jinja2.Environment, page: Page, text: str) -> str:
    """Return *text* with links to the other pages of its section below its title."""
    if not page.tabs:
        return text
    title, line, rest = text.partition("\n")
    return title + line + environment.get_template("_tabs.jinja").render(tabs=page.tabs) + rest


def _with_cite(environment: jinja2.Environment, page: Page, text: str) -> str:
    """Return *text* with how to cite and follow the page below it; a draft is not cited."""
    if page.cite is None or page.draft:
        return text
    return f"{text}\n{environment.get_template('_cite.jinja').render(cite=page.cite)}"


def _with_mark(page: Page, text: str) -> str:
    """Return *text* with a mark below its title when it is of a draft, whatever the template."""
    if not page.draft:
        return text
    title, line, rest = text.lstrip().partition("\n")
    mark = _MARK.format(
        escape(languages._("Draft: not finished, and left out of any build for readers."))
    )
    return f"{title}{line}{mark}\n{rest}"


def _place(error: BaseException, template: str) -> str:
    """Return the template and line in which *error* was raised."""
    place = template
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith(".jinja"):
            place = f"{name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _head(environment: jinja2.Environment, page: Page) -> str | None:
    """Return markup of a template of ours, in which every value is escaped."""
    if page.head is None or page.draft:
        return None
    made = environment.get_template("_head.jinja").render(head=page.head)
    return made.replace("\x7f", "")  # which YAML does not take


def _double_quoted(text: str) -> str:
    """Return *text* as YAML has it between quotation marks, without a letter of a tag."""
    line = json.dumps(text, ensure_ascii=False)
    return line.replace("<", "\\u003c").replace(">", "\\u003e")


def _blocks(text: str) -> str:
    """Return *text* with a blank line around headings and no other blank line.

    A blank line would end a block of HTML. Values hold no line ends, so a line that begins with
    ``#`` is a heading of the template.
    """
    bare = filter(None, map(str.strip, text.split("\n")))
    lines = [f"\n{line}\n" if line[0] == "#" else line for line in bare]
    return "\n".join(lines).strip("\n") + "\n"
