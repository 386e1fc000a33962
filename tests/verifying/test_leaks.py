"""What counts as a leak, in words."""

from __future__ import annotations

import html
import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief import Article, Briefing, Corpus, Organization, Statement, Topic, verify_site
from policybrief.analysis.public import public_corpus
from policybrief.verifying import leaks
from policybrief.verifying.dead_ends import packed
from policybrief.verifying.leaks import Secrets
from policybrief.verifying.looking import Given, look_at_file
from policybrief.verifying.search import leak_problems
from tests.verifying.sites import TEXT, codes, corpus, write_site

QUOTE = "We shall weigh every barrel twice from now on"

# Three letters each, so that no two of them make the letters of others.
WORDS = [f"{chr(97 + at)}{chr(98 + at)}{chr(99 + at)}" for at in range(20)]
SEPARATORS = (
    *(" ", "\n", "  \t", ", ", ". ", " – ", "-", "/", "…", "\u00a0", "\u200b ", " \u2066"),
    *("</p><p>", " <b>", "</b> ", "<br>", "<!-- x --> ", '<img alt="">', "&nbsp;", "&#32;"),
    *('<span class="a>b">', " <x y='>'> ", "<wbr> ", "&emsp;&zwj;", "' ", '" ', "(", ") ", "_"),
)


def secrets_of(corpus: Corpus) -> Secrets:
    """Return what of *corpus* its readers may not see."""
    return Secrets(corpus, public_corpus(corpus)[0])


def found(secrets: Secrets, text: str) -> list[str]:
    return [leak.ends for leak in secrets.leaks(text)]


@given(st.data())
def test_any_run_of_eight_words_is_found(tmp_path_factory, data):
    """Whatever stands between and within the words of a private text, eight of them are found."""
    text = data.draw(st.lists(st.sampled_from(WORDS), min_size=8, max_size=40))
    start = data.draw(st.integers(0, len(text) - 8))
    planted = ""
    for word in text[start : start + 8]:
        changed = data.draw(
            st.sampled_from(
                [
                    *(word, word.upper(), word.title(), "\u00ad".join(word)),
                    *(word[0] + "<b>" + word[1:], f"&#{ord(word[0])};{word[1:]}"),
                    "".join(f"{one}\u0301" for one in word),
                ]
            )
        )
        planted += changed + data.draw(st.sampled_from(SEPARATORS))
    site = write_site(tmp_path_factory.mktemp("site"), {"index.html": f"<p>zz {planted} zz</p>"})

    assert "leaked-words" in codes(verify_site(site, corpus(". ".join(text))))


@given(
    st.lists(st.sampled_from(WORDS[:4]), min_size=0, max_size=60),
    st.lists(st.sampled_from(WORDS[:4]), min_size=0, max_size=60),
)
def test_words_are_found_if_and_only_if_eight_of_them_are_shared(text, page):
    """A text that shares no run of eight words with a private one is never flagged."""
    runs = {tuple(text[at : at + 8]) for at in range(len(text) - 7)}
    if 4 <= len(text) < 8:
        runs = {tuple(text)}
    length = min(8, len(text)) if len(text) >= 4 else 8
    shared = any(tuple(page[at : at + length]) in runs for at in range(len(page) - length + 1))

    leaked = found(secrets_of(corpus(" ".join(text))), ", ".join(page))

    assert bool(leaked) is shared


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_can_be_looked_through(text, page):
    """Nothing raises, and a text is found in itself when it is long enough."""
    secrets = secrets_of(corpus(text))

    list(secrets.leaks(page))
    list(secrets.leaks(html.escape(text)))
    assert bool(found(secrets, f"x {text} y")) is bool(secrets)


@given(st.integers(0, 60), st.integers(30, 90))
def test_a_leak_on_the_border_of_two_parts_is_found(before, size):
    """A long text is looked through in parts; a leak is found wherever it stands, once."""
    page = "zz " * before + "abc bcd cde def efg fgh ghi hij " + "yy " * 60
    secrets = secrets_of(corpus(" ".join(WORDS)))
    usual, leaks._CHUNK = leaks._CHUNK, size
    try:
        (leak,) = secrets.leaks(page)
    finally:
        leaks._CHUNK = usual

    assert page[leak.at :].startswith("abc")
    assert leak.count == 8


@pytest.mark.parametrize("space", [" ", "\n", "\x1f", "."])
def test_much_nothing_between_two_words_hides_nothing(space):
    """Millions of spaces between two words are no border."""
    page = f"abc bcd cde def{space * 3_000_000}efg fgh ghi hij"

    assert len(found(secrets_of(corpus(" ".join(WORDS))), page)) == 1


def said(text: str = TEXT, **fields: object) -> Corpus:
    statement = Statement(speaker="is", quote=QUOTE, **fields)  # type: ignore[arg-type]
    return corpus(text, statements=[statement])


