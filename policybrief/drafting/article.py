"""An article file for a text: what is known, what was guessed, and what may be worth coding.

Each guess is marked in the file. What could not be guessed is a line that waits for an answer, and
what may be coded stands in comments, so that nothing counts before an analyst has said so.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

import attrs

from policybrief.drafting.dates import date_in_name, dates_in_text
from policybrief.drafting.guessing import Guess, guess_address, guess_publisher, guess_title
from policybrief.drafting.languages import guess_language
from policybrief.drafting.passages import (
    Quoted,
    Tail,
    named_actors,
    plain_lines,
    quoted_passages,
    tail,
    translation_notice,
)
from policybrief.models.article import Article
from policybrief.models.corpus import Corpus
from policybrief.models.ids import RESERVED, slugify
from policybrief.models.words import normalise, words_hash

FIELDS: Final = ("title", "publisher", "url", "date", "lang", "translated")
"""The fields that are given or guessed, in order."""

_NOT_FOUND: Final[Mapping[str, str]] = {
    "title": "the text has none",
    "publisher": "no publisher of this briefing was found in the text",
    "url": "the text does not say where it was published",
    "date": "the text has no full date of its own; write what you know: 2025-04, 2025-04~",
    "lang": "the words of the text do not tell",
    "translated": "no notice of a machine translation was found",
}
_EXAMPLES: Final[Mapping[str, str]] = {"translated": "machine from ro"}
_INVISIBLE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u200b\u2028\u2029\u2060\ufeff\ufdd0\ufffe\uffff\ud800-\udfff]"
)
_PLAIN: Final = re.compile(r"[^\W\d_][\w .,;()/’?!…–—-]*|\d{4}-\d\d-\d\d|https?://\S*[\w/]")
_WORDS_OF_YAML: Final = frozenset(["null", "true", "false", "yes", "no", "on", "off"])
_LONGEST_ID: Final = 60
_MOST_QUOTED, _MOST_NAMED = 60, 30


@attrs.frozen(kw_only=True)
class Draft:
    """An article file that is not written yet.

    Attributes:
        id: The id of the article.
        content: The content of its file.
        guesses: Its fields, and what they rest on.
        quoted: The passages in quotation marks.
        named: Ids of the actors that the text names.
        tail: A part at the end that may be ignored.
    """

    id: str
    content: str
    guesses: tuple[Guess, ...]
    quoted: tuple[Quoted, ...]
    named: tuple[str, ...]
    tail: Tail | None


def draft_article(
    text: str,
    corpus: Corpus,
    *,
    given: Mapping[str, str],
    from_page: Mapping[str, str],
    name: str,
    id: str | None = None,  # noqa: A002 - the word of the file format
    taken: Collection[str] = (),
) -> Draft:
    """Return an article for *text*.

    Args:
        text: The text.
        corpus: What the briefing knows: publishers, actors and other articles.
        given: Fields that the caller knows.
        from_page: Fields that the metadata of a web page says.
        name: Name of the file, which may carry a date.
        id: The id; by default one made from the title.
        taken: Ids that the article cannot have.
    """
    guesses = tuple(_guesses(text, corpus, given, from_page, name))
    values = {one.field: one.value for one in guesses}
    if id is None:
        used = {one.id for one in corpus.articles} | set(taken) | RESERVED
        id = _free_id(values["title"] or "", used)  # noqa: A001
    quoted = tuple(quoted_passages(text, _MOST_QUOTED))
    named = tuple(named_actors(text, corpus.actors, values["lang"])[:_MOST_NAMED])
    end = tail(text)
    lines = ["---"]
    for guess in guesses:
        lines.append(_line(guess))
    lines += [f"text: texts/{id}.txt", f"text_hash: {words_hash(text)}", "draft: true"]
    lines += _tail_lines(end)
    lines += _named_lines(named, corpus)
    lines += _statement_lines(text, quoted, corpus, values["lang"])
    return Draft(
        id=id,
        content="\n".join([*lines, "---", ""]),
        guesses=guesses,
        quoted=quoted,
        named=named,
        tail=end,
    )


def article_with(corpus: Corpus, text: str) -> Article | None:
    """Return the article of *corpus* that has the words of *text*, if there is one.

    A first line that is the article's title is no part of the words, in either of them.
    """
    hashed = words_hash(text)
    for article in sorted(corpus.articles, key=lambda one: one.id):
        own = article.passage.text
        known = article.pin.hash if article.unseen and article.pin is not None else words_hash(own)
        mine = {hashed, *_hash_below_title(text, article.title)}
        if mine & {article.text_hash or known, *_hash_below_title(own, article.title)}:
            return article
    return None


def _hash_below_title(text: str, title: str) -> Iterator[str]:
    """Yield the hash of *text* without its first line, when that is *title* and is not all."""
    first, _, rest = text.lstrip().partition("\n")
    headline = normalise(re.sub(r"^#+\s+", "", first)).casefold()
    if headline == normalise(title).casefold() and rest.strip():
        yield words_hash(rest)


def _guesses(
    text: str,
    corpus: Corpus,
    given: Mapping[str, str],
    from_page: Mapping[str, str],
    name: str,
) -> Iterator[Guess]:
    known = {**from_page, **given}
    language = known.get("lang") or guess_language(text)
    address = known.get("url") or (guess_address(text) or (None,))[0]
    for field in FIELDS:
        if field in given:
            yield Guess(field=field, value=_clean(given[field]), how=None)
        elif field in from_page:
            how = "from the metadata of the page"
            yield Guess(field=field, value=_clean(from_page[field]), how=how)
        else:
            yield _guess(field, text, corpus, language, address, name)


def _guess(
    field: str, text: str, corpus: Corpus, language: str | None, address: str | None, name: str
) -> Guess:
    found: tuple[str, str] | None = None
    if field == "title":
        title, how = guess_title(text, language)
        found = (_clean(title), how) if _clean(title) else ("Untitled", _NOT_FOUND[field])
    elif field == "publisher":
        found = guess_publisher(text, address, corpus.publishers)
    elif field == "url":
        found = guess_address(text)
    elif field == "date":
        return _guess_date(text, language, name)
    elif field == "lang" and language is not None:
        found = language, "from the commonest words"
    elif field == "translated":
        notice = translation_notice(text)
        if notice is not None:
            found = "machine", f"from a notice on line {notice[0]}; add the language: 'from ro'"
    value, how = found or (None, _NOT_FOUND[field])
    return Guess(field=field, value=value, how=how)


def _guess_date(text: str, language: str | None, name: str) -> Guess:
    """Return the one date that the text gives itself, else that of its file's name."""
    dates = dates_in_text(text, language)
    if len(dates) > 1:
        several = ", ".join(f"{day} on line {line}" for day, line, _ in dates)
        return Guess(field="date", value=None, how=f"the text has more than one: {several}")
    if dates:
        day, line, words = dates[0]
        return Guess(field="date", value=day, how=f"from line {line}: {_clean(words)}")
    in_name = date_in_name(name)
    if in_name is not None:
        return Guess(field="date", value=in_name, how="from the name of the file")
    return Guess(field="date", value=None, how=_NOT_FOUND["date"])


