"""The history: who did what, and what machines did. For staff."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter
from rest_framework import serializers
from rest_framework.permissions import IsAdminUser

from claims.api.fields import Person
from claims.api.filtering import Filters, Id, Moment
from claims.api.resources import Resource
from claims.api.shapes import Shape
from claims.models import Event
from claims.queries import resources


class EventSerializer(Shape[Event]):
    url = serializers.HyperlinkedIdentityField(view_name="api:event-detail")
    actor = Person(allow_null=True)
    before = serializers.DictField(source="detail.before", read_only=True, allow_null=True)
    after = serializers.DictField(source="detail.after", read_only=True, allow_null=True)

    class Meta:
        model = Event
        fields = (
            "id", "url", "at", "actor", "engine", "verb", "subject_type", "subject_id",
            "before", "after",
        )  # fmt: skip


class EventFilters(Filters):
    verb = CharFilter()
    subject_type = CharFilter(label=_("Such as article, attribution, claim."))
    subject_id = Id()
    actor = CharFilter(field_name="actor__username", label=_("User name."))
    after = Moment(field_name="at", lookup_expr="gte")
    before = Moment(field_name="at", lookup_expr="lt")


class Events(Resource[Any]):
    """What happened, to what, by whom. `before` and `after` are null where nothing was kept."""

    queryset = resources.events()
    serializer_class = EventSerializer
    filterset_class = EventFilters
    permission_classes = (IsAdminUser,)
