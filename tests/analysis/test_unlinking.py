from __future__ import annotations

import pytest

from policybrief.analysis.unlinking import leads_to, unlink
from policybrief.models.actor import Person
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.topic import Topic

CORPUS = Corpus(
    articles=[Article(id="secret", title="Secret"), Article(id="known", title="Known")],
    actors=[Person(id="ada-brook", name="Ada Brook"), Person(id="both", name="Both")],
    topics=[Topic(id="both", title="Both", proposition="P.")],
)
HIDDEN = leads_to(
    CORPUS, frozenset([("article", "secret"), ("actor", "ada-brook"), ("topic", "both")])
)
BASE = "https://example.org/brief/"


@pytest.mark.parametrize(
    ("prose", "left"),
    [
        ("see [her](secret).", "see her."),
        ("see [her](../articles/secret.md#words) now", "see her now"),
        ("see [her](<secret> 'a title') now", "see her now"),
        ("see [her [own] words](secret) now", "see her [own] words now"),
        ("see [two\nlines](articles/secret.md) now", "see two\nlines now"),
        ("see ![a picture](secret) now", "see a picture now"),
        ("see [her](sec%72et) and [her](&#115;ecret)", "see her and her"),
        ("see [her](people/ada-brook.html)", "see her"),
        ("see [her][1].\n\n[1]: secret\n", "see [her][1].\n\n[1]: #\n"),
        ("see [her].\n\n[her]:\n  <articles/secret.md> 'T'\n", "see [her].\n\n[her]:\n  # 'T'\n"),
        ("<a href='secret'>her</a>", '<a href="#">her</a>'),
        ("<a HREF = secret>her</a>", '<a HREF = "#">her</a>'),
        (f"[her]({BASE}articles/secret.html#x)", "her"),
        (f"at {BASE}articles/secret.html, she says", f"at {BASE}, she says"),
        (f"at <{BASE}people/ada-brook.html>", f"at <{BASE}>"),
        ("`[her](secret)`", "`her`"),
        ("[both](topics/both.md)", "both"),
    ],
)
def test_a_link_to_what_is_hidden_loses_its_address(prose, left):
    """Whatever way it is written; the words stay."""
    assert unlink(prose, HIDDEN, BASE) == left


@pytest.mark.parametrize(
    "prose",
    [
        "see [it](known), [it](articles/known.md) and [him](both)",
        "see [it](https://example.com/secret) and https://example.com/articles/secret.html",
        "[it](mailto:secret) and [it](#secret)",
        f"[it]({BASE}articles/known.html)",
        "no link: secret, [secret], (secret)",
        "[it]: known",
    ],
)
def test_every_other_link_stays(prose):
    """Of what is public, of other sites, and what is no link."""
    assert unlink(prose, HIDDEN, BASE) == prose
