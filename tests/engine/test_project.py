from __future__ import annotations

import pytest
import yaml

from policybrief import Briefing, Look
from policybrief.engine.builder import write_project
from policybrief.engine.content import Content
from policybrief.engine.project import settings, theme_language
from policybrief.site.look import look_css
from policybrief.site.sections import SECTIONS


def test_the_navigation_has_sections_only():
    """With every article in it, each page would carry all the others."""
    sections = [
        source for one in settings(Briefing(title="x"), None)["nav"] for source in one.values()
    ]
    sources = [
        source
        for section in sections
        for source in (
            [section] if isinstance(section, str) else [v for e in section for v in e.values()]
        )
    ]

    assert all("*" not in one for one in sources)
    assert len(sections) < 8
    assert sorted(sources) == sorted(
        address.removesuffix(".html") + ".md" for one in SECTIONS for _, address in one.pages
    )


def test_nothing_is_fetched_and_nobody_advertised():
    """No font comes from another host, and no page names what made it."""
    made = settings(Briefing(title="x"), None)

    assert made["theme"]["font"] is False
    assert made["extra"]["generator"] is False
    assert made["use_directory_urls"] is False
    assert made["plugins"] == []
    assert "site_url" not in made


def test_only_plain_extensions_are_switched_on():
    """Nothing that could run a file or a script out of a page is switched on."""
    made = settings(Briefing(title="x"), None)["markdown_extensions"]

    assert {one if isinstance(one, str) else next(iter(one)) for one in made} <= {
        "attr_list",
        "toc",
    }


def test_a_hostile_title_of_the_site_is_inert(tmp_path):
    """Neither YAML nor the theme can be led astray by it."""
    title = "</title><script>x</script>\n- !ENV [HOME] {{ x }} \x80\u202e&"
    write_project(Content(briefing=Briefing(title=title), pages=()), tmp_path)

    read = yaml.safe_load((tmp_path / "mkdocs.yml").read_text(encoding="utf-8"))

    assert read["site_name"] == (
        "&lt;/title&gt;&lt;script&gt;x&lt;/script&gt; - !ENV [HOME] {{ x }} &amp;"
    )


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        *(("en", "en"), ("ro", "ro"), ("pt-BR", "pt-BR"), ("pt-br", "pt-BR"), ("de-AT", "de")),
        *(("zh-Hant", "zh-Hant"), ("NO", "nb"), ("nn", "nn"), ("ga", "en"), ("xx", "en")),
    ],
)
def test_a_language_that_the_theme_lacks_falls_back(tag, language):
    """A briefing in any language builds."""
    assert theme_language(tag) == language


def test_the_look_becomes_two_colours():
    """The style rules hold the briefing's own colours."""
    css = look_css(Briefing(title="x", look=Look(primary="#010203", accent="#040506")))

    assert "--pb-primary: #010203;" in css
    assert "--pb-on-primary: #ffffff;" in css
    assert "--pb-accent: #040506;" in css


def test_a_logo_is_copied(tmp_path):
    """It stands among the pages, under a name that no page has."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "Our Mark.SVG").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    briefing = Briefing(title="x", look=Look(logo="Our Mark.SVG"))

    write_project(
        Content(briefing=briefing, folder=tmp_path / "corpus", pages=()), tmp_path / "project"
    )

    read = yaml.safe_load((tmp_path / "project" / "mkdocs.yml").read_text(encoding="utf-8"))
    assert read["theme"]["logo"] == "assets/logo.svg"
    assert (tmp_path / "project" / "pages" / "assets" / "logo.svg").is_file()


@pytest.mark.parametrize("logo", ["../secret.txt", "/etc/hostname", "missing.svg"])
def test_a_logo_outside_of_the_folder_is_not_copied(tmp_path, logo):
    """No file is published that is not in the briefing's folder."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    briefing = Briefing(title="x", look=Look(logo=logo))

    write_project(
        Content(briefing=briefing, folder=tmp_path / "corpus", pages=()), tmp_path / "project"
    )

    names = {path.name for path in (tmp_path / "project" / "pages" / "assets").iterdir()}
    assert not [name for name in names if name.startswith("logo")]
