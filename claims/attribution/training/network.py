"""The network that is trained: a small BERT with two heads."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import torch
from torch import nn
from transformers import BertModel

from claims.attribution.trained.pieces import FEATURES, LINK_HINTS
from claims.attribution.trained.windows import APART, DISTANCES

HIDDEN: Final = 128
CUE_LABELS: Final = 5  # outside; an outermost cue begins, goes on; an inner one begins, goes on
ROLE_LABELS: Final = 5  # outside, source begins, goes on, content begins, goes on


class Encoder(nn.Module):
    """Word pieces with their features -> hidden states, and whether each is part of a cue."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        self.bert = bert
        width = bert.config.hidden_size
        self.features = nn.ModuleList(nn.Embedding(size, width) for size in FEATURES)
        for table in self.features:
            nn.init.zeros_(table.weight)
        self.cue = nn.Linear(width, CUE_LABELS)
        self.roles = nn.Linear(width, 2)

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor, features: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        words = self.bert.embeddings.word_embeddings(ids)
        for number, table in enumerate(self.features):
            words = words + table(features[:, :, number])
        hidden = self.bert(inputs_embeds=words, attention_mask=mask).last_hidden_state
        return hidden, self.cue(hidden), self.roles(hidden)


class Linker(nn.Module):
    """For one cue each: which pieces of its window are its source and its content."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.piece = nn.Linear(width, HIDDEN)
        self.piece_gate = nn.Linear(width, HIDDEN)
        self.cue = nn.Linear(2 * width, HIDDEN)
        self.cue_gate = nn.Linear(2 * width, HIDDEN)
        self.distance = nn.Embedding(DISTANCES, HIDDEN)
        self.apart = nn.Embedding(APART, HIDDEN)
        self.hint = nn.Embedding(LINK_HINTS, HIDDEN)
        self.mix = nn.Conv1d(HIDDEN, HIDDEN, 5, padding=2)
        self.norm = nn.LayerNorm(HIDDEN)
        self.drop = nn.Dropout(0.1)
        self.out = nn.Linear(HIDDEN, ROLE_LABELS)

    def forward(
        self,
        hidden: torch.Tensor,
        window: torch.Tensor,
        first: torch.Tensor,
        last: torch.Tensor,
        distance: torch.Tensor,
        apart: torch.Tensor,
        hint: torch.Tensor,
    ) -> torch.Tensor:
        cue = torch.cat([hidden[window, first], hidden[window, last]], -1)
        gate = self.piece_gate(hidden)[window] * self.cue_gate(cue)[:, None]
        mixed = self.piece(hidden)[window] + self.cue(cue)[:, None] + gate
        mixed = mixed + self.distance(distance) + self.apart(apart) + self.hint(hint)
        mixed = self.drop(nn.functional.gelu(mixed))
        around = self.mix(mixed.transpose(1, 2)).transpose(1, 2)
        return self.out(self.norm(mixed + nn.functional.gelu(around)))


class Network(nn.Module):
    """The encoder, begun from pretrained weights, and the linker.

    The word embeddings stay as they are: they are half of all weights, and 840 articles hold too
    few words to move them well.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        bert = BertModel.from_pretrained(
            path,
            attn_implementation="sdpa",
            attention_probs_dropout_prob=0.0,
            add_pooling_layer=False,
        )
        bert.embeddings.word_embeddings.weight.requires_grad_(False)
        self.encoder = Encoder(bert)
        self.linker = Linker(bert.config.hidden_size)

    def heads(self) -> Iterator[nn.Parameter]:
        """The weights that begin at random, and learn faster."""
        yield from self.encoder.cue.parameters()
        yield from self.encoder.roles.parameters()
        yield from self.linker.parameters()
