"""The registry: its data, its folding of names, a user's layers, and what it says of bad files."""

from __future__ import annotations

import csv
import re
from importlib import resources

import pytest

from attrib.errors import DataError, InputError
from attrib.model import SPEAKER_TYPES
from attrib.sources.names.folding import fold_name, fold_word
from attrib.sources.names.registry import COLUMNS, MentionCorrection, load_countries, load_registry, make_id


def read_rows(name):
    with resources.files("attrib").joinpath("data", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", ["registry.csv", "registry_people.csv"])
def test_registry_rows_hold_known_values(name):
    rows = read_rows(name)
    countries = load_countries()
    assert tuple(rows[0]) == COLUMNS
    for row in rows:
        assert None not in row, row
        assert row["type"] in SPEAKER_TYPES or row["parent"], row
        assert row["country"] == "" or row["country"] in countries, row
        for year in (row["from"], row["to"]):
            assert re.fullmatch(r"(\d{4}(-\d\d)?)?", year), row
        assert row["external_id"] == ""  # for a user to fill; none is invented


def test_registry_parents_exist():
    registry = load_registry()
    names = {entity.name for entity in registry.entities.values()}
    missing = {entity.parent for entity in registry.entities.values() if entity.parent} - names
    assert missing == set()


def test_registry_size_and_depth():
    entities = load_registry().entities.values()
    named = [entity for entity in entities if entity.kind != "country"]
    assert len(named) >= 900
    syrian = [entity for entity in named if entity.country == "SY"]
    assert len(syrian) >= 200  # the war's foreign and international actors stand under other countries
    assert {
        "government",
        "military",
        "state-media",
        "rebel",
        "opposition",
        "monitor",
        "activist",
        "jihadist",
        "medical-rescue",
        "media",
    } <= {entity.type for entity in syrian}


def test_registry_people_have_a_gender():
    for row in read_rows("registry_people.csv"):
        assert row["note"].split(";")[0] in ("m", "f"), row


def test_registry_unambiguous_aliases_have_one_owner():
    registry = load_registry()
    clashes = {}
    for key, entries in registry.index.items():
        owners = {entry.target for entry in entries if entry.kind == "entity" and not entry.ambiguous}
        if len(owners) > 1:
            clashes[key] = owners
    assert clashes == {}


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("al-Assad", ("assad",)),
        ("Abdulrahman", ("abdel", "rahman")),
        ("Abdel-Rahman", ("abdel", "rahman")),
        ("U.S.", ("us",)),
        ("Defense", ("defence",)),
        ("Organisation", ("organization",)),
        ("Erdoğan", ("erdogan",)),
        ("Muhammad", ("mohammed",)),
        (",", ("\x00",)),
        ("'s", ("\x01",)),
        ("al", ()),
    ],
)
def test_registry_fold_word(word, parts):
    assert fold_word(word) == parts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rami Abdulrahman", "Rami Abdel-Rahman"),
        ("Al Jazeera", "al-Jazeera"),
        ("Mevlüt Çavuşoğlu", "Mevlut Cavusoglu"),
        ("World Health Organisation", "World Health Organization"),
        ("Mohamed Morsi", "Mohammed Morsi"),
    ],
)
def test_registry_fold_name_equates_spellings(one, other):
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("SOHR", "Syrian Observatory for Human Rights"),
        ("Daesh", "Islamic State"),
        ("White Helmets", "Syria Civil Defence"),
        ("Jabhat al-Nusra", "Al-Nusra Front"),
        ("Syrian army", "Syrian government forces"),
        ("Pentagon", "US military"),
        ("KCNA", "Korean Central News Agency"),
        ("Etilaf", "Syrian National Coalition"),
        ("SNC", None),
        ("nobody", None),
    ],
)
def test_registry_find_name(name, canonical):
    found = load_registry().find_name(name)
    assert (found.name if found else None) == canonical


def test_registry_names_agree_with_the_scorers(corpora):
    """The names that the scorers take as equal lead to one entity, where the registry has them."""
    import json

    registry = load_registry()
    groups = json.loads((corpora / "gold" / "aliases.json").read_text("utf-8"))
    split = {}
    for canonical, names in groups.items():
        found = {entity.name for name in (canonical, *names) if (entity := registry.find_name(name))}
        if len(found) > 1:
            split[canonical] = found
    assert split.keys() <= {
        "Syrian government",
        "United States",
    }  # a country and its government are two entries


def test_registry_make_id_is_plain():
    assert make_id("Médecins Sans Frontières (MSF)") == "medecins-sans-frontieres-msf"
    assert make_id("…") == "source"


