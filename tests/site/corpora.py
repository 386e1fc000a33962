"""Two corpora with a page of every kind: a peaceful one, and one that attacks its readers."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Final

SECRETS: Final = {
    "private words": "Zanzibarquokka",
    "private translation": "Zanzibartapir",
    "private text": "Zanzibarwombat",
    "reported words": "Quincunxbadger",
    "text of a quotable article": "Quincunxotter",
    "text around a quote": "Quincunxlynx",
    "draft article": "Umbriferous",
    "draft statement": "Umbriferating",
    "draft topic": "Palimpsestic",
    "draft prose": "Palimpsestual",
    "withdrawn words": "Withershinsly",
    "withdrawn gist": "Withershinsome",
    "withdrawn note": "Withershinsing",
    "coding of a withdrawn statement": "Withershinner",
    "coding of a draft": "Umbriferant",
    "fact of a draft": "Umbriferously",
    "correction of a draft": "Umbriferation",
}
"""Words that no page, index or export may show, by where they stand."""

_S: Final = SECRETS

QUIET: Final[Mapping[str, str]] = {
    "briefing.yml": """\
        title: Harbours of the north
        language: en
        site_url: https://example.org/harbours/
        as_of: 2026-01-31
        contact: desk@example.org
        look: {primary: "#1f3a5f", accent: "#b3541e", logo: mark.svg}
        rights: quote
        conditions: {ferry: the ferry runs again}
        quotation: {words: 60, share: 90%}
        """,
    "mark.svg": """\
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 4h8"/></svg>
        """,
    "about.md": """\
        ## Who we are

        A desk that follows harbours. Start with [Northland](northland), read on in
        [the pier](pier) and see [a far place](https://example.org/far "A far place").

        | Port | Depth |
        |------|-------|
        | Ost  | 12 m  |

        ```
        first line

            a line that is indented
        ```
        """,
    "actors/northland.md": """\
        ---
        name: Northland
        kind: country
        demonym: Northlandic
        memberships: ["sea-league, 2004-03-29/.."]
        ---
        An island with a [pier](pier), next to [Southland](southland.md).
        """,
    "actors/southland.md": "---\nname: Southland\nkind: country\n---\n",
    "actors/ada-brook.md": """\
        ---
        name: Ada Brook
        kind: person
        aka: [President Brook]
        roles:
          - president of northland, 2024-05-26/..
        ---
        She grew up near [the pier](topics/pier.md). *Her notes*: see [the treaty](treaty-signed).
        """,
    "actors/otto-reed.md": """\
        ---
        name: Otto Reed
        kind: person
        roles:
          - minister of ports of northland, 2023-01-01/..
        ---
        """,
    "actors/ole-past.md": """\
        ---
        name: Ole Past
        kind: person
        roles:
          - president of northland, 2018-01-01/2024-05-25
        ---
        """,
    "actors/mia-south.md": """\
        ---
        name: Mia South
        kind: person
        roles:
          - prime minister of southland, 2020-01-01/..
        ---
        """,
    "actors/silent-draft.md": f"""\
        ---
        name: Silent Draft
        kind: person
        country: northland
        draft: true
        ---
        {_S["draft prose"]} is not ready.
        """,
    "actors/sea-league.md": """\
        ---
        name: Sea League
        kind: organization
        type: alliance
        ---
        """,
    "actors/port-ministry.md": """\
        ---
        name: Port Ministry
        kind: organization
        type: ministry
        country: northland
        memberships: ["sea-league, 2010-01-01/.."]
        ---
        """,
    "topics/pier.md": """\
        ---
        title: A longer pier
        proposition: The country makes the pier longer.
        question: Would it make the pier longer?
        labels: {for: will build, leans-for: ready to build, against: will not build}
        asked_of: [sea-league, southland, is]
        keywords: [pier, quay]
        include: Building at sea.
        exclude: Repairs.
        ---
        The pier matters to [Ada Brook](ada-brook).
        """,
    "topics/toll.md": """\
        ---
        title: Toll for ships
        proposition: Ships pay a toll.
        question: Would it raise a toll?
        asked_of: [northland, southland]
        ---
        """,
    "topics/quiet.md": """\
        ---
        title: Quiet at night
        proposition: No ship sails at night.
        asked_of: [southland]
        ---
        """,
    "topics/unready.md": f"""\
        ---
        title: {_S["draft topic"]}
        proposition: It is ready.
        draft: true
        ---
        """,
    "publishers/daily.md": """\
        ---
        name: The Daily Tide
        url: https://example.org/daily
        ---
        """,
    "events/opening.md": "---\ntitle: The opening of the quay\ndate: 2025-11-02\n---\n",
    "articles/pier-with-a-price.md": f"""\
        ---
        title: A pier with a price
        publisher: daily
        url: https://example.org/a/1?x=1&y=2
        date: 2025-11-03
        lang: en
        note: Read twice by the desk.
        statements:
          - speaker: ada-brook
            quote: >-
              We will build it, stone by stone
            said: 2025-11-02
            via: press-conference
            event: opening
            stances:
              pier: for
              toll: {{position: open, if: ferry, act: offers}}
            coded: ab
            checked: cd
            codings:
              - coded: ef
                stances: {{pier: leans-for, toll: {{position: for, if: ferry}}}}
                note: It may be about another pier.
              - {{coded: gh, stances: {{pier: for}}}}
            id: brook-will-build
          - speaker: otto-reed
            quote: >-
              not while I am minister
            stances: {{pier: against}}
          - speaker: [southland, port-ministry]
            corrections:
              - {{date: 2025-11-20, what: Southland was left out., why: A line was skipped.}}
            reported: >-
              {_S["reported words"]} were open to the idea
            gist: Southland and the ministry were said to look at the pier.
            stances: {{pier: leans-for}}
            to: sea-league
            about: northland
          - speaker: {{name: Iva Stone, of: northland, as: "harbour expert, former adviser"}}
            quote: >-
              a toll would pay for it
            stances: {{toll: for}}
          - speaker: {{unnamed: a port clerk, of: northland}}
            reported: >-
              a port clerk called it a folly
            gist: A port clerk spoke against the pier.
            stances: {{pier: against}}
          - speaker: author
            reported: >-
              The harbour waits
            gist: The author sees a harbour that waits.
            about: northland
        facts:
          - {{subject: pier, property: length, value: 650, unit: m, quote: 650 metres long}}
        ---
        President Ada Brook spoke on the quay. "We will build it, stone by stone," she said,
        {_S["text around a quote"]}. "No, not while I am minister," said Otto Reed.
        {_S["reported words"]} were open to the idea; a port clerk called it a folly.

        "For me a toll would pay for it," said Iva Stone. The pier is 650 metres long. The harbour
        waits. {_S["text of a quotable article"]}.
        """,
    "articles/treaty-signed.md": """\
        ---
        title: The treaty is signed
        publisher: daily
        url: https://example.org/a/2
        date: 2024-02~
        lang: en
        translated: machine from no
        rights: open
        text: texts/treaty.txt
        statements:
          - speaker: ole-past
            quote: >-
              there will be no pier
            stances: {pier: against}
          - speaker: mia-south
            quote: >-
              ships must pay a toll
            said: 2022-01
            stances: {toll: for}
        facts:
          - {subject: pier, property: length, value: 700, unit: m}
        ---
        Notes of the desk on [the article](treaty-signed).
        """,
    "texts/treaty.txt": """\
        On the first day Ole Past said: "As I stand here, there will be no pier." He left.

        Mia South of Southland answered: "Then ships must pay a toll." <b>Nobody</b> *clapped*.
        """,
    "articles/kept-private.md": f"""\
        ---
        title: What the letter says
        url: https://example.org/a/3
        date: 2025-12-01
        rights: private
        statements:
          - speaker: mia-south
            quote: >-
              {_S["private words"]} is my last word
            translation: {_S["private translation"]} is my last word
            gist: Prime Minister South will not build.
            stances: {{pier: against}}
        facts:
          - {{subject: quay, property: depth, value: 9, unit: m, quote: "{_S["private text"]}"}}
        ---
        She wrote: "{_S["private words"]} is my last word." {_S["private text"]}.
        """,
    "articles/not-ready.md": f"""\
        ---
        title: {_S["draft article"]}
        date: 2026-01-05
        draft: true
        corrections:
          - {{date: 2026-01-06, what: "{_S["correction of a draft"]} one.", why: It was early.}}
        statements:
          - speaker: ada-brook
            quote: >-
              {_S["draft statement"]} all day
            corrections:
              - {{date: 2026-01, what: "{_S["correction of a draft"]} two.", why: It was early.}}
            gist: {_S["draft statement"]} again.
            stances: {{pier: for}}
            coded: ab
            codings: [{{coded: {_S["coding of a draft"]}, stances: {{pier: against}}}}]
        facts:
          - {{subject: quay, property: depth, value: 4, unit: m, note: "{_S["fact of a draft"]}"}}
        ---
        She said "{_S["draft statement"]} all day" and left.
        """,
    "articles/taken-back.md": f"""\
        ---
        title: Words that were taken back
        date: 2025-06-01
        rights: quote
        statements:
          - speaker: otto-reed
            quote: >-
              {_S["withdrawn words"]} we go
            gist: {_S["withdrawn gist"]}.
            note: {_S["withdrawn note"]}.
            translation: {_S["withdrawn words"]}
            stances: {{toll: against}}
            coded: ab
            codings: [{{coded: {_S["coding of a withdrawn statement"]}, stances: {{toll: for}}}}]
            withdrawn: The source corrected it.
            corrections: [{{date: 2025-06-03, what: It was taken down., why: It was wrong.}}]
            id: reed-withdrawn
          - speaker: otto-reed
            quote: >-
              the toll is dead
            stances: {{toll: against}}
        ---
        Otto Reed said "{_S["withdrawn words"]} we go" and "the toll is dead" on the quay.
        """,
}
"""Every kind of page and of mark; fictional people."""

PAGES: Final[Mapping[str, str]] = {
    "front": "index.html",
    "countries": "countries/index.html",
    "country": "countries/northland.html",
    "country without a file": "countries/is.html",
    "matrix": "matrix.html",
    "alignment": "alignment.html",
    "topics": "topics/index.html",
    "topic": "topics/pier.html",
    "silent topic": "topics/quiet.html",
    "changes": "changes.html",
    "corrections": "corrections.html",
    "timeline": "timeline.html",
    "events": "events/index.html",
    "event": "events/opening.html",
    "people": "people/index.html",
    "person": "people/ada-brook.html",
    "person without a file": "people/iva-stone.html",
    "organizations": "organizations/index.html",
    "organization": "organizations/sea-league.html",
    "sources": "articles/index.html",
    "publishers": "publishers/index.html",
    "publisher": "publishers/daily.html",
    "article": "articles/pier-with-a-price.html",
    "article with its text": "articles/treaty-signed.html",
    "statements": "statements/index.html",
    "facts": "facts.html",
    "method": "method.html",
    "codebook": "codebook.html",
    "gaps": "gaps.html",
    "data": "data.html",
    "about": "about.html",
    "search": "search.html",
}
"""A page of `QUIET` of each kind."""

ATTACKS: Final = (
    "<script>window.__pwned=1</script>",
    "<img src=x onerror=window.__pwned=1>",
    '"><svg/onload=window.__pwned=1>',
    "'-window.__pwned=1-'",
    "javascript:window.__pwned=1",
    "</title><script>window.__pwned=1</script>",
    "[x](javascript:window.__pwned=1)",
    '<a href="javascript:window.__pwned=1">x</a>',
    "{{ [].__class__ }}{% raw %}<script>window.__pwned=1</script>",
    "&lt;script&gt;window.__pwned=1&lt;/script&gt;",
    '--8<-- "briefing.yml" {: onclick=window.__pwned=1 }',
    "/// html | script\nwindow.__pwned=1\n///",
)
"""What hostile texts carry; each runs, shows a dialog or marks the window where it is trusted."""

BAD_URL: Final = "https://example.org/?'-window.__pwned=1-'`&colon;&#34;onclick=window.__pwned=1"
"""What passes for a web address."""

ALL_ATTACKS: Final = " ".join(" ".join(one.split()) for one in ATTACKS)


def _yaml(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def hostile() -> Mapping[str, str]:
    """Return a corpus in which every field that takes any text carries an attack."""
    bad = ALL_ATTACKS
    q = _yaml
    return {
        "briefing.yml": f"""\
title: {q("Bad news " + bad)}
contact: {q(ATTACKS[7])}
conditions: {{ferry: {q(bad)}}}
subjects: {{pier-light: {q(bad)}}}
coded: {q(bad)}
checked: {q(bad)}
quotation: {{words: 500, share: 100%}}
""",
        "about.md": f"# About\n\n{bad}\n\n" + "\n\n".join(ATTACKS) + "\n",
        "actors/northland.md": f"""\
---
name: {q("Northland " + bad)}
kind: country
aka: [{q(bad)}]
demonym: {q(bad)}
capital: {q(bad)}
government: [{q(bad)}]
note: {q(bad)}
memberships:
  - {{organization: league, span: 2004/..}}
---
{bad}
""",
        "actors/league.md": f"""\
---
name: {q("League " + bad)}
kind: organization
type: alliance
aka: [{q(bad)}]
note: {q(bad)}
---
{bad}
""",
        "actors/ada-brook.md": f"""\
---
name: {q("Speakerina " + bad)}
kind: person
aka: [{q(bad)}]
roles:
  - title: {q("president " + bad)}
    kind: head-of-state
    of: northland
    span: 2020/..
    source: {q(bad)}
note: {q(bad)}
---
{bad}

[link](javascript:window.__pwned=1) ![image](x "onerror=window.__pwned=1")
""",
        "topics/pier.md": f"""\
---
title: {q("Pier " + bad)}
proposition: {q(bad)}
question: {q(bad)}
labels: {{for: {q(bad)}, open: {q(bad)}, against: {q(bad)}}}
asked_of: [northland, is]
keywords: [{q(bad)}]
include: {q(bad)}
exclude: {q(bad)}
note: {q(bad)}
---
{bad}
""",
        "publishers/daily.md": f"---\nname: {q('Daily ' + bad)}\nnote: {q(bad)}\n---\n{bad}\n",
        "events/opening.md": f"---\ntitle: {q('Opening ' + bad)}\nplace: {q(bad)}\n---\n{bad}\n",
        "articles/open-text.md": f"""\
---
title: {q("Open " + bad)}
publisher: daily
url: {q(BAD_URL)}
date: 2025-11-03
translated: {q(bad)}
rights: open
note: {q(bad)}
corrections: [{{date: 2025-11-04, what: {q(bad)}, why: {q(bad)}}}]
statements:
  - speaker: ada-brook
    quote: {q(bad)}
    nth: 1
    said: 2025-11-01
    via: {q(bad)}
    gist: {q(bad)}
    translation: {q(bad)}
    event: opening
    to: [{q(bad)}]
    about: [{q(bad)}]
    note: {q(bad)}
    coded: {q(bad)}
    checked: {q(bad)}
    codings:
      - {{coded: {q("Coder " + bad)}, stances: {{pier: against}}, note: {q(bad)}}}
    corrections: [{{date: 2026, what: {q(bad)}, why: {q(bad)}}}]
    stances: {{pier: {{position: for, if: ferry}}}}
  - speaker: {{name: {q("Nameless " + bad)}, of: northland, as: {q(bad)}}}
    reported: she spoke
    gist: {q(bad)}
    said: 2025-10-01
    stances: {{pier: against}}
  - speaker: {{unnamed: {q("Source " + bad)}, of: northland}}
    reported: she spoke on
    gist: {q(bad)}
    stances: {{pier: open}}
  - speaker: ada-brook
    quote: too late
    said: 2025-10-02
    withdrawn: {q(bad)}
    stances: {{pier: against}}
facts:
  - subject: {q(bad)}
    property: {q(bad)}
    value: {q(bad)}
    unit: {q(bad)}
    note: {q(bad)}
    resolution: {q(bad)}
    quote: she spoke on
  - {{subject: pier-light, property: height, value: 9, unit: m}}
---
And she spoke on, {bad} too late.

{bad}

"""
        + "\n\n".join(ATTACKS)
        + "\n",
        "articles/plain-text.md": f"""\
---
title: {q("Plain " + bad)}
date: 2025-11-04
rights: open
text: texts/plain.txt
statements: []
---
{bad}
""",
        "texts/plain.txt": bad + "\n\n" + "\n\n".join(ATTACKS) + "\n",
    }


def write(root: Path, files: Mapping[str, str]) -> Path:
    """Write *files* below *root*, without the indentation they share."""
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(text), encoding="utf-8", newline="\n")
    return root
