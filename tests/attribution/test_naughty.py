"""Strings that break careless readers: no crash, and offsets that reproduce the text."""

from collections.abc import Callable

import pytest

from claims.attribution import Attribution
from tests.attribution.marked import by_network, by_rules, words

SAID = "Dana Orlo said that it rained. "
NAUGHTY = {
    "nothing": "",
    "white space": " \t\n\r\n\x0b\x0c\u00a0\u2003\u3000",
    "zero width": "Da\u200bna Or\u200dlo sa\u2060id th\ufeffat it rained.",
    "control characters": "Orlo\x00 said\x07 that\x1b[31m it rained\x7f.",
    "right to left": "\u202eOrlo said that it rained.\u202c قال الوزير إن الجسر آمن.",
    "combining marks": "O\u0301\u0302\u0303\u0304\u0305rlo sa\u0336i\u0336d that it rained.",
    "emoji": "👩‍👩‍👧‍👦 said that it rained 🏳️‍🌈🇮🇶.",
    "beyond the basic plane": "𝕺𝖗𝖑𝖔 𝖘𝖆𝖎𝖉 that 𠜎 rained.",
    "lone surrogates": "Orlo \ud83d said \udc00 that it rained.",
    "letters that grow": "İstanbul said that it rained; ŉ ǰ ΐ ﬃ STRASSE straße.",
    "other scripts": "部长说桥是安全的。 मंत्री ने कहा। รัฐมนตรีกล่าวว่า",
    "full width": "Ｏｒｌｏ　ｓａｉｄ　“ｉｔ　ｒａｉｎｅｄ”",
    "unclosed quotations": '"“‘«„ Orlo said "it rained and “then ‘it',
    "nested quotations": "“‘" * 40 + "rain" + "’”" * 40 + " Orlo said.",
    "apostrophes": "'''' ' 'tis Orlo's' said' 'n' 'it rained'.",
    "brackets": "((([[[{{{ Orlo (said) [that] {it} rained }}}]]])))",
    "one long word": "said" * 5_000,
    "no spaces": "Orlosaidthatitrained.Veyaddedthatitsnowed." * 50,
    "line ends": "Orlo said\rthat it\r\nrained\u2028and\u2029snowed\x85.",
    "a table": "name\tsaid\tvote\n" * 80,
    "dots": "." * 500 + " Orlo said ... that … it ‥ rained . . .",
    "mark-up": "<p>Orlo said &amp; <b>that</b> it rained.</p><script>alert('said')</script>",
    "format strings": "%s {0} $HOME Orlo said that %(it)s rained; DROP TABLE claims;--",
    "numbers": "1e309 said that NaN, -0 and 0x7f told ½ of ٣ reporters.",
    "cues alone": "said told claimed denied according to reported that said",
    "quotations alone": "“a” ‘b’ «c» „d“ \"e\" 'f'",
    "many speakers": SAID * 60,
}


@pytest.mark.parametrize("read", [by_rules, by_network], ids=["rules", "trained"])
@pytest.mark.parametrize("text", NAUGHTY.values(), ids=NAUGHTY)
def test_it_is_read_and_every_offset_lies_in_it(
    read: Callable[[str], list[Attribution]], text: str
) -> None:
    for found in read(text):
        for spans in (found.source, found.cue, found.content):
            assert all(words(text, spans))
            assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize("read", [by_rules, by_network], ids=["rules", "trained"])
@pytest.mark.parametrize("text", NAUGHTY.values(), ids=NAUGHTY)
def test_what_stands_behind_it_is_still_found(
    read: Callable[[str], list[Attribution]], text: str
) -> None:
    if text == NAUGHTY["a table"] and read is by_network:
        pytest.skip("eighty lines of nothing but said make the network doubt the next")
    behind = len(text) + 2
    found = [one for one in read(f"{text}\n\n{SAID}") if one.cue[0].start >= behind]
    assert [(one.cue[0].start - behind, one.cue_lemma) for one in found] == [(10, "say")]
