"""What a page says of itself to machines: schema.org as JSON-LD.

Only facts that the corpus carries and the page may show. A page of an article is not the article:
it is based on it. Words stand here as quotations only where the page quotes them.

Source: schema.org; the context names its vocabulary in place, so that nobody has to fetch it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias

from markupsafe import Markup

from policybrief.analysis.words import one_line
from policybrief.checks.records import is_url
from policybrief.models.actor import BODIES, Country, Organization, OrganizationType, Person
from policybrief.models.article import Article
from policybrief.models.dates import EdtfDate
from policybrief.models.role import Role
from policybrief.models.statement import SpeakerKind, Statement
from policybrief.sharing.addresses import page_address, site_address
from policybrief.site.addresses import Here
from policybrief.site.desk import Desk
from policybrief.site.views.statements import role_words

Node: TypeAlias = dict[str, Any]

_CONTEXT: Final = {"@vocab": "https://schema.org/"}
_ISO: Final = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")
_TYPES: Final[Mapping[OrganizationType, str]] = {
    **dict.fromkeys(BODIES, "GovernmentOrganization"),
    OrganizationType.PARTY: "PoliticalParty",
    OrganizationType.COMPANY: "Corporation",
    OrganizationType.MEDIA: "NewsMediaOrganization",
    OrganizationType.NGO: "NGO",
}
_ENCODINGS: Final = {
    "csv": "text/csv",
    "json": "application/json",
    "zip": "application/zip",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
}
_ACTIVE: Final = re.compile("[<>\u2028\u2029\u0085\ufeff]")
"""Letters that could end a script, or the text that it stands in."""


def script_text(node: Node) -> Markup:
    """Return a description as text that no script element ends in."""
    text = json.dumps(node, ensure_ascii=False, separators=(",", ":"))
    return Markup(_ACTIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def page_node(desk: Desk, here: Here, title: str, about: tuple[str, str] | None) -> Node:
    """Return what a page and what it is about are.

    Args:
        desk: The desk.
        here: The page.
        title: Its title.
        about: Field of `Addresses` and id of the record that it is of; None for other pages.
    """
    briefing = desk.corpus.briefing
    url = page_address(briefing, here.address)
    page: Node = {
        "@type": "WebPage",
        "@id": url,
        "url": url,
        "name": one_line(title),
        "inLanguage": briefing.language,
        "contentReferenceTime": None if desk.at is None else desk.at.isoformat(),
        "isPartOf": desk.once(_site),
    }
    if here.address == "index.html":
        page |= {"@type": ["WebPage", "Report"], "name": one_line(briefing.title)}
    elif here.address == "data.html":
        page["mainEntity"] = _dataset(desk)
    elif about is not None:
        page |= _about(desk, here, *about)
    found: Node = _known({"@context": _CONTEXT, **page})
    return found


def _known(value: Any) -> Any:
    """Return a node without what is not known."""
    if isinstance(value, dict):
        return {
            key: kept for key, one in value.items() if (kept := _known(one)) or _is_number(kept)
        }
    if isinstance(value, list):
        return [kept for one in value if (kept := _known(one)) or _is_number(kept)]
    return one_line(value) if isinstance(value, str) else value


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float)


def _site(desk: Desk) -> Node:
    briefing = desk.corpus.briefing
    url = site_address(briefing)
    return {"@type": "WebSite", "@id": f"{url}#site" if url else "", "url": url} | {
        "name": one_line(briefing.title),
        "inLanguage": briefing.language,
    }


def _about(desk: Desk, here: Here, field: str, id_: str) -> Node:
    corpus = desk.corpus
    if field == "topics":
        topic = corpus.topic_by_id[id_]
        term = {"@type": "DefinedTerm", "name": topic.title, "description": topic.proposition}
        return {"about": term}
    if field == "articles":
        return _article_page(desk, here, corpus.article_by_id[id_])
    if field == "events":
        event = corpus.event_by_id[id_]
        place = {"@type": "Place", "name": event.place} if event.place else None
        return {
            "mainEntity": {
                "@type": "Event",
                "name": event.title,
                "startDate": iso(event.date),
                "location": place,
            }
        }
    if field == "publishers":
        publisher = corpus.publisher_by_id.get(id_)
        return {"mainEntity": _publisher(desk, id_, None if publisher is None else publisher.url)}
    if field == "actors":
        return {"@type": ["WebPage", "ProfilePage"], "mainEntity": _actor(desk, here, id_)}
    return {}


def _actor(desk: Desk, here: Here, id_: str) -> Node:
    actor = desk.corpus.actor(id_)
    match actor:
        case Country():
            kind, more = "Country", {}
        case Organization(type=type_, memberships=memberships):
            kind = _TYPES.get(type_, "Organization")
            more = {
                "memberOf": [
                    {"@type": "Organization", "name": here.actor(one.organization).name}
                    for one in memberships
                ]
            }
        case Person(roles=roles):
            kind = "Person"
            more = {"hasOccupation": [_role(here, one) for one in roles]}
        case None:
            return {"@type": "Person", "name": desk.addresses.names[id_]}
    url = page_address(desk.corpus.briefing, here.address)
    node: Node = {"@type": kind, "@id": f"{url}#{id_}" if url else "", "name": actor.name}
    return node | {"alternateName": list(actor.aka), **more}


def _role(here: Here, role: Role) -> Node:
    """Return a post as schema.org has it: a role around an occupation, with its dates."""
    return {
        "@type": "Role",
        "roleName": role_words(role),
        "startDate": _end(role.span, 0),
        "endDate": _end(role.span, 1),
        "hasOccupation": {
            "@type": "Occupation",
            "name": role.title,
            "occupationLocation": {"@type": "AdministrativeArea", "name": here.actor(role.of).name},
        },
    }


def _end(span: EdtfDate, which: int) -> str | None:
    """Return an end of a span where it is a plain date."""
    parts = span.text.split("/")
    return parts[which] if len(parts) == 2 and _ISO.fullmatch(parts[which]) else None


def iso(date: EdtfDate | None) -> str | None:
    """Return a date that ISO 8601 can write; None for one that is about, open or uncertain."""
    return date.text if date is not None and _ISO.fullmatch(date.text) else None


def _publisher(desk: Desk, id_: str, url: str | None) -> Node:
    known = desk.corpus.publisher_by_id.get(id_)
    return {
        "@type": "Organization",
        "name": id_ if known is None else known.name,
        "url": url if url is not None and is_url(url) else None,
    }


def _article_page(desk: Desk, here: Here, article: Article) -> Node:
    """Return the source that a page rests on, and the words of it that the page quotes."""
    if article.withdrawn is not None:
        return {}
    url = page_address(desk.corpus.briefing, here.address)
    source = f"{url}#source" if url else "#source"
    publisher = None if article.publisher is None else _publisher(desk, article.publisher, None)
    return {
        "isBasedOn": {
            "@type": "NewsArticle" if article.publisher is not None else "Article",
            "@id": source,
            "headline": article.title,
            "url": article.url if article.url is not None and is_url(article.url) else None,
            "datePublished": iso(article.date),
            "inLanguage": article.lang,
            "publisher": publisher,
        },
        "hasPart": [
            _quotation(desk, here, one, source)
            for one in article.statements
            if desk.quote(one) is not None
        ],
    }


def _quotation(desk: Desk, here: Here, statement: Statement, source: str) -> Node:
    url = page_address(desk.corpus.briefing, here.address, statement.id)
    kind = statement.speaker.kind
    named = kind in (SpeakerKind.ACTOR, SpeakerKind.NAMED)
    who = desk.corpus.actor(statement.speaker.name) if kind is SpeakerKind.ACTOR else None
    sort = "Person"
    if isinstance(who, Organization):
        sort = _TYPES.get(who.type, "Organization")
    elif isinstance(who, Country):
        sort = "Country"
    speaker = {"@type": sort, "name": here.speaker(statement.speaker).name}
    article = desk.corpus.article_by_id[statement.article]
    return {
        "@type": "Quotation",
        "@id": url or f"#{statement.id}",
        "url": url,
        "text": desk.quote(statement),
        "spokenByCharacter": speaker if named else None,
        "dateCreated": iso(statement.said),
        "inLanguage": statement.lang or article.lang,
        "citation": {"@id": source},
    }


def _dataset(desk: Desk) -> Node:
    briefing = desk.corpus.briefing
    days = [one.day for one in desk.corpus.published if one.day is not None]
    url = page_address(briefing, "data.html")
    return {
        "@type": "Dataset",
        "@id": f"{url}#dataset" if url else "#dataset",
        "name": briefing.title,
        "description": _described(desk),
        "url": url,
        "inLanguage": briefing.language,
        "temporalCoverage": f"{min(days)}/{max(days)}" if days else None,
        "variableMeasured": [one.title for one in desk.corpus.live_topics],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": one.address.rpartition("/")[2],
                "description": one.words,
                "contentUrl": page_address(briefing, one.address) or one.address,
                "encodingFormat": _ENCODINGS.get(one.address.rpartition(".")[2]),
                "contentSize": f"{one.size} B",
            }
            for one in desk.downloads
        ],
    }


def _described(desk: Desk) -> str:
    """Return what the data are, in the title's words and the topics'."""
    return "; ".join([desk.corpus.briefing.title, *_propositions(desk)])


def _propositions(desk: Desk) -> Iterable[str]:
    return (topic.proposition for topic in desk.corpus.live_topics[:20])
