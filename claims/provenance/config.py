"""Every threshold, with its unit and its reason."""

from dataclasses import dataclass

ENGINE = "provenance-1.0"


@dataclass(frozen=True)
class ProvenanceConfig:
    """What decides whether texts are copies, and which article is meant."""

    # Words in a shingle: two repeat by chance in any two articles on one event, four break at
    # every changed word.
    shingle_words: int = 3
    # Bands and rows of the MinHash: texts that share two fifths of their shingles meet with 86 %,
    # half with 98 %, one in a hundred with 0.003 %.
    bands: int = 32
    rows: int = 3
    # Words: a paragraph as long as this, met word for word elsewhere, is a candidate by itself,
    # so that an excerpt is found in a text of any length.
    anchor_words: int = 25
    # Articles: in a fuller bucket each is compared with the earliest and its neighbours alone,
    # else ten thousand copies of one text were fifty million pairs.
    full_bucket: int = 12
    # Words: shorter runs in common are phrases of the trade ("said in a statement on Monday").
    min_run: int = 5
    # Words in common runs outside quotation marks: less is a formula, or a name with its title.
    min_common: int = 30
    # Share of the smaller text in the larger: below it two texts quote the same statement.
    min_share: float = 0.3
    # Share of the source: from it the copy has nearly all of the source, whatever was added.
    whole_source: float = 0.6
    # Shares of copy and source: a truncated copy has nothing else, and about half of the source.
    whole_copy: float = 0.8
    half_source: float = 0.4
    # Cosine: two sentences of the same event that say something else seldom reach it.
    same_sentence: float = 0.4
    # Share of the shorter text's sentences that the other has in the same order: independent
    # articles on one event reach .5, retold ones .86 and more.
    retold: float = 0.65
    # The same where a credit line names the source.
    retold_with_credit: float = 0.45
    # Sentences: fewer are in the same order by chance.
    min_retold: int = 4
    # Cosine of the texts as wholes: below it no sentences are compared.
    same_event: float = 0.6
    # Articles: the nearest by meaning whose sentences are compared.
    nearest: int = 10
    # Share of a citing sentence's telling words that the cited article must have.
    same_subject: float = 0.2
    # Share of the best article's: what comes as near is as likely meant, and the latest is taken.
    as_near: float = 0.75


DEFAULT_CONFIG = ProvenanceConfig()
