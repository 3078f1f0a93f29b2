"""Which time belongs to a cue, and its date."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from claims.attribution import Attribution, extract_all, extract_attributions
from tests.attribution.marked import RULES

TUESDAY = date(2024, 3, 12)


def found(text: str, published: date | datetime | None = TUESDAY) -> list[Attribution]:
    return extract_attributions(text, published=published, config=RULES)


def said(text: str, place: int = 0) -> str | None:
    """The words of the time of one attribution, where they stand in the text."""
    time = found(text)[place].said_at
    if time is None:
        return None
    assert text[time.span.start : time.span.end] == time.words
    return time.words


TIMES = [
    ("Orlo said Monday that it rained.", "Monday"),
    ("Orlo said on Monday that it rained.", "Monday"),
    ("On Monday, Orlo said that it rained.", "Monday"),
    ("“It rained,” Orlo said late on Tuesday.", "Tuesday"),
    ("“It rained,” Orlo said Tuesday night.", "Tuesday night"),
    ("Orlo said last week that it rained.", "last week"),
    ("Orlo said earlier this month that it rained.", "earlier this month"),
    ("Orlo said yesterday that it rained.", "yesterday"),
    ("Orlo said on 3 March that it rained.", "3 March"),
    ("Orlo said on March 3, 2021 that it rained.", "March 3, 2021"),
    ("Orlo said three years ago that it rained.", "three years ago"),
    ("Orlo said in 2019 that it rained.", "2019"),
    ("Orlo told fans at Saturday’s gig that it rained.", "Saturday"),
    ("In a 2019 interview, Orlo said that it rained.", "2019"),
    ("Orlo denied it on Monday.", "Monday"),
    # silences
    ("Orlo declined to comment last night.", "last night"),
    ("Orlo had not replied by Friday lunchtime.", "Friday lunchtime"),
    # within what the cue takes
    ("Orlo accused Vey on Monday of lying.", "Monday"),
    ("Orlo urged voters on Monday to stay at home.", "Monday"),
    # what a statement is dated by is no clause of its own
    ("In a letter dated 9 March and seen by the Post, Orlo denied that it rained.", "9 March"),
    ("In a statement issued on Sunday, Orlo denied that it rained.", "Sunday"),
    ("Orlo, in a statement issued on Sunday, denied that it rained.", "Sunday"),
    ("Orlo, speaking in Orra on Sunday, denied that it rained.", "Sunday"),
    # what commas set off has a time of its own
    ("On Monday Orlo, elected in January, said that it rained.", "Monday"),
    ("On Monday, after it rained, Orlo denied the report.", "Monday"),
    ("Orlo, who was elected in January, said on Monday that it rained.", "Monday"),
    # a time inside the content is the event's
    ("Orlo said that it rained on Monday.", None),
    ("Orlo said the attack on Monday was a mistake.", None),
    ("“It rained on Monday,” Orlo said.", None),
    ("Orlo said that it rained.", None),
    # other people's, and other events'
    ("Orlo, who was arrested on Monday, said that it rained.", None),
    ("Orlo, arrested on Monday, said that it rained.", None),
    ("Two men died on Monday in the crash, police said.", None),
    ("Orlo declined to comment ahead of Monday's hearing.", None),
    ("Before Monday's vote, Orlo said that it rained.", None),
    ("Vey left on Monday. Orlo said that it rained.", None),
    ("ORRA, March 11 (Reuters) - Orlo said that it rained.", None),
    ("Orlo told the Sunday Times that it rained.", None),
    # not yet said
    ("Orlo said next Monday that it rained.", None),
    ("Orlo will say on Monday that it rained.", None),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_a_time_belongs_to_its_cue(text: str, expected: str | None) -> None:
    assert said(text) == expected


# (text, the times of its attributions in turn)
SEVERAL: list[tuple[str, list[str | None]]] = [
    # joined verbs share the time before them
    ("On Monday Orlo blamed the rain and urged calm.", ["Monday", "Monday"]),
    ("Orlo on Monday blamed the rain and urged calm.", ["Monday", "Monday"]),
    # another speaker has none from it
    ("On Monday, Orlo said that it rained, but Vey denied the report.", ["Monday", None]),
    ("Orlo said that it rained, and on Monday Vey denied the report.", [None, "Monday"]),
    # what is rejected was claimed at another time
    ("Orlo rejected on Monday a claim by Vey that it rained.", ["Monday", None]),
    ("Orlo said on Monday that Vey denied the report.", ["Monday", None]),
    ("Orlo said that Vey denied the report on Monday.", [None, None]),
    ("Orlo said Vey on Monday denied the report.", [None, "Monday"]),
    # the informant whom a reporter cites
    ("It rained, the Orra Post reported on Monday, citing two officials.", ["Monday", None]),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_each_cue_has_its_own(text: str, expected: list[str | None]) -> None:
    assert [said(text, place) for place in range(len(found(text)))] == expected


def test_a_silence_is_not_about_its_time() -> None:
    (one,) = found("Orlo declined to comment last night.")
    assert one.content == ()


def test_its_date_counts_from_publication() -> None:
    time = found("Orlo said on Monday that it rained.")[0].said_at
    assert time is not None
    assert (time.date, time.precision, time.day) == (date(2024, 3, 11), "day", date(2024, 3, 11))


def test_a_week_is_no_day() -> None:
    time = found("Orlo said last week that it rained.")[0].said_at
    assert time is not None
    assert (time.date, time.precision, time.day) == (date(2024, 3, 4), "week", None)


def test_a_day_earlier_counts_from_the_sentence_before() -> None:
    for words in ("a day earlier", "the day before"):
        text = f"Orlo on Sunday rejected the report. Vey had said {words} that it rained."
        time = found(text)[-1].said_at
        assert time is not None and time.day == date(2024, 3, 9)


def test_without_publication_the_words_stay() -> None:
    time = found("Orlo said on Monday that it rained.", None)[0].said_at
    assert time is not None
    assert (time.words, time.date, time.precision) == ("Monday", None, None)


def test_a_moment_is_of_the_day_in_its_own_zone() -> None:
    late = datetime(2024, 3, 12, 23, 30, tzinfo=timezone(-timedelta(hours=5)))
    for moment, day in ((late, 12), (late.astimezone(UTC), 13)):
        time = found("Orlo said today that it rained.", moment)[0].said_at
        assert time is not None and time.day == date(2024, 3, day)


def test_each_text_has_its_own_publication() -> None:
    text = "Orlo said today that it rained."
    days = [TUESDAY, None]
    times = [one.said_at for (one,) in extract_all([text] * 2, published=days, config=RULES)]
    assert [time and time.day for time in times] == days


def test_it_rejects_a_publication_too_few() -> None:
    with pytest.raises(ValueError, match="each of 2 texts, got 1"):
        extract_all(["It rained."] * 2, published=[TUESDAY], config=RULES)
