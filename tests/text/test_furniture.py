import tomllib

import pytest

from claims.text.furniture import (
    RULES,
    Credit,
    CreditKind,
    credits_of,
    inline_credits,
    is_furniture,
    is_paywall,
    names_in_byline,
    split_names,
)

FIRST, AGENCY, INPUTS = CreditKind.FIRST_PUBLISHED_BY, CreditKind.AGENCY, CreditKind.WITH_INPUTS


@pytest.mark.parametrize(
    "line",
    [
        "Follow Coast Daily on Facebook and Twitter",
        "Follow us on X",
        "Please follow @coastdaily on Telegram to get the latest.",
        "Join us on Instagram, TikTok & YouTube",
        "Join our WhatsApp channel for updates",
        "Subscribe to Coast Daily's morning newsletter and never miss our best stories!",
        "Sign up for our briefing",
        "SUBSCRIBE NOW",
        "Get the day's news delivered straight to your inbox",
        "Read more: “We will not move,” says the harbour master",
        "READ ALSO | Pier stays closed",
        "Related articles",
        "You may also like",
        "Click here to see the pictures",
        "We use cookies to improve your visit.",
        "By continuing to use this site you accept our terms",
        "Share this article",
        "Comments (12)",
        "- Advertisement -",
        "ADVERTISEMENT - SCROLL TO CONTINUE",
        "Story continues below",
        "Download our app",
        "© 2021 Coast Daily. All rights reserved.",
        "5 min read",
        "Tags: harbour, fire",
        "Do you have a story for us? Write to the desk",
    ],
)
def test_it_knows_the_lines_of_the_house(line: str) -> None:
    assert is_furniture(line, "en")


@pytest.mark.parametrize(
    "line",
    [
        # somebody said it
        "“Follow us on Telegram,” the group said.",
        '"Subscribe to our newsletter" was all that the minister would say.',
        "Follow us on Facebook for “the truth”, the group wrote.",
        # sentences that begin alike
        "Follow the money, the mayor told the board of the harbour.",
        "Subscribe to that view and you will vote for anything.",
        "Share prices fell on Monday.",
        "Print journalists were kept out of the room.",
        "Sign language was used throughout the hearing.",
        "Get used to it, the harbour master wrote on Facebook.",
        "Read together, the letters contradict the minister.",
        "Cookies were sold for the benefit of the crew.",
        "Video of the fire was shown in court.",
        "Related charges were dropped.",
        "Like it or not, they will meet on Facebook.",
        "Click fraud costs the paper a fortune.",
        # too long to be a line of the house
        "Follow us on Facebook" + ", Twitter" * 40,
        "",
    ],
)
def test_it_leaves_sentences_alone(line: str) -> None:
    assert not is_furniture(line, "en")


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Suivez-nous sur Facebook et Twitter", "fr"),
        ("Lire aussi : le port reste fermé", "fr"),
        ("Folgen Sie uns auf Instagram", "de"),
        ("Lesen Sie auch: Der Hafen bleibt zu", "de"),
        ("Síguenos en Facebook y X", "es"),
        ("اقرأ أيضا: الميناء مغلق", "ar"),
    ],
)
def test_rules_are_those_of_the_language(line: str, language: str) -> None:
    assert is_furniture(line, language)
    assert not is_furniture(line, "en")


def test_english_rules_hold_everywhere() -> None:
    assert is_furniture("Subscribe to our newsletter", "ar")
    assert is_furniture("Subscribe to our newsletter", "und")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("This article was first published by Coast Radio", [("Coast Radio", FIRST)]),
        ("This story originally appeared in The Sarn Review.", [("The Sarn Review", FIRST)]),
        (
            "A version of this article first appeared in The Sarn Review on 3 May 2021.",
            [("The Sarn Review", FIRST)],
        ),
        (
            "*This story was originally published by Coast Wire and is reproduced here.*",
            [("Coast Wire", FIRST)],
        ),
        ("Republished from The Coast under a licence", [("The Coast", FIRST)]),
        (
            "(With inputs from Coast Wire and Sarn News)",
            [("Coast Wire", INPUTS), ("Sarn News", INPUTS)],
        ),
        ("With agency inputs", [("agency", INPUTS)]),
        ("The Associated Press contributed to this report.", [("The Associated Press", INPUTS)]),
        ("Additional reporting by Reuters", [("Reuters", INPUTS)]),
        ("Source: AFP", [("AFP", AGENCY)]),
        ("(Reuters)", [("Reuters", AGENCY)]),
        ("— AP", [("AP", AGENCY)]),
        ("© 2021 Agence France-Presse", [("Agence France-Presse", AGENCY)]),
        # no credits
        ("This article was written in May", []),
        ("The book was first published by its author, who lives in Sarn", []),
        ("Additional reporting by Mira Tal", []),
        ("Source: a map on the wall", []),
        ("ap", []),
        ("", []),
        ("Aid came with inputs from " + "many " * 70, []),
    ],
)
def test_it_reads_credit_lines(line: str, expected: list[tuple[str, CreditKind]]) -> None:
    assert [(credit.publisher, credit.kind) for credit in credits_of(line, "en")] == expected


