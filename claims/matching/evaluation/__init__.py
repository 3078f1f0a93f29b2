"""How far the engine agrees with pairs that people have labelled."""
