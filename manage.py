#!/usr/bin/env python
"""The command line.

With nothing configured this is a desk for one person on this machine: debug is on and the
servers are its own. The entry points of a deployment (wsgi, asgi, celery) assume no such thing.
"""

import os
import sys
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError

from factcheck import embedded, environment

CONFIGURED_BY = ("FACTCHECK_DEBUG", "FACTCHECK_SECRET_KEY", "FACTCHECK_ALLOWED_HOSTS")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    environment.load_file(Path(__file__).resolve().parent / ".env")
    if not any(name in os.environ for name in CONFIGURED_BY):
        os.environ["FACTCHECK_DEBUG"] = "1"
    try:
        settings.DEBUG  # noqa: B018  reads the settings, so that a mistake is told in one line
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as mistake:
        sys.exit(f"Factcheck cannot start. {mistake}")
    except OperationalError as error:
        if settings.DATABASE_URL or embedded.listens(settings.PLACES.postgres_socket):
            raise
        sys.exit(f"The database is not running. Start the desk with: make run  ({error})")


if __name__ == "__main__":
    main()
