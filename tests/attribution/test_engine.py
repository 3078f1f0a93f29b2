"""Whole passages: source, cue and content with exact offsets."""

import pytest

from claims.attribution import LANGUAGES, AttributionConfig, engine_version
from tests.attribution.marked import RULES, at_cue, by_rules, marked, shown

PASSAGES = [
    # a quotation and its tag, in every typography
    '{"The bridge is safe,"} [Dana Orlo] <said>.',
    "{“The bridge is safe,”} [Dana Orlo] <said>.",
    "{„The bridge is safe“}, [Dana Orlo] <said>.",
    "{«The bridge is safe»}, [Dana Orlo] <said>.",
    "{''The bridge is safe,''} [Dana Orlo] <said>.",
    "{‘The bridge isn’t safe,’} [Dana Orlo] <said>.",
    "{'The bridge isn't safe,'} [Dana Orlo] <said>.",
    # the tag before, after, inverted, in the middle
    "[Dana Orlo] <said>: {“The bridge is safe.”}",
    "[Dana Orlo] <said> on Monday, {“The bridge is safe.”}",
    "{“The bridge is safe,”} <said> [Dana Orlo, the mayor of Orra].",
    "{“The bridge,”} [Dana Orlo] <said>, {“is safe for all of us.”}",
    "{“Is the bridge safe?”} [she] <asked>.",
    "{“Never!”} [he] <shouted> from the quay.",
    # a quotation that goes on after its tag is one attribution
    "{“The bridge is safe,”} [Dana Orlo] <said>. {“We tested every bolt.”}",
    # so is one over paragraphs, each opening anew, the last alone closing
    "[Dana Orlo] <said>: {“The bridge is safe.\n\n“We tested every bolt.”}",
    "{“The bridge is safe,”} [Dana Orlo] <said>.\n\n{“We tested every bolt and every cable.”}",
    # part of the content is quoted
    "[Dana Orlo] <said> {the bridge was “safe for everybody”}.",
    # indirect speech, with and without "that", after adjuncts and hearers
    "[Port officials] <claimed> Monday that {smugglers were behind the fire}.",
    "[The harbour police] <said> {two boats had sunk}.",
    "[Orlo] <told> reporters on Tuesday that {the bridge would open in spring}.",
    "[Orlo] <told> the Orra Post {she would not resign}.",
    "[The ministry] <announced> in a statement that {all ferries were cancelled}.",
    "[Orlo] <asked> {whether the bridge was safe}.",
    # what the narrator adds ends the content
    "[Orlo] <said> {the bridge was safe} and praised the engineers.",
    "[Orlo] <said> {the bridge was safe}, adding that repairs were cheap.",
    "While [Orlo] <said> that {the bridge was safe}, it stayed closed.",
    # the tag after indirect speech, or in the midst of it
    "{Two boats had sunk in the storm}, [the harbour police] <said>.",
    "{The bridge}, [Orlo] <said>, {would open in spring}.",
    # promises, demands, condemnations, fears
    "[Orlo] <vowed> {to find the arsonists and rebuild the quay}.",
    "[Orlo] <urged> {residents to stay at home}.",
    "[The union] <condemned> {the arrest of its leader}.",
    "Lanvia <was quick to condemn> {the attempted coup}.".replace("Lanvia", "[Lanvia]"),
    "[The council] <called for> {an inquiry into the fire}.",
    "[The weather office] <warned> that {the river would rise}.",
    "[Orlo] <accused> {the council of negligence}.",
    # denial and what negation does
    "[The company] <denied> {any part in the fire}.",
    "[The company] <denied> that {it had stored fuel there}.",
    # participles take the subject of the clause, or the noun beside them
    "The strike went on, with [dockers] <claiming> {unpaid wages}.",
    "[Orlo] left early, <saying> {the meeting was pointless}.",
    # "according to"
    "<According to> [the harbour police], {two boats had sunk}.",
    "{Two boats had sunk}, <according to> [the harbour police].",
    # nouns
    "[Karim]'s <claim> that {the vote was rigged} surprised many.",
    "A <warning> by [doctors] that {the water was foul} came late.",
    # passives
    "It <was announced> that {the bridge would close}.",
    "{The raid} <was condemned> by [the union].",
    "{The mayor} <is expected> {to resign}.",
    # the whole noun phrase, with apposition and restrictive relative
    "[Ilan Vey, a baker from Orra], <said> {the smoke was thick}.",
    "[A woman who saw the blast] <said> {it shook the houses}.",
    "[Officials briefed on the matter] <said> {the talks had failed}.",
    "[The head of the dockers' union in Orra] <said> {the talks had failed}.",
    # a comma-set "who" clause is no part of the source
    "[The faction of rebel leader Ilan Vey], who opposes the king, <condemned> {the raid}.",
    # verbs that share a subject
    "[Orlo] praised the engineers and <said> {the bridge was safe}.",
    # silence
    "[The company] <declined to comment> on {the fire}.",
    "[The company] <did not respond> to a request for comment.",
    "[Orlo] <could not be reached for comment>.",
    "[The rebels] <have issued no statements>.",
    "One guild <has remained silent> on {the scandal}.".replace("One guild", "[One guild]"),
    # a headline's colon
    "[Minister]: {we will act on the floods}".replace("]:", "]<:>"),
]


@pytest.mark.parametrize("passage", PASSAGES)
def test_it_finds_source_cue_and_content(passage: str) -> None:
    wanted = marked(passage)
    found = at_cue(wanted)
    assert shown(wanted.text, found.source, found.cue, found.content) == shown(
        wanted.text, wanted.source, wanted.cue, wanted.content
    )


TRAPS = [
    # titles of works
    "The choir sang “The Long Way Home” in the old church.",
    "Her novel “A Winter in Orra” won the prize.",
    # scare quotes and single words
    "The so-called “reform” cost the town dearly.",
    "The word “harbour” comes from the north.",
    # signs and interface text
    "A sign at the gate read EXIT.",
    # lives and tins
    "The flood claimed twelve lives.",
    "A walker found the tin under a stone.",
    # narration
    "He showed the visitor the tin.",
    "The boys’ toys weren’t there, and the dogs’ bowls were empty.",
    # house lines
    "Follow the Orra Post on Facebook and Twitter",
    "Subscribe to the Orra Post's daily newsletter and never miss our top stories!",
    "This article was first published by Lanvia24",
    "",
    "\n \n",
]


@pytest.mark.parametrize("text", TRAPS)
def test_it_finds_nothing_where_nobody_says_anything(text: str) -> None:
    assert by_rules(text) == []


def test_attributions_come_in_the_order_of_the_text() -> None:
    text = "Orlo said the bridge was safe. The union denied that. “Nonsense,” Vey said."
    firsts = [min(one.source + one.cue + one.content).start for one in by_rules(text)]
    assert firsts == sorted(firsts) and len(firsts) == 3


def test_a_higher_threshold_keeps_less() -> None:
    text = "Orlo said that the bridge was safe. Vey wants to leave the town."
    every = by_rules(text, AttributionConfig(min_confidence=0.0))
    sure = by_rules(text, AttributionConfig(min_confidence=0.85))
    assert len(every) == 2
    assert [one.cue_lemma for one in sure] == ["say"]


def test_every_attribution_tells_why() -> None:
    (found,) = by_rules("Orlo said that the bridge was safe.")
    assert found.reasons == ("verb+that", "verb:say")
    assert 0 < found.confidence < 1


def test_the_engine_names_itself_and_its_languages() -> None:
    assert engine_version(RULES) == "rules-1.2"
    assert LANGUAGES == ("en",)
