"""What a record must have, and may have only once."""

from __future__ import annotations

import itertools
import re
from collections.abc import Hashable, Iterator, Sequence
from typing import Final

from policybrief.checks.look import bad_colours
from policybrief.hints import UNSEEN, short
from policybrief.languages import is_spoken, spoken
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.ids import is_anchor, is_id, slugify
from policybrief.models.source import Event, Publisher
from policybrief.models.statement import Statement
from policybrief.models.words import normalise
from policybrief.problems import NOWHERE, Fix, Located, Problem

_URL: Final = re.compile(r"https?://[^\s/?#\"<>@\\]+(?:[/?#][^\s\"<>\\]*)?", re.IGNORECASE)
"""No name or password stands before the host: "https://bank.example@evil.example" misleads."""

_WORD: Final = re.compile(r"\w+")
_LEAST_WORDS: Final = 2
_UNSPACED: Final = "\u0e00"
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def check_records(corpus: Corpus) -> Iterator[Problem]:
    """Yield ids given twice, missing gists, wrong addresses, drafts, and a missing contact."""
    yield from _duplicates(corpus)
    for statement in itertools.chain.from_iterable(corpus.by_run(_joining)):
        yield from _same_as(corpus, statement)
    for article in itertools.chain.from_iterable(corpus.by_run(_waiting)):
        if article.embargoed(corpus.as_of) and "publish_after" not in article.broken:
            yield _embargoed(corpus, article)
    for topic in corpus.topics:
        if topic.draft:
            yield _draft(topic, f"'{topic.id}'")
    for actor in corpus.actors:
        if actor.draft:
            yield _draft(actor, f"'{actor.id}'")
    for publisher in corpus.publishers:
        yield from _language(publisher, publisher.lang)
    linked: list[Publisher | Event] = [*corpus.publishers, *corpus.events]
    for owner in linked:
        yield from _address(owner, "url", owner.url)
    yield from _settings(corpus)


def check_article_record(frame: Corpus, article: Article) -> Iterator[Problem]:
    """Yield missing gists, wrong ids, addresses and languages of an article, and that it waits."""
    yield from _language(article, article.lang)
    for statement in article.statements:
        yield from _gist(statement)
        yield from _own_id(statement)
        yield from _language(statement, statement.lang)
        yield from _bare_stance(statement)
    yield from _translated(article)
    if article.draft:
        yield _draft(article, f"'{article.id}'")
    yield from _address(article, "url", article.url)
    yield from _address(article, "archived", article.archived)


def is_url(text: str) -> bool:
    """Say whether *text* is an address that a page may link to."""
    return _URL.fullmatch(text) is not None and UNSEEN.search(text) is None


def _address(owner: Located, field: str, url: str | None) -> Iterator[Problem]:
    if url is not None and field not in owner.broken and not is_url(url):
        yield _bad_url(owner, field, url)


def _bad_url(owner: Located, field: str, url: str) -> Problem:
    return Problem(
        owner.place_of(field),
        "bad-url",
        f"'{short(url)}' is no web address",
        "write it in full, beginning with https://",
    )


def _joining(run: tuple[Article, ...], frame: Corpus) -> tuple[Statement, ...]:
    return tuple(s for one in run for s in one.statements if s.same_as is not None)


def _waiting(run: tuple[Article, ...], frame: Corpus) -> tuple[Article, ...]:
    return tuple(one for one in run if one.publish_after is not None)


