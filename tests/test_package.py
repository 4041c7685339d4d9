from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import llm4ad

SOURCE = Path(llm4ad.__file__).parent

# A room may import from those before it, and never from those behind it.
ORDER = ["cores", "workers", "errors", "scene", "spec", "program", "generate", "vision", "asking"]
ORDER += ["verdict", "verify", "report", "folder", "overview", "readings", "authoring", "normals"]
ORDER += ["frozen", "eyes", "distilling", "inspection", "canary", "cases"]
ORDER += [
    "examination",
    "endurance",
    "verification",
    "repairing",
    "comparison",
    "scale",
    "evaluate",
    "cli",
]
# Rooms that do not know each other although one comes first.
STRANGERS = {
    ("program", "spec"),
    ("vision", "program"),
    ("vision", "generate"),
    ("vision", "spec"),
    ("verdict", "generate"),
    ("verdict", "vision"),
    ("verify", "spec"),
    ("report", "vision"),
    ("report", "generate"),
    ("report", "program"),
    ("folder", "generate"),
    ("folder", "report"),
    ("authoring", "overview"),
    ("inspection", "authoring"),
    ("inspection", "overview"),
    ("inspection", "generate"),
    ("inspection", "report"),
}
MODULES = sorted(SOURCE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    rooms: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names = [node.module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        rooms |= {name.split(".")[1] for name in names if name.startswith("llm4ad.")}
    return rooms


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_go_down_the_data_flow(path: Path):
    room = room_of(path)
    if room in ("__init__", "__main__"):
        return
    for other in imported_rooms(path) - {room}:
        assert ORDER.index(other) < ORDER.index(room), f"{room} imports {other}"
        assert (room, other) not in STRANGERS, f"{room} imports {other}"


def test_every_room_has_its_place():
    assert {room_of(path) for path in MODULES} - {"__init__", "__main__"} == set(ORDER)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_modules_stay_readable(path: Path):
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= 400
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno <= 60, node.name


def test_public_names_are_there():
    assert llm4ad.__all__ == sorted(llm4ad.__all__)
    for name in llm4ad.__all__:
        assert getattr(llm4ad, name) is not None
    with pytest.raises(AttributeError, match="nothing_here"):
        _ = llm4ad.nothing_here


def test_importing_llm4ad_loads_nothing_heavy():
    heavy = ("torch", "numpy", "cv2", "sklearn", "scipy", "pydantic", "typer", "PIL")
    code = f"import sys, llm4ad; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_english_sentence_needs_no_japanese_rules():
    code = (
        "import sys; from llm4ad.generate.builtin import write_program; "
        "write_program('The nut is red.', ['nut']); "
        "print([name for name in sys.modules if 'builtin.japanese' in name])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_no_bare_except():
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.ExceptHandler) and node.type is None), path
