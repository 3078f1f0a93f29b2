import inspect

from claims.formats import errors
from claims.formats.errors import FormatError, TooDeep

LEAVES = [
    cls
    for _, cls in inspect.getmembers(errors, inspect.isclass)
    if issubclass(cls, FormatError) and cls is not FormatError
]


def test_an_error_says_what_is_wrong_and_the_facts() -> None:
    assert str(TooDeep("100000 levels")).endswith("Paste the text of the article. (100000 levels)")
    assert TooDeep("100000 levels").detail == "100000 levels"
    assert str(TooDeep()).endswith("Paste the text of the article.")


def test_codes_are_unique() -> None:
    codes = {cls.code for cls in LEAVES}

    assert len(codes) == len(LEAVES)


def test_the_docstring_draws_the_whole_tree() -> None:
    drawn = {
        line.split("+-- ")[1].split()[0] for line in errors.__doc__.splitlines() if "+--" in line
    }

    assert drawn == {cls.__name__ for cls in LEAVES}
