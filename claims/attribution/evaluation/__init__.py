"""How well an engine does on gold passages, part by part."""
