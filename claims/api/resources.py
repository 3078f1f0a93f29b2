"""What every endpoint has in common."""

from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.db.models import Model
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.request import Request
from rest_framework.serializers import BaseSerializer
from rest_framework.views import APIView
from rest_framework.viewsets import GenericViewSet

from claims.api.parsers import guard
from claims.api.shapes import Input

M = TypeVar("M", bound=Model)


class Endpoint(APIView):
    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        guard(request)
        super().initial(request, *args, **kwargs)


class Listed(Endpoint, ListModelMixin, GenericViewSet[M]):
    """A resource whose rows are listed."""

    lookup_value_converter = "int"


class Resource(RetrieveModelMixin, Listed[M]):
    """A resource whose rows are listed and shown one by one."""


def editor(request: Request) -> User:
    """Whoever is calling, for an act to ask whether they may."""
    assert isinstance(request.user, User), "endpoints that act ask for authentication"
    return request.user


def asked(shape: type[Input], request: Request) -> dict[str, Any]:
    """What the request holds, checked."""
    given: BaseSerializer[Any] = shape(data=request.data)
    given.is_valid(raise_exception=True)
    return dict(given.validated_data)
