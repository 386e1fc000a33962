"""After any sequence of edits the site is the one that a build from nothing makes."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from policybrief import CorpusError, build_site
from policybrief.cache import LiveCache
from policybrief.pipeline.previewing import Preview
from tests.site.builds import files_of
from tests.site.corpora import write

FILES = {
    "briefing.yml": "title: Two harbours\nas_of: 2026-01-31\ncontact: desk@example.org\n",
    "topics/pier.md": "---\ntitle: Pier\nproposition: It is built.\nasked_of: [ro, bg]\n---\n",
    "topics/toll.md": "---\ntitle: Toll\nproposition: It is paid.\nasked_of: [ro]\n---\n",
    "actors/ada.md": "---\nname: Ada\nkind: person\nroles: ['president of ro, 2020/..']\n---\n",
    "actors/bela.md": "---\nname: Bela\nkind: person\nroles: ['president of bg, 2020/..']\n---\n",
}
ARTICLE = """\
---
title: {title}
date: 2025-{month:02}-03
statements:
  - speaker: {speaker}
    reported: {words}
    gist: a promise
    stances: {{{topic}: {position}}}
---
The paper says that {words} there.
"""
IDS = [f"n{at}" for at in range(5)]
words = st.sampled_from(["we build it", "we wait", "we never will"])


def _of_a_build(name: str) -> bool:
    return name == "data.html" or name.startswith("figures/")


class Desk(RuleBasedStateMachine):
    """An analyst at work: each build takes what it can from the one before."""

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp())
        self.root = self.place / "corpus"
        self.preview = Preview(self.root, cache=LiveCache())

    @initialize()
    def begin(self) -> None:
        """Begin with a briefing, two topics and two persons."""
        write(self.root, FILES)

    @property
    def articles(self) -> list[Path]:
        """The files of the articles."""
        return sorted((self.root / "articles").glob("*.md"))

    @rule(
        id_=st.sampled_from(IDS),
        month=st.integers(1, 12),
        speaker=st.sampled_from(["ada", "bela"]),
        said=words,
        topic=st.sampled_from(["pier", "toll"]),
        position=st.sampled_from(["for", "against", "open"]),
    )
    def write_article(
        self, id_: str, month: int, speaker: str, said: str, topic: str, position: str
    ) -> None:
        """Write an article, or write over one."""
        text = ARTICLE.format(
            title=f"About {id_}",
            month=month,
            speaker=speaker,
            words=said,
            topic=topic,
            position=position,
        )
        write(self.root, {f"articles/{id_}.md": text})

    @precondition(lambda self: self.articles)
    @rule(at=st.integers(0, 9))
    def delete_article(self, at: int) -> None:
        """Delete an article."""
        self.articles[at % len(self.articles)].unlink()

    @precondition(lambda self: self.articles)
    @rule(at=st.integers(0, 9), id_=st.sampled_from(IDS))
    def rename_article(self, at: int, id_: str) -> None:
        """Give an article another id, which may be that of another one."""
        one = self.articles[at % len(self.articles)]
        one.rename(one.with_name(f"{id_}.md"))

    @rule(name=st.sampled_from(["Ada", "Ada Ferry", "Ada & Co"]))
    def rename_person(self, name: str) -> None:
        """Correct a name that stands on many pages."""
        write(self.root, {"actors/ada.md": FILES["actors/ada.md"].replace("Ada", f"'{name}'", 1)})

    @rule(title=st.sampled_from(["Two harbours", "Three harbours"]), year=st.integers(2025, 2027))
    def change_settings(self, title: str, year: int) -> None:
        """Change what surrounds every page."""
        text = f"title: {title}\nas_of: {year}-01-31\ncontact: desk@example.org\n"
        write(self.root, {"briefing.yml": text})

    @rule(label=st.sampled_from(["would build", "is for it"]))
    def change_label(self, label: str) -> None:
        """Change the words of a position."""
        text = FILES["topics/pier.md"].replace("---\n", f"---\nlabels: {{for: {label}}}\n", 1)
        write(self.root, {"topics/pier.md": text})

    @rule(in_place=st.booleans())
    def build(self, in_place: bool) -> None:
        """Build with all that was kept, and from nothing; both sites hold the same bytes.

        So do the pages of a preview, which remembers what was computed before.
        """
        site, new = self.place / "site", self.place / "new"
        shutil.rmtree(new, ignore_errors=True)
        try:
            build_site(self.root, new)
        except CorpusError as error:
            wrong = error.problems
            with pytest.raises(CorpusError) as again:
                build_site(self.root, site, cache=self.place / "kept.db")
            assert again.value.problems == wrong
            with pytest.raises(CorpusError) as shown:
                self.preview.read()
            assert shown.value.problems == wrong
            return
        build_site(self.root, site, cache=self.place / "kept.db", in_place=in_place)
        one, other = dict(files_of(site)), dict(files_of(new))
        assert sorted(one) == sorted(other)
        assert [name for name in one if one[name] != other[name]] == []
        drawing = self.preview.read()
        pages = [name for name in one if name.endswith(".html") and not _of_a_build(name)]
        assert [name for name in pages if drawing.file(name) != one[name]] == []

    def teardown(self) -> None:
        """Build once more, and leave nothing."""
        if (self.root / "briefing.yml").exists():
            self.build(in_place=False)
        shutil.rmtree(self.place)


Desk.TestCase.settings = settings(max_examples=4, stateful_step_count=8, deadline=None)
TestEdits = pytest.mark.long(Desk.TestCase)
