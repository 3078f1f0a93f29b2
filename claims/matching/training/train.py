"""Train the pair network: all pairs are read in both orders, in batches of about one length."""

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch
from tokenizers import Encoding, Tokenizer
from torch import nn
from tqdm import tqdm

from claims.matching.training.examples import STANCES, Example
from claims.matching.training.network import Pairs
from claims.matching.types import Relation

_SEED: Final = 11
_BATCH: Final = 32
_PIECES: Final = 160  # of both texts together; longer ones are cut
_ORDER: Final = {relation: number for number, relation in enumerate(Relation)}


@dataclass(frozen=True)
class Course:
    """How long and how fast to learn."""

    epochs: int
    rate: float = 1e-4
    heads_rate: float = 1e-3


def pair_tokenizer(encoder: Path) -> Tokenizer:
    tokenizer: Tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(_PIECES)
    return tokenizer


def train(
    network: Pairs, tokenizer: Tokenizer, examples: Sequence[Example], course: Course
) -> None:
    """Teach a network in place; prints how long each epoch took."""
    torch.manual_seed(_SEED)
    chance = random.Random(_SEED)
    optimiser = _optimiser(network, course)
    steps = course.epochs * -(-len(examples) // _BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser,
        max_lr=[group["lr"] for group in optimiser.param_groups],
        total_steps=steps + course.epochs,
        pct_start=0.1,
        anneal_strategy="linear",
    )
    network.train()
    for epoch in range(course.epochs):
        begun, total = time.monotonic(), 0.0
        for batch in tqdm(list(_batches(examples, chance)), unit="batch", disable=None):
            loss = _loss(network, tokenizer, batch, chance)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss) * len(batch)
        seconds = time.monotonic() - begun
        print(f"epoch {epoch + 1}: loss {total / len(examples):.4f}, {seconds:.0f} s", flush=True)
    network.eval()


def _optimiser(network: Pairs, course: Course) -> torch.optim.Optimizer:
    heads = [*network.mix.parameters(), *network.relation.parameters()]
    heads += network.stance.parameters()
    body = [each for each in network.bert.parameters() if each.requires_grad]
    return torch.optim.AdamW(
        [
            {"params": body, "lr": course.rate},
            {"params": heads, "lr": course.heads_rate},
        ],
        weight_decay=0.01,
    )


def _batches(examples: Sequence[Example], chance: random.Random) -> Iterator[list[Example]]:
    """All examples once, those of about one length together, in random order."""
    order = sorted(examples, key=lambda each: _length(each) + chance.random() * 8)
    batches = [order[start : start + _BATCH] for start in range(0, len(order), _BATCH)]
    chance.shuffle(batches)
    yield from batches


def _length(example: Example) -> float:
    return len(example.first.split()) + len(example.second.split())


def _loss(
    network: Pairs, tokenizer: Tokenizer, batch: Sequence[Example], chance: random.Random
) -> torch.Tensor:
    turned = [
        (each.second, each.first) if chance.random() < 0.5 else (each.first, each.second)
        for each in batch
    ]
    relations, stances = network(*tensors(tokenizer.encode_batch(turned)))
    allowed = torch.full_like(relations, float("-inf"))
    for row, each in enumerate(batch):
        for relation in each.allowed:
            allowed[row, _ORDER[relation]] = 0
    likely = nn.functional.log_softmax(relations, -1) + allowed
    loss = -torch.logsumexp(likely, -1).mean()
    rows = [row for row, each in enumerate(batch) if each.stance]
    if rows:
        wanted = torch.tensor([STANCES.index(batch[row].stance) for row in rows])
        loss = loss + nn.functional.cross_entropy(stances[rows], wanted) * len(rows) / len(batch)
    return loss


def tensors(encoded: Sequence[Encoding]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Ids, mask and kinds (0 for the first text, 1 for the second), padded."""
    width = max(len(each.ids) for each in encoded)
    ids, mask, kinds = (torch.zeros(len(encoded), width, dtype=torch.long) for _ in range(3))
    for row, each in enumerate(encoded):
        length = len(each.ids)
        ids[row, :length] = torch.tensor(each.ids)
        mask[row, :length] = 1
        kinds[row, :length] = torch.tensor(each.type_ids)
    return ids, mask, kinds
