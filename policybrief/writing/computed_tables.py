"""The tables of what is computed: lines and all that follows from the statements."""

from __future__ import annotations

from typing import Final

from policybrief.writing.table import Reference, Table, columns
from policybrief.writing.table_rows import (
    listed,
    parts,
    parts_of_placed,
    placed,
    rows_of_accounts,
    rows_of_alignment_topics,
    rows_of_conflicts,
    rows_of_considered,
    rows_of_members,
    rows_of_shifts,
)

_VOICE: Final = (
    "country>actors! topic>topics! speaker! holder! statement>statements! position! agrees:boolean"
)
_OF_LINE: Final = (Reference(("country", "topic"), "lines"),)

COMPUTED_TABLES: Final[tuple[Table, ...]] = (
    Table(
        "accounts",
        "Another statement that gives the same utterance, and how it gives the words.",
        columns("statement>statements! other>statements! wording"),
        ("statement", "other"),
        rows_of_accounts,
    ),
    Table(
        "nearest",
        "The nearest statements of others that agree and disagree with a stance.",
        columns(
            "statement>statements! place:integer! topic>topics! agrees>statements "
            "disagrees>statements"
        ),
        ("statement", "place"),
        parts("statements", "nearest", "statement"),
    ),
    Table(
        "event_countries",
        "A country whose words were heard at an event.",
        columns("event>events! place:integer! country>actors!"),
        ("event", "place"),
        parts("events", "countries", "event", value="country"),
    ),
    Table(
        "event_topics",
        "A topic that was spoken on at an event.",
        columns("event>events! place:integer! topic>topics!"),
        ("event", "place"),
        parts("events", "topics", "event", value="topic"),
    ),
    Table(
        "event_articles",
        "An article that says what was said at an event.",
        columns("event>events! place:integer! article>articles!"),
        ("event", "place"),
        parts("events", "articles", "event", value="article"),
    ),
    Table(
        "event_statements",
        "A statement that gives what was said at an event, oldest first.",
        columns("event>events! place:integer! statement>statements!"),
        ("event", "place"),
        parts("events", "statements", "event", value="statement"),
    ),
    Table(
        "lines",
        "Where a country stands on a topic at the as-of day, or that it is silent.",
        columns(
            "country>actors! topic>topics! asked:boolean! position silence condition not_restated "
            "act since statement>statements speaker holder grade thin:boolean! stale:boolean! "
            "lapsed:boolean! past_holder:boolean! occasions:integer!"
        ),
        ("country", "topic"),
        listed("lines"),
    ),
    Table(
        "considered",
        "A statement that the rule for a line looked at, oldest first.",
        columns(
            "country! topic! place:integer! statement>statements! speaker! holder! position! "
            "counts:boolean! reason!"
        ),
        ("country", "topic", "place"),
        rows_of_considered,
        _OF_LINE,
    ),
    Table(
        "shifts",
        "A change of a line.",
        columns(
            "place:integer! country! topic! from_position! from_condition from_act! to_position! "
            "to_condition to_act! changed! kind! possible:boolean! date before>statements! "
            "after>statements!"
        ),
        ("place",),
        rows_of_shifts,
        _OF_LINE,
    ),
    Table(
        "dissent",
        "An office holder on the other side of the country's line.",
        columns(_VOICE),
        ("country", "topic", "holder"),
        listed("dissent"),
        _OF_LINE,
    ),
    Table(
        "other_voices",
        "Somebody else of a country with a stance on a topic.",
        columns(_VOICE),
        ("country", "topic", "holder"),
        listed("other_voices"),
        _OF_LINE,
    ),
    Table(
        "conflicts",
        "A fact that takes part in a conflict; those of one conflict share its number.",
        columns("conflict:integer! fact>facts! subject! property! resolved"),
        ("conflict", "fact"),
        rows_of_conflicts,
    ),
    Table(
        "alignment",
        "How near two countries are, from 0 to 1.",
        columns("a>actors! b>actors! value:number!"),
        ("a", "b"),
        listed("alignment"),
    ),
    Table(
        "alignment_topics",
        "The part of a topic in an alignment.",
        columns("a! b! topic>topics! place:integer! value:number!"),
        ("a", "b", "topic"),
        rows_of_alignment_topics,
        (Reference(("a", "b"), "alignment"),),
    ),
    Table(
        "roll_ups",
        "An organization and a topic on which its members are counted.",
        columns("organization>actors! topic>topics! at:day!"),
        ("organization", "topic"),
        listed("roll_ups"),
    ),
    Table(
        "roll_up_members",
        "Where a member of an organization stands on a topic; or `uncertain`, of the membership.",
        columns("organization! topic! country>actors! where!"),
        ("organization", "topic", "country"),
        rows_of_members,
        (Reference(("organization", "topic"), "roll_ups"),),
    ),
    Table(
        "history",
        "The days on which a line stood in one state.",
        columns(
            "country! topic! first:day! last:day ended statement>statements! position! condition "
            "act! stale:boolean! lapsed:boolean! past_holder:boolean!"
        ),
        ("country", "topic", "first"),
        listed("history"),
        _OF_LINE,
    ),
    Table(
        "salience",
        "How much was said: in all, of a country, or on a topic.",
        columns("place:integer! country>actors topic>topics undated:integer!"),
        ("place",),
        placed("salience"),
    ),
    Table(
        "months",
        "How much was said in one month.",
        columns("salience:integer>salience! place:integer! month! statements:integer!"),
        ("salience", "place"),
        parts_of_placed("salience", "months"),
    ),
    Table(
        "year_only",
        "How much was said in a year, in a month that is not known.",
        columns("salience:integer>salience! place:integer! year! statements:integer!"),
        ("salience", "place"),
        parts_of_placed("salience", "year_only"),
    ),
    Table(
        "dependence",
        "How much of the briefing, a country or a topic rests on publishers.",
        columns(
            "place:integer! country>actors topic>topics statements:integer! utterances:integer! "
            "shared:integer! marked:boolean!"
        ),
        ("place",),
        placed("dependence"),
    ),
    Table(
        "shares",
        "What one publisher contributes; without one, the articles of which none is recorded.",
        columns(
            "dependence:integer>dependence! place:integer! publisher>publishers articles:integer! "
            "statements:integer! utterances:integer! of_statements! of_utterances!"
        ),
        ("dependence", "place"),
        parts_of_placed("dependence", "shares"),
    ),
    Table(
        "agreement",
        "How far coders agree on a topic; without one, on all together.",
        columns(
            "place:integer! topic>topics statements:integer! seen:integer! pairs:integer! "
            "alike:integer! positions_alpha:number positions_units:integer! positions_why_none "
            "seeing_alpha:number seeing_units:integer! seeing_why_none"
        ),
        ("place",),
        placed("agreement"),
    ),
    Table(
        "agreement_coders",
        "Somebody whose codings are compared.",
        columns("agreement:integer>agreement! place:integer! coder!"),
        ("agreement", "place"),
        parts_of_placed("agreement", "coders", "coder"),
    ),
    Table(
        "disagreements",
        "A statement on whose position coders disagree.",
        columns("place:integer! topic>topics! statement>statements!"),
        ("place",),
        placed("disagreements"),
    ),
    Table(
        "disagreement_positions",
        "What one coder read there; without a position, no stance. The first coding stands first.",
        columns("disagreements:integer>disagreements! place:integer! coder position"),
        ("disagreements", "place"),
        parts_of_placed("disagreements", "positions"),
    ),
    Table(
        "gaps",
        "Something that is missing, weak or old.",
        columns(
            "place:integer! kind! country>actors topic>topics article>articles "
            "statement>statements because"
        ),
        ("place",),
        placed("gaps"),
    ),
)
"""The tables, each after those that it refers to."""
