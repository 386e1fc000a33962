"""What nobody has checked is in nothing that leaves the desk, where the briefing requires it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policybrief import analyse, brief, build_site, diff, export_files, read_corpus
from policybrief.models.corpus import Corpus
from policybrief.pipeline.building import rendered_pages
from policybrief.pipeline.downloads import make_downloads
from tests.site.corpora import QUIET, write
from tests.site.held import GIVEN_AWAY, exports, says, texts

SECRETS = {
    "words": "Xylographic",
    "gist": "Xylophagous",
    "note": "Xylotomist",
    "translation": "Xylocarpous",
    "id": "xylem-hidden",
    "id that others join": "xylem-root",
    "id of a withdrawn statement": "xylem-withdrawn",
    "reason of a withdrawal": "Xylonite",
    "a speaker without a file": "Xyla Vant",
    "the id of that speaker": "xyla-vant",
    "an unnamed source": "Xyloid officer",
    "what a speaker is": "Xylophone maker",
    "whom it was said to": "Xylol society",
    "a second coder": "Xylia",
    "a note of a second coder": "Xylanthrax",
    "words of several speakers": "Xylosmatic",
    "gist of several speakers": "Xylostromatic",
    "a country seen only there": "countries/np.html",
    "its name": "Nepal",
}
"""What stands in statements that nobody has checked, and nowhere else."""

_S = SECRETS
HIDDEN = f"""\
---
title: What the desk has to look at
publisher: daily
date: 2026-01-20
lang: en
rights: quote
statements:
  - speaker: ada-brook
    quote: {_S["words"]} quays will stand
    gist: {_S["gist"]} as it was.
    note: {_S["note"]}.
    translation: {_S["translation"]} quays
    said: 2026-01-19
    event: opening
    to: {_S["whom it was said to"]}
    stances: {{pier: against, toll: {{position: for, until: 2029-12-24}}}}
    id: {_S["id"]}
    codings:
      - coded: {_S["a second coder"]}
        stances: {{pier: leans-against}}
        note: {_S["a note of a second coder"]}.
  - speaker: otto-reed
    quote: stones are dear
    stances: {{pier: against}}
    id: {_S["id that others join"]}
  - speaker: otto-reed
    quote: ropes are dear
    withdrawn: {_S["reason of a withdrawal"]} again.
    id: {_S["id of a withdrawn statement"]}
  - speaker: {{name: {_S["a speaker without a file"]}, of: np, as: {_S["what a speaker is"]}}}
    quote: nothing holds here
    stances: {{toll: against}}
  - speaker: {{unnamed: {_S["an unnamed source"]}, of: np}}
    quote: nobody knows it
    stances: {{toll: against}}
  - speaker: [southland, np]
    reported: {_S["words of several speakers"]} were ready
    gist: {_S["gist of several speakers"]} both.
    stances: {{pier: for}}
  - speaker: ada-brook
    quote: I have seen it
    stances: {{pier: for}}
    checked: cd
facts:
  - {{subject: quay, property: age, value: 40, unit: years, quote: forty years old}}
---
"{_S["words"]} quays will stand," she said; "stones are dear", he said, and "ropes are dear".
"nothing holds here", "nobody knows it", and {_S["words of several speakers"]} were ready.
"I have seen it," she said. The quay is forty years old.
"""
JOINING = f"""\
---
title: The same again
publisher: daily
date: 2026-01-21
statements:
  - speaker: otto-reed
    quote: the stones are dear
    same_as: {_S["id that others join"]}
    stances: {{pier: against}}
    checked: cd
---
He said "the stones are dear" again.
"""
FILES: Mapping[str, str] = {
    **QUIET,
    "briefing.yml": QUIET["briefing.yml"].replace("as_of: 2026-01-31", "require_checked: true"),
    "articles/hidden.md": HIDDEN,
    "articles/joining.md": JOINING,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which most is unchecked."""
    return write(tmp_path_factory.mktemp("eyes") / "corpus", FILES)