@pytest.mark.parametrize(
    ("page", "number"),
    [
        (f"“{QUOTE}”", 0),
        (f"<p>{QUOTE}</p>", 0),
        ("We shall weigh every barrel twice from now", 0),
        # What follows in the text as well, parted from the quote.
        (f"“{QUOTE}”, said the harbour master", 0),
        (f'{{"quote": "{QUOTE}","who":"said the harbour master"}}', 0),
        (f"{QUOTE}\x1fsaid the harbour master", 0),
        (f"{QUOTE},said the harbour master", 0),
        # Not parted, or with eight words of its own.
        (f"{QUOTE} said the harbour master", 1),
        (f"{QUOTE}, said the harbour master", 1),
        ("barrel twice from now on, said the harbour", 1),
        (f"“{QUOTE}”, said the harbour master. Later that week a storm", 1),
        ("on the evening before. We shall weigh every barrel", 1),
        ("swore by his grandmother that all had been full", 1),
        ("swore by his grandmother that all had been", 1),
        ("swore by his grandmother that all had", 0),
        ("swore by his grandmother that all had beens", 0),
        ("SWORE—BY—HIS—GRANDMOTHER—THAT—ALL—HAD—BEEN", 1),
    ],
)
def test_a_published_quote_is_no_leak(page, number):
    """The words of a quote may stand; with the words around them they give the text away."""
    assert len(found(secrets_of(said()), page)) == number


def test_a_quote_of_a_private_article_is_a_leak():
    """Of an article whose rights are private no word is published."""
    said = Statement(speaker="is", quote=QUOTE)
    secrets = secrets_of(corpus(rights="private", statements=[said]))

    assert len(found(secrets, f"“{QUOTE}”")) == 1


def test_a_gap_is_not_published():
    """What a quote leaves out stays private, and so does a run over the gap."""
    gapped = Statement(speaker="is", quote="We shall weigh [...] twice from now on")
    secrets = secrets_of(corpus(statements=[gapped]))

    assert found(secrets, "“We shall weigh [...] twice from now on”") == []
    assert len(found(secrets, QUOTE)) == 1


def test_a_run_that_is_published_once_may_stand_anywhere():
    """Words that a quote has once are no secret where the text repeats them outside of it."""
    text = f"{TEXT} And so it went: we shall weigh every barrel twice from now on. Amen."

    assert found(secrets_of(said(text)), "and we shall weigh every barrel twice from now") == []


@pytest.mark.parametrize("rights", ["open", "licensed"])
def test_a_text_that_may_be_published_is_no_secret(rights):
    """Neither is its text, nor the same text in an article that keeps it private."""
    free = Article(id="free", title="Free", rights=rights, body=TEXT)

    assert found(secrets_of(corpus(rights=rights)), TEXT) == []
    assert found(secrets_of(corpus(more=[free])), TEXT) == []


def test_titles_addresses_and_names_may_stand():
    """An article's title and address, and the names of those it is about, are facts."""
    title = "Forty barrels of salted herring were not what they seemed to be"
    body = "The Organization for Security and Co-operation in Europe met in Ost. " + title
    article = Article(
        id="a",
        title=title,
        url="https://example.org/a-storm-took-the-ledger-and-the-quay",
        body=body,
    )
    league = Organization(id="o", name="Organization for Security and Co-operation in Europe")
    secrets = secrets_of(corpus(more=[article], text=TEXT))
    named = secrets_of(Corpus(briefing=Briefing(title="x"), articles=[article], actors=[league]))

    assert found(secrets, f"<h1>{title}</h1> {article.url}") == []
    assert len(found(secrets, body)) == 1
    assert found(named, league.name) == []
    assert len(found(named, f"The {league.name} met")) == 1


def test_all_of_a_draft_is_private():
    """Its title, its text, its gists and its notes are, and so is the prose of a draft topic."""
    statement = Statement(
        speaker="is", quote=QUOTE, gist="The harbour master wants two weighings of each.", note="N"
    )
    draft = Article(
        id="a",
        title="A storm that nobody saw coming",
        note="Ask the clerk about his grandmother again.",
        rights="open",
        draft=True,
        body=TEXT,
        statements=[statement],
    )
    topic = Topic(id="t", title="T", proposition="Two weighings are better than one.", draft=True)
    secrets = secrets_of(Corpus(briefing=Briefing(title="x"), articles=[draft], topics=[topic]))

    for words in (draft.title, QUOTE, statement.gist, draft.note, topic.proposition, TEXT):
        assert len(found(secrets, f"x {words} y")) >= 1, words


def test_the_words_of_a_withdrawn_statement_are_private():
    """Its quote, gist and translation are, unless we publish the same words elsewhere."""
    gist = "The harbour master promised that barrels are weighed twice."
    gone = Statement(
        speaker="is",
        quote="We shall weigh every barrel",
        gist=gist,
        translation="Vom vegheri tonele de două",
        withdrawn="a mistake",
    )
    secrets = secrets_of(corpus(statements=[gone]))
    again = secrets_of(corpus(statements=[gone, Statement(speaker="dk", quote=QUOTE, gist=gist)]))

    for words in (gone.quote, gist, gone.translation):
        assert len(found(secrets, f"x {words} y")) == 1, words
    assert found(again, f"{gone.quote}. {gist}") == []
    assert len(found(again, f"x {gone.translation} y")) == 1


