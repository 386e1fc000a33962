"""The published quotes as Web Annotations in JSON-LD, one for each.

The target is the article, by its address; a quote is found in it by its words, or by where they
stand in the text in its normalised form: NFC, one space for a run of white space. The target of an
article without an address is its page of the site, where its text does not stand: then the words
alone are a selector. Without a site either, it is a name of the article. The words before and after
a quote are the article's and are left out.

The context stands in the document, so that nothing is fetched; its terms are those of
http://www.w3.org/ns/anno.jsonld. What these have no word for has terms of our own.

Source: Web Annotation Data Model and Web Annotation Vocabulary, W3C Recommendations, 2017.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import quote

from policybrief.analysis.ledger import Analysis
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.stance import DROPPED, Act, Stance
from policybrief.models.statement import Statement
from policybrief.models.words import fragments
from policybrief.sharing.json_text import json_parts
from policybrief.writing.citations import actor_name, article_address, permalink
from policybrief.writing.kept_records import KeptRecords
from policybrief.writing.records import Record
from policybrief.writing.rights import speaker_name

_REFERENCE: Final = {"@type": "@id"}
_EDTF: Final = "http://id.loc.gov/datatypes/edtf/EDTF"
CONTEXT: Final[Record] = {
    "oa": "http://www.w3.org/ns/oa#",
    "as": "https://www.w3.org/ns/activitystreams#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": {"@id": "@id", "@type": "@id"},
    "type": {"@id": "@type", "@type": "@vocab"},
    "Annotation": "oa:Annotation",
    "TextualBody": "oa:TextualBody",
    "SpecificResource": "oa:SpecificResource",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "describing": "oa:describing",
    "identifying": "oa:identifying",
    "tagging": "oa:tagging",
    "body": {"@id": "oa:hasBody", **_REFERENCE},
    "target": {"@id": "oa:hasTarget", **_REFERENCE},
    "source": {"@id": "oa:hasSource", **_REFERENCE},
    "selector": {"@id": "oa:hasSelector", **_REFERENCE},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "exact": "oa:exact",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "value": "rdf:value",
    "language": "dc:language",
    "format": "dc:format",
    "label": "rdfs:label",
    "total": {"@id": "as:totalItems", "@type": "xsd:nonNegativeInteger"},
    "first": {"@id": "as:first", **_REFERENCE},
    "kind": "urn:policybrief:term:kind",
    "said": {"@id": "urn:policybrief:term:said", "@type": _EDTF},
    "topic": "urn:policybrief:term:topic",
    "position": "urn:policybrief:term:position",
    "condition": "urn:policybrief:term:condition",
    "act": "urn:policybrief:term:act",
    "of": "urn:policybrief:term:of",
    "until": {"@id": "urn:policybrief:term:until", "@type": _EDTF},
    "startIndex": {"@id": "as:startIndex", "@type": "xsd:nonNegativeInteger"},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
}
"""The terms that the document uses."""


def export_annotations(analysis: Analysis) -> str:
    """Return the collection of annotations as JSON-LD."""
    return b"".join(annotation_parts(analysis)).decode("utf-8")


def annotation_parts(analysis: Analysis) -> Iterator[bytes]:
    """Yield the collection of annotations as JSON-LD, part by part."""
    items = KeptRecords(_annotations(analysis))
    collection = {
        "@context": CONTEXT,
        "id": "urn:policybrief:annotations",
        "type": "AnnotationCollection",
        "label": analysis.corpus.briefing.title,
        "total": len(items),
        "first": {
            "id": "urn:policybrief:annotations:1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": iter(items),
        },
    }
    return json_parts(collection)


def _annotations(analysis: Analysis) -> Iterator[Record]:
    corpus = analysis.corpus
    for statement in corpus.published:
        if analysis.corpus.quote_of(statement) is None:
            continue
        article = corpus.article_by_id[statement.article]
        id_ = permalink(corpus, statement) or f"urn:policybrief:{quote(statement.id, safe='')}"
        targets = list(_targets(corpus, article, statement))
        if targets:
            yield _known(
                id=id_,
                type="Annotation",
                motivation="describing",
                said=None if statement.said is None else statement.said.text,
                body=list(_bodies(analysis, statement)),
                target=targets,
            )


def _known(**values: Any) -> Record:
    """Return the values that are known."""
    return {key: value for key, value in values.items() if value is not None}


def _targets(corpus: Corpus, article: Article, statement: Statement) -> Iterator[Record]:
    """Yield where the words stand, each fragment on its own."""
    address = _address(article.url)
    page = None if address else article_address(corpus, article.id)
    source = address or page or f"urn:policybrief:article:{quote(article.id, safe='')}"
    spans = article.spans_of(statement.words, statement.nth)
    for exact, (start, end) in zip(fragments(statement.words), spans, strict=False):
        selectors: list[Record] = [{"type": "TextQuoteSelector", "exact": exact}]
        if page is None:
            selectors.append({"type": "TextPositionSelector", "start": start, "end": end})
        yield _known(
            type="SpecificResource",
            source=source,
            language=statement.lang or article.lang,
            selector=selectors,
        )


def _bodies(analysis: Analysis, statement: Statement) -> Iterator[Record]:
    """Yield who said it, what was said, and what it means for which topic."""
    corpus = analysis.corpus
    yield _body("identifying", speaker_name(analysis, statement))
    for kind, text in (("gist", statement.gist), ("translation", statement.translation)):
        if text is not None:
            yield _body("describing", text, language=corpus.briefing.language, kind=kind)
    for stance in statement.stances:
        if not corpus.topic_by_id[stance.topic].draft:
            yield _body(
                "tagging",
                _tag(analysis, statement, stance),
                topic=stance.topic,
                position=stance.position.value,
                condition=stance.condition,
                act=stance.act.value,
                of=stance.of,
                until=None if stance.until is None else stance.until.text,
            )


def _tag(analysis: Analysis, statement: Statement, stance: Stance) -> str:
    """Return a stance in a line: "toll: for (Ada Brook, as Otto Reed says; if the ferry runs)"."""
    corpus = analysis.corpus
    more = []
    if stance.of is not None and stance.of != statement.speaker.key:
        more.append(f"{actor_name(corpus, stance.of)}, as {speaker_name(analysis, statement)} says")
    if stance.act is not Act.DECLARES:
        more.append(stance.act.value)
    if stance.condition == DROPPED:
        more.append("without the earlier condition")
    elif stance.condition is not None:
        more.append(f"if {corpus.briefing.conditions.get(stance.condition, stance.condition)}")
    if stance.until is not None:
        more.append(f"until {stance.until.text}")
    return f"{stance.topic}: {stance.position.value}" + (f" ({'; '.join(more)})" if more else "")


def _body(purpose: str, value: str, **more: Any) -> Record:
    return _known(type="TextualBody", purpose=purpose, value=value, format="text/plain", **more)


def _address(url: str | None) -> str | None:
    """Return an address as an IRI, or None when it is none on the web."""
    if url is None or not url.startswith(("http://", "https://")):
        return None
    return quote(url, safe="!#$%&'()*+,/:;=?@[]~")
