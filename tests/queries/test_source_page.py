"""What the page of a source is made of."""

import pytest

from claims.models import Attribution
from claims.queries.source_page import PER_PAGE, SourcePage, source_page
from tests import factories as make

pytestmark = pytest.mark.django_db


def opened(pk: int, page: int | str = 1) -> SourcePage:
    found = source_page(pk, page)
    assert found
    return found


def test_what_stands_is_listed_newest_first() -> None:
    source = make.make_source()
    early, late = (make.make_attribution(source=source) for _ in range(2))
    make.make_attribution(source=source, state=Attribution.State.REMOVED)
    make.make_attribution(source=source, state=Attribution.State.SUPERSEDED)
    page = opened(source.pk)
    assert list(page.attributions) == [late, early]
    assert page.said == 2


def test_stances_are_counted_in_their_own_order() -> None:
    source = make.make_source()
    for stance in ("denies", "asserts", "denies"):
        make.make_attribution(source=source, stance=stance)
    assert opened(source.pk).stances == (("asserts", "asserts", 1), ("denies", "denies", 2))


# (page asked for, page shown) of two
PAGES = [("1", 1), ("2", 2), ("99", 2), ("x", 1), ("-3", 2)]


@pytest.mark.parametrize(("asked", "shown"), PAGES)
def test_a_page_that_is_not_there_is_the_nearest(asked: str, shown: int) -> None:
    source, revision = make.make_source(), make.make_revision()
    for _ in range(PER_PAGE + 1):
        make.make_attribution(source=source, revision=revision)
    assert opened(source.pk, asked).attributions.number == shown


def test_open_suggestions_from_either_side_are_shown() -> None:
    source = make.make_source()
    one = make.make_suggestion(source=source)
    other = make.make_suggestion(candidate=source)
    make.make_suggestion(source=source, state="rejected")
    make.make_suggestion()
    assert {doubt.suggestion for doubt in opened(source.pk).suggestions} == {one, other}


def test_names_and_former_sources_are_shown() -> None:
    source = make.make_source(name="Ada Brannock")
    source.add_aliases(["Brannock"])
    gone = make.make_source(merged_into=source)
    page = opened(source.pk)
    assert [alias.name for alias in page.aliases] == ["Ada Brannock", "Brannock"]
    assert page.merged == (gone,)


def test_there_is_no_page_of_no_source() -> None:
    assert source_page(987_654) is None
