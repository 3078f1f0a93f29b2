"""Silence: who says nothing, and about what."""

import pytest

from claims.attribution import Attribution, Stance
from tests.attribution.marked import at_cue, by_rules, marked, shown


def silences(text: str) -> list[Attribution]:
    return [one for one in by_rules(text) if one.stance is Stance.NO_COMMENT]


SILENCES = [
    "[The company] <declined to comment>.",
    "[The company] <declined to comment> on {the fire at its depot}.",
    "[The minister] <refused to say> {whether he would resign}.",
    "[The company] <did not respond> to requests for comment.",
    "[The company] <did not immediately respond> to questions about {the fire}.",
    "[The army] <has not commented> on {the raid}.",
    "[The army] <has yet to comment> on {the raid}.",
    "[The army] <would not say> {how many had died}.",
    "[Orlo] <could not be reached for comment>.",
    "[Orlo] <could not immediately be reached for comment>.",
    "[The rebels] <have issued no statement>.",
    "[The rebels] <have not issued a statement> on {the raid}.",
    "[Orlo] <made no comment> about {the vote}.",
    "[The palace] <had no comment>.",
    "[The guild] <remained silent> on {the scandal}.",
    "[The guild] <stayed quiet> about {the scandal}.",
    "[Orlo] <would not be drawn> on {the fire}.",
    "[The company] <did not reply> to {questions}.",
    "[The embassy] <did not return our calls>.",
    "[The guild] <has not said a word>.",
    "[The guild] <has yet to say a word> about {the fire}.",
    "[The prison service] <would not comment>.",
    "[Orlo] <was not available for comment>.",
    "[Orlo's office] <was unavailable for comment>.",
    "[The founder, Ilan Vey], <could not be contacted>.",
    "[The mayor] <did not take reporters' questions>.",
    "[The guild] <did not take calls>.",
    "[The consul] <never returned our messages>.",
    "[The council] <turned down our request for an interview>.",
    "[The envoy] <left without speaking>.",
    "[The spokesman] <neither picked his calls nor replied>.",
    # what is asked and not told
    "[Orlo] <could not say> {when the quay would reopen}.",
    "The report is long, but [it] <does not say> {who wrote it}.",
    "[The paper] printed the list <without saying> {where it had found it}.",
    # turns of phrase
    "[The dealer] <hung up> when asked about the fire.",
    "[The mayor] <batted away our questions>.",
    "[The prefect] <ducked a question> about {the quay}.",
    "[The guild] <referred questions> to its lawyers.",
    "[His agent] <kept a dignified silence> on {the vote}.",
    "[The accused] <exercised his right to silence>.",
    # rather not
    "[The board] <chose not to comment>.",
    "[Three shareholders] <preferred not to comment>.",
    "[The owner] <did not wish to be interviewed>.",
    "[The clerk] <was unable to comment>.",
    # nobody speaks
    "[Neither side] <would say> {who fired first}.",
    "[Nobody in the council] <will explain> {why it closed}.",
    # only with somebody who can speak
    "[The mayor] <was silent>.",
    "[Police] <are tight-lipped>.",
    # from the side of those who asked
    "<Calls to> [the ministry] <went unanswered>.",
    "<Efforts to reach> [the contractor, Ilan Vey], <were unsuccessful>.",
    "<Messages left for> [Orlo] <were not returned>.",
    # in quotation marks
    "{“No comment,”} [the mayor] <said>.",
    # the noun alone, its source after it
    "There was <no immediate comment> from [the army].",
    # what is about the same thing as the verb before it
    "[The league] went on Monday to ignore {the raid} and <has issued no statements>.",
]


@pytest.mark.parametrize("passage", SILENCES)
def test_it_finds_silence_and_its_topic(passage: str) -> None:
    wanted = marked(passage)
    found = at_cue(wanted)
    assert found.stance is Stance.NO_COMMENT
    assert shown(wanted.text, found.source, found.cue, found.content) == shown(
        wanted.text, wanted.source, wanted.cue, wanted.content
    )


@pytest.mark.parametrize(
    "text",
    [
        "The town was silent in the snow that morning.",
        "She declined the cake.",
        "He refused to leave the house.",
        "The brakes did not respond.",
        "No statement was needed.",
        "The bus did not return.",
        "The curtain was not drawn.",
        # things, and acts of other kinds
        "The valley was silent.",
        "The key could not be found.",
        "He hung up his coat.",
        "Emails sent to the ministry were published.",
        "She chose not to run.",
        # what was never said is denied
        "Orlo has never said that the bridge was safe.",
        # a request for a thing
        "The bank turned down his request for a loan.",
        # saying that one will speak is no silence
        "Orlo said she would comment on the fire.",
    ],
)
def test_it_hears_no_silence_where_nobody_was_asked(text: str) -> None:
    assert silences(text) == []


def test_a_silence_keeps_its_time() -> None:
    (found,) = silences(
        "The league continued on Monday to ignore the raid and has said nothing."
    ) or (silences("On Monday the league issued no statement."))
    assert found.said_at is not None and found.said_at.words == "Monday"
