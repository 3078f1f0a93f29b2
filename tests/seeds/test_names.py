"""Invented mouths only: no name of the real page occurs in the demo."""

import re
from pathlib import Path
from typing import Any

import pytest

# Every name in the retold page, by the words that mark it.
REAL = [
    "Iraq",
    "Iran",
    "Israel",
    "Hayom",
    "i24",
    "Kadhimi",
    "Mustafa",
    "Sadr",
    "Muqtada",
    "PMF",
    "Popular Mobilization",
    "Shiite",
    "Muslim",
    "Arab",
]


@pytest.mark.parametrize("name", REAL)
def test_a_real_name_stands_in_the_retold_page_only(seeds: Path, retold: Any, name: str) -> None:
    assert name in retold.text
    word = re.compile(rf"\b{re.escape(name)}", re.I)
    demo = [path for path in (seeds / "demo").rglob("*") if path.is_file()]
    assert [path.name for path in demo if word.search(path.read_text("utf-8"))] == []


def test_the_invented_names_stand_in_the_demo_only(retold: Any, pages: dict[str, Any]) -> None:
    texts = "".join(page.text for page in pages.values())
    for name in ("Varsenia", "Kestrova", "Dureth", "Kelmeti", "Osmelet", "UHB", "White Lamp"):
        assert name in texts and name not in retold.text
