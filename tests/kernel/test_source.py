from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from colead.kernel.source import SOURCES, source_archive, source_files


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Lay out a checkout with things beside the source that are nobody's business."""
    for name in (
        "src/colead/kernel/a.py", "src/colead/__pycache__/a.pyc", "src/colead/.env", "src/colead_matching/b.py",
        "src/colead_measurement/c.py", "src/local_settings.py", "LICENSE", "docs/one.md", "data/colead.sqlite3",
        ".env", "compose.env", "tests/test_a.py",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (tmp_path / "src/colead/linked.py").symlink_to(tmp_path / ".env")
    return tmp_path


def names(packed: bytes) -> list[str]:
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        return archive.getnames()


def test_a_checkout_gives_its_source_and_neither_data_nor_secrets(checkout):
    assert names(source_archive(checkout / "src")) == [
        "colead/src/colead/kernel/a.py", "colead/src/colead_matching/b.py",
        "colead/src/colead_measurement/c.py", "colead/LICENSE", "colead/docs/one.md", "colead/tests/test_a.py",
    ]  # fmt: skip


def test_an_installation_gives_its_packages_alone(checkout):
    (checkout / "src").rename(checkout / "site-packages")
    assert [name for name, _path in source_files(checkout / "site-packages")] == [
        "src/colead/kernel/a.py", "src/colead_matching/b.py", "src/colead_measurement/c.py",
    ]  # fmt: skip


def test_the_running_source_is_in_it_letter_by_letter():
    with tarfile.open(fileobj=io.BytesIO(source_archive())) as archive:
        file = archive.extractfile("colead/src/colead/kernel/source.py")
        assert file is not None
        assert file.read() == (SOURCES / "colead/kernel/source.py").read_bytes()
