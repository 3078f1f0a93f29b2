"""How far what was found agrees with gold stories, and what counting publishers would get."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from claims.provenance.evaluation.gold import GoldClaim, Relation, Story
from claims.provenance.types import Derivation, RelationKind
from claims.text.keys import name_key


@dataclass(frozen=True)
class FoundClaim:
    """A claim as an engine counts it."""

    articles: frozenset[str]
    least: int
    most: int
    circular: bool


@dataclass(frozen=True)
class Answer:
    """What an engine makes of a story."""

    derivations: Sequence[Derivation]
    # One for each claim of the story, in its order; None where it found no such claim.
    claims: Sequence[FoundClaim | None]


@dataclass(frozen=True)
class Share:
    """How many were right of all that were wanted."""

    part: str
    right: int
    wanted: int


@dataclass(frozen=True)
class RelationScore:
    """Relations of one kind; a relation of another kind between the same two is wrong twice."""

    kind: RelationKind
    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """1.0 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """1.0 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 1.0


@dataclass(frozen=True)
class Scores:
    """All of it."""

    shares: Sequence[Share]
    relations: Sequence[RelationScore]
    # Ids of the stories with anything wrong in them.
    unsolved: Sequence[str]


def evaluate(stories: Iterable[Story], solve: Callable[[Story], Answer]) -> Scores:
    """The scores of an engine over stories."""
    counts: Counter[str] = Counter()
    kinds: Counter[tuple[RelationKind, str]] = Counter()
    unsolved = []
    for story in stories:
        answer = solve(story)
        counts.update(_parts(story, answer))
        kinds.update(_kinds(story, answer))
        if not solves(story, answer):
            unsolved.append(story.id)
    parts = ("solved", "relations", "articles", "origins", "circular", "by publishers")
    shares = [Share(each, counts[each], counts[f"{each} wanted"]) for each in parts]
    relations = [
        RelationScore(kind, kinds[kind, "right"], kinds[kind, "found"], kinds[kind, "wanted"])
        for kind in RelationKind
        if kinds[kind, "found"] or kinds[kind, "wanted"]
    ]
    return Scores(shares, relations, unsolved)


def solves(story: Story, answer: Answer) -> bool:
    """Whether nothing at all is wrong: relations, and of each claim articles, origins, circle."""
    pairs = zip(story.claims, answer.claims, strict=True)
    return relations_of(answer.derivations) == story.relations and all(
        found is not None and _is_right(gold, found) for gold, found in pairs
    )


def relations_of(derivations: Iterable[Derivation]) -> frozenset[Relation]:
    """As gold writes them."""
    return frozenset(
        Relation(each.from_id, each.to_id or "", each.to_publisher, each.kind)
        for each in derivations
    )


def publishers_of(story: Story, claim: GoldClaim) -> int:
    """What counting distinct publishers takes for the number of origins."""
    those = {each.id: name_key(each.publisher) for each in story.articles}
    return len({those[each] for each in claim.articles})


def publishers_solve(story: Story) -> bool:
    """Whether counting publishers is right for each claim of a story."""
    return all(
        (each.least, each.most) == (publishers_of(story, each),) * 2 for each in story.claims
    )


def _is_right(gold: GoldClaim, found: FoundClaim) -> bool:
    return found == FoundClaim(gold.articles, gold.least, gold.most, gold.circular)


def _parts(story: Story, answer: Answer) -> Counter[str]:
    counts: Counter[str] = Counter()
    counts["solved"] = solves(story, answer)
    counts["relations"] = relations_of(answer.derivations) == story.relations
    counts["by publishers"] = publishers_solve(story)
    for part in ("solved", "relations", "by publishers"):
        counts[f"{part} wanted"] = 1
    for gold, found in zip(story.claims, answer.claims, strict=True):
        for part in ("articles", "origins", "circular"):
            counts[f"{part} wanted"] += 1
        if found is not None:
            counts["articles"] += gold.articles == found.articles
            counts["origins"] += (gold.least, gold.most) == (found.least, found.most)
            counts["circular"] += gold.circular == found.circular
    return counts


def _kinds(story: Story, answer: Answer) -> Counter[tuple[RelationKind, str]]:
    found = relations_of(answer.derivations)
    counts: Counter[tuple[RelationKind, str]] = Counter()
    for name, those in (
        ("found", found),
        ("wanted", story.relations),
        ("right", found & story.relations),
    ):
        counts.update((each.kind, name) for each in those)
    return counts
