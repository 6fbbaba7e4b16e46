"""The product's settings, made quick for tests; what users rely on stays as it is."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("DATA_DIR", str(Path(tempfile.gettempdir()) / f"colead-tests-{os.getuid()}"))
os.environ.setdefault("SECRET_KEY", "only-for-tests-" * 5)
os.environ.setdefault("CONTENT_KEY", "b25seS1mb3ItdGVzdHMtMzItYnl0ZXMtb2Yta2V5ISE=")

from colead.settings import *  # noqa: F403

# The tables are made at once; tests/test_migrated.py holds them to what the migrations make.
DATABASES["default"]["TEST"] = {"MIGRATE": False}  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

(Path(os.environ["DATA_DIR"]) / "static").mkdir(parents=True, exist_ok=True)
