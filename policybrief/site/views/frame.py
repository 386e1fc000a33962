"""What stands around a figure."""

from __future__ import annotations

import html

import attrs
from markupsafe import Markup

from policybrief.analysis.words import day_words, one_line
from policybrief.site.addresses import Here, Link
from policybrief.site.desk import Desk
from policybrief.site.figures import FOLDER, site_address, stands_alone


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
        embed: Code that shows the snippet in a page of others; empty when the site has no address.
        home: The briefing, as a link to the page of the figure, where the figure stands by itself.
    """

    id: str
    title: str
    source: str
    as_of: str
    csv: Markup
    svg: Markup | None
    html: Markup
    embed: str
    home: Link | None


def frame_view(
    desk: Desk,
    here: Here,
    name: str,
    title: str,
    source: str,
    *,
    picture: bool = True,
    page: str | None = None,
) -> FrameView:
    """Return the frame of a figure.

    Args:
        desk: The desk.
        here: The page that it stands on.
        name: Its name, as `Figure` has it; the last part is its anchor.
        title: The finding, in a sentence.
        source: What it rests on, in words.
        picture: Whether it is one.
        page: Address of the page of the site that it stands on; None when there are several.
    """
    address = f"{FOLDER}{name}"
    id_ = f"figure-{name.rpartition('/')[2]}"
    home = here.url("index.html") if page is None else here.url(page, id_)
    return FrameView(
        id=id_,
        title=title,
        source=source,
        as_of=day_words(desk.at),
        csv=here.url(f"{address}.csv"),
        svg=here.url(f"{address}.svg") if picture else None,
        html=here.url(f"{address}.html"),
        embed=_embed(desk, f"{address}.html", title),
        home=Link(desk.corpus.briefing.title, home) if stands_alone(here) else None,
    )


def _embed(desk: Desk, address: str, title: str) -> str:
    site = site_address(desk.corpus.briefing.site_url)
    if not site:
        return ""
    url = attrs.evolve(desk.here(address), site=site).url(address)
    name = html.escape(one_line(title), quote=True)
    return (
        f'<iframe src="{url}" title="{name}" loading="lazy" width="100%" height="560" '
        'style="border:0"></iframe>'
    )
