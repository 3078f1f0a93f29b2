"""The weights that are shipped."""

from claims.attribution.trained import WEIGHTS


def test_they_are_whole() -> None:
    WEIGHTS.verify()


def test_no_file_is_larger_than_agreed() -> None:
    assert max(path.stat().st_size for path in WEIGHTS.folder.iterdir()) <= 25_000_000


def test_whoever_has_them_damaged_may_choose_the_rules() -> None:
    assert "FACTCHECK_ATTRIBUTION_ENGINE=rules" in WEIGHTS.remedy
