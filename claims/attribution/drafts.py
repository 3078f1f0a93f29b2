"""What one rule found in one sentence, in tokens."""

from dataclasses import dataclass, replace

from claims.attribution.document import Sentence
from claims.attribution.lexicon import Lexicon, VerbCue
from claims.attribution.phrases import Range, Tokens
from claims.attribution.types import Stance
from claims.attribution.verbs import VerbGroup


@dataclass(frozen=True)
class Draft:
    """An attribution of one sentence; ranges count the sentence's tokens."""

    source: Range | None
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    stance: Stance
    lemma: str
    weight: float
    reasons: tuple[str, ...]
    # The content comes in what follows the sentence: 'She said:' before a new paragraph.
    opens: bool = False
    # The content may go on in quotations that follow the sentence.
    tags: bool = False
    # Shares its content with the reporter who cites it.
    cited: bool = False

    def because(self, *reasons: str) -> "Draft":
        return replace(self, reasons=(*self.reasons, *reasons))


@dataclass(frozen=True)
class Site:
    """A place where a cue verb stands, as every rule for verbs gets it."""

    sentence: Sentence
    lexicon: Lexicon
    group: VerbGroup
    cue: VerbCue
    # Tokens: where the cue ends, its particle included.
    end: int
    # Tokens at either side that belong to another clause or to a tag.
    floor: int

    @property
    def tokens(self) -> Tokens:
        return self.sentence.tokens

    def draft(
        self, source: Range | None, content: tuple[Range, ...], rule: str, *, factor: float = 1.0
    ) -> Draft:
        """A draft with the cue's own words, stance and weight."""
        return Draft(
            source=source,
            cue=(Range(self.group.start, self.end),),
            content=content,
            stance=stance_of(self.cue, self.group),
            lemma=self.cue.lemma,
            weight=self.cue.weight * factor,
            reasons=(rule, f"verb:{self.cue.lemma}"),
        )


# What negation makes of a stance: "did not deny" asserts, "does not believe" denies.
_NEGATED = {
    Stance.ASSERTS: Stance.DENIES,
    Stance.DENIES: Stance.ASSERTS,
    Stance.PREDICTS: Stance.DENIES,
    Stance.PROMISES: Stance.DENIES,
    Stance.CONDEMNS: Stance.ASSERTS,
    Stance.QUESTIONS: Stance.ASSERTS,
    Stance.DEMANDS: Stance.ASSERTS,
}


def stance_of(cue: VerbCue, group: VerbGroup) -> Stance:
    """The stance of a cue verb under the negation of its group."""
    if group.negated:
        return _NEGATED.get(cue.stance, cue.stance)
    return cue.stance
