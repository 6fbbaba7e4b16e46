from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from colead.web.sheet import SHEET, OneSheetStorage, joined

FOLDER = Path(finders.find(SHEET)).parent


def read(name: str) -> str:
    return Path(finders.find(name)).read_text()


def test_every_rule_stands_in_the_one_sheet_in_its_layer():
    whole, written = joined(SHEET, read), read(SHEET)
    pieces = re.findall(r'@import url\("(.+?)"\)(?: layer\((\w+)\))?;', written)
    assert len(pieces) == written.count("@import") > 20
    wanted = [
        f"@layer {layer} {{\n{rules}\n}}" if layer else rules
        for name, layer in pieces
        for rules in [read(f"css/{name}").strip()]
    ]
    places = [whole.find(piece) for piece in wanted]
    assert places == sorted(places)
    assert min(places) > whole.index("@layer reset, tokens, base, layout, components;")
    assert whole.count("{") == whole.count("}") == sum(piece.count("{") for piece in wanted)


def test_it_is_collected_under_a_name_of_its_content_with_the_addresses_in_it_right(tmp_path):
    storage = OneSheetStorage(location=str(tmp_path), base_url="/static/")
    files = finders.get_finder("django.contrib.staticfiles.finders.AppDirectoriesFinder").list(None)
    paths = {path: (kept, path) for path, kept in files if path.startswith(("css/", "fonts/", "img/"))}
    for kept, path in paths.values():
        with kept.open(path) as file:
            storage.save(path, file)
    assert [error for *_, error in storage.post_process(paths) if isinstance(error, Exception)] == []
    collected = (tmp_path / storage.hashed_files[SHEET]).read_text()
    assert ("@import" in collected, len(collected) > 20_000) == (False, True)
    addresses = re.findall(r'url\("(.+?)"\)', collected)
    assert {(tmp_path / "css" / address).resolve().exists() for address in addresses} == {True}
    assert all(re.search(r"\.[0-9a-f]{12}\.", address) for address in addresses)


def test_an_import_that_cannot_be_joined_is_noticed():
    with pytest.raises(ValueError, match="cannot be joined"):
        joined(SHEET, {SHEET: '@import url("print.css") print;'}.__getitem__)
