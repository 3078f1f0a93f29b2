"""Passives and raising: "it was reported that", "is said to", "was condemned by", "seems"."""

from claims.attribution.clauses import (
    clause_end,
    complementiser,
    object_end,
    skip_adjuncts,
    trimmed,
)
from claims.attribution.drafts import Draft, Site
from claims.attribution.phrases import Range, phrase_right
from claims.attribution.subjects import subject_left

# Share of the weight: readers take a passive for an attribution less often than an active verb.
_PASSIVE_FACTOR = 0.7
_BY_FACTOR = 0.9


def passive(site: Site) -> Draft | None:
    """The attribution whose cue is passive; None for an active verb."""
    if not site.group.passive:
        return None
    subject = subject_left(site.tokens, site.group.start, site.floor)
    after = skip_adjuncts(site.tokens, site.end)
    return _impersonal(site, subject, after) or _raised(site, subject, after) or _by(site, subject)


def _impersonal(site: Site, subject: Range | None, after: int) -> Draft | None:
    """ "it was announced that P"; "he was told that P": nobody is named."""
    tokens = site.tokens
    if not site.cue.frames & {"that", "clause"} or after >= len(tokens):
        return None
    opens = tokens[after].low == "that" and tokens[after].tag == "SUB"
    if not opens and not complementiser(tokens, after):
        return None
    start = after + opens
    content = trimmed(tokens, start, clause_end(tokens, start, site.lexicon))
    return _draft(site, None, (content,), "passive+that")


def _raised(site: Site, subject: Range | None, after: int) -> Draft | None:
    """ "the mayor is expected to resign": subject and infinitive are the content."""
    tokens = site.tokens
    if after >= len(tokens) or tokens[after].tag != "TO" or subject is None:
        return None
    content = trimmed(tokens, after, object_end(tokens, after, site.lexicon))
    return _draft(site, None, (subject, content), "passive+to")


def _by(site: Site, subject: Range | None) -> Draft | None:
    """ "the raid was condemned by the mayor": the source follows "by"."""
    tokens, place = site.tokens, site.end
    if subject is None or "object" not in site.cue.frames:
        return None
    if place >= len(tokens) or tokens[place].low != "by":
        return None
    source = phrase_right(tokens, place + 1, len(tokens), apposition=True)
    if source is None:
        return None
    rest = None
    if source.end < len(tokens) and tokens[source.end].low in ("for", "as", "over"):
        rest = trimmed(tokens, source.end, object_end(tokens, source.end, site.lexicon))
    return _draft(site, source, (subject, rest), "passive+by", factor=_BY_FACTOR)


def seems(site: Site) -> Draft | None:
    """ "it seems that P", "the mayor appears to waver": the outlet's own hedge, without source."""
    if "seem" not in site.cue.frames:
        return None
    tokens = site.tokens
    after = skip_adjuncts(tokens, site.end)
    if after >= len(tokens):
        return None
    subject = subject_left(tokens, site.group.start, site.floor)
    if tokens[after].tag == "SUB" and tokens[after].low == "that":
        content = trimmed(tokens, after + 1, clause_end(tokens, after + 1, site.lexicon))
        return _draft(site, None, (content,), "seem+that", factor=1.0)
    if subject is None or tokens[after].tag not in ("TO", "X", "V", "SUB", "ADV"):
        return None
    content = trimmed(tokens, after, object_end(tokens, after, site.lexicon))
    return _draft(site, None, (subject, content), "seem", factor=1.0)


def _draft(
    site: Site,
    source: Range | None,
    content: tuple[Range | None, ...],
    rule: str,
    *,
    factor: float = _PASSIVE_FACTOR,
) -> Draft | None:
    parts = tuple(part for part in content if part is not None)
    return site.draft(source, parts, rule, factor=factor) if parts else None
