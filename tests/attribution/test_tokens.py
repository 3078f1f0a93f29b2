"""The light tagger."""

import pytest

from tests.attribution.tagged import tokens


def tags(text: str) -> dict[str, str]:
    return {token.low: token.tag for token in tokens(text)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Orlo didn't go.", ["orlo", "did", "n't", "go", "."]),
        ("Orlo didn’t go.", ["orlo", "did", "n’t", "go", "."]),
        ("It's Orlo's boat.", ["it", "'s", "orlo", "'s", "boat", "."]),
        ("He'll go, they've gone.", ["he", "'ll", "go", ",", "they", "'ve", "gone", "."]),
        ("Mr. Orlo met Gen. Vey.", ["mr.", "orlo", "met", "gen.", "vey", "."]),
        ("U.S. troops left.", ["u.s.", "troops", "left", "."]),
        (
            "Smith-Vey paid $1,500.50 at 5:30.",
            ["smith-vey", "paid", "$1,500.50", "at", "5:30", "."],
        ),
        ("One -- two – three.", ["one", "--", "two", "–", "three", "."]),
        ("@orlo wrote.", ["@orlo", "wrote", "."]),
    ],
)
def test_it_splits_words(text: str, words: list[str]) -> None:
    assert [token.low for token in tokens(text)] == words


def test_offsets_give_the_words_back() -> None:
    text = "“No,” Orlo didn’t say; it’s Vey’s."
    assert all(
        text[token.start : token.end].lower().endswith(token.low[-2:]) for token in tokens(text)[1:]
    )


TAGS = [
    # the same word as verb and as noun
    ("The poll shows that it rained.", "shows", "V"),
    ("The shows were full.", "shows", "X"),
    ("Officials claim that it rained.", "claim", "V"),
    ("The claim was false.", "claim", "X"),
    ("They report to him.", "report", "V"),
    ("His report was long.", "report", "X"),
    ("He wants to comment today.", "comment", "V"),
    ("He answered to claims of fraud.", "claims", "X"),
    # participles
    ("The proposed plan failed.", "proposed", "X"),
    ("The plan proposed by Orlo failed.", "proposed", "V"),
    ("She left, saying nothing.", "saying", "VG"),
    ("The meeting ended.", "meeting", "X"),
    # "that"
    ("He said that it rained.", "that", "SUB"),
    ("The man that was there left.", "that", "REL"),
    ("They denied that.", "that", "PRON"),
    # names
    ("In Orra it rained.", "orra", "NAME"),
    ("It was al-Vardi again.", "al-vardi", "NAME"),
    ("It was i24NEWS again.", "i24news", "NAME"),
    ("Protesters left.", "protesters", "X"),
    ("Orlo left.", "orlo", "NAME"),
    # what is common elsewhere in the text is common at the beginning too
    ("Fishers left.", "fishers", "NAME"),
    # time and adverbs
    ("He left on Monday.", "monday", "TIME"),
    ("He left quickly.", "quickly", "ADV"),
    ("The family left.", "family", "X"),
    # the mark of the owner, and the verb
    ("Orlo's boat left.", "'s", "POS"),
    ("It's late.", "'s", "BE"),
]


@pytest.mark.parametrize(("text", "word", "tag"), TAGS)
def test_neighbours_decide_the_part_of_speech(text: str, word: str, tag: str) -> None:
    assert tags(text)[word] == tag
