from __future__ import annotations

from tests.reading.corpora import look_at, write

FILES = {
    "briefing.yml": """\
title: Bridges
langauge: en
site_url: example.org
as_of: yesterday
look:
  primary: #1f3a5f
  accent: "orange"
rights: public
conditions: {funding: money is there, vote: }
quotation: {words: few, share: 250%}
window: 2 weeks
require_checked: perhaps
authority: {ambasador: 2, minister: 9}
""",
    "about.md": "Ask [the minister](port-minster).\n",
    "publishers/daily.md": "---\nname: The Daily\nurl: daily.example\nlang: Danish?\n---\n",
    "events/opening.md": "---\ndate: 2025-02-30\n---\n",
    "actors/ada-brook.md": """\
---
name: Ada Brook
kind: person
country: Bucharest
roles:
  - president, 2024-05-26/..
  - minder of ro, 2020/2023
  - mayor of ro, 2024/2020
  - {title: minister, of: atlantis, span: 2015/2016, kind: ministre, athority: 7}
---
""",
    "actors/port-ministry.md": """\
---
name: Port Ministry
kind: organisation
type: ministery
memberships: eu since 2004
---
""",
    "actors/Romania.md": "---\nkind: country\nmemberships: [naato, 2004/..]\n---\n",
    "topics/bridge-toll.md": """\
---
title: Bridge toll: now
proposition:
labels: {for: wants a toll, pro: , against: [none, at all]}
asked_of: [ro, dk, swedden, ada-brook]
keywords:
  - toll
  -
draft: yes
---
See [rents](rent-capp) and [the press](https://example.org).
""",
    "articles/bridge.md": """\
---
titel: A bridge with a price
publisher: dayly
url: www.example.org/a/1
date: 28.4.2025
lang: &english en
ignore:
  - {from: Read more}
statements:
  - speaker: ada-broke
    quote: We will build it #tomorrow
    stances:
      bridge-tol: for
      bridge-toll: {position: in-favour, if: sunshine, act: wants, of: adda-brook, until: soon}
  - speaker: [dk, , port-minister]
    reported: >-
      has shown interest in the bridge
    said: 12:30
    event: closing
  - speaker: {name: Di Elm, of: Romenya, is: expert}
    quote: “nobody pays twice”
    nth: two
  - speaker: dk
    quote: nobody pays thrice
    same_as: bridge-ro-1
  - speaker: dk
    quote: toll
    gist: A toll.
    quote: bridge
  - speaker: {unnamed: }
    quote: [a, folly]
  - just words
  - speaker: ro
    personal: maybe
    note: *see
facts:
  - {subject: bridge, value: 650, quote: 560 metres}
---
The toll comes next year, said Ada Brook: the toll stays. "We will build it, and “nobody pays
twice”," she told the press. Denmark has shown interest in the bridge.
""",
    "articles/harbour.md": (
        "---\ntitle: The harbour\ndate: 2025-04-28\ntext: texts/harbor.txt\n"
        "statements:\n\t- speaker: dk\n\t  quote: fine\n---\n"
    ),
    "articles/letter.md": "---\ntitle: A letter\ndate: 2025\n",
    "articles/Old Note.md": "No front matter.\n",
    "articles/picture.png": "",
}


def test_every_mistake_has_its_problem(tmp_path, golden):
    """A folder full of mistakes gives each of them once, in its place, and nothing else."""
    _, problems = look_at(write(tmp_path, FILES))

    assert len({(one.location, one.code) for one in problems}) == len(problems) >= 40
    golden("reading/forty-mistakes.txt", "".join(f"{problem}\n" for problem in problems))