def _free_id(title: str, used: Collection[str]) -> str:
    base = slugify(title)
    if len(base) > _LONGEST_ID:
        base = base[: _LONGEST_ID + 1].rpartition("-")[0] or base[:_LONGEST_ID]
    made, number = base, 1
    while made in used:
        number += 1
        made = f"{base}-{number}"
    return made


def _clean(text: str) -> str:
    """Return *text* on one line, without what cannot be seen."""
    return normalise(_INVISIBLE.sub(" ", text))


def _line(guess: Guess) -> str:
    if guess.value is None:
        example = _EXAMPLES.get(guess.field, "…")
        return f"# {guess.field}: {example}  # {guess.how}"
    written = f"{guess.field}: {_scalar(guess.value)}"
    return written if guess.how is None else f"{written}  # guessed: {_clean(guess.how)}"


def _scalar(text: str) -> str:
    """Return *text* as YAML, in quotation marks where it needs them."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _tail_lines(end: Tail | None) -> Iterator[str]:
    if end is None:
        return
    yield f"# What begins on line {end.line} looks like {end.why}."
    yield "# If it is no part of the article:"
    yield "# ignore:"
    yield "#   - from: >-"
    yield f"#       {end.start}"


def _named_lines(named: Sequence[str], corpus: Corpus) -> Iterator[str]:
    if named:
        words = "Named in the text: " + ", ".join(named)
        yield from textwrap.wrap(words, 96, initial_indent="# ", subsequent_indent="#   ")


def _statement_lines(
    text: str, quoted: Sequence[Quoted], corpus: Corpus, language: str | None
) -> Iterator[str]:
    yield "# To code a passage: put 'statements:' in place of 'statements: []', take away the '# '"
    yield "# before its lines, and say who spoke. Words without quotation marks go behind"
    yield "# 'reported:', with a 'gist:' of yours."
    yield "statements: []"
    lines = plain_lines(text)
    near = {
        line: named_actors(lines[line - 1], corpus.actors, language)[:5]
        for line in {one.line for one in quoted}
    }
    for one in quoted:
        named = near[one.line]
        beside = f"line {one.line}" + (f", which names {', '.join(named)}" if named else "")
        yield f"# - speaker: who  # {beside}"
        yield "#   quote: >-"
        yield from textwrap.wrap(
            one.words,
            92,
            initial_indent="#     ",
            subsequent_indent="#     ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        if one.nth is not None:
            yield f"#   nth: {one.nth}"
    if not quoted:
        yield "# - speaker: who"
        yield "#   quote: >-"
        yield "#     the words as they stand, without their quotation marks"
    elif len(quoted) == _MOST_QUOTED:
        yield f"# These are the first {_MOST_QUOTED} passages in quotation marks."
