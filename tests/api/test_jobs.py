"""The work that waits, runs or failed."""

from rest_framework.test import APIClient

from tests.factories import (
    make_article,
    make_job,
)


def test_it_shows_a_job_without_its_token(reader: APIClient) -> None:
    job = make_job(article=make_article(), state="failed")
    shown = reader.get(f"/api/v1/jobs/{job.pk}/").json()
    assert (shown["stage"], shown["state"], shown["error_code"]) == ("read", "failed", "not_found")
    assert not {"token", "lease_until"} & set(shown)
