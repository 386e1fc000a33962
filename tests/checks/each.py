"""The checks of one kind over a whole corpus."""

from __future__ import annotations

from policybrief.checks.coders import check_coders, check_default_coders
from policybrief.checks.corrections import check_corrections
from policybrief.checks.dates_and_roles import check_article_dates, check_dates_and_roles
from policybrief.checks.quotation import check_quotation
from policybrief.models.corpus import Corpus
from policybrief.problems import Problem


def of_coders(corpus: Corpus) -> list[Problem]:
    """Return what is wrong with coders."""
    found = list(check_default_coders(corpus))
    return found + [one for each in corpus.articles for one in check_coders(corpus.frame, each)]


def of_corrections(corpus: Corpus) -> list[Problem]:
    """Return what is wrong with corrections."""
    return [one for each in corpus.articles for one in check_corrections(corpus.frame, each)]


def of_dates_and_roles(corpus: Corpus) -> list[Problem]:
    """Return what is wrong with dates and roles."""
    found = [one for each in corpus.articles for one in check_article_dates(corpus.frame, each)]
    return [*found, *check_dates_and_roles(corpus)]


def of_quotation(corpus: Corpus) -> list[Problem]:
    """Return what is wrong with the length of quotes."""
    return [one for each in corpus.articles for one in check_quotation(corpus.frame, each)]
