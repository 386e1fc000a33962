"""What templates print is escaped once, and only once."""

from __future__ import annotations

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from policybrief.site.escaping import escape, finish
from policybrief.site.templates import compile_templates, make_environment

ENVIRONMENT = make_environment()
SOURCE = (
    "{% macro twice(one) %}{{ one }}{{ one }}{% endmacro %}"
    "{% macro around() %}({{ caller() }}){% endmacro %}"
    "{% for one in some %}{{ one }}|{{ twice(one) }}|{% call around() %}{{ one }}{% endcall %}"
    "|{{ told(one, mark=loop.index) }};{% endfor %}"
)


def told(one: object, mark: int) -> str:
    """Return plain text, as a function that a template calls does."""
    return f"<{mark}>"


@given(st.lists(st.one_of(st.text(), st.integers(), st.none(), st.text().map(escape)), max_size=5))
def test_each_value_is_printed_as_it_is_finished(some):
    """In a macro, in a block that calls one and from a function, a value is escaped once."""
    text = ENVIRONMENT.from_string(SOURCE).render(some=some, told=told)

    expected = (
        "{0}|{0}{0}|({0})|{1};".format(finish(one), finish(f"<{at}>"))
        for at, one in enumerate(some, 1)
    )
    assert text == "".join(expected)


def test_markup_passes():
    """Markup is printed as it is, and what is not markup is never printed as it is."""
    template = ENVIRONMENT.from_string("{{ safe }}{{ unsafe }}")

    assert template.render(safe=Markup("<b>"), unsafe="<b>") == f"<b>{escape('<b>')}"


def test_a_function_that_asks_for_the_context_gets_it():
    """Functions of other packages are called as Jinja calls them."""

    @jinja2.pass_context
    def name(context: jinja2.runtime.Context) -> str:
        return str(context["name"])

    assert ENVIRONMENT.from_string("{{ told() }}").render(told=name, name="pier") == "pier"


def test_a_changed_template_is_compiled_again(tmp_path):
    """Compiled templates are kept by their source: the next build sees what an editor changed."""
    file = tmp_path / "own.jinja"
    for words in ("first", "second"):
        file.write_text(words, encoding="utf-8")

        assert make_environment(tmp_path).get_template("own.jinja").render() == words


def test_a_name_that_is_not_there_is_an_error():
    """Nothing is printed for it."""
    with pytest.raises(jinja2.UndefinedError):
        ENVIRONMENT.from_string("{{ nothing }}").render()


def test_fields_are_looked_up_as_jinja_does():
    """A field is an attribute, else an entry; what is neither is an error that names it."""
    one = {"items": "entry", "below": {"name": "pier"}}

    text = ENVIRONMENT.from_string("{{ one.below.name }} {{ one.items is callable }}").render(
        one=one
    )
    assert text == "pier True"
    for source in ("{{ one.none }}", "{{ one.below.none }}", "{{ one.below.none.name }}"):
        with pytest.raises(jinja2.UndefinedError, match="'none'"):
            ENVIRONMENT.from_string(source).render(one=one)
    with pytest.raises(jinja2.UndefinedError, match="'nobody' is undefined"):
        ENVIRONMENT.from_string("{{ nobody.name }}").render()


def test_templates_compiled_ahead_are_not_compiled_again(tmp_path, monkeypatch):
    """A template that does not compile is left for when it is rendered; the others are kept."""
    (tmp_path / "about.md.jinja").write_text("{% if %}", encoding="utf-8")
    compile_templates(make_environment(tmp_path))
    monkeypatch.setattr(jinja2.Environment, "_generate", None)

    assert make_environment(tmp_path).get_template("topic.md.jinja").name == "topic.md.jinja"
    with pytest.raises(jinja2.TemplateSyntaxError):
        make_environment(tmp_path).get_template("about.md.jinja")
