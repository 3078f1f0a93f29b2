"""The demo login. It opens the desk in debug alone, and the database holds no password for it."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User
from django.http import HttpRequest

NAME = PASSWORD = "demo"


class DemoBackend(ModelBackend):
    """Among the backends only in debug: a session that it opened ends with debug, too."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> User | None:
        """The demo user; None for anybody else."""
        if not settings.DEBUG or (username, password) != (NAME, PASSWORD):
            return None
        return User.objects.filter(username=NAME, is_active=True).first()


def is_furnished() -> bool:
    """The user is made last: a demo desk whose making was cut short is made again."""
    return User.objects.filter(username=NAME).exists()


def is_open() -> bool:
    return settings.DEBUG and is_furnished()


def make_user() -> None:
    User.objects.create_superuser(NAME, email="", password=None)
