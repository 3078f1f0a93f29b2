"""What stands beside a role and not in it."""

from claims.attribution.document import read
from claims.attribution.findings import Places
from claims.attribution.lexicon import lexicon
from claims.attribution.trained.edges import without_broken_clause, without_channel, without_time
from claims.text.spans import Span


def cue_of(text: str, cue: str) -> str:
    start = text.index(cue)
    found = without_time(Places(read(text, lexicon())), Span(start, start + len(cue)))
    return text[slice(*found)]


def test_the_time_behind_a_cue_is_cut_off() -> None:
    assert cue_of("Officials claimed Monday that it rained.", "claimed Monday") == "claimed"


def test_a_cue_without_a_time_stays() -> None:
    assert cue_of("Officials had claimed that it rained.", "had claimed") == "had claimed"


def test_a_cue_of_nothing_but_a_time_stays() -> None:
    assert cue_of("Monday: it rained.", "Monday") == "Monday"


def source_of(source: str) -> str:
    return source[slice(*without_broken_clause(source, Span(0, len(source))))]


def test_a_relative_clause_that_breaks_off_is_cut_off() -> None:
    assert source_of("the faction of Orlo, who opposes") == "the faction of Orlo"
    assert source_of("the Orra Post, which") == "the Orra Post"


def test_a_relative_clause_that_is_whole_stays() -> None:
    whole = "Ilan Vey, who saw the blast"
    assert source_of(whole) == whole


def content_of(content: str) -> str:
    return content[slice(*without_channel(content, Span(0, len(content))))]


def test_the_channel_behind_a_content_is_cut_off() -> None:
    assert content_of("“peace and order” via Twitter") == "“peace and order”"


def test_a_content_about_a_channel_stays() -> None:
    assert content_of("Twitter was down") == "Twitter was down"
    assert content_of("a tax on cars") == "a tax on cars"
