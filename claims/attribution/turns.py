"""Who spoke before: what pronouns, "the source" and "the alliance" point back to."""

from dataclasses import dataclass, field

from claims.attribution.kinds import head_of, is_person
from claims.attribution.partylists import parties
from claims.attribution.roles import words_of_role
from claims.attribution.types import Speaker, SpeakerKind

# Speakers: an article with more unnamed ones than this under one noun tells none of them apart.
_NAMESAKES = 20
_PAIR = 2


@dataclass
class Turns:
    """The speakers of an article so far."""

    last: Speaker | None = None
    person: Speaker | None = None
    thing: Speaker | None = None
    group: Speaker | None = None
    pair: Speaker | None = None
    # The organisation that the text begins with: the "we" of its own statement.
    voice: Speaker | None = None
    unnamed: dict[str, list[Speaker]] = field(default_factory=dict)

    def note(self, speaker: Speaker, head: str = "") -> None:
        """Remember a speaker, an unnamed one under its noun too."""
        if self.last is None and speaker.kind in (SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT):
            self.voice = speaker if speaker.named else None
        self.last = speaker
        if speaker.kind is SpeakerKind.PERSON:
            if speaker.named or is_human(speaker):
                self.person = speaker
        elif speaker.kind is SpeakerKind.GROUP:
            self.group = speaker
            self.pair = speaker if speaker.count == _PAIR else self.pair
        else:
            self.thing = speaker
            if speaker.kind is not SpeakerKind.DOCUMENT or _several(speaker):
                self.group = speaker
        known = self.unnamed.setdefault(head, []) if head and not speaker.named else []
        if speaker not in known and len(known) < _NAMESAKES:
            known.append(speaker)

    def introduced(self, role: str, head: str) -> Speaker | None:
        """The one unnamed speaker whom "the source" points back to; None if none or several."""
        wanted = words_of_role(role)
        found = [
            one for one in self.unnamed.get(head, ()) if wanted <= words_of_role(one.descriptor)
        ]
        return found[0] if len(found) == 1 else None

    def association(self, role: str) -> Speaker | None:
        """The organisation that spoke last, for a word that fits any: "the alliance"."""
        last = self.last
        fits = last is not None and last.named and last.kind is SpeakerKind.ORGANISATION
        return last if fits and role.lower() in parties().generic else None


def _several(speaker: Speaker) -> bool:
    return head_of(speaker.descriptor).endswith("s")


def is_human(speaker: Speaker) -> bool:
    """Whether an unnamed role is somebody whom "she" may mean."""
    return is_person(head_of(speaker.descriptor))
