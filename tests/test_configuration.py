from __future__ import annotations

import os
import subprocess
import sys

import pytest
from pydantic import ValidationError

from colead.configuration import Configuration
from colead.kernel.crypto import new_key

SAFE = {
    "COLEAD_MODE": "production",
    "SECRET_KEY": "only-for-tests-abcdefghijklmnopqrstuvwxyz-0123456789-0123456789",
    "CONTENT_KEY": new_key(),
    "EMAIL_URL": "smtps://colead:pw@mail.example.org",
    "PUBLIC_URL": "https://colead.example.org",
}


@pytest.fixture
def environment(monkeypatch):
    for name in [*SAFE, "DATABASE_URL"]:
        monkeypatch.delenv(name, raising=False)

    def set_to(values: dict[str, str]) -> None:
        for name, value in values.items():
            monkeypatch.setenv(name, value)

    return set_to


def test_production_starts_when_everything_is_set(environment):
    environment(SAFE)
    assert Configuration().production is True


@pytest.mark.parametrize("name", ["SECRET_KEY", "CONTENT_KEY", "EMAIL_URL", "PUBLIC_URL"])
def test_production_refuses_to_start_without_a_setting_and_names_it(environment, name):
    environment({key: value for key, value in SAFE.items() if key != name})
    with pytest.raises(ValidationError, match=f"{name} must be set"):
        Configuration()


@pytest.mark.parametrize(
    ("settings", "production"),
    [({}, True), ({"COLEAD_MODE": "demo"}, False), ({"PUBLIC_URL": "http://localhost:8000"}, False)],
)
def test_settings_with_a_public_address_are_a_real_installation_for_every_command(
    environment, settings, production
):
    unsaid = {key: value for key, value in SAFE.items() if key != "COLEAD_MODE"}
    environment(unsaid | settings)
    assert Configuration().production is production


def test_production_refuses_an_address_without_tls(environment):
    environment(SAFE | {"PUBLIC_URL": "http://colead.example.org"})
    with pytest.raises(ValidationError, match="begin with https"):
        Configuration()


def colead(*arguments, tmp_path, **environment):
    return subprocess.run(
        [sys.executable, "-m", "colead.cli.main", *arguments],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": "src", "DATA_DIR": str(tmp_path), **environment},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_the_deployment_check_finds_nothing(tmp_path):
    done = colead("django", "check", "--deploy", "--fail-level", "WARNING", tmp_path=tmp_path, **SAFE)
    assert (done.returncode, done.stdout) == (0, "System check identified no issues (0 silenced).\n")


def test_a_wrong_setting_is_one_sentence_and_exit_code_two(tmp_path):
    done = colead("django", "check", tmp_path=tmp_path, **(SAFE | {"SECRET_KEY": "short"}))
    assert (done.returncode, done.stderr) == (
        2, "colead: SECRET_KEY must be set to at least 50 random characters in production.\n",
    )  # fmt: skip
