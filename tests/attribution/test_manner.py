"""Quotation, stance and channel."""

import pytest

from claims.attribution import Quotation, Stance
from tests.attribution.marked import by_rules


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("“The bridge is safe,” Orlo said.", Quotation.DIRECT),
        ("“The bridge,” Orlo said, “is safe for all.”", Quotation.DIRECT),
        ("Orlo said the bridge was “safe for all of us”.", Quotation.MIXED),
        ("Orlo stressed support for “peace, work and bread” in Orra.", Quotation.MIXED),
        ("Orlo said the bridge was safe.", Quotation.INDIRECT),
        # a single quoted word is a mention
        ("Orlo said the “reform” was safe.", Quotation.INDIRECT),
    ],
)
def test_it_tells_how_much_is_quoted(text: str, quotation: Quotation) -> None:
    (found,) = by_rules(text)
    assert found.quotation is quotation


STANCES = [
    ("Orlo said that it rained.", Stance.ASSERTS),
    ("Orlo did not deny that it rained.", Stance.ASSERTS),
    ("Orlo denied that it rained.", Stance.DENIES),
    ("Orlo does not believe that it rained.", Stance.DENIES),
    ("Orlo never claimed that it rained.", Stance.DENIES),
    ("Orlo rejected the report.", Stance.DENIES),
    # who does not condemn, condemns nothing
    ("Orlo did not condemn the raid.", Stance.ASSERTS),
    ("Orlo refused to condemn the raid.", Stance.ASSERTS),
    ("Orlo questioned the result.", Stance.QUESTIONS),
    ("Orlo asked whether it rained.", Stance.QUESTIONS),
    ("Orlo cast doubt on the result.", Stance.QUESTIONS),
    ("Orlo vowed to rebuild the quay.", Stance.PROMISES),
    ("Orlo condemned the raid.", Stance.CONDEMNS),
    ("Orlo blamed the council for the fire.", Stance.CONDEMNS),
    ("Orlo called for an inquiry.", Stance.DEMANDS),
    ("Orlo urged Vey to resign.", Stance.DEMANDS),
    ("Orlo predicted that it would rain.", Stance.PREDICTS),
    ("Orlo warned that it would rain.", Stance.PREDICTS),
    ("Orlo declined to comment on the rain.", Stance.NO_COMMENT),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_the_cue_tells_the_stance(text: str, stance: Stance) -> None:
    (found,) = by_rules(text)
    assert found.stance is stance


CHANNELS = [
    ("“It rained,” Orlo tweeted.", "twitter"),
    ("Orlo stressed the need for calm via Twitter.", "twitter"),
    ("Orlo said on Facebook that it rained.", "facebook"),
    ("Orlo said in a statement that it rained.", "statement"),
    ("In an interview with the Orra Post, Orlo said that it rained.", "interview"),
    ("Orlo told reporters that it rained.", "news_conference"),
    ("Orlo said at a news conference that it rained.", "news_conference"),
    ("Orlo testified that it rained.", "court"),
    ("Prosecutors said in court documents that it rained.", "court_filing"),
    ("Orlo said that it rained.", ""),
    # what is said inside the content tells nothing about the content's own channel
    ("Orlo said that Vey had sent a letter.", ""),
]


@pytest.mark.parametrize(("text", "channel"), CHANNELS)
def test_the_words_around_the_cue_tell_the_channel(text: str, channel: str) -> None:
    assert by_rules(text)[0].channel == channel
