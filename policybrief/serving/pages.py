"""What is put into served pages, and the page that stands in for a site that is not there yet."""

from __future__ import annotations

import html
from importlib import resources

from policybrief.serving.state import SCRIPT, Rebuilt

_MOST_SHOWN = 100

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; }}
main {{ padding: 0 1rem; }}
li {{ margin-bottom: 1rem; overflow-wrap: anywhere; white-space: pre-wrap; }}
code {{ font-family: ui-monospace, monospace; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{words}
</main>
</body>
</html>
"""


def script() -> bytes:
    """Return the script that reloads a page and shows problems above it."""
    return resources.files("policybrief.serving").joinpath("reload.js").read_bytes()


def with_script(page: bytes, version: str) -> bytes:
    """Return the HTML of a page with the script in it; the file on disk stays as it is."""
    tag = f'<script src="{SCRIPT}" data-version="{html.escape(version)}"></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + tag + end + after if end else page + tag


def no_site(last: Rebuilt | None) -> bytes:
    """Return the page that lists why there is no site."""
    lines: list[str] = []
    if last is not None:
        lines += [str(one) for one in last.errors[:_MOST_SHOWN]]
        if len(last.errors) > _MOST_SHOWN:
            lines.append(f"… and {len(last.errors) - _MOST_SHOWN} more")
        lines += [last.failure] if last.failure is not None else []
    problems = "\n".join(f"<li><code>{html.escape(line)}</code></li>" for line in lines)
    words = f"""<p>It appears here when this is mended.</p>
<div role="alert">
<ul>
{problems}
</ul>
</div>"""
    return _page("The site could not be built yet", words)


def not_yet() -> bytes:
    """Return the page that stands for a file that only a build makes, while the first one runs."""
    return _page("Not there yet", "<p>It appears here when the whole site has been built.</p>")


def _page(title: str, words: str) -> bytes:
    return _PAGE.format(title=title, words=words).encode("utf-8", "replace")
