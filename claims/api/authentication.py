"""Who is calling: a bearer token, or a name and password to get one."""

from typing import Any

from django.utils.translation import gettext as _
from knox.auth import TokenAuthentication
from rest_framework.authentication import BasicAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request


class BearerAuthentication(TokenAuthentication):  # type: ignore[misc]  # knox has no types
    """knox's tokens, of which the database holds the hash; bytes that none can have are refused."""

    def authenticate_credentials(self, token: bytes) -> Any:
        if not token.isalnum():
            raise AuthenticationFailed(_("Invalid token."))
        return super().authenticate_credentials(token)


class PasswordAuthentication(BasicAuthentication):
    """HTTP Basic. PostgreSQL cannot hold a NUL, so nobody's name has one."""

    www_authenticate_realm = "Factcheck"

    def authenticate_credentials(
        self, userid: str, password: str, request: Request | None = None
    ) -> Any:
        if "\0" in userid + password:
            raise AuthenticationFailed(_("Invalid username/password."))
        return super().authenticate_credentials(userid, password, request)