def test_registry_user_rows_add_and_replace(tmp_path):
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text(
        "name,aliases,type,country,external_id\nVeldora Front,VF|the Front?,rebel,,Q1\nSANA,,media,,\n",
        "utf-8",
    )
    second.write_text("\ufeffname,type\nVeldora Front,jihadist\n", "utf-8")
    registry = load_registry([first, second])
    front = registry.find_name("VF")
    assert (front.name, front.type, front.external_id, front.aliases) == (
        "Veldora Front",
        "jihadist",
        "Q1",
        ("VF", "the Front?"),
    )
    sana = registry.find_name("SANA")
    assert (sana.type, sana.country) == ("media", "SY")
    assert registry.find_name("Syrian Arab News Agency") is sana
    assert load_registry().find_name("VF") is None


def test_registry_mention_rows_are_corrections(tmp_path):
    sheet = tmp_path / "a.csv"
    sheet.write_text("name,type,document,start,end,mention\nHamas,,d1,3,9,it\n,,d1,20,22,he\n", "utf-8")
    assert load_registry([sheet]).corrections == {("d1", 3, 9): MentionCorrection("d1", (3, 9), "Hamas", "")}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("type\nrebel\n", "line 1: no column 'name'"),
        ("name,typ\nX,rebel\n", "unknown column 'typ'"),
        ("name,type\nX,wizard\n", "line 2, type: 'wizard' is no speaker type"),
        ("name,country\nX,ZZ\n", "line 2, country: 'ZZ' is unknown"),
        ("name,type\n,rebel\n", "line 2, name: empty"),
        ("name,type\nX,rebel,more\n", "line 2: more fields than columns"),
        ("name,document,start,end\nX,d,a,b\n", "line 2, start/end: not numbers"),
    ],
)
def test_registry_bad_rows_name_the_place(tmp_path, content, says):
    sheet = tmp_path / "a.csv"
    sheet.write_text(content, "utf-8")
    with pytest.raises(DataError) as caught:
        load_registry([sheet])
    assert says in str(caught.value)
    assert str(sheet) in str(caught.value) and "\n" not in str(caught.value)


def test_registry_missing_or_wrong_files(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        load_registry([tmp_path / "none.csv"])
    wrong = tmp_path / "wrong.csv"
    wrong.write_bytes(b"name\n\xff\xfe\n")
    with pytest.raises(DataError, match="not UTF-8 at byte 5"):
        load_registry([wrong])


def test_registry_sees_a_file_that_changed(tmp_path):
    sheet = tmp_path / "a.csv"
    sheet.write_text("name,type\nVeldora Front,rebel\n", "utf-8")
    assert load_registry([sheet]).find_name("Veldora Front").type == "rebel"
    sheet.write_text("name,type\nVeldora Front,opposition\n", "utf-8")
    assert load_registry([sheet]).find_name("Veldora Front").type == "opposition"


@pytest.mark.parametrize(
    ("name", "date", "role"),
    [
        ("Taliban", "2019-05-02", "jihadist"),
        ("Taliban", "2021-07", "jihadist"),
        ("Taliban", "2021-09-01", "government"),
        ("Taliban", "", "government"),
        ("RENAMO", "1985", "rebel"),
        ("RENAMO", "2024-11-03", "opposition"),
        ("Zabihullah Mujahid", "2015-04-01", "jihadist"),  # no type of his own: his organisation's
        ("Zabihullah Mujahid", "2023-04-01", "government"),
        ("Joseph Aoun", "2020", "military"),
        ("Joseph Aoun", "2025-06", "government"),
    ],
)
def test_registry_roles_change_with_the_date(name, date, role):
    assert load_registry().find_name(name).at(date).type == role


@pytest.mark.parametrize(
    ("name", "country", "role"),
    [
        ("Philippine defence ministry", "PH", "military"),
        ("Yemeni government", "YE", "government"),
        ("Iraq interior ministry", "IQ", "government"),
    ],
)
def test_registry_makes_the_organs_of_states(name, country, role):
    registry = load_registry()
    entity = registry.find_name(name)
    assert (entity.country, entity.type) == (country, role)
    assert entity.parent == "" or registry.find_name(entity.parent) is not None


def test_registry_holds_the_worlds_wars():
    """Each of these wars has an army, an armed group and somebody who watches or rescues."""
    entities = [entity for entity in load_registry().entities.values() if entity.kind == "organisation"]
    roles = {}
    for entity in entities:
        for role in (entity.type, *(term.type for term in entity.terms)):
            roles.setdefault(entity.country, set()).add(role)
    wars = (
        "SY IQ AF UA PS LB YE LY SD SS ET SO CD ML NG CM MZ MM PH CO IN PK ID EG RU BA LK MX HT NP TH TR IR"
    )
    armed = {"rebel", "jihadist", "other"}
    missing = [code for code in wars.split() if not armed & roles[code] or len(roles[code]) < 3]
    assert missing == []
