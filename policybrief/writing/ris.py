"""The articles as RIS records, which reference managers read."""

from __future__ import annotations

from policybrief.analysis.ledger import Analysis
from policybrief.sharing.references import article_references
from policybrief.sharing.ris import ris


def export_ris(analysis: Analysis) -> str:
    """Return a record for each article, by id."""
    return ris(article_references(analysis.corpus))
