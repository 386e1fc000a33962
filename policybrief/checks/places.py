"""Which of the places that words have in a text is meant."""

from __future__ import annotations

from collections.abc import Sequence

from policybrief.problems import Located, Problem


def wrong_place(
    owner: Located, key: str, nth: int | None, times: int, lines: Sequence[int] = ()
) -> Problem | None:
    """Return what is wrong with the choice among *times* places, or None.

    Args:
        owner: The record with the words.
        key: The field with the words.
        nth: Which of the places it is, counted from 1.
        times: How many there are.
        lines: Their lines, where they are known.
    """
    if nth is not None and not 1 <= nth <= times:
        return Problem(
            owner.place_of("nth"),
            "bad-nth",
            f"there is no occurrence {nth}; the words stand {_times(times)}",
            "leave 'nth' out" if times == 1 else f"write 1 to {times}",
        )
    if nth is None and times > 1:
        numbers = " or ".join(f"'nth: {at}'" for at in range(1, min(times, 3) + 1))
        shown = [*map(str, lines), *(["others"] if len(lines) < times else [])]
        where = f", on lines {_and(shown)}" if lines else ""
        return Problem(
            owner.place_of(key),
            "ambiguous-quote",
            f"the words stand {_times(times)} in the text{where}",
            f"add {numbers}, or quote more words",
        )
    return None


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]
