"""Typed readers of environment variables.

Every reader answers a value of its type or raises ImproperlyConfigured with one sentence
that names the variable and says what to set it to.
"""

import ipaddress
import os
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off"})


def load_file(path: Path) -> None:
    """Take variables from a file of NAME=value lines; those already set win."""
    if path.is_file():
        environ.Env.read_env(path)


def text(name: str, default: str) -> str:
    return os.environ.get(name, "").strip() or default


def required_text(name: str, purpose: str) -> str:
    if value := text(name, ""):
        return value
    raise ImproperlyConfigured(f"{name} is not set: set it to {purpose}.")


def flag(name: str, default: bool) -> bool:
    value = text(name, "").lower()
    if value in YES:
        return True
    if value in NO:
        return False
    if value:
        raise ImproperlyConfigured(f"{name} is {value!r}: set it to 1 or 0.")
    return default


def whole_number(name: str, default: int, *, least: int, most: int) -> int:
    value = text(name, str(default))
    if value.isascii() and value.isdigit() and least <= int(value) <= most:
        return int(value)
    raise ImproperlyConfigured(
        f"{name} is {value!r}: set it to a whole number from {least} to {most}."
    )


def one_of(name: str, default: str, choices: tuple[str, ...]) -> str:
    value = text(name, default)
    if value in choices:
        return value
    raise ImproperlyConfigured(f"{name} is {value!r}: set it to one of {', '.join(choices)}.")


def words(name: str) -> list[str]:
    """The comma-separated words of a variable; an empty list when it is unset."""
    return [word.strip() for word in text(name, "").split(",") if word.strip()]


def networks(name: str) -> list[str]:
    """Address ranges in CIDR notation, as they were written."""
    ranges = words(name)
    for each in ranges:
        try:
            ipaddress.ip_network(each)
        except ValueError as error:
            raise ImproperlyConfigured(
                f"{name} holds {each!r} ({error}): set it to ranges such as 192.0.2.0/24, "
                "separated by commas."
            ) from error
    return ranges


def database(url: str) -> dict[str, object]:
    """Django's database dictionary for a PostgreSQL address."""
    if not url.startswith(("postgres://", "postgresql://")):
        raise ImproperlyConfigured(
            "DATABASE_URL does not start with postgres://: set it to an address such as "
            "postgres://user:password@host:5432/factcheck."
        )
    return dict(environ.Env.db_url_config(url))


def redis(url: str) -> str:
    if url.startswith(("redis://", "rediss://", "unix://")):
        return url
    raise ImproperlyConfigured(
        "REDIS_URL does not start with redis://, rediss:// or unix://: set it to an address "
        "such as redis://host:6379/0."
    )
