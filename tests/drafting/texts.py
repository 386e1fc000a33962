"""Invented texts that articles are drafted from."""

from __future__ import annotations

from typing import Final

BRIEFING: Final = {
    "briefing.yml": "title: The sea wall\ncontact: desk@example.org\n",
    "publishers/harbour-daily.md": (
        "---\nname: Harbour Daily\nurl: https://harbour.example/news/\n---\n"
    ),
    "publishers/tide-wire.md": "---\nname: Tide Wire\n---\n",
    "actors/ada-wren.md": (
        "---\nname: Ada Wren\nkind: person\naka: [President Wren]\n"
        "roles:\n  - president of norland, 2020-03-01/..\n---\n"
    ),
    "actors/norland.md": (
        "---\nname: Norland\nkind: country\ndemonym: Norlander\ncapital: Wrenport\n---\n"
    ),
}

TALKS: Final = """\
Talks about the wall end without a date

WRENPORT, 14 January 2026 (Tide Wire) - The president of Norland, Ada Wren, said that the wall will
be built this year, and that the money for it has been found.
"We build the wall this year," said President Wren. “We have found the money for it, and the
stone,” she added. Wren called the plan a "gift".
Others were not so sure of it: "We build the wall this year" was heard from nobody else in the
harbour, and there were those who said that on 3 March 2019 it had been said as well.

Harbour Master Resigns Over a Missing Boat
The harbour master of Wrenport has left his post because of a boat that cannot be found
Ferry to Sudmark Will Not Sail in the Winter
The ferry stays in the harbour until the ice has gone
"""

NOTICE: Final = """\
Talks about the wall

The president of Norland said that the wall will be built this year, and that it will hold.

This text was translated automatically and was not read by an editor.
Back to top
"""