def test_a_credit_keeps_the_words() -> None:
    line = " (With inputs from Coast Wire) "

    assert credits_of(line, "en") == [
        Credit("(With inputs from Coast Wire)", "Coast Wire", CreditKind.WITH_INPUTS)
    ]


@pytest.mark.parametrize(
    ("line", "language", "publisher"),
    [
        ("Cet article a été initialement publié par Radio Côte", "fr", "Radio Côte"),
        ("Dieser Artikel ist zuerst bei Küstenfunk erschienen", "de", "Küstenfunk"),
        ("Este artículo fue publicado originalmente en Radio Costa", "es", "Radio Costa"),
        ("المصدر: إذاعة الساحل", "ar", "إذاعة الساحل"),
    ],
)
def test_credits_in_other_languages(line: str, language: str, publisher: str) -> None:
    assert [credit.publisher for credit in credits_of(line, language)] == [publisher]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("SARN (Coast Wire) — Port officials claimed Monday", ["Coast Wire"]),
        ("Sarn, Nov 8 (Reuters) - Port officials claimed", ["Reuters"]),
        ("They went home, the ministry said. (AFP)", ["AFP"]),
        ("They went home, the ministry said. — AP", ["AP"]),
        # a place in small letters and a name that no agency has
        ("The mayor (Coast Party) - who won last year - said", []),
        ("He joined the ministry (in May).", []),
        ("Officials of the harbour said", []),
    ],
)
def test_it_reads_credits_inside_a_paragraph(paragraph: str, expected: list[str]) -> None:
    assert [credit.publisher for credit in inline_credits(paragraph)] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Mira Tal", ("Mira Tal",)),
        ("BY MIRA TAL", ("MIRA TAL",)),
        ("By Mira Tal and Jon Reed", ("Mira Tal", "Jon Reed")),
        ("Written by Mira Tal, Jon Reed and Ann Lee.", ("Mira Tal", "Jon Reed", "Ann Lee")),
        ("By the time they came, the fire was out", ()),
        ("By Monday nobody was left at the pier", ()),
        ("Mira Tal", ()),
    ],
)
def test_it_reads_bylines(line: str, expected: tuple[str, ...]) -> None:
    assert names_in_byline(line, "en") == expected


def test_names_are_split_only_when_all_of_them_are_names() -> None:
    assert split_names("Mira Tal & Jon Reed") == ("Mira Tal", "Jon Reed")
    assert split_names("Mira Tal and the whole staff of the paper") == ()
    assert split_names("") == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Subscribe to continue reading", True),
        ("Already a subscriber? Log in", True),
        ("This article is for subscribers only", True),
        ("Subscribe to our newsletter", False),
        ("The mayor had to pay to read the letter", False),
    ],
)
def test_it_knows_a_paywall(line: str, expected: bool) -> None:
    assert is_paywall(line, "en") is expected


@pytest.mark.parametrize(
    "line",
    [
        "follow " + "on x, " * 45,
        "subscribe to " + "our " * 70,
        "this article was first published by " + "and is " * 37,
        "cookies" * 42,
        "(" * 300,
        "join " + ", facebook" * 29,
        " " * 299 + "x",
    ],
)
def test_lines_made_to_confuse_the_rules_end(line: str) -> None:
    is_furniture(line, "fr")
    is_paywall(line, "fr")
    credits_of(line, "fr")
    inline_credits(line)
    names_in_byline(line, "fr")


def test_every_language_has_every_list() -> None:
    data = tomllib.loads(RULES.read_text(encoding="utf-8"))
    languages = [entry for entry in data.values() if isinstance(entry, dict)]

    assert len(languages) >= 5
    for entry in languages:
        assert entry.keys() == {"lines", "teasers", "bylines", "paywalls", "credits"}
