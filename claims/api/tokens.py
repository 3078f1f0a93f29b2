"""Tokens: a name and password buy one, of which the database keeps the hash alone."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from knox.models import AuthToken
from rest_framework import serializers, status
from rest_framework.authentication import SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed, NotAuthenticated, PermissionDenied
from rest_framework.generics import get_object_or_404
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from claims.api.authentication import BearerAuthentication, PasswordAuthentication
from claims.api.problems import Conflict
from claims.api.resources import Endpoint, asked, editor
from claims.api.shapes import Input

MOST_TOKENS: Final = 20  # of one person, unexpired: one for each script, not for each run
DAYS: Final = 90


class Credentials(Input):
    """Neither name nor password where HTTP Basic or a session says who is calling."""

    username = serializers.CharField(max_length=150, required=False)
    password = serializers.CharField(max_length=200, required=False, trim_whitespace=False)
    days = serializers.IntegerField(
        min_value=1, max_value=365, default=DAYS, help_text=gettext_lazy("How long it is valid.")
    )


class TokenSerializer(serializers.Serializer[Any]):
    """A token as its owner may list it: the first characters tell which it is."""

    key = serializers.CharField(source="token_key", read_only=True)
    created_at = serializers.DateTimeField(source="created", read_only=True)
    expires_at = serializers.DateTimeField(source="expiry", read_only=True)


class NewToken(TokenSerializer):
    token = serializers.CharField(read_only=True, help_text=gettext_lazy("Shown this once."))


class Tokens(Endpoint, GenericViewSet[Any]):
    """Your own tokens."""

    queryset = AuthToken.objects.none()
    serializer_class = TokenSerializer
    authentication_classes = (BearerAuthentication, PasswordAuthentication, SessionAuthentication)
    throttle_scope = "tokens"
    pagination_class = None
    lookup_field = "token_key"
    lookup_url_kwarg = "key"
    lookup_value_converter = "slug"

    def get_permissions(self) -> Sequence[Any]:
        """Whoever asks for a token may say who they are in the body."""
        return [AllowAny()] if self.action == "create" else super().get_permissions()

    @extend_schema(summary="List your tokens", responses=TokenSerializer(many=True))
    def list(self, request: Request) -> Response:
        tokens = self.filter_queryset(valid_tokens(editor(request)))
        return Response(TokenSerializer(tokens, many=True).data)

    @extend_schema(
        summary="Get a token",
        request=Credentials,
        responses={status.HTTP_201_CREATED: NewToken},
    )
    def create(self, request: Request) -> Response:
        """By HTTP Basic, by name and password in the body, or by a session; not by a token."""
        if isinstance(request.auth, AuthToken):
            raise PermissionDenied(_("A token cannot make another: use name and password."))
        given = asked(Credentials, request)
        user = editor(request) if request.user.is_authenticated else who(request, given)
        if valid_tokens(user).count() >= MOST_TOKENS:
            raise Conflict(
                _("You have %s tokens. Revoke one first.") % MOST_TOKENS, "too_many_tokens"
            )
        made, token = AuthToken.objects.create(user, expiry=timedelta(days=given["days"]))
        made.token = token
        return Response(NewToken(made).data, status=status.HTTP_201_CREATED)

    @extend_schema(
        summary="Revoke one of your tokens",
        parameters=[OpenApiParameter("key", OpenApiTypes.STR, OpenApiParameter.PATH)],
        responses={status.HTTP_204_NO_CONTENT: None},
    )
    def destroy(self, request: Request, key: str) -> Response:
        get_object_or_404(AuthToken.objects.filter(user=editor(request)), token_key=key).delete()
        return Response(status=status.HTTP_204_NO_CONTENT)


def valid_tokens(user: User) -> QuerySet[Any]:
    tokens = AuthToken.objects.filter(user=user, expiry__gt=timezone.now())
    return tokens.order_by("-created", "pk")  # type: ignore[no-any-return]  # knox has no types


def who(request: Request, given: dict[str, Any]) -> User:
    """The person whose name and password these are."""
    if "username" not in given or "password" not in given:
        raise NotAuthenticated(_("Give username and password."))
    user = authenticate(request, username=given["username"], password=given["password"])
    if not isinstance(user, User):
        raise AuthenticationFailed(_("Invalid username/password."))
    return user
