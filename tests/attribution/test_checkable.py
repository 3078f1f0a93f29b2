"""Which attributions hold a proposition that can be checked."""

import pytest

from claims.attribution import AttributionConfig, is_checkable
from tests.attribution.marked import by_rules

CHECKABLE = [
    "Orlo said the bridge had cost two million marks.",
    "“The bridge cost two million marks,” Orlo said.",
    "The company denied that it had stored fuel at the depot.",
    "The weather office warned that the river would rise by a metre.",
    "Port officials claimed that smugglers were behind the fire.",
]
NOT_CHECKABLE = [
    # a greeting, a question, a word
    "“Good morning to you all,” Orlo said.",
    "“Thank you so much,” Orlo said.",
    "“Who paid for the new bridge?” Orlo said.",
    "“Never again,” Orlo said.",
    # an indirect question
    "The army told reporters where the device had lain on Monday.",
    "Orlo explained what happened at the bridge last night.",
    # no finite verb
    "Orlo denied any wrongdoing over the bridge and the quay.",
    "Protesters were shouting, with dockers claiming election fraud.",
    # what states no fact of its own
    "Orlo vowed to rebuild the quay by the spring.",
    "Orlo condemned the attack on the quay last night.",
    "Orlo called for an inquiry into the fire at the depot.",
    "Orlo asked whether the bridge had cost two million marks.",
    "Orlo declined to comment on the cost of the bridge.",
]


@pytest.mark.parametrize("text", CHECKABLE)
def test_a_factual_proposition_is_worth_a_claim(text: str) -> None:
    assert is_checkable(by_rules(text)[0], text)


@pytest.mark.parametrize("text", NOT_CHECKABLE)
def test_anything_else_is_not(text: str) -> None:
    assert not any(is_checkable(one, text) for one in by_rules(text))


@pytest.mark.parametrize(
    "config",
    [AttributionConfig(min_claim_words=30), AttributionConfig(min_claim_confidence=1.0)],
)
def test_the_floor_is_a_setting(config: AttributionConfig) -> None:
    text = CHECKABLE[0]
    (found,) = by_rules(text)
    assert not is_checkable(found, text, config=config)
