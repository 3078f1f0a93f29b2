"""Train the network on annotated texts and keep its averaged weights.

A run is repeatable but for the order in which two cores add up.
"""

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from tqdm import tqdm

from claims.attribution.trained.windows import SIZE
from claims.attribution.training.batches import BATCH, Batch, batches
from claims.attribution.training.corpus import cuts, examples, passages, records, whole
from claims.attribution.training.framing import framed
from claims.attribution.training.network import Network

ENCODER_RATE: Final = 2e-4
HEAD_RATE: Final = 1e-3
# Share of the steps in which the rates grow, and the share of them that is left at the end.
WARM_UP: Final = 0.06
FINAL_RATE: Final = 0.02
# How much of the averaged weights stays at each step: about the last two epochs count.
AVERAGE: Final = 0.998
# Weights of the three losses: cues, roles of a cue, and roles without asking whose.
CUE_LOSS: Final = 3.0
LINK_LOSS: Final = 3.0
ROLE_LOSS: Final = 0.15
# How often a gold passage is shown in an epoch: they are few, and say most about inner ones.
REPEATED: Final = 3


def loss_of(network: Network, batch: Batch) -> torch.Tensor:
    """The summed loss of one batch; computed in bfloat16, which halves the time on a CPU."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden, cues, roles = network.encoder(batch.ids, batch.mask, batch.features)
    loss = CUE_LOSS * nn.functional.cross_entropy(cues.float().flatten(0, 1), batch.cues.flatten())
    real = batch.mask[:, :, None].float()
    aside = nn.functional.binary_cross_entropy_with_logits(
        roles.float(), batch.roles, reduction="none"
    )
    loss = loss + ROLE_LOSS * (aside * real).sum() / real.sum()
    if batch.links is None:
        return loss
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = network.linker(hidden[:, 1:-1], *batch.links.inputs)
    return loss + LINK_LOSS * nn.functional.cross_entropy(
        scores.float().flatten(0, 1), batch.links.labels.flatten()
    )


def rate_at(step: int, steps: int) -> float:
    """The share of the learning rate at a step: up, then down in a line."""
    down = (1 - step / steps) / (1 - WARM_UP)
    return min(step / (WARM_UP * steps), max(FINAL_RATE, down))


def optimizer_of(network: Network, share: float) -> torch.optim.Optimizer:
    """Learning at a share of the full rates, the heads faster than the body."""
    heads = list(network.heads())
    known = {id(each) for each in heads}
    body = [each for each in network.parameters() if each.requires_grad and id(each) not in known]
    return torch.optim.AdamW(
        [
            {"params": body, "lr": share * ENCODER_RATE},
            {"params": heads, "lr": share * HEAD_RATE},
        ],
        weight_decay=0.01,
    )


@dataclass(frozen=True)
class Course:
    """What is shown, how often, and how fast it is learnt."""

    epochs: int
    # Share of the learning rates; less is right for weights that are trained already.
    rate: float = 1.0
    # How many chains are made out of the sentences of the corpus.
    framed: int = 0
    seed: int = 7


def train(
    course: Course, corpus: Path, gold: Path, encoder: Path, output: Path, start: Path | None = None
) -> None:
    """Train on a corpus (JSON Lines, gzipped) and a folder of gold passages.

    ``encoder`` is the folder of all-MiniLM-L6-v2. The weights are written to ``output`` after each
    epoch; training begins with those of ``start``, where it is given.
    """
    torch.manual_seed(course.seed)
    dice = random.Random(course.seed)
    tokenizer = whole(encoder / "tokenizer.json")
    found = examples(records(corpus), tokenizer)
    found += examples(framed(records(corpus), course.framed, dice), tokenizer)
    found += REPEATED * examples(passages(gold), tokenizer)
    network = Network(encoder)
    if start:
        network.load_state_dict(torch.load(start))
    average = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(AVERAGE))
    optimizer = optimizer_of(network, course.rate)
    steps = course.epochs * (len(cuts(found, SIZE, random.Random(0))) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate_at(step, steps))
    network.train()
    for epoch in range(course.epochs):
        cut = cuts(found, SIZE, dice)
        shown = tqdm(batches(cut, dice), total=-(-len(cut) // BATCH), desc=f"epoch {epoch + 1}")
        for batch in shown:
            loss = loss_of(network, batch)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            average.update_parameters(network)
            shown.set_postfix(loss=f"{float(loss.detach()):.3f}", refresh=False)
        torch.save(average.module.state_dict(), output)
