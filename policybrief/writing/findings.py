"""What the analysis finds in the whole ledger, as plain values.

Roll-ups, dependence, gaps, histories, salience, and what stands beside a statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from policybrief.analysis.dependence import Dependence, Share
from policybrief.analysis.gaps import find_gaps
from policybrief.analysis.history import Period
from policybrief.analysis.ledger import Analysis
from policybrief.analysis.nearest import Nearest
from policybrief.analysis.rollup import RollUp
from policybrief.analysis.salience import Salience, salience
from policybrief.analysis.spoken import Utterance
from policybrief.analysis.utterances import ComparedAccounts, Wording
from policybrief.models.statement import Statement
from policybrief.writing.records import Record, day_text


def roll_up_records(analysis: Analysis) -> list[Record]:
    """Return where the members of each organization stand, by organization and topic."""
    return [_roll_up(one) for _, one in sorted(analysis.roll_ups.items())]


def _roll_up(one: RollUp) -> Record:
    return {
        "organization": one.organization,
        "topic": one.topic,
        "at": day_text(one.at),
        **{group.value.replace("-", "_"): list(codes) for group, codes in one.groups.items()},
        "uncertain": list(one.uncertain),
    }


def dependence_records(analysis: Analysis) -> list[Record]:
    """Return how much rests on each publisher: of the briefing, each country and each topic."""
    topics = sorted(topic.id for topic in analysis.corpus.live_topics)
    return [
        _dependence(None, None, analysis.dependence()),
        *(
            _dependence(code, None, analysis.dependence(country=code))
            for code in analysis.countries
        ),
        *(_dependence(None, topic, analysis.dependence(topic=topic)) for topic in topics),
    ]


def _dependence(country: str | None, topic: str | None, one: Dependence) -> Record:
    return {
        "country": country,
        "topic": topic,
        "statements": one.statements,
        "utterances": one.utterances,
        "shared": one.shared,
        "marked": one.marked,
        "shares": [_share(share) for share in one.shares],
    }


def _share(share: Share) -> Record:
    return {
        "publisher": share.publisher,
        "articles": share.articles,
        "statements": share.statements,
        "utterances": share.utterances,
        "of_statements": str(share.of_statements),
        "of_utterances": str(share.of_utterances),
    }


def gap_records(analysis: Analysis) -> list[Record]:
    """Return what is missing, weak or old, kind by kind."""
    return [
        {
            "kind": gap.kind.value,
            "country": gap.country,
            "topic": gap.topic,
            "article": gap.article,
            "statement": gap.statement,
            "because": gap.because,
        }
        for gap in find_gaps(analysis)
    ]


def history_records(analysis: Analysis) -> list[Record]:
    """Return the successive states of each line, by country, topic and day."""
    return [
        _period(country, topic, period)
        for country, topic in analysis.standings
        for period in analysis.history(country, topic)
    ]


def _period(country: str, topic: str, period: Period) -> Record:
    line = period.line
    return {
        "country": country,
        "topic": topic,
        "first": day_text(period.first),
        "last": day_text(period.last),
        "ended": None if period.ended is None else period.ended.value,
        "statement": line.evidence.statement.id,
        "position": line.position.value,
        "condition": line.condition,
        "act": line.act.value,
        "stale": line.stale,
        "lapsed": line.lapsed,
        "past_holder": line.past_holder,
    }


def salience_records(analysis: Analysis) -> list[Record]:
    """Return how much was said in each month: in all, of each country and on each topic."""
    of_country: dict[str, list[Utterance]] = {code: [] for code in analysis.countries}
    on_topic: dict[str, list[Utterance]] = {
        id_: [] for id_ in sorted(topic.id for topic in analysis.corpus.live_topics)
    }
    for one in analysis.utterances:
        _put(one, one.countries, of_country)
        _put(one, one.topics, on_topic)
    return [
        _salience(None, None, analysis.salience()),
        *(_salience(code, None, salience(said)) for code, said in of_country.items()),
        *(_salience(None, topic, salience(said)) for topic, said in on_topic.items()),
    ]


def _put(one: Utterance, ids: Iterable[str], groups: Mapping[str, list[Utterance]]) -> None:
    for id_ in ids:
        if id_ in groups:
            groups[id_].append(one)


def _salience(country: str | None, topic: str | None, one: Salience) -> Record:
    return {
        "country": country,
        "topic": topic,
        "months": [
            {"month": f"{each.month:%Y-%m}", "statements": each.number} for each in one.months
        ],
        "year_only": [
            {"year": f"{year:04}", "statements": number} for year, number in one.year_only
        ],
        "undated": one.undated,
    }


def account_records(analysis: Analysis, statement: Statement) -> list[Record]:
    """Return the other accounts of a statement's utterance, by id, and how they give the words."""
    others = sorted(analysis.other_accounts(statement), key=lambda one: one.other.id)
    return [{"statement": one.other.id, "wording": _wording(analysis, one)} for one in others]


def _wording(analysis: Analysis, compared: ComparedAccounts) -> str | None:
    """Return what becomes of the wordings; None where words that are private would be told of."""
    accounts = (compared.one, compared.other)
    if compared.wording is not Wording.REPORTED and any(
        analysis.corpus.quote_of(one) is None for one in accounts
    ):
        return None
    return compared.wording.value


def nearest_records(nearest: Iterable[Nearest]) -> Iterator[Record]:
    """Yield the nearest statements that agree and disagree with each stance of a statement."""
    for one in nearest:
        yield {
            "topic": one.topic,
            "agrees": None if one.agrees is None else one.agrees.id,
            "disagrees": None if one.disagrees is None else one.disagrees.id,
        }
