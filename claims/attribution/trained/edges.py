"""Where a span that the network read should end: what readers put beside a role, not in it."""

import re
from typing import Final

from claims.attribution.findings import Places
from claims.text.spans import Span

_CHANNEL: Final = re.compile(
    r"(?<=\S)\s(?:via|on)\s(?:Twitter|X|Facebook|Instagram|Telegram|WhatsApp|TikTok)\Z"
)
_BROKEN: Final = re.compile(r"(?<=\w),\s(?:who|which|whose)(?:\s\w+)?\Z")


def without_time(places: Places, cue: Span) -> Span:
    """ "claimed Monday" is said on Monday: the time is no part of the cue."""
    words = places.words((cue,))
    while len(words) > 1 and words[-1].tag == "TIME":
        words = words[:-1]
    return Span(cue.start, min(cue.end, words[-1].end)) if words else cue


def without_broken_clause(text: str, source: Span) -> Span:
    """The source without a relative clause that breaks off: "Orlo, who opposes"."""
    broken = _BROKEN.search(text, source.start, source.end)
    return Span(source.start, broken.start()) if broken else source


def without_channel(text: str, content: Span) -> Span:
    """The content without the channel at its end: "peace and order" via Twitter."""
    channel = _CHANNEL.search(text, content.start, content.end)
    return Span(content.start, channel.start()) if channel else content
