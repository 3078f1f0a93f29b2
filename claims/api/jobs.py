"""The work that waits, runs, failed or was done lately."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter
from rest_framework import serializers

from claims.api.filtering import AnyOf, Filters, Id, Moment
from claims.api.resources import Resource
from claims.api.shapes import Shape
from claims.models import Job, Queue, Stage
from claims.queries import resources


class JobSerializer(Shape[Job]):
    url = serializers.HyperlinkedIdentityField(view_name="api:job-detail")

    class Meta:
        model = Job
        fields = (
            "id", "url", "stage", "queue", "subject_id", "article", "state", "priority", "again",
            "attempts", "due_at", "error_code", "error", "created_at", "started_at",
            "finished_at",
        )  # fmt: skip


class JobFilters(Filters):
    state = AnyOf(choices=Job.State.choices)
    stage = AnyOf(choices=Stage.choices)
    queue = AnyOf(choices=Queue.choices)
    article = Id(label=_("Id of the article."))
    error_code = CharFilter()
    created_after = Moment(field_name="created_at", lookup_expr="gte")
    created_before = Moment(field_name="created_at", lookup_expr="lt")


class Jobs(Resource[Any]):
    """Work, one stage of one subject each. What was done is kept for a week."""

    queryset = resources.jobs()
    serializer_class = JobSerializer
    filterset_class = JobFilters
