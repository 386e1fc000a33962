"""A corpus with everything computed, as data."""

from __future__ import annotations

from pathlib import Path

from policybrief.analysis.standing import analyse
from policybrief.errors import PolicybriefError
from policybrief.models.corpus import Corpus
from policybrief.pipeline.loading import checked
from policybrief.writing.formats import FORMATS


def export(source: Corpus | Path | str, format: str = "json") -> str:  # noqa: A002 - the option's word
    """Return the corpus with everything computed, as text in one of `FORMATS`.

    Raises:
        CorpusError: When the corpus has errors.
        PolicybriefError: When there is no such format, or *source* is not a folder.
    """
    if format not in FORMATS:
        raise PolicybriefError(f"there is no format '{format}'; use one of: {', '.join(FORMATS)}")
    (content,) = FORMATS[format].files(analyse(checked(source)[0])).values()
    return content.decode("utf-8")
