"""The house: imports run one way, ``home`` ← ``directory`` ← ``news`` ← ``p3site``, and rooms stay small.

A floor names models of a higher one by string only ("directory.Partner"). Function-level imports count too.
"""

import ast
from pathlib import Path

import pytest

BASE_DIR = Path(__file__).resolve().parents[1]
FLOORS = ["home", "directory", "news", "p3site"]
MODULES = sorted(path for floor in FLOORS for path in (BASE_DIR / floor).rglob("*.py"))
HAND_WRITTEN = [path for path in MODULES if "migrations" not in path.parts]


def name(path: Path) -> str:
    return str(path.relative_to(BASE_DIR))


def floor_of(path: Path) -> str:
    return path.relative_to(BASE_DIR).parts[0]


def imported_floors(source: str) -> set[str]:
    """The floors whose modules ``source`` imports, at its head or in a function; relative imports stay on their own."""
    modules: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            modules.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            modules.add(node.module or "")
        elif isinstance(node, ast.Call) and _is_import_by_name(node):
            modules.add(str(node.args[0].value))
    return {module.split(".")[0] for module in modules} & set(FLOORS)


def _is_import_by_name(node: ast.Call) -> bool:
    function = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    by_name = function in ("import_module", "import_string", "__import__")
    return by_name and bool(node.args) and isinstance(node.args[0], ast.Constant)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_module_imports_from_a_higher_floor(path):
    own = FLOORS.index(floor_of(path))
    higher = {floor for floor in imported_floors(path.read_text(encoding="utf-8")) if FLOORS.index(floor) > own}

    assert higher == set()


def test_an_import_inside_a_function_is_seen_too():
    hidden = "def latest():\n    from news.models import NewsPage\n    return NewsPage"

    assert imported_floors(hidden) == {"news"}
    assert imported_floors("import_module('directory.models')\nimport home.slugs") == {"directory", "home"}
    assert imported_floors("from .models import Partner\nPARTNER = 'directory.Partner'") == set()


def test_no_module_is_a_junk_drawer():
    drawers = ("utils", "helpers", "misc", "common")

    assert [name(path) for path in MODULES if path.stem in drawers or path.stem.endswith("_utils")] == []


def lengths() -> dict[str, int]:
    return {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in HAND_WRITTEN}


def test_no_module_is_longer_than_400_lines():
    assert {module: lines for module, lines in lengths().items() if lines > 400} == {}


def test_no_module_of_models_is_longer_than_200_lines():
    """Above that a subject of its own is hiding in it."""
    models = {module: lines for module, lines in lengths().items() if "/models" in module}

    assert {module: lines for module, lines in models.items() if lines > 200} == {}


@pytest.mark.parametrize("floor", FLOORS)
def test_every_floor_is_looked_at(floor):
    assert any(floor_of(path) == floor for path in HAND_WRITTEN)
