from __future__ import annotations

import inspect
import re
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

import attrs
import jinja2
import pytest
from jinja2 import meta, nodes

import policybrief.site.views
from policybrief import Briefing, BuildError, Corpus, Topic, analyse, read_corpus
from policybrief.pipeline.building import rendered_pages
from policybrief.site.desk import Desk
from policybrief.site.plan import TEMPLATES, Page, plan_pages
from policybrief.site.templates import make_environment, render_page, templates_folder

TINY = analyse(Corpus(topics=[Topic(id="pier", title="The pier", proposition="It is built.")]))


@pytest.fixture(scope="session")
def quiet_pages(quiet_site) -> list[Page]:
    """Return the pages of the quiet corpus, which has one of every kind."""
    return list(plan_pages(Desk(analyse(read_corpus(quiet_site.root)[0]))))


def view_modules() -> list[ModuleType]:
    """Return the modules that hold views."""
    package = policybrief.site.views
    return [
        import_module(f"{package.__name__}.{one.name}") for one in iter_modules(package.__path__)
    ]


def view_classes() -> list[type]:
    """Return the public classes of the views."""
    found = [
        cls
        for module in view_modules()
        for cls in vars(module).values()
        if inspect.isclass(cls) and cls.__module__ == module.__name__ and attrs.has(cls)
    ]
    return [cls for cls in found if not cls.__name__.startswith("_")]


def parsed(name: str) -> nodes.Template:
    """Return one of our templates as a tree."""
    text = (templates_folder() / name).read_text(encoding="utf-8")
    return make_environment().parse(text)


def render(templates, name: str = "topic.md.jinja") -> str:
    """Return the tiny corpus's page of a template, with overrides in a folder."""
    pages = [page for page in plan_pages(Desk(TINY)) if page.template == name]
    return render_page(make_environment(templates), pages[0])


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_uses_every_field_of_its_view_and_nothing_else(name, quiet_pages):
    """What a template prints is documented, and nothing is computed for nobody."""
    views = {type(page.view) for page in quiet_pages if page.template == name}
    ours = set(make_environment().globals)

    tree = parsed(name)
    imported = {one for each in tree.find_all(nodes.FromImport) for one in each.names}
    used = meta.find_undeclared_variables(tree) - ours - imported

    assert len(views) == 1
    assert used == {field.name for field in attrs.fields(views.pop())}


def test_every_template_makes_a_page(quiet_pages):
    """No template lies about unused, and none is missing."""
    files = {path.name for path in templates_folder().glob("*.md.jinja")}

    assert {page.template for page in quiet_pages} == set(TEMPLATES) == files


@pytest.mark.parametrize("cls", view_classes(), ids=lambda cls: cls.__name__)
def test_a_view_documents_each_field(cls):
    """The section on attributes has one sentence for each field, in their order."""
    section = inspect.getdoc(cls).partition("Attributes:\n")[2]

    documented = re.findall(r"^    (\w+): \S.*", section, re.MULTILINE)

    assert documented == [field.name for field in attrs.fields(cls)]


@pytest.mark.long
@pytest.mark.parametrize("cls", view_classes(), ids=lambda cls: cls.__name__)
def test_some_template_uses_each_field_of_a_view(cls):
    """A field that no template prints is not kept."""
    names = set()
    for path in templates_folder().glob("*.jinja"):
        tree = parsed(path.name)
        names |= meta.find_undeclared_variables(tree)
        names |= {one.attr for one in tree.find_all(nodes.Getattr)}
        names |= {one.value for one in tree.find_all(nodes.Const) if isinstance(one.value, str)}

    assert {field.name for field in attrs.fields(cls)} <= names


def test_a_page_ends_no_block_with_a_blank_line(quiet_pages):
    """Blank lines stand around headings only, each of which has an anchor of its own."""
    environment = make_environment()
    for page in quiet_pages:
        body = render_page(environment, page).partition("\n---\n")[2].strip("\n")
        for block in re.split(r"\n\n+", body):
            if block.startswith("#"):
                marks = r"( \.pb-screen)?"
                assert re.fullmatch(rf"#{{1,3}} .*\S \{{ #[^ {{}}]+{marks} \}}", block), page.source
            else:
                assert block.startswith("<"), (page.source, block[:80])
                assert block.endswith(">"), (page.source, block[-80:])


