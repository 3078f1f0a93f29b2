"""Settings of a benchmark: as in production, on embedded servers and in a folder of its own.

Importing this starts and creates nothing; tests/bench/__main__.py starts the servers.
"""

import os
from pathlib import Path

RUNS = Path(__file__).resolve().parents[2] / "var" / "bench"

# Set, not defaulted: a benchmark must never meet the database of a desk. An empty address is
# also more than what a file .env may say.
os.environ.update(
    {
        "DATABASE_URL": "",
        "REDIS_URL": "",
        "FACTCHECK_ALLOWED_HOSTS": "testserver,127.0.0.1",
        "FACTCHECK_DATA_DIR": str(RUNS / f"run-{os.getpid()}"),
        "FACTCHECK_DEBUG": "0",
        "FACTCHECK_EMBEDDED": "1",
        "FACTCHECK_FETCH_ALLOW_NETS": "127.0.0.0/8",
        "FACTCHECK_HTTPS": "0",
        "FACTCHECK_LOG_LEVEL": "WARNING",
        "FACTCHECK_SECRET_KEY": "a key for benchmarks, which guards nothing at all, 50 letters",
    }
)

from factcheck.settings import *  # noqa: E402, F403
