import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.clean import clean


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("Plain text, “quoted” – and more.", "Plain text, “quoted” – and more."),
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("nul\x00l", "null"),
        ("lone \ud800 half", "lone \ufffd half"),
        # the override would show "exe.txt" for "txt.exe"
        ("a\u202etxt.exe\u202c b", "atxt.exe b"),
        ("\u2067isolated\u2069", "isolated"),
        # marks of direction are part of Arabic spelling
        ("\u200fمرحبا\u200e", "\u200fمرحبا\u200e"),
        # what is dropped must not leave half a line end behind
        ("a\r\x00\nb", "a\nb"),
        ("tab\tand\u00a0space", "tab\tand\u00a0space"),
    ],
)
def test_it_keeps_what_may_be_stored(raw: str, kept: str) -> None:
    assert clean(raw) == kept


@given(st.text(alphabet=st.characters() | st.sampled_from("\r\n\x00\ud83d\udc00\u202e")))
def test_cleaning_twice_changes_nothing_and_everything_can_be_encoded(raw: str) -> None:
    once = clean(raw)
    assert clean(once) == once
    assert b"\x00" not in once.encode()
