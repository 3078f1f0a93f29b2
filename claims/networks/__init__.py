"""Small networks that engines run: their weights, whole or refused, and their sessions."""

from claims.networks.sessions import session
from claims.networks.weights import Weights, WeightsError

__all__ = ["Weights", "WeightsError", "session"]
