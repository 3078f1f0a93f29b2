"""The WSGI entry point."""

import os
from typing import Any

from django.core.handlers.wsgi import WSGIRequest
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")


class Request(WSGIRequest):
    """Django's, but a charset that is no text encoding ("zlib") is no reason to fall over."""

    def __init__(self, environ: dict[str, Any]) -> None:
        charset = environ.get("CONTENT_TYPE", "").lower().partition("charset=")[2]
        try:
            "".encode(charset.partition(";")[0].strip(" \"'") or "utf-8")
        except (LookupError, ValueError):
            environ["CONTENT_TYPE"] = environ["CONTENT_TYPE"].partition(";")[0]
        super().__init__(environ)


application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018  read before web forks, so that its workers share them
application.request_class = Request
