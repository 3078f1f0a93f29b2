"""How the engine is measured: gold stories, and scores over them."""
