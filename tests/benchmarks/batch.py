"""`python -m tests.benchmarks.batch`: what a batch size does to a picture's time, and a large folder to the window.

First every size from 1 to 32, each in turn, of the default session and of Digits: milliseconds a picture. Then the real
window, offscreen, over a folder of small pictures: how soon it is there, how long a step takes, and how well the window
follows a dragged kernel cell while one map of every picture is computed beside it.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop, QSettings, QStandardPaths, QTimer

from playground.allocator import keep_freed_memory
from playground.app import Program, make_application
from playground.default_session import default_setup
from playground.engine.batch_map import batch_map, up_to
from playground.examples import example_setup
from playground.inputs.pictures.picture_file import picture_from_pixels
from playground.inputs.scenes.scene import scene
from playground.network.setup import SetUp
from tests.benchmarks.bursts import ONE_THREAD
from tests.benchmarks.dragging import Drag, report, settle

SIZES = (1, 2, 4, 8, 16, 32)
ROUNDS = 5


def main() -> None:
    if os.environ.get("OPENBLAS_NUM_THREADS") != "1":  # read when numpy is imported, which has happened
        command = [sys.executable, "-m", "tests.benchmarks.batch", *sys.argv[1:]]
        sys.exit(subprocess.run(command, env=os.environ | ONE_THREAD, check=False).returncode)
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.batch", description=__doc__)
    parser.add_argument("--pictures", type=int, default=5_000, help="in the folder that is opened")
    parser.add_argument("--seconds", type=float, default=5.0, help="of dragging")
    options = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    keep_freed_memory()  # as `cli.main` does
    for setup in (default_setup(), example_setup("digits")):
        print(sizes(setup), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        window(Path(folder), options.pictures, options.seconds)


def sizes(setup: SetUp) -> str:
    """The median milliseconds a picture takes at every size, the sizes taking turns."""
    network = setup.network
    part = up_to(network, len(network.layers) - 1)
    x = np.random.default_rng(1).normal(size=(SIZES[-1], *network.input_shape)).astype(np.float32)
    times: dict[int, list[float]] = {size: [] for size in SIZES}
    for _ in range(ROUNDS):
        for size in SIZES:
            begun = time.perf_counter()
            batch_map(part, 0, x[:size])
            times[size].append((time.perf_counter() - begun) / size * 1000)
    figures = ", ".join(f"{size}: {statistics.median(times[size]):.3g}" for size in SIZES)
    return f"{setup.title}, ms a picture by batch size: {figures}"


def window(folder: Path, count: int, seconds: float) -> None:
    """The real window over a folder of `count` pictures."""
    pictures = folder / "pictures"
    pictures.mkdir()
    data = [picture_from_pixels("", scene(1, number, 96)[0]).data for number in range(50)]
    for number in range(count):
        (pictures / f"{number}.png").write_bytes(data[number % len(data)])
    QStandardPaths.setTestModeEnabled(True)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    program = Program(make_application(), default_setup(), "en", "light")
    try:
        program.window.resize(1280, 800)
        program.window.show()
        program.window.reset_layout()
        program.selection.pin(2, 12)
        settle(program)
        opened(program, pictures, count)
        for what in ("pictures", "one map of every picture"):
            if what != "pictures":
                program.window.actions_by_key["batch_map"].trigger()
            settle(program)
            times = Drag(program, 12, seconds).run()
            settle(program)
            print(report(f"pool1:12 pinned, the strip shows {what}", times), flush=True)
        walked(program)
    finally:
        program.stop()
        program.window.hide()


def opened(program: Program, pictures: Path, count: int) -> None:
    """How soon the first picture is there, and all that can be seen made small."""
    batches = program.window.batches
    begun = time.perf_counter()
    batches.open([pictures])
    until(lambda: batches.walk is not None and batches.walk.current == 0)
    first = time.perf_counter() - begun
    assert batches.strip is not None
    assert batches.thumbnails is not None
    thumbnails, seen = batches.thumbnails, batches.strip.film.in_sight()
    until(lambda: all(thumbnails.pixels(index) is not None for index in seen))
    print(f"{count:,} pictures: the first after {first * 1000:,.0f} ms, {len(seen)} in sight after", end=" ")
    print(f"{(time.perf_counter() - begun) * 1000:,.0f} ms", flush=True)


def walked(program: Program) -> None:
    """How long a step takes to be on the screen, while maps are computed beside it."""
    walk, service, times = program.window.batches.walk, program.service, []
    assert walk is not None
    for index in range(1, 31):
        begun = time.perf_counter()
        walk.go(index)
        until(lambda index=index: walk.current == index and not service.is_busy)  # type: ignore[misc]
        times.append((time.perf_counter() - begun) * 1000)
    print(f"a step: {statistics.median(times):,.0f} ms, the longest of 30 {max(times):,.0f} ms", flush=True)


def until(is_so: Callable[[], bool]) -> None:
    loop = QEventLoop()
    ticks = QTimer(interval=1)
    ticks.timeout.connect(lambda: loop.quit() if is_so() else None)
    ticks.start()
    loop.exec()


if __name__ == "__main__":
    main()
