from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from policybrief import build_site
from tests.site.builds import files_of

pytestmark = pytest.mark.long

CHECKOUT = Path(__file__).resolve().parents[2]


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command far from the checkout, and return what it printed."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [str(one) for one in command], cwd=cwd, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """Return the wheel of this checkout."""
    place = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", place, CHECKOUT, cwd=place)
    (made,) = place.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """Return the programs of an empty environment in which the wheel was installed."""
    place = tmp_path_factory.mktemp("environment")
    venv.create(place / "venv", with_pip=True)
    programs = place / "venv" / ("Scripts" if os.name == "nt" else "bin")
    run(programs / "python", "-m", "pip", "install", "--quiet", wheel, cwd=place)
    return programs


def test_the_wheel_holds_what_it_needs_and_nothing_else(wheel):
    """Types and templates are inside; tests, seeds and docs are not."""
    names = set(zipfile.ZipFile(wheel).namelist())

    assert "policybrief/py.typed" in names
    assert "policybrief/countries/table.json" in names
    for path in (CHECKOUT / "site_templates").rglob("*"):
        if path.is_file():
            inside = path.relative_to(CHECKOUT).as_posix()
            assert f"policybrief/{inside}" in names
    roots = {name.partition("/")[0] for name in names}
    assert {one for one in roots if not one.endswith(".dist-info")} == {"policybrief"}
    assert not [name for name in names if "__pycache__" in name]


def test_the_wheel_carries_its_licence(wheel):
    """Whoever receives it is told what they may do with it."""
    names = zipfile.ZipFile(wheel).namelist()

    assert any(name.endswith("LICENSE") for name in names)


def test_an_installed_library_makes_a_briefing(installed, tmp_path):
    """From nothing to a site, outside of the checkout."""
    run(installed / "policybrief", "new", "mine", cwd=tmp_path)
    run(installed / "policybrief", "check", "mine", cwd=tmp_path)
    run(installed / "policybrief", "build", "mine", "--site", "out", cwd=tmp_path)

    page = (tmp_path / "out" / "articles" / "example-article.html").read_text(encoding="utf-8")
    assert "we will take part in the exercise" in page


def test_an_installed_library_is_the_installed_one(installed, tmp_path):
    """It does not lean on the checkout."""
    words = "import policybrief as p; print(p.__file__, len(p.template_names()))"

    file, number = run(installed / "python", "-c", words, cwd=tmp_path).split()
    assert Path(file).is_relative_to(installed.parent)
    assert int(number) > 10


def test_the_module_runs_as_a_program(installed, tmp_path):
    """`python -m policybrief` is the command."""
    assert "Usage:" in run(installed / "python", "-m", "policybrief", "--help", cwd=tmp_path)


def test_an_installed_library_makes_the_same_bytes(installed, tmp_path):
    """With the same versions a site from the wheel is the site from the checkout."""
    run(installed / "policybrief", "new", "mine", cwd=tmp_path)
    run(installed / "policybrief", "build", "mine", "--site", "out/site", cwd=tmp_path)
    build_site(tmp_path / "mine", tmp_path / "here/site")

    sites = [dict(files_of(tmp_path / name)) for name in ("out", "here")]
    versions = [json.loads(one["site/policybrief.json"])["versions"] for one in sites]
    if versions[0] != versions[1]:
        pytest.skip("pip installed other versions of what it depends on")
    assert sites[0] == sites[1]