@pytest.fixture(scope="module")
def given_away(folder: Path) -> dict[str, bytes]:
    """Return all that leaves the desk, by name and opened: site, project, exports, briefs."""
    built = build_site(folder, folder.parent / "site", builder="mkdocs")
    found = {
        f"{place.name}/{name}": content
        for place in (built.site, built.project)
        for name, content in texts(place)
    }
    found |= {f"export {name}": content for name, content in exports(folder)}
    before = {name: text for name, text in FILES.items() if name != "articles/joining.md"}
    earlier = write(folder.parent / "earlier", {**before, "articles/hidden.md": _without()})
    for name, changed in {
        "since": diff(folder, since="2020-01-01"),
        "copy": diff(folder, other=earlier),
    }.items():
        for format_ in ("text", "markdown", "json"):
            found[f"brief {name}.{format_}"] = brief(changed, format_).encode()
    return {name: name.encode() + b" " + content for name, content in found.items()}


def _without() -> str:
    """Return the article as it was before anything of it was coded."""
    head, _, rest = HIDDEN.partition("statements:")
    return head + "facts:" + rest.partition("\nfacts:")[2]


@pytest.mark.parametrize("what", SECRETS)
def test_what_nobody_has_checked_is_nowhere(given_away: dict[str, bytes], what: str) -> None:
    """No page, card, feed, figure, index, export or brief holds a word of it."""
    secret = SECRETS[what].casefold()

    assert [name for name, text in given_away.items() if says(text, secret)] == []


def test_what_somebody_has_checked_is_there(given_away: dict[str, bytes]) -> None:
    """So the test above looks at the right places; and facts need no check."""
    assert {name.split("/")[1] for name in given_away if name.startswith("site/")} >= GIVEN_AWAY
    for words in ("I have seen it", "the stones are dear", "forty years old"):
        pages = ("site/articles/hidden.html", "site/articles/joining.html")
        assert any(says(given_away[name], words.casefold()) for name in pages)
        assert says(given_away["export json/ledger.json"], words.casefold())
    assert any(
        says(text, "i have seen it")
        for name, text in given_away.items()
        if name.startswith("site/pagefind/fragment/")
    )


def test_all_would_be_there_if_no_check_were_required(tmp_path: Path) -> None:
    """The words that are looked for are ones that are published otherwise."""
    briefing = FILES["briefing.yml"].replace("require_checked: true", "")
    root = write(tmp_path / "corpus", {**FILES, "briefing.yml": briefing})
    analysis = analyse(read_corpus(root)[0])
    pages = {**dict(rendered_pages(analysis)), "json": export_files(root)["ledger.json"].decode()}
    text = " ".join([*pages, *pages.values()]).replace("np.md", "np.html").casefold()

    never = {"words of several speakers"}  # reported words are not published
    assert {what for what, secret in SECRETS.items() if secret.casefold() not in text} <= never


def _sources(corpus: Corpus) -> dict[str, object]:
    analysis = analyse(corpus)
    pages = dict(rendered_pages(analysis))
    downloads = {one.address: one.content for one in make_downloads(analysis)}
    return {**pages, **downloads, "as of": corpus.as_of}


@settings(max_examples=12)
@given(st.data())
def test_the_site_is_that_of_a_folder_without_them(folder: Path, data: st.DataObject) -> None:
    """Whatever is checked: each page and file is the same as if the rest had not been coded.

    So no count, line, date, order or link tells of it.
    """
    corpus, _ = read_corpus(folder)
    articles = []
    for article in corpus.articles:
        some = [
            attrs.evolve(one, checked="cd" if data.draw(st.booleans()) else None, same_as=None)
            for one in article.statements
        ]
        articles.append(attrs.evolve(article, statements=some))
    checked = [
        attrs.evolve(one, statements=[each for each in one.statements if each.checked])
        for one in articles
    ]

    with_them = _sources(attrs.evolve(corpus, articles=articles))
    without = _sources(attrs.evolve(corpus, articles=checked))

    assert with_them.keys() == without.keys()
    assert [name for name, content in with_them.items() if content != without[name]] == []
