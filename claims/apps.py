"""The product's only Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from factcheck import checks
from factcheck.celery import app

__all__ = ["ClaimsConfig", "app", "checks"]  # imported for what they register


class ClaimsConfig(AppConfig):
    name = "claims"
    verbose_name = _("Claims")
