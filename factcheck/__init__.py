"""Wiring: settings, engines, processes. The product is in claims/."""
