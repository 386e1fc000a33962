"""In which order the lines of a country are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from policybrief.analysis.standing import Standing
from policybrief.languages import sorting_key
from policybrief.site.desk import Desk


def heard_standings(desk: Desk, code: str) -> tuple[Standing, ...]:
    """Return where a country stands on the topics it was heard on.

    Current and clear lines come first, then the topics on which most countries spoke, then titles.
    """
    standings = desk.analysis.by_country.get(code, ())
    return tuple(sorted((one for one in standings if one.line is not None), key=_order(desk)))


def _order(desk: Desk) -> Callable[[Standing], tuple[bool, bool, int, tuple[str, str]]]:
    weight = Counter(line.topic for line in desk.analysis.lines)

    def key(one: Standing) -> tuple[bool, bool, int, tuple[str, str]]:
        assert one.line is not None
        clear = one.line.position.number is not None
        title = desk.corpus.topic_by_id[one.topic].title
        return not one.line.current, not clear, -weight[one.topic], sorting_key(title)

    return key
