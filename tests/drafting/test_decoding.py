"""Bytes become text, or a message."""

from __future__ import annotations

import pytest

from policybrief import PolicybriefError
from policybrief.drafting.decoding import decode

ROMANIAN = (
    "Președintele a spus că zidul va fi construit în această primăvară, după ce banii au fost "
    "găsiți. Ţara aşteaptă şi speră că îl va vedea. "
)


@pytest.mark.parametrize(
    "raw", [b"The wall.\r\n", "Zid și mare".encode(), "\ufeffWall".encode(), b"no end"]
)
def test_utf_8_is_kept_byte_for_byte(raw: bytes) -> None:
    """Nothing is changed that need not be."""
    decoded = decode(raw, "a.txt")

    assert decoded.content == raw
    assert decoded.notes == ()
    assert not decoded.text.startswith("\ufeff")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1250", "cp1251"])
def test_another_encoding_is_read_and_told(encoding: str) -> None:
    """The text comes out whole, in UTF-8."""
    text = ROMANIAN.replace("ș", "ş").replace("ț", "ţ").replace("Ț", "Ţ") * 3
    if encoding == "cp1251":
        text = "Президент сказав, що стіну збудують навесні, бо гроші знайшли. " * 5

    decoded = decode(text.encode(encoding), "a.txt")

    assert decoded.text == text
    assert decoded.content.decode("utf-8-sig") == text
    assert bool(decoded.notes) is (encoding != "utf-8-sig")


def test_what_cannot_be_seen_is_taken_out() -> None:
    """Control characters would be errors of the corpus; a page break becomes a line."""
    decoded = decode("The w\x07all.\x0cIt ho\ufeffld.".encode(), "a.txt")

    assert decoded.text == "The wall.\nIt hold."
    assert decoded.content == b"The wall.\nIt hold."
    assert len(decoded.notes) == 1


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b" \n\t\r\n",
        b"\xef\xbb\xbf",
        b"--- ...",
        b"\x89PNG\r\n\x1a\n\0\0\0",
        b"a\0b",
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    """The message names the file."""
    with pytest.raises(PolicybriefError, match=r"a\.txt"):
        decode(raw, "a.txt")
