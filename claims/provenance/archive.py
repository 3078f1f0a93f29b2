"""What is known of some articles, whichever claim is asked about."""

from collections.abc import Iterable
from functools import cached_property

from claims.provenance.direction import by_publication
from claims.provenance.outlets import Outlets
from claims.provenance.owners import Owners
from claims.provenance.types import Article, Derivation


class Archive:
    """Articles and their derivations, in any order; one archive serves any number of claims."""

    def __init__(self, articles: Iterable[Article], derivations: Iterable[Derivation]) -> None:
        self.articles = {each.id: each for each in sorted(articles, key=by_publication)}
        # The copy relation of each article that is a copy.
        self.copies = {
            each.from_id: each
            for each in sorted(derivations, key=_place)
            if each.kind.is_copy and each.from_id != each.to_id
        }

    @cached_property
    def outlets(self) -> Outlets:
        return Outlets(tuple(self.articles.values()))

    @cached_property
    def owners(self) -> Owners:
        return Owners(self.articles.values())


def _place(each: Derivation) -> tuple[str, str, str, str]:
    return each.from_id, each.to_id or "", each.to_publisher, each.kind
