"""Which claims say the same, contradict or update each other."""

from claims.matching.config import DEFAULT_CONFIG, ENGINE, LANGUAGES, MatchingConfig
from claims.matching.decide import (
    Ambiguous,
    Decision,
    Judged,
    Match,
    NoMatch,
    decide,
    judge_candidates,
)
from claims.matching.encoder import ENCODER, WEIGHTS, encode
from claims.matching.judge import judge, same_probabilities
from claims.matching.ranking import (
    Candidate,
    Frequencies,
    Query,
    Ranked,
    nearness,
    rank,
    read_query,
)
from claims.matching.standalone import Context, standalone
from claims.matching.types import Judgement, Proposition, Reason, Relation
from claims.matching.words import words

__all__ = [
    "DEFAULT_CONFIG",
    "ENCODER",
    "ENGINE",
    "LANGUAGES",
    "WEIGHTS",
    "Ambiguous",
    "Candidate",
    "Context",
    "Decision",
    "Frequencies",
    "Judged",
    "Judgement",
    "Match",
    "MatchingConfig",
    "NoMatch",
    "Proposition",
    "Query",
    "Ranked",
    "Reason",
    "Relation",
    "decide",
    "encode",
    "judge",
    "judge_candidates",
    "nearness",
    "rank",
    "read_query",
    "same_probabilities",
    "standalone",
    "words",
]
