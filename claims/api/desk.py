"""The desk that this installation serves, with its scale."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.resources import Endpoint
from claims.api.shapes import Shape
from claims.models import Desk, Rating


class RatingSerializer(Shape[Rating]):
    class Meta:
        model = Rating
        fields = ("value", "label", "explanation")


class DeskSerializer(Shape[Desk]):
    home_page = serializers.URLField(source="url", read_only=True)
    ratings = RatingSerializer(many=True, read_only=True)

    class Meta:
        model = Desk
        fields = (
            "name", "home_page", "logo_url", "time_zone", "language", "corrections_policy_url",
            "unnamed_sources_policy_url", "ratings",
        )  # fmt: skip


class DeskView(Endpoint):
    """The desk and its ratings, the worst first; 404 until it has been described."""

    @extend_schema(responses=DeskSerializer)
    def get(self, request: Request) -> Response:
        desk = get_object_or_404(Desk.objects.prefetch_related("ratings"), pk=Desk.ONLY)
        return Response(DeskSerializer(desk).data)
