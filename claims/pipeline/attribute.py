"""attribute: a Revision -> its Attributions, Anchors and Sources.

What a person confirmed, corrected, added or removed wins over the engine; what the engine no
longer finds is superseded, never deleted.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from claims import attribution as engine
from claims import conf
from claims.models import Anchor, Article, Attribution, Revision, Source
from claims.pipeline.identify import identify
from claims.text.align import Alignment, align
from claims.text.dates import Precision
from claims.text.overlap import iou
from claims.text.spans import Span, Spans, words_of

SAME: Final = 0.5  # share of characters in common from which two findings are one attribution
STRETCH: Final = 1000  # characters, about a paragraph
ROLES: Final = ("source", "cue", "content", "said")


@dataclass(frozen=True)
class Plan:
    """What the engine found, and how earlier texts of the article (by revision) became this one."""

    found: tuple[engine.Attribution, ...]
    checkable: tuple[bool, ...]
    version: str
    alignments: Mapping[int, Alignment] = field(default_factory=dict)


def prepare(revision: Revision) -> Plan:
    """What the engine finds; nothing in a language that it does not speak."""
    earlier = {anchor.revision_id for anchor in _newest_anchors(revision)}
    alignments = _alignments(earlier, revision)
    config = conf.attribution()
    version = engine.engine_version(config)
    if revision.language not in engine.LANGUAGES:
        return Plan(found=(), checkable=(), version=version, alignments=alignments)
    found = engine.extract_attributions(
        revision.text, published=_published(revision), config=config
    )
    return Plan(
        found=tuple(found),
        checkable=tuple(engine.is_checkable(each, revision.text, config=config) for each in found),
        version=version,
        alignments=alignments,
    )


def _published(revision: Revision) -> date | None:
    """The day of publication where its publisher is; None where it is not known to the day."""
    article = revision.article
    precision = article.published_precision
    if article.published_at is None or precision not in ("", Precision.DAY, Precision.MINUTE):
        return None
    publisher = article.publisher
    zone = publisher.time_zone if publisher and precision == Precision.MINUTE else ""
    return article.published_at.astimezone(ZoneInfo(zone or "UTC")).date()


def store(revision: Revision, plan: Plan) -> list[Revision]:
    """Nothing for a text that is no longer the article's: a late worker must not bring it back."""
    article = Article.objects.hold(revision.article_id)[revision.article_id]
    if article.current_id != revision.pk:
        return []
    known = _carried_over(revision, plan.alignments)
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


def _carried_over(revision: Revision, alignments: Mapping[int, Alignment]) -> list[Known]:
    """What was found before, what people decided first, with its anchors moved to this text."""
    anchors = _newest_anchors(revision)
    missing = {anchor.revision_id for anchor in anchors} - alignments.keys()
    alignments = {**alignments, **_alignments(missing, revision)}
    known = []
    for anchor in sorted(anchors, key=_decided_first):
        if anchor.revision_id == revision.pk:
            known.append(Known(anchor.attribution, anchor))
        elif moved := _moved(anchor, revision, alignments[anchor.revision_id]):
            known.append(Known(anchor.attribution, moved))
    return known


def _newest_anchors(revision: Revision) -> list[Anchor]:
    """For each attribution where it was last seen; what was superseded long ago is left out."""
    anchors = (
        Anchor.objects.filter(attribution__article=revision.article_id)
        .order_by("attribution_id", "-revision__number")
        .distinct("attribution_id")
        .select_related("attribution")
    )
    lately = revision.article.revisions.filter(number__gte=revision.number - 1)
    recent = set(lately.values_list("pk", flat=True))
    superseded = Attribution.State.SUPERSEDED
    return [
        anchor
        for anchor in anchors
        if anchor.attribution.state != superseded or anchor.revision_id in recent
    ]


def _alignments(earlier: Iterable[int], revision: Revision) -> dict[int, Alignment]:
    texts = Revision.objects.in_bulk(set(earlier) - {revision.pk})
    return {key: align(each.text, revision.text) for key, each in texts.items()}


def _decided_first(anchor: Anchor) -> tuple[bool, bool, int]:
    row = anchor.attribution
    return row.state not in Attribution.BY_HAND, row.state not in Attribution.STANDING, row.pk


def _moved(anchor: Anchor, revision: Revision, alignment: Alignment) -> Anchor | None:
    """The anchor in another revision, or None where its cue or its content is gone."""
    roles = {}
    for role in ROLES:
        spans = _spans(getattr(anchor, role))
        roles[role] = _carry(spans, alignment)
        if role in ("cue", "content") and spans and not roles[role]:
            return None
    moved = Anchor.at(revision, **roles)
    moved.replaced = {
        role: list(_carry(_spans(spans), alignment)) for role, spans in anchor.replaced.items()
    }
    return moved


def _carry(spans: Spans, alignment: Alignment) -> Spans:
    return tuple(moved for span in spans if (moved := alignment.carry(span)))


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
        row.engine = plan.version
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


def _places(anchor: Anchor) -> set[int]:
    """The stretches of text that an anchor marks, or that the machine had marked before."""
    around = [Span(anchor.start, anchor.end), *_spans(anchor.replaced.get("content", []))]
    around += _spans(anchor.replaced.get("cue", []))
    return {place for start, end in around for place in range(start // STRETCH, end // STRETCH + 1)}


def _same(known: Anchor, found: Anchor) -> bool:
    """Whether a finding marks what is known, or what an editor corrected."""
    marks = [(known.cue, known.content)]
    if known.replaced:
        marks.append((known.replaced["cue"], known.replaced["content"]))
    return any(_same_marks(_spans(cue), _spans(content), found) for cue, content in marks)


def _same_marks(cue: Spans, content: Spans, found: Anchor) -> bool:
    found_cue, found_content = _spans(found.cue), _spans(found.content)
    if content and found_content:
        one_cue = iou(cue, found_cue) > 0 or not (cue and found_cue)
        return one_cue and iou(content, found_content) >= SAME
    return iou(cue, found_cue) >= SAME


def _describe(row: Attribution, text: str, finding: engine.Attribution, checkable: bool) -> None:
    row.quotation = finding.quotation.value
    row.stance = finding.stance.value
    row.cue_lemma = finding.cue_lemma[:60]
    row.channel = finding.channel[:40]
    _describe_time(row, finding.said_at)
    row.source_words = words_of(text, finding.source)
    row.cue_words = words_of(text, finding.cue)
    row.content_words = words_of(text, finding.content)
    row.checkable = checkable
    row.confidence = finding.confidence
    row.reasons = list(finding.reasons)
    row.state = Attribution.State.PROPOSED


def _describe_time(row: Attribution, said: engine.SaidAt | None) -> None:
    """A day, or the first of a week, month or year, is stored as its midnight."""
    row.said_words = said.words[:200] if said else ""
    row.said_at = datetime.combine(said.date, time.min, UTC) if said and said.date else None
    row.said_precision = said.precision.value if said and said.precision else ""


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
    "said_at",
    "said_precision",
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
