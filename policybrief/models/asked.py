"""What a value that is asked for may be: a word of the format, or the id of something known."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable
from typing import Any, Final

from policybrief.errors import PolicybriefError
from policybrief.hints import country_hint, did_you_mean
from policybrief.models.actor import Country
from policybrief.models.ids import reference

MAX_BAND: Final = 4
"""The band of those who speak for a country with the most weight."""

Read = Callable[[Any, Any], Any]
"""Makes a value that is asked for comparable; it is called with the value and the corpus."""


def a_text(value: Any, corpus: Any) -> str:
    """Return a text that anybody may have chosen."""
    if not isinstance(value, str):
        raise PolicybriefError(f"{value!r} is no text")
    return value


def yes_or_no(value: Any, corpus: Any) -> bool:
    """Return True or False; nothing else will do."""
    if not isinstance(value, bool):
        raise PolicybriefError(f"{value!r} is neither True nor False")
    return value


def a_number(value: Any, corpus: Any) -> int:
    """Return a whole number; text will do."""
    try:
        if isinstance(value, bool) or int(value) != float(value):
            raise ValueError
        return int(value)
    except (TypeError, ValueError, OverflowError) as error:
        raise PolicybriefError(f"{value!r} is not a number") from error


def a_band(value: Any, corpus: Any) -> int:
    """Return the number of a band."""
    band = a_number(value, corpus)
    if not 0 <= band <= MAX_BAND:
        raise PolicybriefError(f"there is no band {value!r}; they are 0 to {MAX_BAND}")
    return band


def one_of(words: type[enum.Enum]) -> Read:
    """Return what reads a word of an enum."""

    def read(value: Any, corpus: Any) -> enum.Enum:
        try:
            return words(value)
        except ValueError as error:
            known = [str(one.value) for one in words]
            hint = did_you_mean(str(value), known) or f"there are: {', '.join(known)}"
            raise PolicybriefError(f"there is no {_name(words)} {value!r}; {hint}") from error

    return read


def id_of(noun: str, known: Callable[[Any], Iterable[str]]) -> Read:
    """Return what reads the id of something, or the thing itself.

    Args:
        noun: What it is.
        known: Returns the ids of all of them in a corpus.
    """

    def read(value: Any, corpus: Any) -> str:
        id_ = str(getattr(value, "id", value))
        ids = None if corpus is None else known(corpus)
        if ids is not None and id_ not in ids:
            hint = _nearest(id_, ids)
            raise PolicybriefError(
                f"the corpus has no {noun} {id_!r}" + (f"; {hint}" if hint else "")
            )
        return id_

    return read


def a_country(value: Any, corpus: Any) -> str:
    """Return the code of a country, by its code or its name."""
    code = reference(str(getattr(value, "id", value)))
    if corpus is not None and not isinstance(corpus.actor(code), Country):
        named = {
            name.casefold(): actor.id
            for actor in corpus.actors
            if isinstance(actor, Country)
            for name in (*actor.aka, actor.name, actor.id)
        }
        if code.casefold() in named:
            return named[code.casefold()]
        hint = country_hint(code) or _nearest(code, named.values())
        raise PolicybriefError(f"there is no country {value!r}" + (f"; {hint}" if hint else ""))
    return code


def a_speaker(value: Any, corpus: Any) -> str:
    """Return the id of a speaker: an actor's, a country's, or one made from a name."""
    key = str(getattr(value, "key", getattr(value, "id", value)))
    code = reference(key)
    if corpus is None or corpus.actor(code) is not None:
        return code
    spoken = {one.speaker.key for one in corpus.statements}
    if key not in spoken:
        hint = _nearest(key, spoken.union(corpus.actor_by_id))
        raise PolicybriefError(f"nobody is called {key!r}" + (f"; {hint}" if hint else ""))
    return key


def _nearest(text: str, ids: Iterable[str]) -> str | None:
    """Return a hint that names the id most like *text*, or the first that begins with it."""
    longer = sorted(one for one in ids if text and one.startswith(text))
    return did_you_mean(text, ids) or (f"did you mean '{longer[0]}'?" if longer else None)


def _name(words: type[enum.Enum]) -> str:
    return words.__name__.lower()
