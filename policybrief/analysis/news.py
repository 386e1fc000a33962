"""What can become of lines, voices, statements, facts, posts and memberships."""

from __future__ import annotations

import enum

import attrs

from policybrief.analysis.conflict import Conflict
from policybrief.analysis.line import Line
from policybrief.analysis.voices import Voice
from policybrief.models.fact import Fact
from policybrief.models.role import Membership, Role
from policybrief.models.statement import Statement


class LineNews(enum.Enum):
    """What became of a line."""

    NEW = "new"
    GONE = "gone"
    RECODED = "recoded"
    POSITION = "position"
    CONDITION = "condition"
    ACT = "act"
    FIRMER = "firmer"
    WEAKER = "weaker"
    STALE = "stale"
    LAPSED = "lapsed"
    CURRENT = "current"
    PAST_HOLDER = "past-holder"
    NEW_HOLDER = "new-holder"
    SPEAKER = "speaker"
    RESTATED = "restated"


class VoiceNews(enum.Enum):
    """What became of somebody's disagreement or voice."""

    NEW_DISSENT = "new-dissent"
    DISSENT_ENDED = "dissent-ended"
    NEW_VOICE = "new-voice"
    CHANGED = "changed"


class StatementNews(enum.Enum):
    """What became of a statement."""

    ADDED = "added"
    ACCOUNT = "account"
    REMOVED = "removed"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"
    REWORDED = "reworded"
    RECODED = "recoded"


class Turn(enum.Enum):
    """Whether something came or went."""

    BEGUN = "begun"
    ENDED = "ended"


@attrs.frozen(kw_only=True)
class LineChange:
    """What became of the line of one country on one topic.

    Attributes:
        country: Code of the country.
        topic: Id of the topic.
        news: What became of it, the weightiest first; never empty.
        before: The line before; None when there was none.
        after: The line after; None when there is none any more.
    """

    country: str
    topic: str
    news: tuple[LineNews, ...]
    before: Line | None
    after: Line | None


@attrs.frozen(kw_only=True)
class VoiceChange:
    """What became of somebody else of a country on a topic.

    Attributes:
        country: Code of the country.
        topic: Id of the topic.
        news: What became of it.
        before: The voice before; None when it was not heard.
        after: The voice after; None when it dissents no more.
    """

    country: str
    topic: str
    news: VoiceNews
    before: Voice | None
    after: Voice | None


@attrs.frozen(kw_only=True)
class StatementChange:
    """What became of a statement.

    Of an utterance that is new, one account is added; the others are further accounts of it, as is
    a new account of an utterance that was known.

    Attributes:
        news: What became of it.
        fields: Names of the fields that differ, when it was reworded or recoded.
        before: The statement before; None when there was none.
        after: The statement after; None when it was removed.
    """

    news: StatementNews
    fields: tuple[str, ...] = ()
    before: Statement | None
    after: Statement | None


@attrs.frozen(kw_only=True)
class FactChange:
    """A claim that came or went.

    Attributes:
        turn: Whether it came or went.
        fact: The claim.
    """

    turn: Turn
    fact: Fact


@attrs.frozen(kw_only=True)
class ConflictChange:
    """A disagreement of sources that came, went, has other claims, or is resolved another way.

    Attributes:
        turn: Whether it came or went; one with other claims or another resolution has come.
        conflict: The conflict.
    """

    turn: Turn
    conflict: Conflict


@attrs.frozen(kw_only=True)
class RoleChange:
    """A post that somebody took or left.

    Attributes:
        turn: Whether the post was taken or left.
        person: Id of the person.
        country: Code of the country it is held in, or speaks for; None for none.
        role: The role.
    """

    turn: Turn
    person: str
    country: str | None
    role: Role


@attrs.frozen(kw_only=True)
class MembershipChange:
    """A membership that began or ended.

    Attributes:
        turn: Whether it began or ended.
        member: Id of the country or organization that joined or left.
        country: Code of the member, or of the country it belongs to; None for none.
        membership: The membership.
    """

    turn: Turn
    member: str
    country: str | None
    membership: Membership


@attrs.frozen(kw_only=True)
class AskedChange:
    """A topic that is asked of one country more, or of one less.

    Attributes:
        turn: Whether it is asked now, or no longer.
        country: Code of the country.
        topic: Id of the topic.
    """

    turn: Turn
    country: str
    topic: str