def test_a_report_is_private_unless_our_gist_says_the_same():
    """Words that report somebody are never published, however few."""
    report = "counted forty barrels of salted herring"
    apart = Statement(speaker="is", reported=report, gist="She counted the barrels.")
    alike = Statement(speaker="is", reported=report, gist=f"She {report} there.")

    assert len(found(secrets_of(corpus(statements=[apart])), f"x {report} y")) == 1
    assert found(secrets_of(corpus(statements=[alike])), f"x {report} y") == []


@pytest.mark.parametrize(
    ("text", "page", "number"),
    [
        ("四十桶咸鲱鱼在钟声敲响之前被港务长清点过了", "咸鲱鱼在钟声敲响之前被港务长清点", 1),
        ("四十桶咸鲱鱼在钟声敲响之前被港务长清点过了", "咸鲱鱼在钟声敲响之前被港务", 0),
        (
            "四十桶咸鲱鱼在钟声敲响之前被港务长清点过了",
            "咸鲱鱼，在 钟声\x1f敲\x1f响之前。被港务长清点",
            1,
        ),
        ("ลูกเรือนับถังปลาเฮอริ่งสี่สิบถังก่อนระฆังจะดัง", "นับถังปลาเฮอริ่งสี่สิบถังก่อนระฆังจะ", 1),
        ("ลูกเรือนับถังปลาเฮอริ่งสี่สิบถังก่อนระฆังจะดัง", "นับถังปลาเฮอริ่ง", 0),
        (
            "港湾長は塩漬けのニシンを四十樽、鐘が鳴る前に数えた。",
            "塩漬けのニシンを四十樽鐘が鳴る前に",
            1,
        ),
        (
            "Пристанская начальница насчитала сорок бочек сельди до полудня здесь",
            "НАЧАЛЬНИЦА насчитала сорок бочек сельди до полудня здесь",
            1,
        ),
        (
            "부두 관리인은 정오 종이 울리기 전에 청어 마흔 통을 세었다",
            "관리인은 정오 종이 울리기 전에 청어 마흔 통을",
            1,
        ),
        (
            "ﬁve of 40 ﬂags on the Straße were Ⅻ metres high",
            "FIVE OF 40 FLAGS ON THE STRASSE WERE XII METRES",
            1,
        ),
    ],
)
def test_other_scripts(text, page, number):
    """Scripts without spaces have words too, and one letter may be written in several ways."""
    assert len(found(secrets_of(corpus(text)), page)) == number


@pytest.mark.parametrize(
    ("text", "page", "number"),
    [
        ("1 2 3 4 5 6 7 8 9 10", "M 1 2 3 4 5 6 7 8 9 10 z", 0),
        ("101 202 303 404 505 606 707 808", "101, 202, 303, 404, 505, 606, 707, 808", 1),
        ("a b c d e f g h i j", "a b c d e f g h", 1),
        ("It is so. Or not", "and it is so, or not at all", 1),
        ("Or not so", "or not so", 0),
    ],
)
def test_short_words_and_numbers(text, page, number):
    """Numbers are no words unless they are long; a short text is found as a whole."""
    assert len(found(secrets_of(corpus(text)), page)) == number


def test_a_leak_says_where_it_is_from(tmp_path):
    """The message names the words by their ends, the hint their source and our own field."""
    gist = "She counted forty barrels of salted herring before the bell rang."
    statement = Statement(speaker="is", quote=QUOTE, gist=gist)
    site = write_site(tmp_path, {"index.html": f"<p>{gist}</p>", "a.txt": TEXT[-80:]})

    ours, other = sorted(
        verify_site(site, corpus("First line.\n" + TEXT, statements=[statement])),
        key=lambda one: str(one.location),
        reverse=True,
    )

    assert ours.message == (
        "10 words of a private text stand on the site: 'counted forty barrels … the bell rang'"
    )
    assert ours.hint == (
        "they are from articles/herring.md:2:27; they are also in 'gist' at <memory>:1:1: "
        "say it there in other words"
    )
    assert other.hint is not None
    assert other.hint.endswith("leave them out, or publish them as a quote")


def test_a_leak_in_structured_data_is_found(tmp_path):
    """What only machines read is read too."""
    script = json.dumps({"@type": "Quotation", "text": TEXT[:120]})
    page = f'<script type="application/ld+json">{script}</script><p>x</p>'
    site = write_site(tmp_path, {"index.html": page})

    assert codes(verify_site(site, corpus())) == ["leaked-words"]


def test_what_is_found_in_a_file_can_be_handed_on(tmp_path):
    """Files can be looked at in other processes: what is found in one says the same elsewhere."""
    made = corpus()
    write_site(tmp_path, {"index.html": f"<p id=a>{TEXT}</p><a href=nowhere.html>no</a>"})
    public = public_corpus(made)[0]
    looked = look_at_file(Given(tmp_path, None, Secrets(made, public)), "index.html")

    again = pickle.loads(pickle.dumps(looked))

    assert again.anchors == looked.anchors == packed(["a"])
    assert again.addresses == looked.addresses
    assert looked.spots
    told = [list(leak_problems(one.spots, public)) for one in (looked, again)]
    assert told[0] == told[1]
