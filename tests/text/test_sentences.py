import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.sentences import paragraphs, sentences

WRAPPED = (
    "The harbour office said on Monday that all of the\nferries to the islands would stay in port."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. It snowed.", ["It rained.", "It snowed."]),
        # abbreviations end nothing
        ("Mr. Orlo met Gen. Vey at 5 p.m. on Monday.", None),
        # a line ends a sentence, with or without a stop
        ("Rain in Orra\nIt rained.", ["Rain in Orra", "It rained."]),
        # but not where a mail program broke it
        (WRAPPED, None),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_it_splits_into_sentences(text: str, expected: list[str] | None) -> None:
    found = [text[start:end] for start, end in sentences(text)]
    assert found == ([text] if expected is None else expected)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("one\ntwo", 2),
        ("one\n\n\ntwo\n", 2),
        (WRAPPED, 1),
        # an empty line always parts
        (WRAPPED.replace("\n", "\n\n"), 2),
        # a short line was ended on purpose
        ("Dear all\nthe boat is late", 2),
    ],
)
def test_it_splits_into_paragraphs(text: str, count: int) -> None:
    assert len(paragraphs(text)) == count


@given(st.text(alphabet=st.characters() | st.sampled_from(".!? \n“”")))
def test_sentences_are_trimmed_in_order_and_within_the_text(text: str) -> None:
    end = 0
    for span in sentences(text):
        assert end <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        end = span.end
