"""The network that reads two texts at once, and the one that reads each alone."""

from pathlib import Path

import torch
from torch import nn
from transformers import BertModel

from claims.matching.training.examples import STANCES
from claims.matching.types import Relation

_HIDDEN = 128


def pretrained(path: Path) -> BertModel:
    """all-MiniLM-L6-v2; its word embeddings stay as they are."""
    bert = BertModel.from_pretrained(
        path,
        attn_implementation="sdpa",
        add_pooling_layer=False,
        attention_probs_dropout_prob=0.0,
    )
    bert.embeddings.word_embeddings.weight.requires_grad_(False)
    return bert


class Sentences(nn.Module):
    """Word pieces -> one vector a text (length 1), and one for each piece (length 1)."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        self.bert = bert

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        hidden = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state
        shown = mask.unsqueeze(-1).to(hidden.dtype)
        whole = (hidden * shown).sum(1) / shown.sum(1).clamp(min=1)
        return nn.functional.normalize(whole, dim=-1), nn.functional.normalize(hidden, dim=-1)


class Pairs(nn.Module):
    """Two texts in one sequence -> scores of the six relations, and of a headline's stances."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        self.bert = bert
        width = bert.config.hidden_size
        self.mix = nn.Linear(3 * width, _HIDDEN)
        self.drop = nn.Dropout(0.1)
        self.relation = nn.Linear(_HIDDEN, len(Relation))
        self.stance = nn.Linear(_HIDDEN, len(STANCES))

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor, kinds: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        hidden = self.bert(
            input_ids=ids, attention_mask=mask, token_type_ids=kinds
        ).last_hidden_state
        first, second = _mean(hidden, mask * (1 - kinds)), _mean(hidden, mask * kinds)
        together = torch.cat([hidden[:, 0], (first - second).abs(), first * second], -1)
        mixed = self.drop(nn.functional.gelu(self.mix(together)))
        return self.relation(mixed), self.stance(mixed)


def _mean(hidden: torch.Tensor, shown: torch.Tensor) -> torch.Tensor:
    weights = shown.unsqueeze(-1).to(hidden.dtype)
    return (hidden * weights).sum(1) / weights.sum(1).clamp(min=1)
