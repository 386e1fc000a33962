"""What stands around a figure."""

from __future__ import annotations

import attrs
from markupsafe import Markup

from policybrief.analysis.words import day_words
from policybrief.site.addresses import Here
from policybrief.site.desk import Desk
from policybrief.site.figures import FOLDER


@attrs.frozen
class FrameView:
    """What stands around a figure.

    Attributes:
        id: Its anchor on the page.
        title: The finding, in a sentence.
        source: What it rests on, in words.
        as_of: The date of all lines, in words.
        csv: Address of its data.
        svg: Address of the picture; None for a table.
        html: Address of the snippet to embed.
    """

    id: str
    title: str
    source: str
    as_of: str
    csv: Markup
    svg: Markup | None
    html: Markup


def frame_view(
    desk: Desk, here: Here, name: str, title: str, source: str, *, picture: bool = True
) -> FrameView:
    """Return the frame of a figure.

    Args:
        desk: The desk.
        here: The page that it stands on.
        name: Its name, as `Figure` has it; the last part is its anchor.
        title: The finding, in a sentence.
        source: What it rests on, in words.
        picture: Whether it is one.
    """
    address = f"{FOLDER}{name}"
    return FrameView(
        id=f"figure-{name.rpartition('/')[2]}",
        title=title,
        source=source,
        as_of=day_words(desk.at),
        csv=here.url(f"{address}.csv"),
        svg=here.url(f"{address}.svg") if picture else None,
        html=here.url(f"{address}.html"),
    )
