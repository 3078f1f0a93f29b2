"""A network marks what stands in the contents that readers marked."""

from claims.attribution.trained.model import network
from claims.attribution.training.teach import taught

TEXT = "Kestrel News reported that the harbour board denied that smugglers had set the fire."


def record(*contents: str) -> dict[str, object]:
    cue = TEXT.index("reported")
    spans = [[TEXT.index(content), TEXT.index(content) + len(content)] for content in contents]
    outer = {"source": [[0, 12]], "cue": [[cue, cue + 8]], "content": spans}
    return {"id": "a", "text": TEXT, "attributions": [outer]}


def test_the_inner_attribution_is_added_with_offsets_into_the_whole_text() -> None:
    given = record("the harbour board denied that smugglers had set the fire")
    outer, inner = taught(given, network())["attributions"]
    assert given["attributions"] == [outer] and inner["inner"] is True
    said = {role: TEXT[slice(*inner[role][0])] for role in ("source", "cue", "content")}
    assert said["source"] == "the harbour board"
    assert said["cue"] == "denied"
    assert said["content"].endswith("smugglers had set the fire")


def test_a_content_in_which_nobody_speaks_stays_alone() -> None:
    given = record("smugglers had set the fire")
    assert taught(given, network())["attributions"] == given["attributions"]
