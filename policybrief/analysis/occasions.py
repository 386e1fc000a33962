"""Events, and what was said at them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

import attrs

from policybrief.analysis.spoken import Utterance
from policybrief.models.corpus import Corpus
from policybrief.models.source import Event


@attrs.frozen(kw_only=True)
class Occasion:
    """One event and what was said at it.

    Attributes:
        event: The event.
        spoken: What was said at it, oldest first.
        countries: Codes of the countries whose words were heard.
        topics: Ids of the topics that were spoken on.
        articles: Ids of the articles that report what was said.
    """

    event: Event
    spoken: tuple[Utterance, ...]
    countries: tuple[str, ...]
    topics: tuple[str, ...]
    articles: tuple[str, ...]

    @property
    def day(self) -> datetime.date | None:
        """The last day that its date may mean, or the first where the end is not known."""
        date = self.event.date
        return None if date is None else date.latest or date.earliest


def occasions(corpus: Corpus, spoken: Iterable[Utterance]) -> Mapping[str, Occasion]:
    """Return every event with what was said at it, by the event's id.

    An utterance belongs to an event when any account of it says so.
    """
    heard: dict[str, list[Utterance]] = {id_: [] for id_ in sorted(corpus.event_by_id)}
    for one in spoken:
        for event in dict.fromkeys(account.event for account in one.accounts):
            if event is not None and event in heard:
                heard[event].append(one)
    return {
        id_: Occasion(
            event=corpus.event_by_id[id_],
            spoken=tuple(group),
            countries=tuple(sorted({code for one in group for code in one.countries})),
            topics=tuple(sorted({topic for one in group for topic in one.topics})),
            articles=tuple(
                sorted(
                    {
                        account.article
                        for one in group
                        for account in one.accounts
                        if account.event == id_
                    }
                )
            ),
        )
        for id_, group in heard.items()
    }
