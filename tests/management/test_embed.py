"""manage.py embed."""

from io import StringIO

import pytest
from django.core.management import call_command

from claims.models import TermStat, TextVector, Wording
from tests.factories import make_claim

pytestmark = pytest.mark.django_db


def run() -> str:
    out = StringIO()
    call_command("embed", stdout=out)
    return out.getvalue().strip()


def test_it_works() -> None:
    claim = make_claim(text="the dam is safe")
    assert run() == "1 claims were made findable."
    wording = Wording.objects.get()
    assert (wording.claim, wording.text, wording.words) == (claim, claim.text, ["dam", "safe"])
    assert TermStat.objects.counted(["dam"]).holding == {"dam": 1}


def test_it_makes_each_vector_once() -> None:
    make_claim()
    run()
    assert run() == "0 claims were made findable."
    assert TextVector.objects.count() == 1
