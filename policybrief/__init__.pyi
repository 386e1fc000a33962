from policybrief.analysis.agreement import (
    Agreement,
    Alpha,
    CodedStatement,
    Reading,
    Reliability,
    TopicAgreement,
    WhyNoAlpha,
)
from policybrief.analysis.alignment import Alignment
from policybrief.analysis.capacity import Capacity
from policybrief.analysis.collected import GradedStatements, Lines, Pieces, Shifts, Voices
from policybrief.analysis.comparison import Comparison, compare
from policybrief.analysis.conflict import Conflict
from policybrief.analysis.corrections import Corrected
from policybrief.analysis.dependence import Dependence, Share
from policybrief.analysis.evidence import Evidence, Grade
from policybrief.analysis.gaps import Gap, GapKind, find_gaps
from policybrief.analysis.history import Ending, History, Period
from policybrief.analysis.ledger import Analysis, analyse
from policybrief.analysis.line import Considered, Line, Verdict
from policybrief.analysis.nearest import Nearest, nearest_statements
from policybrief.analysis.news import (
    AskedChange,
    ConflictChange,
    FactChange,
    LineChange,
    LineNews,
    MembershipChange,
    RoleChange,
    StatementChange,
    StatementNews,
    Turn,
    VoiceChange,
    VoiceNews,
)
from policybrief.analysis.occasions import Occasion
from policybrief.analysis.register import Property, Subject
from policybrief.analysis.rollup import MemberGroup, RollUp
from policybrief.analysis.salience import MonthCount, Salience
from policybrief.analysis.shift import Changed, Shift, ShiftKind
from policybrief.analysis.spoken import Precision, Utterance
from policybrief.analysis.standing import Silence, Standing
from policybrief.analysis.timeline import Entry, EntryKind, Timeline
from policybrief.analysis.utterances import ComparedAccounts, FoundIn, Wording, WordRun
from policybrief.analysis.voices import Voice
from policybrief.checks.run import check_corpus
from policybrief.drafting.guessing import Guess
from policybrief.errors import BuildError, CorpusError, PolicybriefError, SiteError
from policybrief.models.actor import Actor, Country, Organization, OrganizationType, Person
from policybrief.models.article import Article, Defaults, Ignored, Rights
from policybrief.models.briefing import Briefing, Look, Quotation
from policybrief.models.coding import Coding
from policybrief.models.collection import Collection
from policybrief.models.corpus import Corpus
from policybrief.models.correction import Correction
from policybrief.models.dates import Covers, EdtfDate
from policybrief.models.fact import Fact
from policybrief.models.pins import Pin, PinnedStretch, PinnedWords
from policybrief.models.role import Membership, Role, RoleKind
from policybrief.models.source import Event, Publisher
from policybrief.models.stance import Act, Position, Side, Stance
from policybrief.models.statement import Speaker, SpeakerKind, Statement, Words
from policybrief.models.statements import Articles, Statements
from policybrief.models.topic import Topic
from policybrief.pipeline.building import Built, build_site
from policybrief.pipeline.comparing import brief, diff
from policybrief.pipeline.exporting import export, export_files, read_tables, write_export
from policybrief.pipeline.finding import find_problems
from policybrief.pipeline.fixing import Change, Fixed, fix_problems
from policybrief.pipeline.loading import load_corpus
from policybrief.pipeline.pinning import Pinned, pin_texts
from policybrief.pipeline.releasing import Released, release
from policybrief.pipeline.serving import Server, serve
from policybrief.pipeline.starting import Drafted, copy_template, new_article, new_briefing
from policybrief.pipeline.verifying import verify_site
from policybrief.problems import Fix, Location, Problem, Replacement, Severity
from policybrief.reading.folder import read_corpus
from policybrief.serving.state import Rebuilt
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.plan import Page
from policybrief.site.templates import template_names
from policybrief.version import __version__

__all__ = [
    "Act",
    "Actor",
    "Agreement",
    "Alignment",
    "Alpha",
    "Analysis",
    "Article",
    "Articles",
    "AskedChange",
    "Briefing",
    "BuildError",
    "Built",
    "Capacity",
    "Change",
    "Changed",
    "CodedStatement",
    "Coding",
    "Collection",
    "ComparedAccounts",
    "Comparison",
    "Conflict",
    "ConflictChange",
    "Considered",
    "Corpus",
    "CorpusError",
    "Corrected",
    "Correction",
    "Country",
    "Covers",
    "Defaults",
    "Dependence",
    "Desk",
    "Drafted",
    "EdtfDate",
    "Ending",
    "Entry",
    "EntryKind",
    "Event",
    "Evidence",
    "Fact",
    "FactChange",
    "Fix",
    "Fixed",
    "FoundIn",
    "Gap",
    "GapKind",
    "Grade",
    "GradedStatements",
    "Guess",
    "Here",
    "History",
    "Ignored",
    "Line",
    "LineChange",
    "LineNews",
    "Lines",
    "Link",
    "Location",
    "Look",
    "MemberGroup",
    "Membership",
    "MembershipChange",
    "MonthCount",
    "Nearest",
    "Occasion",
    "Organization",
    "OrganizationType",
    "Page",
    "Period",
    "Person",
    "Pieces",
    "Pin",
    "Pinned",
    "PinnedStretch",
    "PinnedWords",
    "PolicybriefError",
    "Position",
    "Precision",
    "Problem",
    "Property",
    "Publisher",
    "Quotation",
    "Reading",
    "Rebuilt",
    "Released",
    "Reliability",
    "Replacement",
    "Rights",
    "Role",
    "RoleChange",
    "RoleKind",
    "RollUp",
    "Salience",
    "Server",
    "Severity",
    "Share",
    "Shift",
    "ShiftKind",
    "Shifts",
    "Side",
    "Silence",
    "SiteError",
    "Speaker",
    "SpeakerKind",
    "Stance",
    "Standing",
    "Statement",
    "StatementChange",
    "StatementNews",
    "Statements",
    "Subject",
    "Timeline",
    "Topic",
    "TopicAgreement",
    "Turn",
    "Utterance",
    "Verdict",
    "Voice",
    "VoiceChange",
    "VoiceNews",
    "Voices",
    "WhyNoAlpha",
    "WordRun",
    "Wording",
    "Words",
    "__version__",
    "analyse",
    "brief",
    "build_site",
    "check_corpus",
    "compare",
    "copy_template",
    "diff",
    "export",
    "export_files",
    "find_gaps",
    "find_problems",
    "fix_problems",
    "load_corpus",
    "nearest_statements",
    "new_article",
    "new_briefing",
    "pin_texts",
    "read_corpus",
    "read_tables",
    "release",
    "serve",
    "template_names",
    "verify_site",
    "write_export",
]
