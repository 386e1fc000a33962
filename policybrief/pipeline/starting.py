"""New folders, and templates to start an override from."""

from __future__ import annotations

from pathlib import Path

from policybrief.drafting.starter import write_starter
from policybrief.errors import PolicybriefError
from policybrief.site.templates import template_names, templates_folder


def new_briefing(folder: Path | str) -> list[Path]:
    """Write a starter folder that checks clean and builds, and return its files.

    Raises:
        PolicybriefError: When *folder* is not empty.
    """
    return write_starter(Path(folder))


def copy_template(name: str, folder: Path | str) -> Path:
    """Copy one of our templates into ``templates/`` of *folder*, to start an override from.

    Returns:
        The copy.

    Raises:
        PolicybriefError: When there is no such template, or the copy is there already.
    """
    if name not in template_names():
        known = ", ".join(template_names())
        raise PolicybriefError(f"there is no template '{name}'; there are: {known}")
    target = Path(folder) / "templates" / name
    if target.exists():
        raise PolicybriefError(f"{target} is there already")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes((templates_folder() / name).read_bytes())
    return target
