"""The articles as BibTeX entries."""

from __future__ import annotations

from policybrief.analysis.ledger import Analysis
from policybrief.sharing.bibtex import bibtex
from policybrief.sharing.references import article_references


def export_bibtex(analysis: Analysis) -> str:
    """Return an entry for each article, by id: the key to cite it by."""
    return bibtex(article_references(analysis.corpus))