def _duplicates(corpus: Corpus) -> Iterator[Problem]:
    for kind, records in (
        ("article", corpus.articles),
        ("actor", corpus.actors),
        ("topic", corpus.topics),
        ("publisher", corpus.publishers),
        ("event", corpus.events),
    ):
        seen: set[str] = set()
        for record in records:
            if not is_id(record.id):
                yield Problem(
                    record.location,
                    "bad-id",
                    f"'{short(record.id)}' cannot be an id",
                    f"write '{slugify(record.id)}'",
                )
            if record.id in seen and record.location is NOWHERE:
                yield Problem(record.location, "duplicate-id", f"two {kind}s are '{record.id}'")
            seen.add(record.id)
    if _share_nothing(corpus):
        return
    statements: dict[str, Statement] = {}
    said: dict[tuple[str, str, str, int], Statement] = {}
    articles = sorted(corpus.article_by_id.values(), key=lambda one: one.id)
    for statement, words in (pair for one in articles for pair in corpus.memory.of(_said, one)):
        first = statements.setdefault(statement.id, statement)
        alike = said.setdefault(words, statement)
        if first is statement and alike is not statement:
            yield Problem(
                statement.location,
                "duplicate-statement",
                f"the same words by the same speaker as the statement{_on_line(alike)}",
                "delete one; where the words stand twice in the text, add 'nth: 2'",
            )
        if first is not statement:
            line = _on_line(first)
            fix = None
            message = f"the same words by the same speaker as the statement{line}"
            hint = "delete one; where the words stand twice in the text, add 'nth: 2'"
            place = statement.location
            if "id" in statement.places:
                message = f"'{short(statement.id)}' is also the id of the statement{line}"
                place, hint = statement.place_of("id"), "choose another id"
            elif first.location is not NOWHERE and first.location == statement.location:
                message = f"'{short(statement.speaker.name)}' is named twice"
                place, hint = statement.place_of("speaker"), "name each speaker once"
                fix = Fix.at(place, statement.speaker.name, "", entry=True)
            yield Problem(place, "duplicate-statement", message, hint, fix=fix)


def _share_nothing(corpus: Corpus) -> bool:
    """Say whether no two statements have one id, or the same words by the same speaker."""
    known = [*corpus.by_run(_ids), *corpus.by_run(_all_said)]
    return len(frozenset[Hashable]().union(*known)) == sum(map(len, known))


def _ids(run: tuple[Article, ...], frame: Corpus) -> Sequence[str]:
    return tuple(statement.id for one in run for statement in one.statements)


def _all_said(run: tuple[Article, ...], frame: Corpus) -> Sequence[Hashable]:
    return tuple(words for one in run for _, words in frame.memory.of(_said, one))


def _on_line(statement: Statement) -> str:
    place = statement.location
    return f" on line {place.line}" if place is not NOWHERE else f" '{statement.id}'"


def _said(article: Article) -> tuple[tuple[Statement, tuple[str, str, str, int]], ...]:
    """Return the statements of an article, each with what no second one may share with it."""
    return tuple(
        (one, (one.article, one.speaker.key, normalise(one.words), one.nth or 1))
        for one in article.statements
        if not one.broken & {"words", "speaker", "id", "nth"} and not one.speaker.broken
    )


def _own_id(statement: Statement) -> Iterator[Problem]:
    made = statement.id.startswith(f"{statement.article}-") and "id" not in statement.places
    if not made and "id" not in statement.broken and not is_anchor(statement.id):
        near = slugify(statement.id)
        hint = f"write '{near}'"
        if not is_anchor(near):
            hint = "pages have an anchor of this name already; choose another"
        message = f"'{short(statement.id)}' cannot be an id"
        yield Problem(statement.place_of("id"), "bad-id", message, hint)


def _same_as(corpus: Corpus, statement: Statement) -> Iterator[Problem]:
    """Yield what is wrong with a statement that says it reports the utterance of another."""
    other = corpus.statement_by_id.get(statement.same_as or "")
    if other is None or "same_as" in statement.broken:
        return
    seen = {statement.id}
    joined: Statement | None = other
    while joined is not None and joined.id not in seen:
        seen.add(joined.id)
        joined = corpus.statement_by_id.get(joined.same_as or "")
    if joined is not None:
        wrong = "leads back to the statement itself"
    elif other.article == statement.article:
        wrong = "is a statement of the same article"
    elif other.speaker.key != statement.speaker.key and "speaker" not in statement.broken:
        wrong = f"is by another speaker, '{other.speaker.key}'"
    else:
        return
    yield Problem(
        statement.place_of("same_as"),
        "bad-same-as",
        f"'{short(statement.same_as or '')}' {wrong}",
        "name the first account of the same utterance, in another article",
    )


