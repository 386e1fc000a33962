"""The articles as CSL-JSON, which Zotero and pandoc read."""

from __future__ import annotations

from policybrief.analysis.ledger import Analysis
from policybrief.sharing.csl import csl
from policybrief.sharing.references import article_references


def export_csl(analysis: Analysis) -> str:
    """Return an entry for each article, by id."""
    return csl(article_references(analysis.corpus))
