"""Turn coded news articles into accountable positions, and publish them as a briefing site.

>>> import policybrief
>>> corpus = policybrief.load_corpus("seeds")
>>> ledger = policybrief.analyse(corpus)
>>> ledger.line("ro", "troops-in-ukraine").position
<Position.AGAINST: 'against'>
"""

from __future__ import annotations

from policybrief.analysis.alignment import Alignment
from policybrief.analysis.capacity import Capacity
from policybrief.analysis.conflict import Conflict
from policybrief.analysis.evidence import Evidence, Grade
from policybrief.analysis.line import Considered, Line, Verdict
from policybrief.analysis.shift import Changed, Shift, ShiftKind
from policybrief.analysis.standing import Analysis, Silence, Standing, analyse
from policybrief.analysis.voices import Voice
from policybrief.checks.run import check_corpus
from policybrief.errors import BuildError, CorpusError, PolicybriefError
from policybrief.models.actor import Actor, Country, Organization, OrganizationType, Person
from policybrief.models.article import Article, Defaults, Ignored, Rights
from policybrief.models.briefing import Briefing, Look, Quotation
from policybrief.models.corpus import Corpus
from policybrief.models.dates import Covers, EdtfDate
from policybrief.models.fact import Fact
from policybrief.models.role import Membership, Role, RoleKind
from policybrief.models.source import Event, Publisher
from policybrief.models.stance import Act, Position, Side, Stance
from policybrief.models.statement import Speaker, SpeakerKind, Statement, Words
from policybrief.models.topic import Topic
from policybrief.pipeline.building import Built, build_site
from policybrief.pipeline.exporting import export
from policybrief.pipeline.loading import find_problems, load_corpus
from policybrief.pipeline.starting import copy_template, new_briefing
from policybrief.problems import Location, Problem, Severity
from policybrief.reading.folder import read_corpus
from policybrief.site.templates import template_names
from policybrief.version import __version__

__all__ = [
    "Act",
    "Actor",
    "Alignment",
    "Analysis",
    "Article",
    "Briefing",
    "BuildError",
    "Built",
    "Capacity",
    "Changed",
    "Conflict",
    "Considered",
    "Corpus",
    "CorpusError",
    "Country",
    "Covers",
    "Defaults",
    "EdtfDate",
    "Event",
    "Evidence",
    "Fact",
    "Grade",
    "Ignored",
    "Line",
    "Location",
    "Look",
    "Membership",
    "Organization",
    "OrganizationType",
    "Person",
    "PolicybriefError",
    "Position",
    "Problem",
    "Publisher",
    "Quotation",
    "Rights",
    "Role",
    "RoleKind",
    "Severity",
    "Shift",
    "ShiftKind",
    "Side",
    "Silence",
    "Speaker",
    "SpeakerKind",
    "Stance",
    "Standing",
    "Statement",
    "Topic",
    "Verdict",
    "Voice",
    "Words",
    "__version__",
    "analyse",
    "build_site",
    "check_corpus",
    "copy_template",
    "export",
    "find_problems",
    "load_corpus",
    "new_briefing",
    "read_corpus",
    "template_names",
]
