import pytest

from claims.attribution.inflect import Form, forms


@pytest.mark.parametrize(
    ("lemma", "irregular", "doubles", "expected"),
    [
        ("claim", (), False, "claim claims claimed claiming"),
        ("announce", (), False, "announce announces announced announcing"),
        ("deny", (), False, "deny denies denied denying"),
        ("say", ("said",), False, "say says said saying"),
        ("convey", (), False, "convey conveys conveyed conveying"),
        ("admit", (), True, "admit admits admitted admitting"),
        ("write", ("wrote", "written"), False, "write writes wrote written writing"),
        ("stress", (), False, "stress stresses stressed stressing"),
        ("veto", (), False, "veto vetoes vetoed vetoing"),
        ("lie", (), False, "lie lies lied lying"),
        ("agree", (), False, "agree agrees agreed agreeing"),
    ],
)
def test_it_forms_a_verb(
    lemma: str, irregular: tuple[str, ...], doubles: bool, expected: str
) -> None:
    assert set(forms(lemma, irregular, doubles)) == set(expected.split())


def test_a_word_may_be_two_forms() -> None:
    table = forms("read", ("read",), False)
    assert table["read"] == {Form.BASE, Form.PAST, Form.PARTICIPLE}
    assert forms("write", ("wrote", "written"), False)["wrote"] == {Form.PAST}
