"""What the library raises: mistakes in a call, never mistakes that are only in a corpus."""

from __future__ import annotations

from collections.abc import Sequence

from policybrief.problems import Problem


class PolicybriefError(Exception):
    """Something that the caller asked for cannot be done; the message says why."""


class CorpusError(PolicybriefError):
    """A corpus has errors, and the call needs one that has none.

    Attributes:
        problems: All that was found, warnings included, in order of place.
    """

    _what = "corpus"

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Take in what was found."""
        self.problems = tuple(problems)
        errors = [one for one in self.problems if one.severity.value == "error"]
        shown = "\n".join(str(one) for one in errors[:20])
        more = f"\n... and {len(errors) - 20} more" if len(errors) > 20 else ""
        super().__init__(f"the {self._what} has {len(errors)} error(s):\n{shown}{more}")

    def __reduce__(self) -> tuple[type[CorpusError], tuple[tuple[Problem, ...]]]:
        """Return what makes it again, in another process too."""
        return type(self), (self.problems,)


class SiteError(CorpusError):
    """A site was built that must not be published; what stood there before still stands.

    Attributes:
        problems: All that was found, warnings included; each place is relative to the site.
    """

    _what = "site"


class BuildError(PolicybriefError):
    """The site could not be built; what stood there before still stands."""