def test_an_override_replaces_ours_by_name(tmp_path):
    """A template of the briefing is taken instead of ours; the others stay."""
    (tmp_path / "topic.md.jinja").write_text("# {{ title }} { #top }\n\n<p>Mine</p>\n")

    assert "<p>Mine</p>" in render(tmp_path)
    assert "# The pier { #top }" in render(tmp_path)
    assert "Mine" not in render(tmp_path, "topics.md.jinja")


def test_an_override_may_build_on_ours(tmp_path):
    """Ours is still there under another name, to extend, to include or to import from."""
    (tmp_path / "topic.md.jinja").write_text('{% extends "policybrief/topic.md.jinja" %}')
    (tmp_path / "about.md.jinja").write_text(
        '{% include "policybrief/about.md.jinja" %}\n<p>More</p>\n'
        '{% from "policybrief/_macros.jinja" import link %}\n'
        '<p>{{ link({"name": "x", "url": none}) }}'
    )

    assert render(tmp_path) == render(None)
    ours, mine = (
        render(one, "about.md.jinja").partition('<footer class="pb-share"')[0]
        for one in (None, tmp_path)
    )
    assert mine.startswith(ours)
    assert mine.endswith("<p>More</p>\n<p>x\n")


def test_an_override_may_replace_one_section(tmp_path):
    """A block of ours is replaced by name, and the others stay, with their macros."""
    (tmp_path / "topic.md.jinja").write_text(
        '{% extends "policybrief/topic.md.jinja" %}\n'
        "{% block lead %}\n<p>Mine</p>\n{{ super() }}\n{% endblock %}\n"
    )

    page = render(tmp_path)

    assert "<p>Mine</p>" in page
    assert page.replace("<p>Mine</p>\n", "") == render(None)


def test_an_override_of_the_macros_serves_every_page(tmp_path):
    """A macro that is changed once is changed wherever it is used."""
    ours = (templates_folder() / "_macros.jinja").read_text(encoding="utf-8")
    assert 'class="pb-empty"' in ours
    (tmp_path / "_macros.jinja").write_text(
        ours.replace('class="pb-empty"', 'class="pb-empty my-own"'), encoding="utf-8"
    )

    assert "my-own" in render(tmp_path)


def test_what_an_override_prints_is_escaped(tmp_path):
    """A template of the briefing cannot forget to escape."""
    (tmp_path / "topic.md.jinja").write_text('# x { #top }\n\n<p>{{ "<b>" ~ title }}</p>')

    assert "<p>&#60;b&#62;The pier</p>" in render(tmp_path)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("# x\n\n{{ nothing }}\n", 3, "'nothing' is undefined"),
        ("# x\n{% if title %}\n", 2, "Unexpected end of template"),
        ("\n{{ title.nothing }}\n", 2, "no attribute 'nothing'"),
        ("{{ title | nothing }}\n", 1, "No filter named 'nothing'"),
        ("{{ 1 // 0 }}\n", 1, "ZeroDivisionError"),
        ('\n\n{% include "nothing.jinja" %}\n', 3, "nothing.jinja"),
    ],
)
def test_a_broken_override_is_named_with_its_line(tmp_path, text, line, words):
    """Whoever wrote the template is told where it fails and why."""
    (tmp_path / "topic.md.jinja").write_text(text)

    with pytest.raises(BuildError) as raised:
        render(tmp_path)

    assert f"{tmp_path / 'topic.md.jinja'}:{line}: " in str(raised.value)
    assert words in str(raised.value)


def test_an_override_that_is_no_text_is_named(tmp_path):
    """A file that is not UTF-8 is a fault of the build, not of ours."""
    (tmp_path / "topic.md.jinja").write_bytes(b"\xff\xfe")

    with pytest.raises(BuildError, match=r"topic\.md\.jinja"):
        render(tmp_path)


def test_a_missing_name_is_an_error():
    """No page is silently left with a hole."""
    with pytest.raises(jinja2.UndefinedError):
        make_environment().from_string("{{ nothing }}").render()


def test_a_hostile_title_is_inert_in_the_front_matter():
    """Themes print titles as they are, so no tag is left in them."""
    title = "</title><script>alert(1)</script> \"' --- \n---\ntitle: y & \x80\u202e"
    topic = Topic(id="pier", title=title, proposition="x")
    corpus = Corpus(topics=[topic], briefing=Briefing(title=title))

    pages = dict(rendered_pages(analyse(corpus)))

    for source in ("topics/pier.md", "index.md"):
        front = pages[source].split("\n---\n")[0]
        assert "<" not in front
        assert ">" not in front
        assert "\x80" not in front
        assert "\u202e" not in front
        assert front.count("\n") <= 5
