"""Kills a session in the middle of editing and saving, again and again, and looks at what is offered back.

`python -m tests.session.kill_editing --cases N [--window] [--workers N]` prints cases, failures and seconds. With
`--window` the whole program is killed, offscreen; else its document, its journal and its saving, which start sooner.

Nothing acknowledged is lost: what was told saved is in the file or in the journal. Of what was edited without being
saved, at most the last second is lost.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from playground.network.editing import edits
from playground.network.sentence import SpokenError
from playground.session.document import Document
from playground.session.recovery.journal import CrashJournal
from playground.session.selection import Selection
from playground.session.tasks import Tasks
from playground.storage.recovery.recovery_folder import RecoveryFolder
from playground.storage.setup_file import load_setup, save_setup, setup_from_bytes
from tests.session.setups import setup

MOST_LOST = 1.0
"""Seconds of unsaved edits."""
LONGEST_LIFE = 3.0
"""Seconds from the first edit to the kill, at most."""
FIRST_EDIT = 4000
"""Milliseconds from the start to the first edit: what writing needs is imported by then on a busy machine too."""
FILE = "小猫.cnnplay"


@dataclass(frozen=True)
class Outcome:
    """What one kill left: `lost` are the seconds of edits that are gone, `torn` what cannot be read, if anything."""

    seed: int
    lost: float
    saves: int
    edits: int
    unsaved: bool
    torn: str = ""


class Editor:
    """Renames the first layer n1, n2, ... and saves now and then; tells each on stdout as soon as it is done."""

    def __init__(self, document: Document, save: Callable[[Callable[[], None]], None], seed: int) -> None:
        self._document, self._save, self._random = document, save, random.Random(seed)
        self._number = 0
        self._is_saving = False
        self._timer = QTimer(singleShot=True)
        self._timer.timeout.connect(self._edit)
        self._timer.start(FIRST_EDIT)

    def _edit(self) -> None:
        self._number += 1
        self._document.edit("Rename", edits.rename, 0, f"n{self._number}")
        print(f"edit {self._number} {time.monotonic()}", flush=True)
        if not self._is_saving and self._random.random() < 0.05:
            self._is_saving = True
            self._save(partial(self._on_saved, self._number))
        pause = self._random.choice((5, 20, 40, 120, 900))
        self._timer.start(pause)

    def _on_saved(self, number: int) -> None:
        self._is_saving = False
        print(f"saved {number} {time.monotonic()}", flush=True)


def edit_forever(folder: Path, seed: int) -> None:
    """A document with its journal, edited until killed."""
    application = QCoreApplication([])
    document, tasks = Document(setup()), Tasks()
    journal = CrashJournal(document, Selection(document.setup.view, document.network), RecoveryFolder(folder / "left"))

    def save(then: Callable[[], None]) -> None:
        written, path = document.setup, folder / FILE

        def done(_: object) -> None:
            document.mark_saved(path, written)
            then()

        tasks.run(partial(save_setup, written, path), done, lambda error: sys.exit(str(error)))

    editor = Editor(document, save, seed)
    application.exec()
    del journal, editor


def edit_window_forever(folder: Path, seed: int) -> None:
    """The whole program, edited until killed."""
    from playground.app import Program, make_application

    application = make_application()
    save_setup(setup(), folder / FILE)
    program = Program(application, setup(), "zh_CN")
    program.document.open(setup(), folder / FILE)
    program.protect(folder / "left")
    program.window.show()
    editor = Editor(program.document, program.window.files.saving.save, seed)
    application.exec()
    del editor


@contextmanager
def editing(folder: Path, seed: int, *, window: bool) -> Iterator[subprocess.Popen[str]]:
    """Another process that edits; killed in the end."""
    command = [sys.executable, "-m", __spec__.name if __spec__ else "tests.session.kill_editing", "--edit", str(folder)]
    command += ["--seed", str(seed), *(["--window"] if window else [])]
    place = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=place) as process:
        try:
            yield process
        finally:
            process.kill()


def kill_once(seed: int, *, window: bool = False) -> Outcome:
    """Start a session, kill it after a random while, and compare what it told with what it left."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with editing(folder, seed, window=window) as process:
            assert process.stdout is not None
            told = [process.stdout.readline()]
            time.sleep(chance.uniform(0, LONGEST_LIFE))
            killed = time.monotonic()
            process.kill()
            told += process.stdout.read().splitlines()
        return _judged(folder, seed, [line.split() for line in told], killed)


def _judged(folder: Path, seed: int, told: list[list[str]], killed: float) -> Outcome:
    lines = [(what, int(number), float(at)) for what, number, at in (line for line in told if len(line) == 3)]
    edited = {number: at for what, number, at in lines if what == "edit"}
    saved = [number for what, number, _ in lines if what == "saved"]
    try:
        there = _left(folder)
    except SpokenError as error:
        return Outcome(seed, float("inf"), len(saved), len(edited), unsaved=True, torn=str(error))
    if saved and max(saved) > there:
        return Outcome(seed, float("inf"), len(saved), len(edited), unsaved=False, torn="a save that was told is gone")
    lost = [killed - at for number, at in edited.items() if number > there]
    return Outcome(seed, max(lost, default=0.0), len(saved), len(edited), unsaved=not saved or max(edited) > max(saved))


def _left(folder: Path) -> int:
    """The number of the newest state that can be had back."""
    file, left = folder / FILE, RecoveryFolder(folder / "left")
    names = [load_setup(file).network.layers[0].name] if file.exists() else []
    crashed = left.list_crashed()
    if crashed.damaged:
        raise SpokenError(crashed.damaged[0].template, **crashed.damaged[0].values)
    names += [setup_from_bytes(left.read(one), "left").network.layers[0].name for one in crashed.sessions]
    return max((int(name[1:]) for name in names if name.startswith("n")), default=0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100)
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--window", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--edit", type=Path)
    arguments = parser.parse_args()
    if arguments.edit:
        (edit_window_forever if arguments.window else edit_forever)(arguments.edit, arguments.seed)
        return
    start = time.perf_counter()
    with ThreadPoolExecutor(arguments.workers) as pool:
        seeds = range(arguments.seed, arguments.seed + arguments.cases)
        outcomes = list(pool.map(partial(kill_once, window=arguments.window), seeds))
    failures = [outcome for outcome in outcomes if outcome.torn or outcome.lost > MOST_LOST]
    print(
        f"{len(outcomes)} cases, {sum(one.unsaved for one in outcomes)} with unsaved edits, "
        f"{sum(one.edits for one in outcomes)} edits, {sum(one.saves for one in outcomes)} saves told; "
        f"{len(failures)} failures, at most {max(one.lost for one in outcomes):.2f} s of edits lost, "
        f"{time.perf_counter() - start:.1f} seconds"
    )
    for outcome in failures:
        print(outcome)


if __name__ == "__main__":
    main()
