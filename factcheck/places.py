"""Where the embedded engines keep their data and where they listen.

Only computed, never created: settings, type checkers and every command may ask for them.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

DATABASE = "factcheck"
PORT = 5432  # names the socket file; no TCP port is opened


@dataclass(frozen=True)
class Places:
    """The folders of one pair of embedded servers.

    Sockets do not lie beside the data: a socket's path may hold 107 bytes on Linux and 103
    on macOS, and a repository may lie deeper than that.
    """

    root: Path

    @property
    def logs(self) -> Path:
        return self.root / "log"

    @property
    def lock(self) -> Path:
        return self.root / "lock"

    @property
    def key(self) -> str:
        """Tells this folder from any other of the machine."""
        return hashlib.sha256(os.fsencode(self.root.resolve())).hexdigest()[:12]

    @property
    def sockets(self) -> Path:
        """A short folder, the same for every process of this user and this data folder."""
        return Path("/tmp") / f"factcheck-{os.getuid()}-{self.key}"

    @property
    def postgres_socket(self) -> Path:
        return self.sockets / f".s.PGSQL.{PORT}"

    @property
    def redis_socket(self) -> Path:
        return self.sockets / "redis.sock"

    def database(self) -> dict[str, object]:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": str(self.sockets),
            "PORT": str(PORT),
            "NAME": DATABASE,
            "USER": DATABASE,
            "PASSWORD": "",
        }

    def redis(self) -> str:
        return f"unix://{self.redis_socket}?db=0"
