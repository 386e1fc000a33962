"""Utterances in exports: named by what is published, and each counted once."""

from __future__ import annotations

from collections.abc import Mapping

from policybrief.analysis.evidence import evidence_of, strength
from policybrief.analysis.ledger import Analysis
from policybrief.models.utterances import utterance_of
from policybrief.writing.rights import published_or_withdrawn


def utterance_names(analysis: Analysis) -> Mapping[str, str]:
    """Return what stands for the utterance of each exported statement, by the statement's id.

    Where the account that the others name is not exported, its id is not either: the first
    exported account names the utterance.
    """
    corpus = analysis.corpus
    exported = published_or_withdrawn(analysis)
    firsts = {one.id: corpus.statement_by_id[utterance_of(corpus, one)] for one in exported}
    names = {one.utterance: one.utterance for one in exported if firsts[one.id] is one}
    for one in exported:
        names.setdefault(firsts[one.id].utterance, one.id)
    return {one.id: names[firsts[one.id].utterance] for one in exported}


def counting_accounts(analysis: Analysis) -> Mapping[tuple[str, str], str]:
    """Return which statement counts for each published stance, by ids of statement and topic.

    Of several accounts of one utterance the firmest counts for each holder and topic, as for a
    line; a stance of one article counts by itself.
    """
    found: dict[tuple[str, str], str] = {}
    for group in analysis.accounts.values():
        if len(group) == 1:
            found |= {(group[0].id, stance.topic): group[0].id for stance in group[0].stances}
            continue
        given = [
            one
            for statement in group
            for one in evidence_of(analysis.corpus, statement, 0, analysis.day(statement))
        ]
        given.sort(key=lambda one: (one.speaks, strength(one)))
        firmest = {(one.holder, one.topic): one.statement.id for one in given}
        for one in given:
            found[one.statement.id, one.topic] = firmest[one.holder, one.topic]
    return found
