"""attribute: a Revision -> its Attributions, Anchors and Sources.

What a person confirmed, corrected, added or removed wins over the engine; what the engine no
longer finds is superseded, never deleted.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from claims import attribution as engine
from claims import conf
from claims.models import Anchor, Article, Attribution, Revision, Source
from claims.pipeline.identify import identify
from claims.text.align import Alignment, align
from claims.text.overlap import iou
from claims.text.spans import Span, Spans, words_of

SAME: Final = 0.5  # share of characters in common from which two findings are one attribution
STRETCH: Final = 1000  # characters, about a paragraph
ROLES: Final = ("source", "cue", "content", "said")


@dataclass(frozen=True)
class Plan:
    found: tuple[engine.Attribution, ...]
    checkable: tuple[bool, ...]


def prepare(revision: Revision) -> Plan:
    """What the engine finds; nothing in a language that it does not speak."""
    if revision.language not in engine.LANGUAGES:
        return Plan(found=(), checkable=())
    config = conf.attribution()
    found = engine.extract_attributions(revision.text, config=config)
    return Plan(
        found=tuple(found),
        checkable=tuple(engine.is_checkable(each, revision.text, config=config) for each in found),
    )


def store(revision: Revision, plan: Plan) -> list[Revision]:
    article = Article.objects.select_for_update().get(pk=revision.article_id)
    known = _carried_over(article, revision)
    sources = identify(article, [each.speaker for each in plan.found if each.speaker])
    rows = _reconcile(revision, plan, known, sources)
    _write(revision, rows, plan.found)
    _keep_decided(known, rows)
    return [revision]


# What is known


@dataclass(frozen=True)
class Known:
    """An attribution of the article, and where it stands in this revision."""

    row: Attribution
    anchor: Anchor


def _carried_over(article: Article, revision: Revision) -> list[Known]:
    """What was found before, what people decided first, with its anchors moved to this text."""
    rows = article.attributions.prefetch_related("anchors__revision")
    alignments: dict[int, Alignment] = {}
    known = []
    for row in sorted(rows, key=_decided_first):
        latest = max(row.anchors.all(), key=_revision_number)
        if latest.revision_id == revision.pk:
            known.append(Known(row, latest))
            continue
        if latest.revision_id not in alignments:
            alignments[latest.revision_id] = align(latest.revision.text, revision.text)
        moved = _moved(latest, revision, alignments[latest.revision_id])
        if moved:
            known.append(Known(row, moved))
    return known


def _decided_first(row: Attribution) -> tuple[bool, bool, int]:
    return row.state not in Attribution.BY_HAND, row.state not in Attribution.STANDING, row.pk


def _revision_number(anchor: Anchor) -> int:
    return anchor.revision.number


def _moved(anchor: Anchor, revision: Revision, alignment: Alignment) -> Anchor | None:
    """The anchor in another revision, or None where its cue or its content is gone."""
    roles = {}
    for role in ROLES:
        spans = [Span(*span) for span in getattr(anchor, role)]
        moved = [alignment.carry(span) for span in spans]
        roles[role] = tuple(span for span in moved if span)
        if role in ("cue", "content") and spans and not roles[role]:
            return None
    return Anchor.at(revision, **roles)


# What is found


def _reconcile(
    revision: Revision, plan: Plan, known: list[Known], sources: dict[engine.Speaker, Source]
) -> list[Known]:
    """For each finding its row: the known one that it repeats, else a new one."""
    shelf = _Shelf(known)
    rows = []
    for finding, checkable in zip(plan.found, plan.checkable, strict=True):
        anchor = anchor_of(revision, finding)
        match = shelf.take(anchor)
        if match and match.row.state in Attribution.BY_HAND:
            rows.append(match)
            continue
        row = match.row if match else Attribution(article=revision.article)
        _describe(row, revision.text, finding, checkable)
        row.source = sources[finding.speaker] if finding.speaker else None
        rows.append(Known(row, anchor))
    return rows


class _Shelf:
    """What is known, by place, so that a long text costs no comparison of all with all."""

    def __init__(self, known: list[Known]) -> None:
        self.known = known
        self.taken: set[int] = set()
        self.at: dict[int, list[int]] = defaultdict(list)
        for number, each in enumerate(known):
            for place in _places(each.anchor):
                self.at[place].append(number)

    def take(self, anchor: Anchor) -> Known | None:
        """The first one, in the given order, that marks the same; each is taken once."""
        near = {number for place in _places(anchor) for number in self.at[place]}
        for number in sorted(near - self.taken):
            if _same(self.known[number].anchor, anchor):
                self.taken.add(number)
                return self.known[number]
        return None


def _places(anchor: Anchor) -> range:
    """The stretches of text that an anchor lies in."""
    return range(anchor.start // STRETCH, anchor.end // STRETCH + 1)


def _same(one: Anchor, other: Anchor) -> bool:
    """Whether two anchors in one revision mark the same attribution."""
    if one.content and other.content:
        return iou(_spans(one.content), _spans(other.content)) >= SAME and (
            iou(_spans(one.cue), _spans(other.cue)) > 0 or not (one.cue and other.cue)
        )
    return iou(_spans(one.cue), _spans(other.cue)) >= SAME


def _describe(row: Attribution, text: str, finding: engine.Attribution, checkable: bool) -> None:
    row.quotation = finding.quotation.value
    row.stance = finding.stance.value
    row.cue_lemma = finding.cue_lemma[:60]
    row.channel = finding.channel[:40]
    row.said_words = finding.said_at.words[:200] if finding.said_at else ""
    row.source_words = words_of(text, finding.source)
    row.cue_words = words_of(text, finding.cue)
    row.content_words = words_of(text, finding.content)
    row.checkable = checkable
    row.confidence = finding.confidence
    row.reasons = list(finding.reasons)
    row.engine = engine.ENGINE
    row.state = Attribution.State.PROPOSED


def anchor_of(revision: Revision, finding: engine.Attribution) -> Anchor:
    said = (finding.said_at.span,) if finding.said_at else ()
    return Anchor.at(
        revision, source=finding.source, cue=finding.cue, content=finding.content, said=said
    )


# What is written


def _write(revision: Revision, rows: list[Known], found: tuple[engine.Attribution, ...]) -> None:
    machine = [each for each in rows if each.row.state not in Attribution.BY_HAND]
    again = [each.row for each in machine if each.row.pk]
    Attribution.objects.bulk_update(again, fields=_MACHINE_FIELDS, batch_size=500)
    Attribution.objects.bulk_create([each.row for each in machine if each.row.pk is None])
    _write_parents(rows, found)
    _write_anchors(machine)
    revision.article.attributions.filter(state=Attribution.State.PROPOSED).exclude(
        pk__in=[each.row.pk for each in rows]
    ).update(state=Attribution.State.SUPERSEDED)


def _write_parents(rows: list[Known], found: tuple[engine.Attribution, ...]) -> None:
    """The chain: only now does every row have its number."""
    changed = []
    for each, finding in zip(rows, found, strict=True):
        parent = None if finding.parent is None else rows[finding.parent].row
        if each.row.state not in Attribution.BY_HAND and each.row.parent != parent:
            each.row.parent = parent
            changed.append(each.row)
    Attribution.objects.bulk_update(changed, fields=["parent"], batch_size=500)


def _write_anchors(rows: Iterable[Known]) -> None:
    for each in rows:
        each.anchor.pk = None
        each.anchor.attribution = each.row
    Anchor.objects.bulk_create(
        [each.anchor for each in rows],
        update_conflicts=True,
        unique_fields=["attribution", "revision"],
        update_fields=[*ROLES, "start", "end", "exact", "prefix", "suffix"],
    )


def _keep_decided(known: list[Known], rows: list[Known]) -> None:
    """What people decided stands in the new revision too, found again or not."""
    decided = [each for each in known if each.row.state in Attribution.BY_HAND]
    for each in decided:
        each.anchor.attribution = each.row
    Anchor.objects.bulk_create(
        [each.anchor for each in decided if each.anchor.pk is None], ignore_conflicts=True
    )


_MACHINE_FIELDS: Final = [
    "source",
    "quotation",
    "stance",
    "cue_lemma",
    "channel",
    "said_words",
    "source_words",
    "cue_words",
    "content_words",
    "checkable",
    "confidence",
    "reasons",
    "engine",
    "state",
]


def _spans(pairs: Iterable[Iterable[int]]) -> Spans:
    return tuple(Span(*pair) for pair in pairs)
