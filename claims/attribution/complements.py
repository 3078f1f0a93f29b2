"""Complements: what a cue verb takes on its right."""

from collections.abc import Callable

from claims.attribution.clauses import (
    clause_end,
    complementiser,
    first_comma,
    infinitive_end,
    is_clause,
    object_end,
    skip_adjuncts,
    subordinate,
    trimmed,
    without_trailing_adjunct,
)
from claims.attribution.drafts import Draft, Site
from claims.attribution.phrases import Range, Tokens, head_right, phrase_right
from claims.attribution.subjects import participle_subject, subject_left
from claims.attribution.verbs import Kind

Rule = Callable[[Site, int], tuple[str, int, int] | None]

_OBJECT_TAGS = frozenset(("DET", "X", "NAME", "NUM", "OBJ", "PRON", "Q", "VG", "POSS"))
_TOPIC = frozenset(("about", "of", "on", "against"))
# Share of the weight left for rules that readers confirm less often.
_INFINITIVE_FACTOR = 0.7
_PARTICIPLE_FACTOR = 0.95


def complement(site: Site) -> Draft | None:
    """The attribution whose content follows its cue; None where no frame of the verb fits."""
    if site.group.passive:
        return None
    after = _past_hearer(site)
    for rule in _RULES:
        found = rule(site, after)
        if found is not None:
            return _draft(site, *found)
    return None


def source_of(site: Site) -> Range | None:
    """The subject of the cue verb, by the way it stands in its clause."""
    if site.group.kind is Kind.FINITE:
        return subject_left(site.tokens, site.group.start, site.floor)
    return participle_subject(site.tokens, site.group.start, site.floor)


def _past_hearer(site: Site) -> int:
    if "hearer" not in site.cue.frames:
        return skip_adjuncts(site.tokens, site.end)
    found = phrase_right(site.tokens, site.end, len(site.tokens), apposition=False)
    return skip_adjuncts(site.tokens, found.end if found else site.end)


def _draft(site: Site, rule: str, start: int, end: int) -> Draft | None:
    source = source_of(site)
    if source is not None and subordinate(site.tokens, min(source.start, site.group.start)):
        end = first_comma(site.tokens, start, end)
    content = trimmed(site.tokens, start, end)
    if source is None or content is None:
        return None
    if rule == "verb+object":
        content = without_trailing_adjunct(site.tokens, content)
    factor = {
        Kind.FINITE: 1.0,
        Kind.PARTICIPLE: _PARTICIPLE_FACTOR,
        Kind.INFINITIVE: _INFINITIVE_FACTOR,
    }[site.group.kind]
    return site.draft(source, (content,), rule, factor=factor)


def _that(site: Site, place: int) -> tuple[str, int, int] | None:
    tokens = site.tokens
    if not site.cue.frames & {"that", "clause"} or place >= len(tokens):
        return None
    opens = tokens[place].low == "that" and tokens[place].tag == "SUB"
    if opens and (_begins(tokens, place + 1) or is_clause(tokens, place + 1)):
        return "verb+that", place + 1, clause_end(tokens, place + 1, site.lexicon)
    if "that" in site.cue.frames and complementiser(tokens, place):
        return "verb+wh", place, clause_end(tokens, place + 1, site.lexicon)
    return None


def _begins(tokens: Tokens, place: int) -> bool:
    """Whether a word opens a clause after "that", which then points at nothing."""
    return place < len(tokens) and tokens[place].tag in ("DET", "PRON", "NAME", "NUM", "SUB", "Q")


def _clause(site: Site, place: int) -> tuple[str, int, int] | None:
    if "clause" not in site.cue.frames or not is_clause(site.tokens, place):
        return None
    return "verb+clause", place, clause_end(site.tokens, place, site.lexicon)


def _to(site: Site, place: int) -> tuple[str, int, int] | None:
    tokens = site.tokens
    if "to" not in site.cue.frames or place + 1 >= len(tokens) or tokens[place].tag != "TO":
        return None
    if tokens[place + 1].tag not in ("V", "BE", "HAVE", "DO", "ADV", "X"):
        return None
    return "verb+to", place, infinitive_end(tokens, place, site.lexicon)


def _person(site: Site, place: int) -> tuple[str, int, int] | None:
    """ "urged him to wait", "asked whether", "asked about": the person asked is inside."""
    tokens = site.tokens
    if not site.cue.frames & {"person", "bid"} or place >= len(tokens):
        return None
    found = phrase_right(tokens, place, len(tokens), apposition=False)
    if found is None:
        return None
    end = object_end(tokens, place, site.lexicon)
    follows = tokens[found.end] if found.end < len(tokens) else None
    if "bid" in site.cue.frames:
        bidden = follows is not None and follows.tag == "TO"
        return ("verb+person", place, end) if bidden else None
    if follows is not None and (
        follows.tag == "TO" or follows.low in _TOPIC or follows.low == "not"
    ):
        return "verb+person", place, end
    if follows is not None and (complementiser(tokens, found.end) or follows.low in ("for", "if")):
        return "verb+person", place, end
    return None


def _object(site: Site, place: int) -> tuple[str, int, int] | None:
    tokens = site.tokens
    if "object" not in site.cue.frames or place >= len(tokens):
        return None
    place = _past_manner(tokens, place)
    pointed = tokens[place].low == "that" and tokens[place].tag == "SUB"
    if tokens[place].tag not in _OBJECT_TAGS and tokens[place].low != "plans" and not pointed:
        return None
    end = object_end(tokens, place, site.lexicon)
    unsaid = site.lexicon.unsaid_objects.get(site.cue.lemma, frozenset())
    if any(token.low in unsaid for token in tokens[place:end]):
        return None
    return "verb+object", place, object_end(tokens, place, site.lexicon)


def _past_manner(tokens: Tokens, place: int) -> int:
    """Past "in the strongest terms" where the object follows; ``place`` itself without it."""
    if tokens[place].low not in ("in", "with", "as"):
        return place
    stop = head_right(tokens, place + 1, len(tokens))
    if tokens[place].low == "as" and place + 1 < len(tokens) and tokens[place + 1].tag == "Q":
        return place + 1
    follows = stop < len(tokens) and tokens[stop].tag in ("DET", "NAME", "OBJ")
    return stop if stop > place + 1 and follows else place


def _about(site: Site, place: int) -> tuple[str, int, int] | None:
    tokens = site.tokens
    if "about" not in site.cue.frames or place + 1 >= len(tokens):
        return None
    if tokens[place].low not in ("about", "of") or tokens[place + 1].tag in ("NUM", "."):
        return None
    return "verb+about", place + 1, object_end(tokens, place + 1, site.lexicon)


_RULES: tuple[Rule, ...] = (_that, _to, _person, _clause, _object, _about)
