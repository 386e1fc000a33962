"""The tables of what is recorded: the briefing, actors, topics, sources, statements, facts."""

from __future__ import annotations

from typing import Final

from policybrief.writing.table import Reference, Table, columns
from policybrief.writing.table_rows import (
    listed,
    pairs,
    parts,
    rows_of_actors,
    rows_of_addressed,
    rows_of_briefing,
    rows_of_coding_stances,
    rows_of_facts,
    rows_of_labels,
    rows_of_names,
    rows_of_statements,
)

RECORD_TABLES: Final[tuple[Table, ...]] = (
    Table(
        "briefing",
        "The briefing and its settings; one row.",
        columns(
            "title! schema_version! language! site_url contact as_of:day window_months:integer! "
            "rights! quotation_words:integer! quotation_share:number! quotation_always:integer! "
            "require_checked:boolean!"
        ),
        ("title",),
        rows_of_briefing,
    ),
    Table(
        "authority",
        "A kind of post whose band differs from the usual one.",
        columns("kind! band:integer!"),
        ("kind",),
        pairs("authority", "kind", "band"),
    ),
    Table(
        "conditions",
        "A word for a condition, and what it means.",
        columns("condition! words!"),
        ("condition",),
        pairs("conditions", "condition", "words"),
    ),
    Table(
        "actors",
        "A country, person or organization.",
        columns(
            "id! kind! name! country>actors type described demonym capital prose file:boolean!"
        ),
        ("id",),
        rows_of_actors,
    ),
    Table(
        "names",
        "Another name of an actor, or one that stands for its government.",
        columns("actor>actors! kind! place:integer! name!"),
        ("actor", "kind", "place"),
        rows_of_names,
    ),
    Table(
        "roles",
        "A post of a person, with its dates.",
        columns(
            "person>actors! place:integer! title! of>actors! span! kind! acting:boolean! "
            "speaks_for authority:integer source"
        ),
        ("person", "place"),
        parts("actors", "roles", "person"),
    ),
    Table(
        "memberships",
        "That a country or organization belongs to an organization, with dates.",
        columns("member>actors! place:integer! organization>actors! span! source"),
        ("member", "place"),
        parts("actors", "memberships", "member"),
    ),
    Table(
        "topics",
        "A proposition that countries can be for or against.",
        columns("id! title! proposition! question include exclude prose"),
        ("id",),
        listed("topics"),
    ),
    Table(
        "labels",
        "A topic's own words for a position.",
        columns("topic>topics! position! label!"),
        ("topic", "position"),
        rows_of_labels,
    ),
    Table(
        "asked_of",
        "Whom a topic is asked of, as its file says.",
        columns("topic>topics! place:integer! actor>actors!"),
        ("topic", "place"),
        parts("topics", "asked_of", "topic", value="actor"),
    ),
    Table(
        "asked",
        "A country that a topic is asked of, organizations taken as their members.",
        columns("topic>topics! place:integer! country>actors!"),
        ("topic", "place"),
        parts("topics", "asked", "topic", value="country"),
    ),
    Table(
        "keywords",
        "A word that hints at a topic.",
        columns("topic>topics! place:integer! keyword!"),
        ("topic", "place"),
        parts("topics", "keywords", "topic", value="keyword"),
    ),
    Table(
        "publishers",
        "Who publishes articles.",
        columns(
            "id! name! url country>actors lang rights prose file:boolean! articles:integer! "
            "statements:integer!"
        ),
        ("id",),
        listed("publishers"),
    ),
    Table(
        "events",
        "An occasion at which things were said.",
        columns("id! title! date place url prose"),
        ("id",),
        listed("events"),
    ),
    Table(
        "articles",
        "A published text, without the text.",
        columns(
            "id! title! publisher>publishers url archived archived_on:day date lang translated "
            "rights note withdrawn"
        ),
        ("id",),
        listed("articles"),
    ),
    Table(
        "statements",
        "One utterance by one speaker, as one article gives it.",
        columns(
            "id! utterance! same_as>statements article>articles! speaker! speaker_kind! "
            "speaker_name! speaker_of>actors speaker_described kind! words gist said day:day via "
            "event>events lang translation grade! machine_translation:boolean! personal:boolean! "
            "note withdrawn coded checked capacity_band:integer! capacity_country>actors "
            "capacity_kind! capacity_title capacity_of>actors capacity_acting:boolean! "
            "capacity_uncertain:boolean! capacity_former"
        ),
        ("id",),
        rows_of_statements,
    ),
    Table(
        "corrections",
        "What was corrected after it had been published: of an article, or of statements.",
        columns("id! article>articles! date! what! why!"),
        ("id",),
        listed("corrections"),
    ),
    Table(
        "corrected",
        "A statement that a correction corrects.",
        columns("correction>corrections! place:integer! statement>statements!"),
        ("correction", "place"),
        parts("corrections", "statements", "correction", value="statement"),
    ),
    Table(
        "addressed",
        "Whom a statement was said to, or what it is about: an id, or words.",
        columns("statement>statements! kind! place:integer! whom!"),
        ("statement", "kind", "place"),
        rows_of_addressed,
    ),
    Table(
        "stances",
        "What a statement means for a topic.",
        columns(
            "statement>statements! place:integer! topic>topics! position! condition act! of>actors "
            "until grade country>actors speaks:boolean! silent_because"
        ),
        ("statement", "place"),
        parts("statements", "stances", "statement"),
    ),
    Table(
        "codings",
        "What another coder read in a statement; it changes no line.",
        columns("statement>statements! place:integer! coded! note"),
        ("statement", "place"),
        parts("statements", "codings", "statement"),
    ),
    Table(
        "coding_stances",
        "A stance of a second coding.",
        columns(
            "statement! coding:integer! place:integer! topic>topics! position! condition act! "
            "of>actors until"
        ),
        ("statement", "coding", "place"),
        rows_of_coding_stances,
        (Reference(("statement", "coding"), "codings"),),
    ),
    Table(
        "facts",
        "A value that an article claims; `number` repeats a value that is one.",
        columns(
            "id! article>articles! subject! subject_name property! value! number:number unit kind "
            "as_of quote note resolution"
        ),
        ("id",),
        rows_of_facts,
    ),
)
"""The tables, each after those that it refers to."""
