"""Noun phrases and subjects, told by walking over tags."""

import pytest

from claims.attribution.phrases import phrase_left, phrase_right
from claims.attribution.subjects import (
    inverted_subject,
    main_subject,
    participle_subject,
    subject_left,
)
from tests.attribution.tagged import index, said, tokens

LEFT = [
    ("The mayor said", "The mayor"),
    ("The old mayor of Orra said", "The old mayor of Orra"),
    ("The head of the union of dockers in Orra said", "The head of the union of dockers in Orra"),
    ("Dana Orlo and Ilan Vey said", "Dana Orlo and Ilan Vey"),
    ("Lanvia, Iran and Orra said", "Lanvia, Iran and Orra"),
    ("Some of the dockers said", "Some of the dockers"),
    ("Orlo's aides said", "Orlo's aides"),
    ("The League (ODL) said", "The League (ODL)"),
    # relatives and participles that restrict
    ("A woman who saw the blast said", "A woman who saw the blast"),
    ("Officials briefed on the talks said", "Officials briefed on the talks"),
    # what belongs to another clause stays out
    ("After the raid the mayor said", "the mayor"),
    ("The bridge fell and officials said", "officials"),
    ("In the port of Orra officials said", "Orra officials"),
    ("On Monday officials said", "officials"),
]


@pytest.mark.parametrize(("text", "phrase"), LEFT)
def test_it_finds_the_phrase_before_the_verb(text: str, phrase: str) -> None:
    found = tokens(f"{text} it rained.")
    assert said(text, found, phrase_left(found, index(found, "said"))) == phrase


RIGHT = [
    ("said Dana Orlo.", "Dana Orlo"),
    ("said Dana Orlo, the mayor of Orra.", "Dana Orlo, the mayor of Orra"),
    ("said the head of the union.", "the head of the union"),
    ("said Orlo and Vey.", "Orlo and Vey"),
    ("said a baker who saw it.", "a baker who saw it"),
    # what follows the name without being part of it
    ("said Orlo on Monday.", "Orlo"),
    ("said Orlo in a statement.", "Orlo"),
    ("said Orlo, adding nothing.", "Orlo"),
    ("said Orlo, who left.", "Orlo"),
    ("said Orlo after the raid.", "Orlo"),
]


@pytest.mark.parametrize(("text", "phrase"), RIGHT)
def test_it_finds_the_phrase_after_the_verb(text: str, phrase: str) -> None:
    found = tokens(f"“It rained,” {text}")
    part = inverted_subject(found, index(found, "said") + 1)
    assert said(f"“It rained,” {text}", found, part) == phrase


def test_an_apposition_is_left_out_on_demand() -> None:
    text = "They told Dana Orlo, the mayor of Orra, that it rained."
    found = tokens(text)
    part = phrase_right(found, index(found, "dana"), len(found), apposition=False)
    assert said(text, found, part) == "Dana Orlo"


SUBJECTS = [
    ("Dana Orlo, the mayor of Orra, said it rained.", "Dana Orlo, the mayor of Orra"),
    ("Dana Orlo, 54, said it rained.", "Dana Orlo, 54"),
    ("Dana Orlo, 54, a baker from Orra, said it rained.", "Dana Orlo, 54, a baker from Orra"),
    # between commas, but no apposition
    ("Dana Orlo, who had left, said it rained.", "Dana Orlo"),
    ("Dana Orlo, speaking in Orra, said it rained.", "Dana Orlo"),
    ("Dana Orlo, in a letter, said it rained.", "Dana Orlo"),
    ("On Monday, Dana Orlo, the mayor, said it rained.", "Dana Orlo, the mayor"),
    # dashes
    ("Dana Orlo – she had left – said it rained.", "Dana Orlo"),
    # time and manner between the subject and its verb
    ("Officials on Monday said it rained.", "Officials"),
    ("Officials also said it rained.", "Officials"),
    # shared by two verbs
    ("Orlo left the hall and said it rained.", "Orlo"),
    # relative pronouns stand for themselves
    ("There was a baker who said it rained.", "who"),
    # none
    ("Said it rained.", None),
]


@pytest.mark.parametrize(("text", "subject"), SUBJECTS)
def test_it_finds_the_subject(text: str, subject: str | None) -> None:
    found = tokens(text)
    assert said(text, found, subject_left(found, index(found, "said"))) == subject


PARTICIPLES = [
    ("Orlo left early, saying it rained.", "Orlo"),
    ("The fair ended, with dockers saying it rained.", "dockers"),
    ("A letter saying it rained came late.", "A letter"),
    ("The Post, saying it rained, closed early.", "The Post"),
]


@pytest.mark.parametrize(("text", "subject"), PARTICIPLES)
def test_it_finds_the_subject_of_a_participle(text: str, subject: str) -> None:
    found = tokens(text)
    assert said(text, found, participle_subject(found, index(found, "saying"))) == subject


def test_the_main_subject_is_not_that_of_a_subordinate_clause() -> None:
    text = "When the raid began, Orlo left the hall."
    found = tokens(text)
    assert said(text, found, main_subject(found, 0, len(found))) == "Orlo"
