"""What machines note in slugs, in words that an editor would use; dates no finer than is known."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from django.conf.locale import LANG_INFO
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from claims.queries.doubts import Known
from claims.text.dates import Precision

REASONS: Final = {
    "verb": _("the verb “%s” introduces speech"),
    "noun": _("the noun “%s” stands for something said"),
    "adjective": _("the adjective “%s” tells what somebody holds"),
    "noun+that": _("a noun with a clause that says what was said"),
    "citing": _("words such as “according to” name who says it"),
    "network": _("the trained engine read it so"),
    "silence": _("the text says that somebody said nothing"),
    "same_words": _("it says the same in the same words"),
    "shared_name": _("they share a name"),
    "no_words": _("there are no words to compare"),
    "reads_as": _("read together: %s"),
    "figures_differ": _("figures differ: %s"),
    "figures_agree": _("figures in common: %s"),
    "opposite_words": _("opposite words: %s"),
    "called_untrue": _("one calls it untrue: %s"),
    "negated_once": _("one of them negates: %s"),
    "names_differ": _("other names: %s"),
    "names_shared": _("names in common: %s"),
    "days_differ": _("other days: %s"),
    "said_days_apart": _("days between them: %s"),
    "words_shared": _("words in common: %s"),
    "sound_alike": _("alike in meaning: %s"),
    "copies_collapse": _("copies count with what they were made from"),
    "citations_add_nothing": _("outlets that cite another add nothing to it"),
    "one_source_in_several_outlets": _("a source that several outlets quote counts once"),
    "unnamed_may_be_the_same": _("unnamed sources may be the same people"),
    "unattributed_may_be_the_same": _("outlets that name no source may have it from the others"),
    "outlets_lean_on_one_another": _("outlets cite each other for it"),
    "cites_what_came_later": _("an outlet cites what was published after it"),
    "nothing_known_behind_it": _("nobody is known to stand behind it"),
    "marked_by_hand": _("an editor marked it"),
    "promoted_by_hand": _("an editor made it a claim"),
}
VERBS: Final = {
    "accepted": _("accepted"),
    "added": _("added by hand"),
    "asked_to_fetch": _("asked to fetch again"),
    "asked_to_poll": _("asked to poll at once"),
    "assigned": _("assigned"),
    "attached": _("attached to the claim"),
    "changed": _("changed"),
    "confirmed": _("confirmed"),
    "corrected": _("corrected"),
    "detached": _("detached from the claim"),
    "drafted": _("drafted"),
    "followed": _("followed"),
    "made": _("made"),
    "merged": _("merged into another"),
    "moved": _("moved to another stage"),
    "noted": _("left a note on"),
    "paused": _("paused"),
    "promoted": _("made a claim of"),
    "published": _("published"),
    "rejected": _("rejected"),
    "removed": _("removed"),
    "renamed": _("renamed"),
    "restored": _("restored"),
    "resumed": _("resumed"),
    "retried": _("put back to work"),
    "reworded": _("reworded"),
    "set_publisher": _("set the publisher of"),
    "was_a_feed": _("found to be a feed"),
}
CREDITS: Final = {
    "first_published": _("first published by"),
    "agency": _("credited to"),
    "source": _("source"),
}
# Django's own format letters; minutes carry the zone that they are shown in.
FORMATS: Final = {
    Precision.YEAR: "Y",
    Precision.MONTH: "F Y",
    # its Monday
    Precision.WEEK: "j F Y",
    Precision.DAY: "j F Y",
    Precision.MINUTE: "j F Y, H:i",
}


def reason(slug: str) -> str:
    """One reason: "verb:claim" -> "the verb “claim” introduces speech"; unknown ones stay."""
    kind, _colon, what = slug.partition(":")
    if kind not in REASONS:
        return slug.replace("_", " ")
    phrase = str(REASONS[kind])
    return phrase % what if "%s" in phrase else phrase


def reasons(slugs: Iterable[str]) -> str:
    """All reasons in one sentence; "" where there are none."""
    return capfirst("; ".join(reason(slug) for slug in _telling(list(slugs))))


def _telling(slugs: list[str]) -> list[str]:
    """Without rules that are said better by what they found: "noun+that" beside "noun:claim"."""
    worded = {slug.partition(":")[0] for slug in slugs if ":" in slug}
    return [slug for slug in slugs if ":" in slug or slug.partition("+")[0] not in worded]


def quoted(known: Known) -> str:
    """How often a source is quoted, and where: "quoted 3 times: Orsk Courier"."""
    if not known.said:
        return gettext("quoted nowhere now")
    times = ngettext("quoted once", "quoted %(n)s times", known.said) % {"n": known.said}
    return f"{times}: {', '.join(known.outlets)}" if known.outlets else times


def verb(slug: str) -> str:
    return str(VERBS.get(slug, slug.replace("_", " ")))


def language(code: str) -> str:
    """The language's English or translated name; "und" and "" are said to be unknown."""
    if code in ("", "und"):
        return gettext("language unknown")
    known = LANG_INFO.get(code.lower()) or LANG_INFO.get(code.split("-")[0].lower())
    return gettext(str(known["name"])) if known and "name" in known else code


def is_right_to_left(code: str) -> bool:
    known = LANG_INFO.get(code.split("-")[0].lower())
    return bool(known and known.get("bidi"))


def moment(at: datetime | None, precision: str) -> str:
    """A date as exactly as it is known, in UTC; "" where it is not known at all."""
    if at is None:
        return ""
    exact = Precision(precision) if precision else Precision.DAY
    written = date_format(at.astimezone(UTC), FORMATS[exact])
    if exact == Precision.MINUTE:
        return gettext("%(date)s UTC") % {"date": written}
    if exact == Precision.WEEK:
        return gettext("week of %(date)s") % {"date": written}
    return written


def per_cent(share: float) -> str:
    """0.874 -> "87 %"."""
    return gettext("%(number)s %%") % {"number": round(100 * share)}
