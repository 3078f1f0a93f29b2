"""How a server that refuses to be root runs when its caller is root.

PostgreSQL will not run as root. Three ways down, the first that works here:
1. an unprivileged account of this system, where it can reach server and data;
2. a user namespace, below folders that are closed to others (a home, a temporary folder);
3. a copy of server and data under the system's state folder, where namespaces are forbidden.
The folders above server and data are never opened up.
"""

import contextlib
import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ACCOUNTS = ("factcheck", "postgres", "nobody")
STATE = Path("/var/lib/factcheck")
REACH = 'for path; do test -x "$path" || exit 1; done'


@dataclass(frozen=True)
class Way:
    """How to run a program: what to put before it, and as whom. None means: as the caller."""

    prefix: tuple[str, ...] = ()
    user: int | None = None
    group: int | None = None
    copied: bool = False

    @property
    def owner(self) -> tuple[int, int]:
        """Whom the data must belong to: user and group, as the caller's system counts them."""
        if self.user is None or self.group is None:
            return os.getuid(), os.getgid()
        return self.user, self.group

    def command(self, program: Sequence[str]) -> list[str]:
        return [*self.prefix, *program]


def find_way(paths: Sequence[Path]) -> Way:
    """The way to run the programs among `paths` on the data among them."""
    if os.getuid() != 0:
        return Way()
    account = service_account()
    direct = Way(user=account.pw_uid, group=account.pw_gid)
    if works(direct, paths):
        return direct
    namespace = Way(
        prefix=(
            "unshare",
            "--user",
            f"--map-user={account.pw_uid}",
            f"--map-group={account.pw_gid}",
        )
    )
    if shutil.which("unshare") and works(namespace, paths):
        return namespace
    return Way(user=account.pw_uid, group=account.pw_gid, copied=True)


def service_account() -> pwd.struct_passwd:
    for name in ACCOUNTS:
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise OSError(
        f"PostgreSQL does not run as root, and this system has none of the accounts "
        f"{', '.join(ACCOUNTS)}: run as an ordinary user, or set DATABASE_URL."
    )


def works(way: Way, paths: Sequence[Path]) -> bool:
    """Whether the paths (folders and programs) can be entered and executed that way."""
    probe = ["/bin/sh", "-c", REACH, "sh", *map(str, paths)]
    return run(way, probe).returncode == 0


def run(
    way: Way, program: Sequence[str], environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a short-lived program to its end, that way, and answer what it said."""
    return subprocess.run(
        way.command(program),
        user=way.user,
        group=way.group,
        extra_groups=None if way.user is None else [],
        cwd="/",
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
