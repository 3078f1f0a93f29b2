"""How the matching engine's weights are made. Users need none of it."""
