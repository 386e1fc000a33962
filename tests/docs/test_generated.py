"""Pages that are made from the code."""

from __future__ import annotations

import pytest

from policybrief.codes import CODES
from policybrief.site.plan import TEMPLATES
from tests.docs.generate import DOCS, MACROS, macros, page_views, pages


@pytest.mark.parametrize("name", sorted(pages()))
def test_a_generated_page_says_what_the_code_says(
    name: str, request: pytest.FixtureRequest
) -> None:
    """A page is what its generator makes; ``--update-golden`` writes it."""
    made = pages()[name]()
    file = DOCS / name
    if request.config.getoption("--update-golden"):
        file.write_text(made, encoding="utf-8", newline="\n")

    assert file.read_text(encoding="utf-8") == made, "run pytest tests/docs --update-golden"


def test_each_code_has_a_heading() -> None:
    """A code can be looked up."""
    page = (DOCS / "reference" / "problems.md").read_text(encoding="utf-8")

    assert [line for line in page.split("\n") if line.startswith("## ")] == [
        f"## {code} {{ #{code} }}" for code in sorted(CODES)
    ]


def test_each_page_template_names_its_view() -> None:
    """The docstring of a view names the template that sees it; each template has one."""
    assert sorted(page_views()) == sorted(TEMPLATES)


def test_each_macro_is_described() -> None:
    """A macro without a description, or a description without a macro, is a mistake."""
    assert sorted(MACROS) == sorted(macros())
