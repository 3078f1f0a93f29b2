"""Pages by cursor: newest first, and no row twice or missed while others are added."""

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request

PAGE_SIZE: Final = 50  # rows: a screenful
MAX_PAGE_SIZE: Final = 200  # rows: an answer of some 200 kB
LARGEST_ID: Final = 2**63 - 1


class NewestFirst(CursorPagination):
    page_size = PAGE_SIZE
    max_page_size = MAX_PAGE_SIZE
    page_size_query_param = "page_size"
    page_size_query_description = "Rows in a page, at most 200."
    cursor_query_description = "Taken from next or previous."
    ordering = "-id"
    offset_cutoff = 0  # ids are unique, so that no cursor needs an offset

    def get_page_size(self, request: Request) -> int:
        """Unlike the framework, refuses a bad size instead of taking another."""
        wanted = request.query_params.get("page_size", str(PAGE_SIZE))
        if wanted.isascii() and wanted.isdigit() and len(wanted) < 5:
            size = int(wanted)
            if 1 <= size <= MAX_PAGE_SIZE:
                return size
        sentence = _("Expected a whole number from 1 to %s.") % MAX_PAGE_SIZE
        raise exceptions.ValidationError({"page_size": sentence})

    def decode_cursor(self, request: Request) -> Cursor | None:
        """The cursor asked for; one that this class did not write is refused."""
        try:
            cursor = super().decode_cursor(request)
            if cursor is not None and not _is_id(cursor.position):
                raise ValidationError("foreign")
        except (exceptions.NotFound, ValidationError) as error:
            sentence = _("Take the cursor from next or previous of a page.")
            raise exceptions.ValidationError({"cursor": sentence}) from error
        return cursor

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """In the terms of OpenAPI 3.1, which knows no `nullable`."""
        link = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {"next": link, "previous": link, "results": schema},
        }


def _is_id(position: object) -> bool:
    return (
        isinstance(position, str)
        and position.isascii()
        and position.isdigit()
        and len(position) < 20
        and int(position) <= LARGEST_ID
    )
