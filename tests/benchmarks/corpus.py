"""A large corpus in the project's own format, the same for the same numbers.

    python -m tests.benchmarks.corpus FOLDER --articles 300

The people, parties, papers and proposals in it are invented, and countries are only the names of
columns: nobody says anything about the world. Each article has five statements.
"""

from __future__ import annotations

import argparse
import datetime
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import attrs

from policybrief.countries.lookup import name_in
from policybrief.models.ids import slugify

FIRST_DAY: Final = datetime.date(2021, 1, 4)
LAST_DAY: Final = datetime.date(2026, 1, 30)
PER_ARTICLE: Final = 5

_CODES: Final = (
    "ro bg fr gb de pl es it pt nl be dk se fi ee lv lt cz sk hu at si hr gr ie lu mt cy no is ch "
    "ua md rs me al mk ba xk tr ge am az us ca mx br ar jp kr au nz in id za eg ma ng ke il sa"
).split()
_GIVEN: Final = (
    "Ștefan Țuca Léonie Søren Łucja Ångström Björk Ørjan Çağla Ďurko Müşerref Zoé Nuño Ioana "
    "Mircea Oksana Ярина Тарас Αλέξης Ελένη Ivana Dragoș Anikó Győző Žofie Šárka Jürgen Käthe "
    "Inês João"
).split()
_FAMILY: Final = (
    "Brânduș Câmpeanu Dobrițoiu Făgărășan Gârleanu Hâncu Întorsureanu Jilăveanu Kőrösi Lăzărescu "
    "Müllner Nørgaard Öztürkmen Păltineanu Quiñonero Râșnoveanu Sørlund Șerbănoiu Tătărășanu "
    "Ursache Văcăroiu Wójtowicz Ybarrondo Żelechowski Карпенчук Шевцевич Παπαδάκηρος "
    "Ďuricovič Łopaciński"
).split()
_SUBJECTS: Final = (
    "lighthouse fund|shared timber stock|night train|river archive|salt tariff|amber standard|"
    "joint weather ship|tulip quota|common clock|glass bridge|paper post|harvest reserve|"
    "mountain beacon|canal toll|copper ledger|seed vault|tide table|ferry pact|stone road|"
    "wool register|honey label|compass award|orchard bank|quarry rule|basalt code|willow treaty|"
    "marble guarantee|linen accord|cedar levy|granite pledge"
).split("|")
_WORDS: Final = (
    "meeting council minister proposal budget weather committee harbour valley letter session "
    "paper speech question answer morning evening debate chamber report figure season market "
    "bridge signature clause draft vote reading motion record agenda visit archive window "
    "garden table"
).split()
_ENDS: Final = {
    "for": "we shall pay our part of it and begin this year",
    "leans-for": "we are ready to join it, and the sum is still to be settled",
    "open": "we rule nothing out and have decided nothing",
    "leans-against": "we see little sense in it as it stands",
    "against": "we shall not take part in it in any form",
    "unclear": "we have read every page of it with great interest",
}
_CONDITIONS: Final = ("quorum", "harvest")
_ACTS: Final = ("declares", "considers", "offers", "urges", "decides", "does")


@attrs.frozen
class Person:
    """An invented person."""

    id: str
    name: str
    country: str
    speaks: bool


