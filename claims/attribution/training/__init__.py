"""Training of the engine's weights; needs torch, which users do not install."""
