"""Imports run one way: the contract in pyproject.toml is kept, and it leaves nothing out."""

import ast
import tomllib
from pathlib import Path
from typing import Any

from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parent.parent
IMPORT = ast.Import | ast.ImportFrom
PURE = ("text", "networks", "attribution", "matching", "provenance", "verification", "formats")


def contract(name: str) -> dict[str, Any]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    return next(each for each in contracts if each["id"] == name)


def imported_names(path: Path, module: str) -> set[str]:
    """What a file takes from a module by `from module import ...`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {alias.name for node in froms if node.module == module for alias in node.names}


def test_it_is_kept() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def test_it_names_every_pure_package_there_is() -> None:
    there = {f"claims.{name}" for name in PURE if (ROOT / "claims" / name / "__init__.py").exists()}
    assert there == set(contract("pure")["source_modules"])


def test_it_finds_no_review_in_the_hands_of_a_machine() -> None:
    tree = ast.parse((ROOT / "claims/models/review.py").read_text(encoding="utf-8"))
    models = {node.name for node in tree.body if isinstance(node, ast.ClassDef)}
    assert models >= {"Review", "ReviewVersion"}
    for path in (ROOT / "claims/pipeline").rglob("*.py"):
        assert not models & imported_names(path, "claims.models"), path


def test_it_has_no_import_inside_a_function() -> None:
    """A cycle that is hidden in a function is a cycle all the same."""
    for path in [*(ROOT / "claims").rglob("*.py"), *(ROOT / "factcheck").rglob("*.py")]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                inside = [isinstance(node, IMPORT) for node in ast.walk(function)]
                assert not any(inside), f"{path}:{function.lineno}"
