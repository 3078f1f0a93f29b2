"""Settings of a test run: a data folder of its own, so that runs side by side never meet.

Importing this starts and creates nothing; tests/conftest.py starts the servers.
"""

import os
from pathlib import Path

RUNS = Path(__file__).resolve().parent.parent / "var" / "tests"

os.environ["FACTCHECK_DEBUG"] = "1"
os.environ.setdefault("FACTCHECK_SECRET_KEY", "a key for tests, which guards nothing at all")
os.environ["FACTCHECK_DATA_DIR"] = str(RUNS / f"run-{os.getpid()}")

from factcheck.settings import *  # noqa: E402, F403

AXES_ENABLED = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_AUTOREFRESH = True  # looks a file up when it is asked for: nothing is collected here
