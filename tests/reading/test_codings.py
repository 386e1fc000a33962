"""Second codings are read as the first one is, with all that can be wrong with it."""

from __future__ import annotations

import pytest

from policybrief import fix_problems
from policybrief.models.coding import Coding
from policybrief.models.stance import Act, Position
from tests.reading.corpora import ARTICLE, VALID, changed, found, look_at, write

BEFORE = "    via: press-conference\n"


def coded(codings: str) -> dict[str, str]:
    """Return the valid corpus with `codings` on one line, from its 15th column on."""
    return changed(ARTICLE, BEFORE, f"    coded: ab\n    codings: {codings}\n{BEFORE}")


def test_second_codings_are_read(tmp_path):
    """In the short form and the long one, with none, and with a note."""
    long = """
      - coded: cd
        stances:
          bridge-toll: leans-against
          rent-cap: {position: for, if: funding, act: offers, of: dk, until: 2027}
        note: Hard to tell.
      - {coded: ef, stances: {}}"""
    corpus, problems = look_at(write(tmp_path, coded(long)))
    statement = corpus.statements[0]

    assert problems == []
    assert [(one.coded, one.note) for one in statement.codings] == [
        ("cd", "Hard to tell."),
        ("ef", None),
    ]
    first, second = statement.codings[0].stances
    assert (first.topic, first.position) == ("bridge-toll", Position.LEANS_AGAINST)
    assert (second.condition, second.act, second.of) == ("funding", Act.OFFERS, "dk")
    assert str(second.until) == "2027"
    assert statement.codings[1].stances == ()
    assert statement.codings[0].location.line == 15
    assert [one.topic for one in statement.stances] == ["bridge-toll", "rent-cap"]


def test_a_coding_made_in_python():
    """A mapping will do, as for a statement's own stances."""
    one = Coding(coded="cd", stances={"bridge-toll": {"position": "for", "act": "does"}})

    assert one.stances[0].act is Act.DOES
    with pytest.raises(TypeError, match="stances"):
        Coding(coded="cd")
    with pytest.raises(ValueError, match="text"):
        Coding(coded=None, stances={})


@pytest.mark.parametrize(
    ("codings", "code"),
    [
        ("[¦{stances: {}}]", "missing-field"),
        ("[¦{coded: cd}]", "missing-field"),
        ("[{coded: cd, ¦stances: }]", "empty-value"),
        ("[{coded: ¦'', stances: {}}]", "empty-value"),
        ("[{coded: ¦[cd], stances: {}}]", "not-text"),
        ("[¦cd]", "not-a-mapping"),
        ("¦cd", "not-a-mapping"),
        ("[{coded: cd, stances: ¦[for]}]", "not-a-mapping"),
        ("[{coded: cd, stances: {bridge-toll: ¦pro}}]", "unknown-position"),
        ("[{coded: cd, stances: {bridge-toll: ¦wants a toll}}]", "unknown-position"),
        ("[{coded: cd, stances: {bridge-toll: {position: ¦wants a toll}}}]", "unknown-position"),
        ("[{coded: cd, stances: {¦bridge-toll: }}]", "empty-value"),
        ("[{coded: cd, stances: {¦bridge: for}}]", "unknown-topic"),
        ("[{coded: cd, stances: {rent-cap: {position: for, if: ¦fund}}}]", "unknown-condition"),
        ("[{coded: cd, stances: {rent-cap: {position: for, act: ¦sings}}}]", "unknown-act"),
        ("[{coded: cd, stances: {rent-cap: {position: for, of: ¦ada-broke}}}]", "unknown-actor"),
        ("[{coded: cd, stances: {rent-cap: {position: for, until: ¦soon}}}]", "bad-date"),
        ("[{coded: cd, stances: {rent-cap: ¦{}}}]", "missing-field"),
        ("[{coded: cd, stances: {rent-cap: for, ¦rent-cap: open}}]", "duplicate-key"),
        ("[{coded: cd, stances: {}, ¦checked: ef}]", "unknown-field"),
        ("[{¦coder: cd, stances: {}}]", "unknown-field"),
        ("[{coded: cd, stances: {}}, {coded: ¦cd, stances: {}}]", "double-coding"),
    ],
)
def test_each_mistake_is_located(tmp_path, codings, code):
    """One problem, where an editor must look (¦); nothing hides behind it, none follows from it."""
    _, problems = look_at(write(tmp_path, coded(codings.replace("¦", ""))))

    assert found(problems) == [f"{ARTICLE}:14:{14 + codings.index('¦')} {code}"]


def test_mistakes_in_two_codings_are_two(tmp_path):
    """Each is said, and so is one behind them."""
    text = "[{coded: cd, stances: {rent-cap: pro}}, {coded: ef, stances: {bridge: for}}]"
    files = coded(text)
    files[ARTICLE] = files[ARTICLE].replace("bridge-toll: leans-for", "bridge-toll: lean")
    _, problems = look_at(write(tmp_path, files))

    assert [one.code for one in problems] == [
        "unknown-position",
        "unknown-topic",
        "unknown-position",
    ]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("[{coded: cd, stances: {rent-cap: Leans For}}]", "rent-cap: leans-for"),
        ("[{coded: cd, stances: {rent-cap: {position: for, act: Offers}}}]", "act: offers"),
        ("[{coded: cd, stances: {Rent-Cap: for}}]", "{rent-cap: for"),
        ("[{coded: cd, stances: {rent-cap: {position: for, if: Funding}}}]", "if: funding"),
        ("[{Coded: cd, stances: {}}]", "{coded: cd"),
    ],
)
def test_what_is_surely_meant_is_mended(tmp_path, wrong, right):
    """As in the first coding."""
    root = write(tmp_path, coded(wrong))

    fix_problems(root)

    assert right in (root / ARTICLE).read_text(encoding="utf-8")
    assert look_at(root)[1] == []


def test_a_list_of_speakers_shares_its_codings(tmp_path):
    """Each of its statements has them, and a mistake in them is one."""
    article = VALID[ARTICLE].replace(
        "    event: opening\n",
        "    event: opening\n    coded: ab\n    codings: [{coded: cd, stances: {bridge: for}}]\n",
    )
    corpus, problems = look_at(write(tmp_path, {**VALID, ARTICLE: article}))

    assert found(problems) == [f"{ARTICLE}:22:37 unknown-topic"]
    assert [len(one.codings) for one in corpus.statements] == [0, 1, 1]