def write_corpus(folder: Path, articles: int, countries: int = 60, topics: int = 24) -> None:
    """Write a corpus of so many articles; the folder is made.

    Args:
        folder: Where; an empty folder, or one that does not exist.
        articles: How many articles.
        countries: How many countries are asked of each topic, at most those that are known here.
        topics: How many topics, at most those that are known here.
    """
    chance = random.Random(articles * 1000 + countries)
    codes = _CODES[: min(countries, max(4, articles // 4))]
    names = _SUBJECTS[: min(topics, max(3, articles // 8))]
    people = list(_people(chance, codes))
    _write(folder / "briefing.yml", _briefing())
    for code in codes:
        _write(
            folder / f"actors/{code}.md", f"---\nkind: country\nname: {name_in(code, 'en')}\n---\n"
        )
    for one, text in _person_files(chance, people):
        _write(folder / f"actors/{one}.md", text)
    for subject in names:
        _write(folder / f"topics/{slugify(subject)}.md", _topic(chance, subject, codes))
    papers = [f"{_GIVEN[at % 29].title()} {_WORDS[at]} courier" for at in range(12)]
    for at, paper in enumerate(papers):
        body = f"---\nname: The {paper}\ncountry: {codes[at % len(codes)]}\n---\n"
        _write(folder / f"publishers/{slugify(paper)}.md", body)
    days = (LAST_DAY - FIRST_DAY).days
    for at in range(articles):
        day = FIRST_DAY + datetime.timedelta(days=at * days // max(1, articles - 1))
        text = _article(chance, at, day, people, codes, names, slugify(papers[at % len(papers)]))
        _write(folder / f"articles/{day.year}/a{at:06}.md", text)


def _briefing() -> str:
    return (
        "title: Proposals that nobody made\nlanguage: en\n"
        f"site_url: https://example.org/brief/\nas_of: {LAST_DAY + datetime.timedelta(days=1)}\n"
        "contact: desk@example.org\nrights: open\nconditions:\n"
        "  quorum: a quorum is found\n  harvest: the harvest is good\n"
        "quotation: {words: 80, share: 60%}\nquiet: [near-duplicate, no-role-on-day]\n"
    )


def _people(chance: random.Random, codes: list[str]) -> Iterator[Person]:
    seen: set[str] = set()
    for code in codes:
        for at in range(5):
            while True:
                name = f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}"
                id_ = f"{slugify(name)}-{code}"
                if id_ not in seen:
                    break
            seen.add(id_)
            yield Person(id_, name, code, at < 3)


def _person_files(chance: random.Random, people: list[Person]) -> Iterator[tuple[str, str]]:
    for at, one in enumerate(people):
        match at % 5:
            case 0:
                roles = [f"president of {one.country}, 2019-05-01/2023-06-30"]
            case 1:
                roles = [
                    f"foreign minister of {one.country}, 2020-02-01/2023-06-30",
                    f"president of {one.country}, 2023-07-01/..",
                ]
            case 2:
                roles = [f"prime minister of {one.country}, 2020-09-15/.."]
            case 3:
                roles = [f"member of parliament of {one.country}, 2020-01-01/.."]
            case _:
                roles = []
        listed = "".join(f"\n  - {role}" for role in roles)
        yield (
            one.id,
            f"---\nname: {one.name}\nkind: person\ncountry: {one.country}\n"
            + (f"roles:{listed}\n" if roles else "")
            + f"---\n\nAn invented person, number {at}.\n",
        )


def _topic(chance: random.Random, subject: str, codes: list[str]) -> str:
    asked = sorted(chance.sample(codes, max(3, len(codes) * 2 // 3)))
    return (
        f"---\ntitle: The {subject}\nproposition: The country joins the {subject}.\n"
        f"question: Would it join the {subject}?\n"
        "labels: {for: joins, leans-for: ready to join, open: has not ruled it out, "
        "leans-against: reluctant, against: will not join}\n"
        f"asked_of: [{', '.join(asked)}]\nkeywords: [{subject}]\n"
        f"include: Money for the {subject}.\nexclude: Speeches on anything else.\n---\n\n"
        f"The {subject} is an invented proposal.\n"
    )


def _sentence(chance: random.Random, at: int) -> str:
    words = [chance.choice(_WORDS) for _ in range(chance.randint(9, 17))]
    return f"The {' '.join(words)} was number {at}."


def _article(
    chance: random.Random,
    number: int,
    day: datetime.date,
    people: list[Person],
    codes: list[str],
    subjects: list[str],
    publisher: str,
) -> str:
    statements, paragraphs = [], []
    for at in range(PER_ARTICLE):
        subject, kind = chance.choice(subjects), chance.random()
        position = chance.choices(tuple(_ENDS), (5, 3, 2, 2, 3, 1))[0]
        token = f"{number}-{at}"
        words = f"On the {subject} of page {token}, {_ENDS[position]}"
        extra = f", if: {chance.choice(_CONDITIONS)}" if chance.random() < 0.2 else ""
        act = chance.choice(_ACTS)
        stance = f"{slugify(subject)}: {{position: {position}, act: {act}{extra}}}"
        if kind < 0.6:
            who = chance.choice([one for one in people if one.speaks])
            statements.append(_coded(who.id, "quote", words, stance))
            paragraphs.append(f"{who.name} told the paper: “{words}.”")
        elif kind < 0.75:
            other = chance.choice(people)
            statements.append(_coded(other.id, "quote", words, stance))
            paragraphs.append(f"“{words},” said {other.name}.")
        elif kind < 0.9:
            code = chance.choice(codes)
            told = f"was said of the {subject} on page {token}"
            gist = f"The paper gave an account of the {subject} on page {token}."
            statements.append(_coded(code, "reported", told, stance, gist))
            paragraphs.append(f"The answer {told}.")
        else:
            code = chance.choice(codes)
            speaker = f"{{unnamed: an official, of: {code}}}"
            statements.append(_coded(speaker, "quote", words, stance))
            paragraphs.append(f"“{words},” an official said.")
        paragraphs.append(" ".join(_sentence(chance, at * 10 + each) for each in range(4)))
    subject = re.sub(r"\s+", " ", chance.choice(subjects))
    return (
        f"---\ntitle: Page {number} on the {subject} and {chance.choice(_WORDS)}\n"
        f"publisher: {publisher}\nurl: https://example.org/a/{number}\ndate: {day.isoformat()}\n"
        f"lang: en\nrights: open\nstatements:\n{''.join(statements)}---\n\n"
        + "\n\n".join(paragraphs)
        + "\n"
    )


def _coded(speaker: str, kind: str, words: str, stance: str, gist: str | None = None) -> str:
    told = "" if gist is None else f"    gist: {gist}\n"
    return (
        f"  - speaker: {speaker}\n    {kind}: >-\n      {words}\n{told}"
        f"    stances:\n      {stance}\n    coded: ab\n    checked: cd\n"
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main() -> None:
    """Write a corpus from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--countries", type=int, default=60)
    parser.add_argument("--topics", type=int, default=24)
    given = parser.parse_args()
    write_corpus(given.folder, given.articles, given.countries, given.topics)


if __name__ == "__main__":
    main()
