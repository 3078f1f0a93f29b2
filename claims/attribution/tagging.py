"""Tags: a cue and its source beside the words: "...," X said; said X; X said: "..."."""

from claims.attribution.clauses import clause_end, left_start, skip_adjuncts, trimmed
from claims.attribution.drafts import Draft, Site
from claims.attribution.phrases import Range, Tokens, phrase_right
from claims.attribution.subjects import inverted_subject, subject_left
from claims.attribution.tokens import VERBAL
from claims.attribution.verbs import Kind

_LEFT_MARKS = frozenset((",", "Q", "-"))
# After a quotation nearly anything but a clause may follow the tag: "said of the vote".
_AFTER_QUOTED = frozenset(("PREP", "TO", "TIME", "ADV", "VG", "SUB", "CC"))
_AFTER_CLAUSE = frozenset(("SUB",))
_RIGHT_MARKS = frozenset((",", ".", ";", "Q", "-", ":", ")"))


def tag(site: Site) -> Draft | None:
    """The attribution whose cue is a tag; None where the verb is no tag here."""
    if not site.cue.frames & {"tag", "quote"}:
        return None
    if site.group.passive or site.group.kind is not Kind.FINITE:
        return None
    return _inverted(site) or _trailing(site) or _leading(site)


def _inverted(site: Site) -> Draft | None:
    """ "...," said Dana Orlo."""
    tokens, start = site.tokens, site.group.start
    if start <= site.floor or tokens[start - 1].tag not in _LEFT_MARKS:
        return None
    if site.group.start != site.group.head and tokens[site.group.head - 1].tag != "ADV":
        return None
    source = inverted_subject(tokens, site.end)
    if source is None or not _speech_before(tokens, start):
        return None
    if site.cue.frames & {"hearer", "person"}:
        return None
    if tokens[start - 1].tag != "Q" and site.cue.frames & {"object", "quote"}:
        return None
    if tokens[start - 1].tag != "Q" and not _plainly_inverted(site, source):
        return None
    content = _left(site, start)
    if content is None:
        return None
    rest = _resumed(site, source.end)
    return _tagged(site, source, (content, *rest), "quote+tag:inverted")


def _speech_before(tokens: Tokens, start: int) -> bool:
    """A quotation, or a clause with a verb, before the tag."""
    if tokens[start - 1].tag == "Q" or (start > 1 and tokens[start - 2].tag == "Q"):
        return True
    return tokens[start - 1].tag == "," and any(token.tag in VERBAL for token in tokens[:start])


def _plainly_inverted(site: Site, source: Range) -> bool:
    """Whether what follows the verb is its subject and not the start of what is said."""
    tokens = site.tokens
    if source.end < len(tokens) and tokens[source.end].tag in (*VERBAL, "Q"):
        return False
    return subject_left(tokens, site.group.start, site.floor) is None


def _trailing(site: Site) -> Draft | None:
    """ "...," Dana Orlo said; the plan, she said, is dead."""
    tokens = site.tokens
    source = subject_left(tokens, site.group.start, site.floor)
    if source is None or source.start <= site.floor:
        return None
    mark = source.start - 1
    if tokens[mark].low in ("as", "and", "but") and mark > site.floor:
        mark -= 1
    if tokens[mark].tag not in _LEFT_MARKS:
        return None
    after = skip_adjuncts(tokens, _past_hearer(site))
    quoted = tokens[mark].tag == "Q" or (mark > 0 and tokens[mark - 1].tag == "Q")
    if not _ends_tag(tokens, after, site.end, quoted=quoted):
        return None
    if not quoted and "quote" in site.cue.frames:
        return None
    if not (quoted or _clause_left(tokens, mark) or _interrupts(tokens, source, after)):
        return None
    if not quoted and _introduces(tokens, after):
        return None
    content = _left(site, mark if tokens[mark].tag != "Q" else mark + 1)
    if content is None:
        return None
    rest = _resumed(site, after)
    rule = "quote+tag" if quoted else "clause+tag"
    return _tagged(site, source, (content, *rest), rule)


def _past_hearer(site: Site) -> int:
    if "hearer" not in site.cue.frames and "person" not in site.cue.frames:
        return site.end
    found = phrase_right(site.tokens, site.end, len(site.tokens), apposition=False)
    return found.end if found else site.end


