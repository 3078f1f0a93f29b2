"""The WSGI entry point, asked as a server asks it."""

import pytest
from django.test import RequestFactory

from factcheck.wsgi import application

TYPES = [
    # an ordinary one
    "text/plain; charset=utf-8",
    # a codec of Python's that is no text encoding
    "text/plain; charset=zlib",
    'text/plain; charset="zlib"; format=flowed',
    # no codec at all
    "text/plain; charset=moon",
    "text/plain; charset=\x00",
    "text/plain; charset=",
    "",
]


@pytest.mark.parametrize("content_type", TYPES)
def test_no_content_type_breaks_it(content_type: str) -> None:
    environ = RequestFactory().get("/alive?%41").environ | {"CONTENT_TYPE": content_type}
    answers: list[str] = []

    def start_response(status: str, headers: object, exc_info: object = None) -> None:
        answers.append(status)

    body = b"".join(application(environ, start_response))  # type: ignore[arg-type]
    assert (answers, body) == (["200 OK"], b"alive\n")
