"""The demo login opens the desk in debug, and never anywhere else."""

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from factcheck import demo

pytestmark = pytest.mark.django_db


def log_in(password: str) -> object:
    return authenticate(username=demo.NAME, password=password)


@pytest.fixture
def user() -> User:
    demo.make_user()
    return User.objects.get(username=demo.NAME)


def test_it_opens_the_desk(user: User, settings: Settings) -> None:
    settings.DEBUG = True
    assert log_in(demo.PASSWORD) == user
    assert user.is_superuser


def test_it_opens_nothing_outside_debug(user: User, settings: Settings) -> None:
    settings.DEBUG = False
    assert log_in(demo.PASSWORD) is None


def test_the_database_holds_no_password_for_it(user: User) -> None:
    assert not user.has_usable_password()


@pytest.mark.parametrize("password", ["", "Demo", "demo "])
def test_it_rejects_another_password(user: User, settings: Settings, password: str) -> None:
    settings.DEBUG = True
    assert log_in(password) is None


def test_it_is_no_other_users_password(settings: Settings) -> None:
    settings.DEBUG = True
    User.objects.create_user("ann", password="a password of her own")
    assert authenticate(username="ann", password=demo.PASSWORD) is None


def test_it_rejects_a_user_who_was_shut_out(user: User, settings: Settings) -> None:
    settings.DEBUG = True
    User.objects.update(is_active=False)
    assert log_in(demo.PASSWORD) is None


def test_its_session_ends_with_debug(user: User, client: Client, settings: Settings) -> None:
    client.force_login(user, backend="factcheck.demo.DemoBackend")
    assert client.get("/admin/").status_code == 200
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
    assert client.get("/admin/").status_code == 302
