"""Who a speaker is: certain identities are taken, doubtful ones suggested."""

import pytest

from claims.acts.sources import merge, rename
from claims.attribution.types import Speaker, SpeakerKind
from claims.models import Article, Publisher, Source, SourceSuggestion
from claims.pipeline.identify import identify
from tests.factories import (
    make_article,
    make_attribution,
    make_publisher,
    make_revision,
    make_source,
    make_user,
)
from tests.pipeline.findings import group, person

pytestmark = pytest.mark.django_db


def source_of(speaker: Speaker, article: Article | None = None) -> Source:
    return identify(article or make_article(), [speaker])[speaker]


def test_it_works() -> None:
    source = source_of(person("Dana Orlo", descriptor="Prime Minister", aliases=("Orlo",)))
    assert (source.name, source.kind, source.descriptor) == (
        "Dana Orlo",
        "person",
        "Prime Minister",
    )
    assert {alias.name for alias in source.aliases.all()} == {"Dana Orlo", "Orlo"}


def test_the_same_full_name_in_two_articles_is_one_source() -> None:
    assert source_of(person("Dana Orlo")) == source_of(person("DANA ORLO"))


def test_a_person_and_an_organisation_of_one_name_are_two() -> None:
    organisation = Speaker(name="Dana Orlo", kind=SpeakerKind.ORGANISATION, named=True)
    assert source_of(person("Dana Orlo")) != source_of(organisation)


def test_a_surname_alone_is_doubtful_and_suggested() -> None:
    known = source_of(person("Dana Orlo", aliases=("Orlo",)))
    other = source_of(person("Orlo"))
    assert other != known
    assert SourceSuggestion.objects.get().candidate == known


def test_clashing_affiliations_are_doubtful_and_suggested() -> None:
    known = source_of(person("Dana Orlo", affiliation="Harbour Guard"))
    other = source_of(person("Dana Orlo", affiliation="Hill Party"))
    assert other != known
    assert SourceSuggestion.objects.get().source == other


def test_a_name_that_two_sources_carry_is_doubtful() -> None:
    first, second = make_source(name="Dana Orlo"), make_source(name="Dana Orlo")
    assert source_of(person("Dana Orlo")) not in (first, second)


def test_a_name_settled_in_this_article_by_an_editor_is_taken() -> None:
    orlo = make_source(name="Dana Orlo")
    orlo.add_aliases(["Orlo"])
    revision = make_revision()
    make_attribution(revision=revision, source=orlo)
    assert source_of(person("Orlo"), revision.article) == orlo


def test_an_acronym_finds_its_organisation() -> None:
    guard = Speaker(
        name="United Harbour Guard", kind=SpeakerKind.ORGANISATION, named=True, aliases=("UHG",)
    )
    known = source_of(guard)
    assert source_of(Speaker(name="UHG", kind=SpeakerKind.ORGANISATION, named=True)) == known


def test_unnamed_sources_of_two_articles_are_never_one() -> None:
    officials = group("port officials")
    assert source_of(officials) != source_of(officials)


def test_unnamed_sources_of_one_article_with_one_descriptor_are_one() -> None:
    article = make_article()
    assert source_of(group("port officials"), article) == source_of(
        group("port officials"), article
    )


def test_a_publisher_acting_as_a_source_is_linked_to_it() -> None:
    gazette = make_publisher(name="Velm Gazette")
    speaker = Speaker(name="Velm Gazette", kind=SpeakerKind.PUBLISHER, named=True)
    assert source_of(speaker).publisher == gazette
    assert source_of(speaker) == source_of(speaker)


def test_a_publisher_not_known_yet_is_made() -> None:
    source_of(Speaker(name="Hill Radio", kind=SpeakerKind.PUBLISHER, named=True))
    assert Publisher.objects.get().name == "Hill Radio"


def test_a_merged_source_is_not_taken_again() -> None:
    kept = make_source(name="Dana Orlo")
    gone = make_source(name="Danna Orlo")
    kept.add_aliases(["Danna Orlo"])
    Source.objects.filter(pk=gone.pk).update(merged_into=kept)
    assert source_of(person("Danna Orlo")) == kept


def test_a_renamed_unnamed_source_is_found_under_its_old_name() -> None:
    article = make_article()
    source = source_of(group("port officials"), article)
    rename(source, "officials of the port authority", by=make_user(is_superuser=True))
    assert source_of(group("port officials"), article) == source


def test_a_merged_unnamed_source_leads_to_the_one_it_was_merged_into() -> None:
    article, kept = make_article(), make_source(name="Ilse Tarn")
    source = source_of(group("a port official"), article)
    merge(source, into=kept, by=make_user(is_superuser=True))
    assert source_of(group("a port official"), article) == kept


def test_a_merged_publishers_source_leads_to_the_one_it_was_merged_into() -> None:
    kept = make_source(name="Velm Gazette Group", kind="organisation")
    speaker = Speaker(name="Velm Gazette", kind=SpeakerKind.PUBLISHER, named=True)
    merge(source_of(speaker), into=kept, by=make_user(is_superuser=True))
    assert source_of(speaker) == kept


def test_case_is_what_the_database_holds_for_it() -> None:
    """ "İ" and "I" are one letter in lower case and two in upper case."""
    known = make_publisher(name="IHA")
    source = source_of(Speaker(name="İHA", kind=SpeakerKind.PUBLISHER, named=True))
    assert source.publisher == known


def test_a_known_outlet_is_a_publisher_whatever_the_engine_took_it_for() -> None:
    beacon = make_publisher(name="Evening Beacon", kind=Publisher.Kind.DAILY)
    assert source_of(person("Evening Beacon")).publisher == beacon


def test_a_ministry_with_a_site_is_a_party_not_an_outlet() -> None:
    make_publisher(name="Ministry of Ports", kind=Publisher.Kind.GOVERNMENT)
    ministry = Speaker(name="Ministry of Ports", kind=SpeakerKind.GOVERNMENT, named=True)
    assert source_of(ministry).kind == Source.Kind.GOVERNMENT


def test_a_bare_name_is_the_country_that_is_known_by_it() -> None:
    lanvia = make_source(name="Lanvia", kind=Source.Kind.GOVERNMENT)
    assert source_of(person("Lanvia")) == lanvia
