"""The checks of the package's data files: they hold, and every kind of fault is seen."""

from __future__ import annotations

from importlib import resources

import pytest

from attrib.cli import main
from attrib.evaluation import data_files
from attrib.evaluation.data_files import check_csv, check_data_files, check_toml
from attrib.package_files import read_package_file, read_package_toml

BUILT = (".gz", ".json", ".md")  # weights and notes; nobody edits or reads them as lists


def test_data_files_of_the_package_hold():
    assert check_data_files() == []


def test_every_data_file_is_checked():
    shapes = read_package_toml("shapes.toml")
    known = {*shapes, *shapes["tables"], "source_words.toml", "shapes.toml"}
    folder = resources.files("attrib").joinpath("data")
    files = {item.name for item in folder.iterdir() if item.is_file() and not item.name.endswith(BUILT)}
    assert files - known == set()


@pytest.mark.parametrize(
    "text, part",
    [
        ("[herd]\nrams = []\ngoats = []\n", "herd: nothing reads 'goats'"),
        ("[flock]\nrams = []\n", "nothing reads 'flock'"),
        ('[herd]\nrams = ["tup", "ram", "tup"]\n', "herd.rams: 'tup' stands there twice"),
        ('[herd]\nrams = ["tup "]\n', "herd.rams: 'tup ' begins or ends with a blank"),
        ("[[pen]]\nname = 'a'\n[[pen]]\nsize = 3\n", "pen 2: nothing reads 'size'"),
        ("[kinds.big]\ntitle = 'Big'\ncolour = 'red'\n", "kinds.big: nothing reads 'colour'"),
        ('[[pen]]\nname = ["a", "a"]\n', "pen 1.name: 'a' stands there twice"),
        ("[herd\n", "no valid TOML"),
    ],
)
def test_check_toml_names_file_place_and_fault(text, part):
    shape = {"herd": "rams", "pen": "name", "kinds": "*", "kinds.*": "title"}
    problems = list(check_toml(text, "farm.toml", shape))
    assert len(problems) == 1
    assert problems[0].startswith("farm.toml: ") and part in problems[0]


def test_check_toml_lets_a_phrase_repeat_a_word():
    assert list(check_toml('[herd]\nrams = [["not", "_", "not"]]\n', "farm.toml", {"herd": "rams"})) == []


@pytest.mark.parametrize(
    "rows, part",
    [
        ("name,kinds\nram,m\n", "line 1: the header is 'name,kinds', not 'name,kind'"),
        ("name,kind\nram,m\new,f\nram,f\n", "line 4: 'ram' stands in line 2 already"),
        ("name,kind\nram\n", "line 2: 1 fields where 2 are wanted"),
        ("name,kind\nram,m,x\n", "line 2: 3 fields where 2 are wanted"),
        ("name,kind\nram ,m\n", "line 2: 'ram ' begins or ends with a blank"),
        ("name,kind\n,m\n", "line 2: field 'name' is empty"),
    ],
)
def test_check_csv_names_file_line_and_fault(rows, part):
    problems = list(check_csv(rows, "herd.csv", {"columns": "name kind", "key": "name"}))
    assert len(problems) == 1
    assert problems[0].startswith("herd.csv: ") and part in problems[0]


def test_check_csv_lets_optional_fields_be_left_out():
    shape = {"columns": "name kind", "key": "name", "optional": 1}
    assert list(check_csv("name,kind\nram\n", "herd.csv", shape)) == []


def test_rules_check_refuses_a_faulty_data_file(monkeypatch, capsys):
    def read(name: str) -> str:
        text = read_package_file(name)
        return text + "noun,again\n" if name == "figures_things.csv" else text

    monkeypatch.setattr(data_files, "read_package_file", read)
    assert main(["rules", "check"]) == 1
    fault = capsys.readouterr().err
    assert fault.startswith("attrib: figures_things.csv: line ")
    assert fault.endswith(": 2 fields where 1 are wanted\n")
