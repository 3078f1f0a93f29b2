"""Who is behind a publisher."""

from collections.abc import Iterable

from claims.provenance.types import Article
from claims.text.keys import name_key


class Owners:
    """The owners that some articles name, followed upwards."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._owner: dict[str, str] = {}
        for article in articles:
            key, owner = name_key(article.publisher), name_key(article.owner)
            if owner:
                self._owner[key] = min(owner, self._owner.get(key, owner))

    def house(self, publisher: str) -> str:
        """A key that all publishers of one owner share.

        Where owners own one another in a circle, it is the one that sorts first; a publisher
        that owns itself is its own house.
        """
        place, path = name_key(publisher), []
        while place in self._owner and place not in path:
            path.append(place)
            place = self._owner[place]
        return min(path[path.index(place) :]) if place in path else place
