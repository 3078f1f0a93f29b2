"""Train the network on annotated texts and keep its averaged weights.

A run is repeatable but for the order in which two cores add up.
"""

import argparse
import random
from pathlib import Path
from typing import Final

import torch
from tokenizers import Tokenizer
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from tqdm import tqdm

from claims.attribution.trained.windows import SIZE
from claims.attribution.training.batches import BATCH, Batch, batches
from claims.attribution.training.corpus import cuts, examples, passages, records
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
    """Learning at a share of the full rates; less is right for weights that are trained already."""
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


def main() -> None:
    options = read_options()
    torch.manual_seed(options.seed)
    dice = random.Random(options.seed)
    tokenizer = Tokenizer.from_file(str(options.encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    found = examples(records(options.train), tokenizer)
    found += examples(framed(records(options.train), options.framed, dice), tokenizer)
    if options.passages:
        found += REPEATED * examples(passages(options.passages), tokenizer)
    network = Network(options.encoder)
    if options.start:
        network.load_state_dict(torch.load(options.start))
    average = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(AVERAGE))
    optimizer = optimizer_of(network, options.rate)
    steps = options.epochs * (len(cuts(found, SIZE, random.Random(0))) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate_at(step, steps))
    options.output.parent.mkdir(parents=True, exist_ok=True)
    network.train()
    for epoch in range(options.epochs):
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
        torch.save(average.module.state_dict(), options.output)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--train", type=Path, required=True, help="JSON Lines, gzipped")
    parser.add_argument("--passages", type=Path, help="folder of gold passages")
    parser.add_argument("--framed", type=int, default=0, help="how many chains to make")
    parser.add_argument("--output", type=Path, required=True, help="file for the weights")
    parser.add_argument("--start", type=Path, help="file of weights to go on from")
    parser.add_argument("--rate", type=float, default=1.0, help="share of the learning rates")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


if __name__ == "__main__":
    main()