def _ends_tag(tokens: Tokens, after: int, end: int, *, quoted: bool) -> bool:
    """Whether nothing but adjuncts follows the cue before the next mark."""
    for place in range(end, min(len(tokens), after + 1)):
        if tokens[place].tag in _RIGHT_MARKS:
            return True
    if after >= len(tokens) or tokens[after].tag in _RIGHT_MARKS:
        return True
    allowed = _AFTER_QUOTED if quoted else _AFTER_CLAUSE
    return tokens[after].tag in allowed and tokens[after].low != "that"


def _interrupts(tokens: Tokens, source: Range, after: int) -> bool:
    """Whether a tag between commas stands inside a clause: "The plan, he said, is dead"."""
    if tokens[source.start - 1].tag != "," or after + 1 >= len(tokens):
        return False
    return tokens[after].tag == "," and tokens[after + 1].tag not in ("VG", "CC", "REL")


def _clause_left(tokens: Tokens, mark: int) -> bool:
    """Whether what stands before the comma is a clause of its own rather than an adverbial."""
    if mark < 2:
        return False
    first = next((token for token in tokens[:mark] if token.tag not in ("CC", "ADV", ",")), None)
    return first is not None and any(token.tag in VERBAL for token in tokens[:mark])


def _introduces(tokens: Tokens, after: int) -> bool:
    """'Asked why, she said: "..."': what follows is the content, not what precedes."""
    if after < len(tokens) and tokens[after].tag == ":":
        return True
    quoted = any(token.tag == "Q" for token in tokens[after : after + 2])
    return quoted and tokens[0].tag in ("SUB", "VG", "V", "PREP")


def _left(site: Site, end: int) -> Range | None:
    return trimmed(site.tokens, left_start(site.tokens, end, site.floor), end)


def _resumed(site: Site, place: int) -> tuple[Range, ...]:
    """What goes on after the tag: "...", she said, "..."."""
    tokens = site.tokens
    mark = place
    while mark < len(tokens) and tokens[mark].tag not in _RIGHT_MARKS:
        mark += 1
    if mark >= len(tokens) or tokens[mark].tag in (".", ")"):
        return ()
    start = mark + (tokens[mark].tag != "Q")
    if start >= len(tokens) or tokens[start].tag in ("VG", "REL", "PREP", "SUB", "V"):
        return ()
    if tokens[start].tag != "Q" and tokens[mark].tag != "," and tokens[mark].tag != "-":
        return ()
    found = trimmed(tokens, start, clause_end(tokens, start, site.lexicon))
    return (found,) if found else ()


def _leading(site: Site) -> Draft | None:
    """She said: "..."; he added, "..."; they said "..."."""
    tokens = site.tokens
    after = skip_adjuncts(tokens, _past_hearer(site))
    while after < len(tokens) and tokens[after].tag in (",", ":") and after < site.end + 12:
        if tokens[after].tag == ":":
            return _after_colon(site, after + 1)
        after += 1
    if after >= len(tokens) or tokens[after].tag != "Q":
        return None
    source = subject_left(tokens, site.group.start, site.floor)
    if source is None:
        return None
    end = after + 1
    if end < len(tokens) and tokens[end].tag not in (".", ",", ";"):
        end = clause_end(tokens, after, site.lexicon)
    content = trimmed(tokens, after, end)
    return _tagged(site, source, (content,) if content else (), "tag+quote")


def _after_colon(site: Site, start: int) -> Draft | None:
    tokens = site.tokens
    source = subject_left(tokens, site.group.start, site.floor)
    if source is None:
        return None
    content = trimmed(tokens, start, len(tokens))
    draft = _tagged(site, source, (content,) if content else (), "tag+colon")
    if content is not None:
        return draft
    return Draft(**{**vars(draft), "opens": True})


def _tagged(site: Site, source: Range, content: tuple[Range, ...], rule: str) -> Draft:
    factor = 1.1 if any(site.tokens[part.start].tag == "Q" for part in content) else 1.0
    draft = site.draft(source, content, rule, factor=factor)
    return Draft(**{**vars(draft), "tags": True})
