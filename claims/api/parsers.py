"""Reading hostile bodies."""

import codecs
from collections.abc import Mapping
from typing import IO, Any, Final

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser
from rest_framework.request import Request

from claims.api.problems import TooLarge

UTF8: Final = {"encoding": "utf-8"}


class BoundedJSONParser(JSONParser):
    """JSON is UTF-8 (RFC 8259), whatever charset the header names."""

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        try:
            return super().parse(stream, media_type, {**(parser_context or {}), **UTF8})
        except RecursionError as error:
            raise ParseError(_("The JSON is nested too deeply.")) from error


def guard(request: Request) -> None:
    """Refuse, before a byte of the body is read, what would cost too much to read."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        raise TooLarge
    charset = request._request.content_params.get("charset", "utf-8")  # type: ignore[union-attr]
    if not _is_utf8(charset):
        raise ParseError(_("The charset of a request is utf-8."))


def _is_utf8(charset: str) -> bool:
    try:
        return codecs.lookup(charset).name in ("utf-8", "ascii")
    except LookupError:
        return False
