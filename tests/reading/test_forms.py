from __future__ import annotations

import pytest

from policybrief.models.actor import Country, Organization, Person
from policybrief.models.article import Ignored, Rights
from policybrief.models.briefing import Briefing, Look, Quotation
from policybrief.models.dates import EdtfDate
from policybrief.models.fact import Fact
from policybrief.models.role import Membership, Role, RoleKind
from policybrief.models.stance import Act, Position, Stance
from policybrief.models.statement import Speaker, SpeakerKind
from policybrief.models.topic import Topic
from tests.reading.corpora import ARTICLE, BRIEFING, PERSON, TOPIC, VALID, changed, look_at, write

DOCUMENTED = {
    BRIEFING: """\
title: Romania, Ukraine and their allies
language: en
site_url: https://example.org/brief/
as_of: 2026-01-31
contact: desk@example.org
look: {logo: logo.svg, primary: "#1f3a5f", accent: "#b3541e"}
rights: quote
conditions: {ceasefire: a ceasefire holds, peace-treaty: a peace treaty is signed}
quotation: {words: 80, share: 25%}
window: 24 months
require_checked: false
authority: {ambassador: 1, body: 3}
coded: xy
""",
    "about.md": "We read [Romania](ro).\n",
    "publishers/example-daily.md": "---\nname: Example Daily\ncountry: Romania\nlang: ro\n---\n",
    "events/meeting.md": "---\ntitle: The meeting\ndate: 2026-01\nplace: Paris\n---\n",
    "topics/military-aid.md": "---\ntitle: Aid\nproposition: It sends arms.\n---\n",
    "topics/troops-in-ukraine.md": """\
---
title: Own troops in Ukraine
proposition: The country sends troops of its own to Ukraine.
question: Would it send its own troops to Ukraine?
labels: {for: would send, leans-for: ready to send, against: will not send}
asked_of: [ro, bg, France, nato]
keywords: [troops, soldiers, peacekeepers]
include: Peacekeeping and reassurance forces on Ukrainian soil.
exclude: Training outside Ukraine (military-aid).
---
What it is about.
""",
    "actors/nicusor-dan.md": """\
---
name: Nicușor Dan
kind: person
country: ro
aka: [Nicusor Dan, President Dan]
roles:
  - president of ro, 2025-05-26/..
  - {title: coordinator, kind: adviser, of: nato, span: 2012/2013, acting: true, speaks_for: ro,
     authority: 3, source: the gazette, note: as printed}
---
""",
    "actors/national-assembly-of-bulgaria.md": """\
---
name: National Assembly of Bulgaria
kind: organization
type: parliament
country: bg
memberships: []
---
""",
    "actors/nato.md": "---\nname: NATO\nkind: organization\ntype: alliance\n---\n",
    "actors/ro.md": """\
---
kind: country
memberships:
  - nato, 2004-03-29/..
  - {organization: eu, span: 2007/.., source: the treaty}
---
""",
    "articles/home.md": """\
---
title: Romania keeps its troops at home
publisher: example-daily
url: https://example.org/a/1
date: 2026-01~
lang: en
translated: machine from ro
rights: quote
text: texts/000.txt
defaults: {said: 2026-01, via: interview}
ignore:
  - {from: Putin Declares Temporary, to: shifting focus}
  - from: Read more
statements:
  - speaker: nicusor-dan
    quote: >-
      no troops in Ukraine [...] joint armament programs
    said: 2026-01~
    via: press-conference
    stances:
      troops-in-ukraine: against
      military-aid: {position: for, act: does}
    coded: ab
    checked: cd
  - speaker: [dk, be, es, lt]
    reported: have shown willingness to send troops
    gist: Denmark, Belgium, Spain and Lithuania were said to be ready to send troops.
    stances:
      troops-in-ukraine: {position: leans-for, if: ceasefire, act: offers, of: fr, until: 2027}
  - speaker: {name: Iulian Fota, of: ro, as: "defence expert, former adviser"}
    quote: border
    nth: 2
    to: ua
    about: [ru, the border]
    event: meeting
    lang: en
    translation: frontiera
    personal: true
    withdrawn: he took it back
    note: heard twice
    id: fota-border
  - speaker: {unnamed: US official, of: us}
    quote: shared by both
    same_as: first-account
  - speaker: author
    quote: long and quiet
facts:
  - {subject: ro-ua-border, property: length, value: 650, unit: km, as_of: 2025,
     quote: 650-kilometer border, note: as printed}
---
Notes of ours.
""",
    "articles/other.md": (
        "---\ntitle: Another account\nstatements:\n"
        "  - speaker: {unnamed: US official, of: us}\n    quote: It is shared\n"
        "    id: first-account\n---\nIt is shared by both.\n"
    ),
    "logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "texts/000.txt": """\
There will be no troops in Ukraine, he said, and praised joint armament programs.
Four countries have shown willingness to send troops. The border is a 650-kilometer border,
shared by both, long and quiet.

Putin Declares Temporary border truce, shifting focus

Read more about the border
""",
}


@pytest.fixture
def documented(tmp_path):
    corpus, problems = look_at(write(tmp_path, DOCUMENTED))
    assert problems == []
    return corpus


def test_briefing(documented):
    """Every setting is read into its field."""
    expected = Briefing(
        title="Romania, Ukraine and their allies",
        language="en",
        site_url="https://example.org/brief/",
        as_of="2026-01-31",
        contact="desk@example.org",
        look=Look(logo="logo.svg", primary="#1f3a5f", accent="#b3541e"),
        rights=Rights.QUOTE,
        conditions={"ceasefire": "a ceasefire holds", "peace-treaty": "a peace treaty is signed"},
        quotation=Quotation(words=80, share=0.25),
        window=24,
        require_checked=False,
        authority={"ambassador": 1, "body": 3},
        coded="xy",
        body="We read [Romania](ro).\n",
    )

    assert documented.briefing == expected


def test_topic(documented):
    """Every field of a topic is read; names of countries become codes."""
    expected = Topic(
        id="troops-in-ukraine",
        title="Own troops in Ukraine",
        proposition="The country sends troops of its own to Ukraine.",
        question="Would it send its own troops to Ukraine?",
        labels={
            Position.FOR: "would send",
            Position.LEANS_FOR: "ready to send",
            Position.AGAINST: "will not send",
        },
        asked_of=["ro", "bg", "fr", "nato"],
        keywords=["troops", "soldiers", "peacekeepers"],
        include="Peacekeeping and reassurance forces on Ukrainian soil.",
        exclude="Training outside Ukraine (military-aid).",
        body="What it is about.\n",
    )

    assert documented.topic_by_id["troops-in-ukraine"] == expected


def test_actors(documented):
    """Persons, organizations and countries are read, with roles and memberships in both forms."""
    assert documented.actor("nicusor-dan") == Person(
        id="nicusor-dan",
        name="Nicușor Dan",
        country="ro",
        aka=["Nicusor Dan", "President Dan"],
        roles=[
            Role(title="president", of="ro", span="2025-05-26/.."),
            Role(
                title="coordinator",
                kind=RoleKind.ADVISER,
                of="nato",
                span="2012/2013",
                acting=True,
                speaks_for="ro",
                authority=3,
                source="the gazette",
                note="as printed",
            ),
        ],
    )
    assert documented.actor("national-assembly-of-bulgaria") == Organization(
        id="national-assembly-of-bulgaria",
        name="National Assembly of Bulgaria",
        type="parliament",
        country="bg",
    )
    assert documented.actor("ro") == Country(
        id="ro",
        memberships=[
            Membership(organization="nato", span="2004-03-29/.."),
            Membership(organization="eu", span="2007/..", source="the treaty"),
        ],
    )
    assert documented.publisher_by_id["example-daily"].country == "ro"
    assert documented.event_by_id["meeting"].date == EdtfDate.parse("2026-01")


def test_article(documented):
    """Every field of an article is read; its text is the file that it names."""
    article = documented.article_by_id["home"]

    assert article.id == "home"
    assert article.publisher == "example-daily"
    assert article.date == EdtfDate.parse("2026-01~")
    assert article.translated == "machine from ro"
    assert article.rights is Rights.QUOTE
    assert article.ignore == (
        Ignored(start="Putin Declares Temporary", end="shifting focus"),
        Ignored(start="Read more"),
    )
    assert article.body == "Notes of ours.\n"
    assert article.body_line == DOCUMENTED["articles/home.md"].count("\n")
    assert article.passage.text == DOCUMENTED["texts/000.txt"]
    assert article.facts == (
        Fact(
            subject="ro-ua-border",
            property="length",
            value=650,
            unit="km",
            as_of="2025",
            quote="650-kilometer border",
            note="as printed",
            article="home",
        ),
    )


def test_statements(documented):
    """Every field of a statement is read; a list of speakers gives one each; defaults apply."""
    dan, *four, fota, official, author = documented.articles[0].statements

    assert dan.quote == "no troops in Ukraine [...] joint armament programs"
    assert (str(dan.said), dan.via, dan.coded, dan.checked) == (
        "2026-01~",
        "press-conference",
        "ab",
        "cd",
    )
    assert dan.stances == (
        Stance(topic="troops-in-ukraine", position="against"),
        Stance(topic="military-aid", position="for", act=Act.DOES),
    )
    assert [one.speaker.name for one in four] == ["dk", "be", "es", "lt"]
    assert len({one.utterance for one in four}) == 1
    assert len({one.id for one in four}) == 4
    assert {(str(one.said), one.via) for one in four} == {("2026-01", "interview")}
    assert four[0].stances == (
        Stance(
            topic="troops-in-ukraine",
            position=Position.LEANS_FOR,
            condition="ceasefire",
            act=Act.OFFERS,
            of="fr",
            until="2027",
        ),
    )
    assert fota.speaker == Speaker(
        kind=SpeakerKind.NAMED,
        name="Iulian Fota",
        of="ro",
        described="defence expert, former adviser",
    )
    assert (fota.nth, fota.to, fota.about) == (2, ("ua",), ("ru", "the border"))
    assert (fota.event, fota.lang, fota.translation) == ("meeting", "en", "frontiera")
    assert (fota.personal, fota.withdrawn, fota.note) == (True, "he took it back", "heard twice")
    assert fota.id == "fota-border"
    assert official.speaker == Speaker(kind=SpeakerKind.UNNAMED, name="US official", of="us")
    assert official.same_as == "first-account"
    assert author.speaker.kind is SpeakerKind.AUTHOR


def test_a_single_value_is_a_list_of_one(tmp_path):
    """Wherever a list may stand, one value will do."""
    files = changed(TOPIC, "keywords: [toll, bridge]", "keywords: toll")
    files[TOPIC] = files[TOPIC].replace("[ro, dk]", "ro")
    files[PERSON] = VALID[PERSON].replace("roles:\n  - president", "roles: president")
    files[PERSON] = files[PERSON].replace("[President Brook]", "President Brook")
    files[ARTICLE] = VALID[ARTICLE].replace("lang: en", "ignore: {from: A port clerk}")
    corpus, problems = look_at(write(tmp_path, files))

    assert problems == []
    assert corpus.topic_by_id["bridge-toll"].keywords == ("toll",)
    assert corpus.topic_by_id["bridge-toll"].asked_of == ("ro",)
    assert corpus.actor("ada-brook").aka == ("President Brook",)
    assert len(corpus.actor("ada-brook").roles) == 1
    assert len(corpus.articles[0].ignore) == 1


@pytest.mark.parametrize("name", ["romania", "Romania", "RO", "ROU", "ro", "România"])
def test_names_of_countries_become_codes(name, tmp_path):
    """A country may be named in any way wherever one is referred to."""
    files = changed(ARTICLE, "[dk, port-ministry]", f"[{name}, port-ministry]")
    files[ARTICLE] = files[ARTICLE].replace("{position: open,", f"{{position: open, of: {name},")
    files[ARTICLE] = files[ARTICLE].replace(
        "facts:",
        f"  - speaker: {{name: Di, of: {name}}}\n    quote: a folly\n"
        f"  - speaker: {{unnamed: clerk, of: {name}}}\n    quote: A port clerk\nfacts:",
    )
    files[TOPIC] = VALID[TOPIC].replace("[ro, dk]", f"[{name}, dk]")
    files[PERSON] = (
        VALID[PERSON]
        .replace("country: ro", f"country: {name}")
        .replace("of ro,", f"of {name},")
        .replace(
            "---\n", f"  - {{title: mp, of: {name}, span: 2010/2011, speaks_for: {name}}}\n---\n"
        )
        .replace(
            f"  - {{title: mp, of: {name}, span: 2010/2011, speaks_for: {name}}}\n---\n", "---\n", 1
        )
    )
    files["actors/port-ministry.md"] = VALID["actors/port-ministry.md"].replace(
        "country: ro", f"country: {name}"
    )
    corpus, problems = look_at(write(tmp_path, files))
    ada, romania, *_, di, clerk = corpus.articles[0].statements

    assert problems == []
    assert romania.speaker.name == "ro"
    assert ada.stances[1].of == "ro"
    assert (di.speaker.of, clerk.speaker.of) == ("ro", "ro")
    assert corpus.topic_by_id["bridge-toll"].asked_of == ("ro", "dk")
    person = corpus.actor("ada-brook")
    assert person.country == "ro"
    assert [(one.of, one.speaks_for) for one in person.roles] == [("ro", None), ("ro", "ro")]
    assert corpus.actor("port-ministry").country == "ro"


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ("Rumnia", "did you mean 'ro' (Romania) or 'am' (Armenia)?"),
        ("Bucharest", "did you mean 'ro' (Romania)?"),
        ("Romanian", "did you mean 'ro' (Romania)?"),
    ],
)
def test_a_wrong_country_has_a_hint(wrong, hint, tmp_path):
    """A capital, a people or a misspelling is no country, but says which was meant."""
    files = changed(PERSON, "country: ro", f"country: {wrong}")
    files[ARTICLE] = VALID[ARTICLE].replace("[dk,", f"[{wrong},")
    _, problems = look_at(write(tmp_path, files))

    assert [one.code for one in problems] == ["unknown-country", "unknown-actor"]
    assert {one.hint for one in problems} == {hint}


@pytest.mark.parametrize(
    ("path", "old", "new", "codes"),
    [
        (
            PERSON,
            "  - president of ro, 2024-05-26/..",
            "  - minister of war of ro 2020-01-01/..\n  - mayor of ro, 2019-01-01/2019-02-01",
            ["bad-role"],
        ),
        (
            "actors/port-ministry.md",
            "  - eu, 2004-05-01/..",
            "  - eu 2004-05-01/..\n  - eu, 2004/..",
            ["bad-membership"],
        ),
        (
            "actors/port-ministry.md",
            "\n  - eu, 2004-05-01/..",
            " [eu, 2004-05-01/.., ro, 2004/..]",
            ["bad-membership", "bad-membership"],
        ),
    ],
)
def test_a_comma_that_is_missing(path, old, new, codes, tmp_path):
    """An entry without its comma is not joined with the next; only brackets take one apart."""
    _, problems = look_at(write(tmp_path, changed(path, old, new)))
    there = [one for one in problems if one.location.path.name == path.rpartition("/")[2]]

    assert [one.code for one in there] == codes
    assert ("brackets" in there[0].message) == ("[" in new)


@pytest.mark.parametrize(
    ("path", "old", "new", "hint"),
    [
        (ARTICLE, "ada-brook", "{name: Di, unnamed: aide}", "keep one of the two: 'name', or"),
        (ARTICLE, "ada-brook", "{of: ro}", "add 'name: …', or 'unnamed: …' for"),
        (ARTICLE, "title:", "name:", "did you mean 'title'?"),
        (
            ARTICLE,
            "    stances:\n      bridge-toll: leans-for\n",
            "    bridge-toll: leans-for\n",
            "indent it under 'stances:'",
        ),
        (
            ARTICLE,
            "    stances:\n      bridge-toll: leans-for\n",
            "    position: leans-for\n",
            "indent it under 'stances:', behind the id of its topic",
        ),
        (
            BRIEFING,
            "contact:",
            "look: {primary: #1f3a5f}\ncontact:",
            'write it in quotation marks: "#1f3a5f"',
        ),
        (ARTICLE, "    stances:\n", "    stances\n", "write a colon behind the field's name"),
        (ARTICLE, "reported: has", "reported:\u00a0has", "write a plain space behind the colon"),
        (ARTICLE, "\n    said:", "\n\u00a0   said:", "write plain spaces"),
    ],
)
def test_hints(path, old, new, hint, tmp_path):
    """A hint says how to mend what was probably meant."""
    _, problems = look_at(write(tmp_path, changed(path, old, new)))

    (problem,) = problems
    assert problem.hint.startswith(hint)


def test_words_of_a_block_keep_their_spaces(tmp_path):
    """A space that is not plain in front of words is theirs."""
    old = "      We will build it [...] nobody pays twice\n"
    new = "      We will build it [...]\n      \u00a0nobody pays twice\n"
    _, problems = look_at(write(tmp_path, changed(ARTICLE, old, new)))

    assert problems == []