def _gist(statement: Statement) -> Iterator[Problem]:
    if (
        statement.reported is not None
        and statement.gist is None
        and not statement.broken & {"gist", "words"}
    ):
        yield Problem(
            statement.place_of("reported"),
            "no-gist",
            "reported words are not published, so the statement needs a 'gist'",
            "add 'gist: …', one sentence of yours that says what was said",
        )


def _bare_stance(statement: Statement) -> Iterator[Problem]:
    """Yield a stance that rests on a single word."""
    if (
        statement.stances
        and statement.gist is None
        and not statement.broken & {"gist", "words"}
        and statement.quote is not None
        and _count(statement.quote) < _LEAST_WORDS
    ):
        yield Problem(
            statement.place_of("quote"),
            "stance-without-words",
            f"'{short(statement.quote)}' is too little to show a stance",
            "quote more, or add 'gist: …', one sentence of yours that says what was said",
        )


def _count(words: str) -> int:
    """Return the number of words; in scripts without spaces, of letters."""
    found = _WORD.findall(words)
    if words.isascii():
        return len(found)
    return sum(max(1, sum(letter >= _UNSPACED for letter in word)) for word in found)


def _translated(article: Article) -> Iterator[Problem]:
    if article.translated is not None and article.lang is None and "lang" not in article.broken:
        yield Problem(
            article.place_of("translated"),
            "translated-without-lang",
            "the text is translated, and nothing says into which language",
            "add 'lang: …', the language of the text",
        )


def _language(owner: Located, tag: str | None) -> Iterator[Problem]:
    if tag is not None and "lang" not in owner.broken and _LANGUAGE.fullmatch(tag) is None:
        yield Problem(
            owner.place_of("lang"),
            "bad-language",
            f"'{tag}' is no language tag",
            "write it like 'en', 'ro' or 'pt-BR'",
            fix=_fix_of_tag(owner, "lang", tag),
        )


def _fix_of_tag(owner: Located, field: str, tag: str) -> Fix | None:
    """Return the fix that writes a hyphen for an underscore, as in "pt_BR"."""
    right = tag.replace("_", "-")
    sure = right != tag and _LANGUAGE.fullmatch(right) is not None
    return Fix.at(owner.place_of(field), tag, right) if sure else None


def _draft(owner: Located, name: str) -> Problem:
    return Problem(
        owner.place_of("draft"),
        "draft",
        f"{name} is a draft and left out of what is published",
        "delete 'draft: true' when it is finished",
    )


def _embargoed(corpus: Corpus, article: Article) -> Problem:
    day = corpus.as_of
    when = "the briefing has no as-of day" if day is None else f"the as-of day is {day}"
    return Problem(
        article.place_of("publish_after"),
        "embargoed",
        f"'{article.id}' and what rests on it is kept out up to {article.publish_after}; {when}",
        "it is published once 'as_of' of briefing.yml, or '--as-of', is a later day",
    )


def _settings(corpus: Corpus) -> Iterator[Problem]:
    briefing = corpus.briefing
    if "*" in briefing.broken:
        return
    if briefing.contact is None and "contact" not in briefing.broken:
        yield Problem(
            briefing.location,
            "no-contact",
            "readers cannot reach the editors: there is no 'contact'",
            "add 'contact: desk@example.org' to briefing.yml",
        )
    if briefing.site_url is not None and not is_url(briefing.site_url):
        yield _bad_url(briefing, "site_url", briefing.site_url)
    yield from _language_of_site(corpus)
    yield from bad_colours(briefing)


def _language_of_site(corpus: Corpus) -> Iterator[Problem]:
    briefing = corpus.briefing
    if "language" not in briefing.broken and _LANGUAGE.fullmatch(briefing.language) is None:
        yield Problem(
            briefing.place_of("language"),
            "bad-language",
            f"'{briefing.language}' is no language tag",
            "write it like 'en', 'ro' or 'pt-BR'",
            fix=_fix_of_tag(briefing, "language", briefing.language),
        )
    elif "language" not in briefing.broken and not is_spoken(briefing.language):
        yield Problem(
            briefing.place_of("language"),
            "language-not-spoken",
            f"the interface does not speak '{briefing.language}' yet: its words are English",
            f"the languages are {', '.join(spoken())}; the documentation says how to add one",
        )
