"""What is prepared before the product starts."""

from __future__ import annotations

import pytest

from colead.cli.database import collect_static


@pytest.fixture
def static(settings, tmp_path):
    """Give a folder with one static file, and an installation to collect it in."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "one.css").write_text("a{}")
    settings.DATA_DIR = tmp_path / "data"
    settings.STATIC_ROOT = settings.DATA_DIR / "static"
    settings.STATIC_ROOT.mkdir(parents=True)
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    return source


def test_static_files_are_collected_once_and_again_when_they_changed(static, settings):
    assert (collect_static(), collect_static()) == (True, False)
    (static / "one.css").write_text("a{color:red}")
    assert (collect_static(), collect_static()) == (True, False)
    (static / "two.css").write_text("b{}")
    assert (collect_static(), collect_static()) == (True, False)
    assert (settings.STATIC_ROOT / "two.css").read_text() == "b{}"
    (settings.STATIC_ROOT / "staticfiles.json").unlink()
    assert (collect_static(), collect_static()) == (True, False)
