"""From findings to attributions."""

from claims.attribution.assembly import assemble
from claims.attribution.document import read
from claims.attribution.findings import Finding
from claims.attribution.lexicon import lexicon
from claims.attribution.types import Stance
from tests.attribution.marked import marked


def finding(passage: str, parent: int | None = None) -> Finding:
    found = marked(passage)
    return Finding(
        found.source, found.cue, found.content, Stance.ASSERTS, "say", 0.9, ("network",), parent
    )


def test_an_inner_attribution_without_a_source_has_no_speaker() -> None:
    outer = finding("[Dana Orlo] <said> {she was told that it rained}.")
    inner = finding("Dana Orlo said she <was told> that {it rained}.", parent=0)
    text = "Dana Orlo said she was told that it rained."
    first, second = assemble(text, read(text, lexicon()), [outer, inner])
    assert first.speaker is not None and second.speaker is None


def test_i_in_a_quotation_is_who_says_it() -> None:
    outer = finding("{“I believe him,”} [Dana Orlo] <said>.")
    inner = finding("“[I] <believe> {him},” Dana Orlo said.", parent=0)
    text = "“I believe him,” Dana Orlo said."
    names = {
        one.speaker.name
        for one in assemble(text, read(text, lexicon()), [outer, inner])
        if one.speaker
    }
    assert names == {"Dana Orlo"}
