"""The rules in words: what the method page of each site and the documentation say.

Each rule stands in code in the module that it names.
"""

from __future__ import annotations

from typing import Final

import attrs

from policybrief.languages import N_


@attrs.frozen
class Rule:
    """One rule.

    Attributes:
        id: Its anchor.
        title: Its name, a message.
        text: What it says, a message; ``{window}`` stands for the briefing's window in months.
        module: The module that holds its code.
    """

    id: str
    title: str
    text: str
    module: str


RULES: Final = (
    Rule(
        "verbatim",
        N_("Verbatim"),
        N_(
            "A quote, and the article's own words that report somebody, must stand in the "
            "article's text exactly once, at word borders. Only Unicode form, line ends and runs "
            "of white space are made alike first; no match is ever fuzzy. [...] leaves out at "
            "most fifty words of one paragraph."
        ),
        "policybrief.checks.verbatim",
    ),
    Rule(
        "dates",
        N_("Dates"),
        N_(
            "“By” a date and “newer” compare the latest possible day on which something was said, "
            "which is never later than the article's. A statement without any date makes no line."
        ),
        "policybrief.models.statement",
    ),
    Rule(
        "capacity",
        N_("Capacity"),
        N_(
            "Of the roles whose dates cover the day, their ends included, the one in the highest "
            "band counts, then the one that began last. When an unknown or uncertain end leaves "
            "the day open, the role is uncertain on that day and makes no line."
        ),
        "policybrief.models.posts",
    ),
    Rule(
        "who-speaks",
        N_("Who speaks for a country"),
        N_(
            "Band 4: heads of state and of government, acting ones too. Band 3: vice presidents, "
            "deputies of either, ministers. Band 2: a government, ministry or parliament as a "
            "body, spokespeople, ambassadors, advisers in office. Band 1: the country named "
            "without a speaker. Legislators, parties, candidates, former holders, experts and "
            "unnamed sources speak for no country."
        ),
        "policybrief.models.posts",
    ),
    Rule(
        "evidence",
        N_("Evidence grade"),
        N_(
            "Quoted: words in quotation marks by a named speaker. Paraphrased: the article's own "
            "words that report a named speaker. Reported: a country without a named speaker, or a "
            "stance that somebody ascribes to another. Unnamed: an unnamed source, even in "
            "quotation marks. A machine translation is paraphrased at best."
        ),
        "policybrief.analysis.evidence",
    ),
    Rule(
        "official-line",
        N_("Official line"),
        N_(
            "The statements that speak for a country on a topic are taken in order of date; on "
            "one day the strongest stands last: by band, stage of the act, evidence and place in "
            "the text. The first is the line. Each next one replaces it when its band is at least "
            "as high, or the line's speaker no longer held the post on that day, or the line was "
            "then older than {window} months. An unclear one never replaces a clear position. Of "
            "several accounts of one utterance only the firmest counts."
        ),
        "policybrief.analysis.line",
    ),
    Rule(
        "standing",
        N_("Out of date, lapsed, past holder, thin"),
        N_(
            "A line is out of date when its statement is older than {window} months, lapsed when "
            "it is past its own end, and “under a former” holder when its speaker no longer holds "
            "the post. It is thin when it was stated on fewer than two occasions (speaker, day, "
            "article), or is graded reported. “Since” is the first statement of the unbroken run "
            "of the position; a gap longer than {window} months breaks it."
        ),
        "policybrief.analysis.line",
    ),
    Rule(
        "shift",
        N_("Shift"),
        N_(
            "Two successive lines are a shift when their positions differ, when a condition is "
            "added, changed or expressly dropped, or when the act moves up a stage: considers; "
            "declares, offers, urges; decides; does. Silence on an earlier condition is no shift, "
            "and unclear takes part in none. A shift is only possible when either side is graded "
            "reported."
        ),
        "policybrief.analysis.shift",
    ),
    Rule(
        "time",
        N_("Dates on timelines, and how much was said"),
        N_(
            "A timeline shows a date as precisely as it is known and sorts it by the last day "
            "that it may mean; a post begins on the first. What is dated less precisely than a "
            "month is put into none. Known only to have been said by a day, words count on that "
            "day. What several articles report, or say of several speakers at once, counts once."
        ),
        "policybrief.analysis.timeline",
    ),
    Rule(
        "dissent",
        N_("Dissent"),
        N_(
            "Another speaker of band 2 or more, still in that post, whose latest statement on the "
            "topic within {window} months is on the other side of the line. Open and unclear have "
            "no side."
        ),
        "policybrief.analysis.voices",
    ),
    Rule(
        "other-voices",
        N_("Other voices"),
        N_(
            "Everybody else of the country with a stance on the topic: former holders, parties, "
            "experts, unnamed sources. Each agrees, disagrees, or has no line to compare with."
        ),
        "policybrief.analysis.voices",
    ),
    Rule(
        "silence",
        N_("Silence"),
        N_(
            "Silence is not neutrality. Not asked, no statement found, open and unclear are four "
            "different things."
        ),
        "policybrief.analysis.standing",
    ),
    Rule(
        "alignment",
        N_("Alignment"),
        N_(
            "Of two countries: the mean of 1 - |difference| / 4 over the topics on which both "
            "have a line that is neither out of date nor lapsed, with positions as numbers from "
            "-2 to +2. None below three topics."
        ),
        "policybrief.analysis.alignment",
    ),
    Rule(
        "roll-up",
        N_("Roll-up"),
        N_(
            "The countries that surely belong to an organization on the day, each in exactly one "
            "group: the position of its line, or out of date (a line that is out of date or "
            "lapsed), no statement found, not asked. A member that is an organization stands for "
            "its own members. Those whose membership is uncertain on the day are named apart and "
            "not counted. Nothing is concluded for the organization itself."
        ),
        "policybrief.analysis.rollup",
    ),
    Rule(
        "conflict",
        N_("Conflict of facts"),
        N_(
            "Two articles give one property of one subject values that cannot both be true, in a "
            "unit that both share and as exactly as they are written, for dates that overlap; a "
            "claim without a date meets all others. All are kept and shown side by side; editors "
            "may say how they resolve it, and nothing is overwritten."
        ),
        "policybrief.analysis.conflict",
    ),
    Rule(
        "dependence",
        N_("Source dependence"),
        N_(
            "The share of the statements of a country, a topic, a person or the whole briefing "
            "that comes from one publisher. It is marked from two thirds of at least three "
            "statements. A line rests on one publisher alone when no other reports the utterance "
            "that makes it. Articles without a publisher are a group of their own, which is never "
            "marked."
        ),
        "policybrief.analysis.dependence",
    ),
    Rule(
        "nearest",
        N_("Nearest statements"),
        N_(
            "For each stance on a side: what somebody else said on the topic nearest in time, on "
            "the same side and on the other one. Open and unclear have no side, what has no date "
            "is near to nothing, and an article's author is nobody's neighbour."
        ),
        "policybrief.analysis.nearest",
    ),
    Rule(
        "second-eyes",
        N_("Second eyes"),
        N_(
            "Who coded and who checked a statement stands beside it. A briefing may require a "
            "check: then a statement that nobody has checked counts for nothing and is in nothing "
            "that is published. Codings by others stand beside the first one and change no line."
        ),
        "policybrief.models.corpus",
    ),
    Rule(
        "agreement",
        N_("Agreement"),
        N_(
            "Where several coders coded the same statements, Krippendorff's alpha says for each "
            "topic how far they agree: of their positions, in the order from against to for, and "
            "of whether they saw a stance at all. Unclear is no point on the scale. None below "
            "ten statements, and none where all values are the same."
        ),
        "policybrief.analysis.agreement",
    ),
    Rule(
        "rights",
        N_("Rights"),
        N_(
            "An article's text is not published unless it is licensed or open; reported words "
            "never are. A page shows quotes, and sentences of the editors. Where only quotes may "
            "be published, each has a limit of words, and all of one article have a share of its "
            "text."
        ),
        "policybrief.models.corpus",
    ),
    Rule(
        "corrections",
        N_("Corrections"),
        N_(
            "What was published and was wrong is corrected in the open: with the day, what was "
            "corrected and why, at the statement or the article, in the list of corrections and "
            "in the feeds. A permalink stays: words that must go leave the reason in their place."
        ),
        "policybrief.analysis.corrections",
    ),
)
"""All rules, in the order in which they are applied."""
