"""Hostile bodies: a named refusal or a correct result, never a 500."""

import codecs
import json
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework.test import APIClient

from claims.models import Article, Capture

ARTICLES = "/api/v1/articles/"
JSON = "application/json"

# Body, content type: status and code
BODIES: list[tuple[bytes, str, int, str]] = [
    # Nothing at all
    (b"", JSON, 400, "one_of"),
    (b"   ", JSON, 400, "parse_error"),
    # Bytes that are no text
    (bytes(range(256)), JSON, 400, "parse_error"),
    (b"\x1f\x8b\x08\x00" + b"\x00" * 50, JSON, 400, "parse_error"),
    # Text that is not JSON, or more than JSON
    (b'{"url": "https://a.example/"', JSON, 400, "parse_error"),
    (b'{"url": NaN}', JSON, 400, "parse_error"),
    (b'{"url": Infinity}', JSON, 400, "parse_error"),
    (b'{"url": 1e999}', JSON, 400, "invalid"),
    (b'{"text": true}', JSON, 400, "invalid"),
    (b'{"url": ' + b"9" * 10_000 + b"}", JSON, 400, "parse_error"),
    # Nested too deeply for anybody
    (b"[" * 100_000, JSON, 400, "parse_error"),
    (b'{"text":' * 100_000, JSON, 400, "parse_error"),
    (b'{"text":' + b"[" * 500 + b"]" * 500 + b"}", JSON, 400, "invalid"),
    # UTF-16, a codec that unpacks, a codec that does not exist
    (json.dumps({"text": "x"}).encode("utf-16"), f"{JSON}; charset=utf-16", 400, "parse_error"),
    (zlib.compress(b" " * 1_000_000), f"{JSON}; charset=zlib", 400, "parse_error"),
    (codecs.encode(b"{}", "hex"), f"{JSON}; charset=hex", 400, "parse_error"),
    (b"{}", f"{JSON}; charset=klingon", 400, "parse_error"),
    # Not what it says it is
    (b"{}", "text/plain", 415, "unsupported_media_type"),
    (b"{}", "", 415, "unsupported_media_type"),
    (b"{}", "application/json/json; ;;", 415, "unsupported_media_type"),
    (b"no parts", "multipart/form-data; boundary=x", 400, "one_of"),
    (b"no parts", "multipart/form-data", 400, "parse_error"),
    (b"--x\r\n" * 1000, "multipart/form-data; boundary=x", 400, "one_of"),
]


@pytest.mark.parametrize(("body", "content_type", "status", "code"), BODIES)
def test_it_refuses(
    editor: APIClient, body: bytes, content_type: str, status: int, code: str
) -> None:
    answer = editor.generic("POST", ARTICLES, body, content_type)  # type: ignore[arg-type]  # stubs
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert not Article.objects.exists()


# Escaped JSON of a text: the text that is kept
TEXTS = [
    ("The mayor\\u0000 spoke.", "The mayor spoke."),
    ("The mayor \\ud800 spoke.", "The mayor � spoke."),
    ("The \\u202eroyam\\u202c spoke.", "The royam spoke."),
    ("The mayor\\r\\nspoke.", "The mayor\nspoke."),
    # A pair of surrogates is a ship
    ("The \\ud83d\\udea2 sails.", "The 🚢 sails."),
    ("قال العمدة إن أحدا لم يصب.", "قال العمدة إن أحدا لم يصب."),
]


@pytest.mark.parametrize(("escaped", "kept"), TEXTS)
def test_it_cleans_texts(editor: APIClient, escaped: str, kept: str) -> None:
    answer = editor.post(ARTICLES, f'{{"text": "{escaped}"}}'.encode(), content_type=JSON)
    assert answer.status_code == 202
    assert Capture.objects.get().body().decode() == kept


def test_it_rejects_a_text_of_nothing_but_controls(editor: APIClient) -> None:
    answer = editor.post(ARTICLES, b'{"text": "\\u0000\\u202e"}', content_type=JSON)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, None)


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "a\x00b.txt", "\u202etxt.txt", "é.TXT"])
def test_it_takes_files_of_any_name(editor: APIClient, name: str) -> None:
    file = SimpleUploadedFile("x.txt", b"The mayor spoke.")
    file.name = name.replace("/", "_").replace("\x00", "")
    assert editor.post(ARTICLES, {"file": file}, format="multipart").status_code == 202


def test_it_refuses_fifty_megabytes_unread(editor: APIClient) -> None:
    file = SimpleUploadedFile("x.txt", b"a" * 50_000_000)
    answer = editor.post(ARTICLES, {"file": file}, format="multipart")
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


# What a hostile query string or header does: the status
QUERIES = [
    ("?language=%ff%fe", 200),
    ("?" + "&".join(f"a{number}=1" for number in range(1001)), 400),
    ("?" + "language=en&" * 500, 400),
    ("?language=" + "a" * 5000, 200),
]


@pytest.mark.parametrize(("query", "status"), QUERIES)
def test_it_survives_queries(editor: APIClient, query: str, status: int) -> None:
    assert editor.get(ARTICLES + query).status_code == status
