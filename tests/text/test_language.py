import pytest

from claims.text.language import LanguageConfig, detect_language

ENGLISH = "The mayor of the harbour town said on Monday that the bridge would open in spring."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        ("قالت رئيسة البلدية يوم الاثنين إن الجسر سيفتح في الربيع المقبل أمام الجميع.", "ar"),
        ("Die Bürgermeisterin sagte am Montag, dass die Brücke im Frühling öffnen werde.", "de"),
        ("La maire a déclaré lundi que le pont ouvrirait au printemps prochain.", "fr"),
        # too little to tell
        ("", "und"),
        ("OK then", "und"),
        ("12345 67890 12345 67890 12345", "und"),
    ],
)
def test_it_tells_the_language(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_an_unsure_guess_is_no_guess() -> None:
    assert detect_language(ENGLISH, config=LanguageConfig(min_probability=1.01)) == "und"


def test_it_survives_what_no_text_should_hold() -> None:
    assert detect_language(ENGLISH + "\ud800\x00\u202e") == "en"


def test_only_the_start_is_read() -> None:
    long = ENGLISH * 200 + "قالت رئيسة البلدية " * 5000
    assert detect_language(long) == "en"
