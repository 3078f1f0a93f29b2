"""What is checked before anything starts."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from claims.attribution import extract_attributions, trained
from claims.attribution.trained import engine
from claims.networks import WeightsError
from factcheck.checks import attribution_engine_is_whole
from tests.attribution.marked import TRAINED


@pytest.fixture
def damaged(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> None:
    """The trained engine is chosen, and its weights are missing."""
    settings.CLAIMS = {**settings.CLAIMS, "attribution_engine": "trained"}
    monkeypatch.setattr(trained, "WEIGHTS", replace(trained.WEIGHTS, folder=tmp_path))


@pytest.mark.usefixtures("damaged")
def test_missing_weights_stop_the_start_and_say_what_to_do() -> None:
    (error,) = attribution_engine_is_whole(None)
    assert error.id == "factcheck.E002"
    assert "FACTCHECK_ATTRIBUTION_ENGINE=rules" in str(error.msg)


@pytest.mark.usefixtures("damaged")
@pytest.mark.parametrize("command", [("extract",), ("evaluate", "attribution")])
def test_a_command_stops_too(command: tuple[str, ...]) -> None:
    with pytest.raises(CommandError, match="make train-attribution"):
        call_command(*command)


def test_the_rules_need_no_weights(damaged: None, settings: Settings) -> None:
    settings.CLAIMS = {**settings.CLAIMS, "attribution_engine": "rules"}
    assert attribution_engine_is_whole(None) == []


def test_the_rules_never_step_in_by_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise WeightsError("gone")

    monkeypatch.setattr(engine, "network", broken)
    with pytest.raises(WeightsError):
        extract_attributions("Orlo said that it rained.", config=TRAINED)
