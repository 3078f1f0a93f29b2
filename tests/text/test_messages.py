from claims.text.messages import gettext_noop


def test_a_marked_message_stays_itself() -> None:
    assert gettext_noop("The page is empty.") == "The page is empty."
