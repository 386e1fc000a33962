"""What the site calls the types of organizations."""

from __future__ import annotations

from typing import Final

from policybrief.languages import N_
from policybrief.models.actor import OrganizationType

TYPES: Final = {
    OrganizationType.GOVERNMENT: N_("government"),
    OrganizationType.MINISTRY: N_("ministry"),
    OrganizationType.PARLIAMENT: N_("parliament"),
    OrganizationType.PARTY: N_("party"),
    OrganizationType.ALLIANCE: N_("alliance"),
    OrganizationType.COMPANY: N_("company"),
    OrganizationType.MEDIA: N_("media organization"),
    OrganizationType.NGO: N_("non-governmental organization"),
    OrganizationType.OTHER: N_("other organization"),
}
"""Each type as a message."""
