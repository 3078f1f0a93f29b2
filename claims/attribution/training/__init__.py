"""Training of weights. The network's needs torch, which users do not install; the rest numpy."""
