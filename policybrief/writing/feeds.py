"""The corrections as feeds: Atom and JSON Feed.

Ids are names made from the address of the site (its title where it has none) and the id of the
correction, so that they stay when words are mended. Times are midnight of the first day that a date
may mean.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from policybrief.analysis.corrections import Corrected
from policybrief.analysis.ledger import Analysis
from policybrief.analysis.words import capital, listed, on_date_words, one_line, sentence, titled
from policybrief.languages import _
from policybrief.models.dates import EdtfDate
from policybrief.sharing.addresses import lasting_name
from policybrief.sharing.feed_formats import Entry, Feed, feed_files
from policybrief.writing.citations import speaker_name

ADDRESS: Final = "corrections"
PAGE: Final = "corrections.html"


def correction_feeds(analysis: Analysis) -> Mapping[str, bytes]:
    """Return the feeds of corrections by the names of their files, the newest first."""
    feed = Feed(
        address=ADDRESS,
        title=_title(analysis),
        page=PAGE,
        entries=tuple(_entry(analysis, one) for one in analysis.corrections),
        day=analysis.at,
    )
    return feed_files(feed, analysis.corpus.briefing)


def _entry(analysis: Analysis, one: Corrected) -> Entry:
    corpus = analysis.corpus
    article = corpus.article_by_id[one.article]
    statements = [corpus.statement_by_id[id_] for id_ in one.statements]
    gone = article.withdrawn is not None
    where = _("an article that was withdrawn") if gone else _("“{title}”", title=article.title)
    if any(each.withdrawn is not None for each in statements):
        title = _("A statement that was withdrawn, in {article}", article=where)
    elif statements:
        speakers = [speaker_name(corpus, each) for each in statements]
        title = _(
            "{speakers}, in {article}",
            speakers=listed(list(dict.fromkeys(speakers))),
            article=where,
        )
    else:
        title = capital(where)
    page = f"articles/{quote(article.id, safe='')}.html"
    anchor = statements[0].id if statements else "corrections"
    when = on_date_words(one.correction.date)
    words = f"{sentence(one.correction.what)} {sentence(one.correction.why)}"
    said = _("Corrected {when}: {words}", when=when, words=words)
    return Entry(
        id=lasting_name(corpus.briefing, one.id),
        title=one_line(title),
        words=said,
        address=f"{page}#{quote(anchor, safe='')}",
        day=_first_day(one.correction.date),
    )


def _title(analysis: Analysis) -> str:
    title = _("{title}: corrections", title=one_line(analysis.corpus.briefing.title))
    return titled(title, drafts=analysis.drafts is not None)


def _first_day(date: EdtfDate) -> datetime.date:
    assert date.earliest is not None  # a day, a month and a year have one
    return date.earliest
