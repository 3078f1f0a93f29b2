import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.quotes import ends_speech, outside, quotations
from claims.text.sentences import sentences

QUOTED = [
    # straight, curly, low-high, guillemets, doubled, single
    ('"Come," he said.', ['"Come,"']),
    ("“Come,” he said.", ["“Come,”"]),
    ("„Come“, he said.", ["„Come“"]),
    ("„Come”, he said.", ["„Come”"]),
    ("«Come», he said.", ["«Come»"]),
    ("»Come«, he said.", ["»Come«"]),
    ("''Come,'' he said.", ["''Come,''"]),
    ("``Come,'' he said.", ["``Come,''"]),
    ("‘Come,’ he said.", ["‘Come,’"]),
    ("'Come,' he said.", ["'Come,'"]),
    # two in a line
    ('"Come," he said, "at once."', ['"Come,"', '"at once."']),
    ("“Come,” he said, “at once.”", ["“Come,”", "“at once.”"]),
    # the inner one belongs to the outer
    ("“He called ‘come’ to me,” she said.", ["“He called ‘come’ to me,”"]),
    # apostrophes are no marks
    ("The boys’ boat isn’t the girls’ boat.", []),
    ("The boys' boat isn't the girls' boat.", []),
    ("‘The boys’ boat isn’t here,’ she said.", ["‘The boys’ boat isn’t here,’"]),
    ("'It's the boys' boat,' she said.", ["'It's the boys' boat,'"]),
    ("Rock 'n' roll of the '90s, 'tis said.", []),
    ("'Twas the end of 'em.", []),
    # inches and lone marks
    ('A board 6" wide.', []),
    ("A lone “ mark in the middle", []),
    # a missing end: to the end of the paragraph, where it may have begun as speech
    ("She said: “Come at once\nThe boat left.", ["“Come at once"]),
    ("“Come at once\nThe boat left.", ["“Come at once"]),
    # over paragraphs: each opens anew, the last alone closes
    ("“One.\n\n“Two.\n\n“Three.” Done.", ["“One.\n\n“Two.\n\n“Three.”"]),
    ('"One.\n\n"Two." Done.', ['"One.\n\n"Two."']),
    # a paragraph that opens with another mark does not go on with it
    ("She said: “One.\n\nTwo “three.”", ["“One.", "“three.”"]),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_it_finds_quotations(text: str, expected: list[str]) -> None:
    assert [text[one.span.start : one.span.end] for one in quotations(text)] == expected


def test_the_inner_span_has_no_marks() -> None:
    text = "He said “come” and ''go''."
    assert [text[one.inner.start : one.inner.end] for one in quotations(text)] == ["come", "go"]


@pytest.mark.parametrize(
    ("text", "speech"),
    [("“Come,” he said.", True), ("“Come!”", True), ("the “so-called” plan", False)],
)
def test_speech_ends_with_a_stop(text: str, speech: bool) -> None:
    (found,) = quotations(text)
    assert ends_speech(text, found) is speech


def test_a_quotation_holds_its_sentences_together() -> None:
    text = "“It rained. It snowed,” he said. He left."
    joined = list(outside(quotations(text), sentences(text)))
    assert [text[start:end] for start, end in joined] == [
        "“It rained. It snowed,” he said.",
        "He left.",
    ]


MARKS = st.text(alphabet=st.sampled_from("“”„«»\"‘’' ab.,\n"), max_size=60)


@given(MARKS)
def test_quotations_are_in_order_and_apart(text: str) -> None:
    found = quotations(text)
    for before, after in zip(found, found[1:], strict=False):
        assert before.span.end <= after.span.start
    for one in found:
        assert 0 <= one.span.start <= one.inner.start <= one.inner.end <= one.span.end <= len(text)


@given(MARKS)
def test_joining_loses_no_sentence(text: str) -> None:
    spans = sentences(text)
    joined = list(outside(quotations(text), spans))
    assert {start for start, _ in joined} <= {start for start, _ in spans}
    assert (joined[-1].end if joined else None) == (spans[-1].end if spans else None)
