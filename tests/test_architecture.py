"""Holds the house rules: who may import whom, what stays out of where, what is imported late, how files are named."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "playground"
FILES = sorted([ROOT / "main.py", *PACKAGE.rglob("*.py")])

LEAVES = {"allocator", "limits", "opencv", "resources", "version", "log_file", "system_libraries"}
"""Anyone may import them; they import leaves alone."""

BELOW: dict[str, set[str]] = {
    "network": set(),
    "engine": {"network"},
    "files": {"network"},
    "inputs": {"files", "network"},
    "storage": {"files", "network"},
    "startup": {"network"},
    "display": {"startup"},
    "screenshot_options": {"network"},
    "default_session": {"inputs", "storage", "network"},
    "imported_session": {"inputs", "storage", "network"},
    "import_check": {"engine", "storage", "network"},
    "examples": {"default_session", "storage", "network"},
    "lessons": {"examples", "default_session", "inputs", "storage", "network"},
    "session": {
        "lessons",
        "default_session",
        "imported_session",
        "import_check",
        "engine",
        "inputs",
        "storage",
        "network",
    },
    "ui": {
        "session",
        "imported_session",
        "import_check",
        "examples",
        "lessons",
        "default_session",
        "engine",
        "inputs",
        "storage",
        "network",
    },
    "app": {
        "ui",
        "session",
        "examples",
        "default_session",
        "screenshot_options",
        "engine",
        "inputs",
        "storage",
        "network",
    },
    "commands": {
        "startup",
        "examples",
        "display",
        "screenshot_options",
        "default_session",
        "imported_session",
        "import_check",
        "engine",
        "inputs",
        "storage",
        "network",
    },
    "cli": {"commands", "startup", "network"},
    "main": {"cli"},
}
"""Each part and what it may import beside itself and the leaves. A new part needs a row."""

PACKAGES: dict[str, set[str]] = {
    "network": {"numpy"},
    "engine": {"numpy"},
    "files": {"numpy"},
    "inputs": {"numpy"},
    "storage": {"numpy", "pydantic", "pydantic_core", "safetensors"},
    "import_check": {"numpy"},
    "opencv": {"cv2"},
    "session": {"numpy", "PySide6"},
    "ui": {"numpy", "PySide6", "pyqtgraph"},
    "app": {"PySide6", "pyqtgraph"},
    "commands": {"numpy", "tqdm"},
}
"""Which installed packages each part may import; every other part none. So Qt stays out of the core, cv2 behind
`opencv` and pydantic in storage."""

NO_WIDGETS = ("PySide6.QtWidgets", "PySide6.QtPrintSupport", "PySide6.QtSvgWidgets")
"""What session leaves to ui."""

BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base", "core", "tools"}

LATE: dict[str, tuple[str, ...]] = {
    "playground.cli": ("playground.commands",),  # numpy reads its threads on import; a missing package is told
    "playground.commands.progress": ("tqdm",),  # only where something is computed
    "playground.commands.screenshot": ("playground.app", "PySide6.QtCore"),  # only these two commands load Qt
    "playground.commands.window": ("playground.app", "PySide6.QtCore"),  # the same
    "playground.commands.handout": ("playground.app",),  # the same
    "playground.engine.threads": ("concurrent.futures",),  # slow to import, and one thread does without
    "playground.engine.top_nine.workers": ("distributed",),  # an extra, and slow to import
    "playground.inputs.arrays.array_file": (  # few sessions have numbers of the user's own
        "playground.inputs.arrays.npz_file",
        "playground.inputs.arrays.table_file",
    ),
    "playground.inputs.sound.sounds": ("wave",),  # few sessions have a sound
    "playground.inputs.text.token_vectors": ("hashlib",),  # few sessions have a sentence
    "playground.inputs.sound.sound_file": ("soundfile",),  # few sessions have a sound
    "playground.storage.setup_file": (  # pydantic: only when a set-up is opened or saved
        "playground.storage.setups.bundle",
        "playground.storage.setups.plain_json",
        "playground.storage.setups.weights",
    ),
    "playground.storage.lessons.lesson_file": (  # the same, of a lesson
        "playground.storage.lessons.from_lesson_document",
        "playground.storage.lessons.to_lesson_document",
    ),
    "playground.storage.schema": (  # the same, when a schema is made
        "playground.storage.setups.description",
        "playground.storage.lessons.description",
    ),
    "playground.storage.exports.onnx_export": ("onnx",),  # heavy: only when something is exported
    "playground.storage.exports.weights_file": ("safetensors",),  # the same
    "playground.ui.files.network_export": ("playground.storage.exports.export",),  # the same
    "playground.storage.networks.onnx.onnx_arithmetic": ("onnx",),  # heavy: only when an import is checked
    "playground.storage.networks.network_file": (  # only when a network is opened
        "playground.storage.networks.onnx.onnx_graph",
        "playground.storage.networks.onnx.onnx_layers",
        "playground.storage.networks.keras.layers_model",
        "playground.storage.networks.onnx.onnx_arithmetic",
    ),
    "playground.ui.files.network_import": ("playground.ui.files.import_dialog",),  # the same
    "playground.storage.networks.weights_file": (  # only when weights are loaded
        "playground.network.weights_match",
        "playground.storage.networks.safetensors_file",
    ),
    "playground.ui.files.weights_import": (
        "playground.network.weights_match",
        "playground.ui.files.weights_dialog",
    ),  # the same
    "playground.app": (  # only when they are first asked for
        "playground.session.top_nine",
        "playground.ui.hand_out.hand_outs",
    ),
    "playground.ui.input.input_panels": (  # panels of inputs that few sessions have
        "playground.ui.input.array_panel",
        "playground.ui.input.sentence_panel",
        "playground.ui.input.sound_panel",
    ),
    "playground.ui.main_window": (  # only when the tab is first opened
        "playground.ui.top_nine.top_nine_actions",
        "playground.ui.top_nine.top_nine_view",
    ),
    "playground.ui.batch.batches": (  # only with the first batch
        "playground.session.batch.batch_maps",
        "playground.session.batch.batch_thumbnails",
        "playground.session.batch.batch_walk",
        "playground.ui.batch.batch_strip",
    ),
    "playground.ui.classroom": (  # only when somebody presents, or wants a lesson
        "playground.ui.lesson.lesson_actions",
        "playground.ui.presentation.presentation",
    ),
    "playground.ui.live.live_actions": (  # only when something is live
        "playground.session.live.live",
        "playground.ui.live.live_bar",
    ),
    "playground.ui.companions": (  # only when they are first shown
        "playground.ui.palette.command_palette",
        "playground.ui.gallery",
        "playground.ui.hand_out.hand_outs",
        "playground.ui.help.shortcuts_sheet",
        "playground.ui.help.whats_this",
        "playground.ui.palette.window_commands",
        "playground.ui.welcome_bar",
        "playground.ui.worlds.world_files",
    ),
    "playground.ui.look_closer": (  # views that are made when they are first looked at: the window is up sooner
        "playground.ui.back.back_view",
        "playground.ui.computed.computed_view",
        "playground.ui.numbers.numbers_view",
        "playground.ui.back.rules_view",
        "playground.ui.worlds.worlds_view",
        "playground.ui.design.design_view",
        "playground.ui.zoom.zoom_view",
    ),
    "playground.ui.draw.draw_section": ("playground.ui.draw.draw_panel",),  # when somebody first draws
    "playground.ui.pattern.pattern_section": ("playground.ui.pattern.pattern_panel",),  # with the first pattern
    "playground.ui.steps.steps_section": ("playground.ui.steps.steps_panel",),  # when unfolded
    "playground.ui.transform.transform_section": ("playground.ui.transform.transform_panel",),  # when unfolded
    "playground.ui.worlds.world_panes": ("playground.ui.zoom.map_canvas",),  # pyqtgraph: only when one map is enlarged
    "playground.ui.zoom.zoom_view": ("playground.ui.zoom.zoom_pane",),  # pyqtgraph: only when a map is enlarged
    "playground.storage.setups.weights": ("safetensors",),  # only when a bundle is opened or saved
}
"""What each module may import inside a function, and why. Everything else is imported at the top of its file."""


@dataclass(frozen=True)
class Import:
    """One imported module; `is_late` inside a function."""

    importer: str
    imported: str
    is_late: bool
    line: int

    def __str__(self) -> str:
        return f"{self.importer}:{self.line} imports {self.imported}"


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in FILES}


def part_of(module: str) -> str:
    """`engine` for playground.engine.convolution.conv, `cli` for playground.cli."""
    first, _, rest = module.partition(".")
    return rest.partition(".")[0] if first == "playground" else first


@cache
def imports_of(module: str) -> tuple[Import, ...]:
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    late = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for node in ast.walk(function)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: a relative import"
            names = [_imported(node.module or "", alias.name) for alias in node.names]
        else:
            continue
        found += [Import(module, name, id(node) in late, node.lineno) for name in dict.fromkeys(names)]
    return tuple(found)


def _imported(module: str, name: str) -> str:
    """`from playground.engine import maps` imports playground.engine.maps; `from playground.limits import X` not X."""
    inner = f"{module}.{name}"
    is_module = inner in MODULES or (module == "PySide6")
    return inner if is_module else module


def all_imports() -> Iterator[Import]:
    for module in MODULES:
        yield from imports_of(module)


def own_imports() -> Iterator[Import]:
    return (one for one in all_imports() if one.imported.partition(".")[0] == "playground")


def is_in(imported: str, packages: tuple[str, ...]) -> bool:
    return any(imported == package or imported.startswith(package + ".") for package in packages)


def is_allowed_late(one: Import) -> bool:
    return one.is_late and is_in(one.imported, LATE.get(one.importer, ()))


def test_every_part_has_a_row() -> None:
    parts = {part_of(module) for module in MODULES} - {""}
    assert parts - LEAVES == set(BELOW)


@pytest.mark.parametrize("path", sorted((ROOT / "tests").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_what_tests_and_benchmarks_import_is_there(path: Path) -> None:
    """Also inside functions that no test calls, and where an extra is not installed."""
    missing = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.ImportFrom) or (node.module or "").partition(".")[0] not in ("playground", "tests"):
            continue
        place = ROOT / (node.module or "").replace(".", "/")
        names = [alias.name for alias in node.names]
        if place.is_dir():
            missing += [name for name in names if not ((place / name).is_dir() or (place / f"{name}.py").is_file())]
        elif not place.with_suffix(".py").is_file():
            missing.append(str(node.module))
    assert missing == []


def test_imports_go_down_only() -> None:
    wrong = []
    for one in own_imports():
        importer, imported = part_of(one.importer), part_of(one.imported)
        allowed = LEAVES if importer in LEAVES else LEAVES | {importer} | BELOW[importer]
        if imported not in allowed and not is_allowed_late(one):
            wrong.append(str(one))
    assert wrong == []


def test_each_part_keeps_to_its_packages() -> None:
    known = sys.stdlib_module_names | {"playground"}
    wrong = []
    for one in all_imports():
        package = one.imported.partition(".")[0]
        if package not in known | PACKAGES.get(part_of(one.importer), set()) and not is_allowed_late(one):
            wrong.append(str(one))
    assert wrong == []


def test_the_session_makes_no_widgets() -> None:
    session = [one for one in all_imports() if part_of(one.importer) == "session"]
    assert [str(one) for one in session if is_in(one.imported, NO_WIDGETS)] == []


def test_imports_inside_functions_are_the_listed_ones() -> None:
    late = [one for one in all_imports() if one.is_late]
    assert [str(one) for one in late if not is_allowed_late(one)] == []
    listed = [(importer, package) for importer, packages in LATE.items() for package in packages]
    used = [row for row in listed if any(one.is_late and is_in(one.imported, row[1:]) for one in imports_of(row[0]))]
    assert used == listed


def test_no_import_cycles_even_hidden_ones() -> None:
    edges: dict[str, set[str]] = {module: set() for module in MODULES}
    for one in own_imports():
        edges[one.importer].add(one.imported)
    done: set[str] = set()

    def visit(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, " -> ".join([*way[way.index(module) :], module])
        if module not in done:
            for imported in sorted(edges[module]):
                visit(imported, (*way, module))
            done.add(module)

    for module in sorted(edges):
        visit(module, ())


@pytest.mark.parametrize("part", ["ui", "session", "storage", "inputs", "files", "engine", "network"])
def test_folders_know_each_other_one_way(part: str) -> None:
    """Of two places in one folder, files or folders, only one leads to the other: a reader need not hold both."""
    edges: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in own_imports():
        if part_of(one.importer) != part:
            continue
        importer, imported = one.importer.split("."), one.imported.split(".")
        depth = next(
            (place for place, pair in enumerate(zip(importer, imported, strict=False)) if pair[0] != pair[1]), None
        )
        if depth is not None and depth > 1:
            edges[".".join(importer[:depth])][importer[depth]].add(imported[depth])
    back = [f"{folder}.{place}" for folder, known in edges.items() for place in known if place in reached(place, known)]
    assert back == []


def reached(place: str, known: dict[str, set[str]]) -> set[str]:
    """All that `place` knows, and what they know."""
    found: set[str] = set()
    waiting = [place]
    while waiting:
        fresh = known.get(waiting.pop(), set()) - found
        found |= fresh
        waiting += fresh
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.name == "__init__.py":
        assert text == ""
        return
    purpose = ast.get_docstring(ast.parse(text))
    assert purpose is not None
    assert purpose.split("\n\n")[0].endswith((".", ":", "?"))


def test_no_file_is_called_after_nothing() -> None:
    assert [str(path) for path in FILES if path.stem in BANNED_NAMES or path.parent.name in BANNED_NAMES] == []


@pytest.mark.parametrize(
    "module",
    [
        "playground.cli",
        "playground.engine.forward",
        "playground.commands.summary",
        "playground.commands.window",
        "playground.default_session",
    ],
)
def test_loads_no_qt_and_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not {"PySide6", "shiboken6", "pyqtgraph", "pydantic", "safetensors", "tqdm", "onnx", "soundfile"} & set(
        run.stdout.split()
    )
