"""Why two propositions are what they are to one another: data, for a desk to put into words."""

from collections.abc import Iterator, Mapping
from typing import Final

from claims.matching.signs import Comparison
from claims.matching.types import Reason, Relation

_MOST: Final = 5
_ALIKE: Final = 0.75  # cosine from which two texts sound alike
_WORDS_SHARED: Final = 0.8  # of the shorter text's content words


def reasons(
    comparison: Comparison, relation: Relation, numbers: Mapping[str, float]
) -> tuple[Reason, ...]:
    """At most five, what sets apart before what ties."""
    apart = () if relation is Relation.SAME else tuple(_apart(comparison))
    ties = () if relation is Relation.NONE else tuple(_ties(comparison, numbers))
    read = Reason("reads_as", relation.value)
    return (read, *apart, *_between(comparison), *ties)[:_MOST]


def _apart(comparison: Comparison) -> Iterator[Reason]:
    if clash := comparison.clash:
        yield Reason("figures_differ", clash[0].words, clash[1].words)
    if opposites := comparison.opposites:
        yield Reason("opposite_words", *opposites)
    if debunked := comparison.debunked:
        yield Reason("called_untrue", *debunked)
    if comparison.turned:
        yield Reason("negated_once", *_negations(comparison))
    mine, theirs = comparison.strange_names
    if mine and theirs:
        yield Reason("names_differ", min(mine), min(theirs))
    if comparison.times_clash:
        yield Reason("days_differ", min(comparison.first.times), min(comparison.second.times))


def _between(comparison: Comparison) -> Iterator[Reason]:
    if comparison.days_apart:
        yield Reason("said_days_apart", str(comparison.days_apart))


def _negations(comparison: Comparison) -> tuple[str, str]:
    first, second = comparison.first.negations, comparison.second.negations
    return (first or ("",))[0], (second or ("",))[0]


def _ties(comparison: Comparison, numbers: Mapping[str, float]) -> Iterator[Reason]:
    if shared := comparison.shared_names:
        yield Reason("names_shared", ", ".join(sorted(shared)[:3]))
    if comparison.shared_figures:
        yield Reason("figures_agree", str(comparison.shared_figures))
    if comparison.contained >= _WORDS_SHARED:
        yield Reason("words_shared", f"{comparison.contained:.0%}")
    elif numbers["near"] >= _ALIKE:
        yield Reason("sound_alike", f"{numbers['near']:.2f}")
