"""The house rules that a machine can check: import direction, import cost, public names, file sizes."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "contingent"

ALLOWED = {
    "errors": set(),
    "measures": {"errors"},
    "reports": {"errors", "measures"},
    "scenario": {"errors", "measures", "reports", "claims"},  # claims: drafting a scenario from a ledger
    "claims": {"errors", "measures", "reports"},
    "simulate": {"errors", "measures", "scenario"},
    "weigh": {"errors", "measures", "reports", "scenario", "claims", "simulate"},
    "brief": {"errors", "measures", "reports", "scenario", "claims", "simulate", "weigh"},
    "record": {"errors", "measures", "weigh", "brief"},
    "validate": {"errors", "measures", "reports", "scenario", "claims", "simulate", "weigh", "brief", "record"},
}
EVERYTHING = {*ALLOWED, "cli", "web"}
TOP = {"cli", "web"}


def imports_of(path: Path) -> set[str]:
    """Rooms that a file imports at any level of nesting."""
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        rooms |= {name.split(".")[1] for name in names if name.startswith("contingent.")}
    return {room for room in rooms if not room.startswith("_")}  # private files of no room: shared by all, like errors


def files_of(room: str) -> list[Path]:
    """Files of a room, or the one file of that name."""
    folder = PACKAGE / room
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [PACKAGE / f"{room}.py"]


@pytest.mark.parametrize("room", sorted(ALLOWED))
def test_imports_go_one_way(room):
    """A room imports only rooms below it."""
    wrong = {
        str(path.relative_to(PACKAGE)): imports_of(path) - ALLOWED[room] - {room}
        for path in files_of(room)
        if imports_of(path) - ALLOWED[room] - {room}
    }
    assert not wrong


def test_only_drafting_lets_a_scenario_know_of_claims():
    """In the scenario room, nothing but drafting imports claims or reports."""
    users = {path.name for path in files_of("scenario") if imports_of(path) & {"claims", "reports"}}
    assert all(name.startswith("_draft") for name in users)


def test_every_room_is_known():
    """Each folder of the package has a place in the order of imports."""
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert rooms <= EVERYTHING


def test_importing_the_package_loads_nothing_heavy():
    """``import contingent`` loads neither NumPy nor Numba nor any renderer."""
    heavy = ("numpy", "numba", "scipy", "sqlalchemy", "vl_convert", "rich", "jinja2", "ruamel", "starlette", "click")
    code = f"import sys, contingent; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("room", sorted({*ALLOWED, *TOP} - {"errors", "measures"}))
def test_public_names_exist_and_are_sorted(room):
    """Every name that a room promises can be had, and the list is in order."""
    import importlib

    module = importlib.import_module(f"contingent.{room}")
    assert all(hasattr(module, name) for name in module.__all__)
    assert list(module.__all__) == sorted(
        module.__all__, key=lambda name: (not name.isupper(), name[0].islower(), name)
    )


def test_files_and_functions_stay_small():
    """No file of the package is longer than 300 lines, no function than 50, half of them under 12."""
    lengths, long = [], []
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > 300:
            long.append(path.name)
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lengths.append((code_lines(node), f"{path.name}:{node.name}"))  # noqa: PERF401 - two lists in one walk
    assert not long
    assert not [name for length, name in lengths if length > 50]
    assert sorted(length for length, _ in lengths)[len(lengths) // 2] < 12


def code_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    total = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    is_doc = (
        isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    )
    return total - ((first.end_lineno or 0) - first.lineno + 1 if is_doc else 0)


def test_public_functions_say_what_they_do():
    """Every public function and class of a public room has a docstring."""
    bare = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            named = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            if named and not ast.get_docstring(node):
                bare.append(f"{path.name}:{node.name}")
    assert not bare


def test_no_file_names_a_machine_path_or_a_registry():
    """Nothing that is committed names a path of one machine or the host of a package registry."""
    root = PACKAGE.parent.parent
    listed = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True, check=False).stdout.split()
    if not listed:
        pytest.skip("needs a git checkout")
    banned = [
        "/".join(("", "work", "")),
        "/".join(("", "root", "")),
        "pypi" + ".org",
        "python" + "hosted",
        "npm" + "js.org",
    ]
    wrong = [
        f"{name}: {word}"
        for name in listed
        if (root / name).suffix in {".py", ".md", ".toml", ".yaml", ".txt", ".lock", ".html", ".css", ".j2", ""}
        for word in banned
        if word in (root / name).read_text(encoding="utf-8", errors="ignore")
    ]
    assert not wrong
