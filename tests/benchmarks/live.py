"""`python -m tests.benchmarks.live`: how many frames a second of a video go through the whole stack into the window.

The real window runs offscreen at 1280x800 over W1 and over Digits, without and with a pinned map. The video, 640x480 at
60 frames a second, is written first; a frame counts once its maps are in the window. `--minutes 10` plays it for so
long and prints how much memory the process takes over time.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QObject, QSettings, QStandardPaths
from PySide6.QtWidgets import QApplication

from playground.allocator import keep_freed_memory
from playground.app import Program, make_application
from playground.examples import example_setup
from playground.inputs.pictures.samples import sample_picture
from playground.inputs.video.video_file import VideoFile
from playground.network.layers import Array
from playground.network.setup import PictureInput, SetUp
from playground.opencv import cv2
from tests.benchmarks.bursts import ONE_THREAD
from tests.benchmarks.dragging import settle
from tests.benchmarks.memory import MEGABYTE
from tests.benchmarks.workloads import workload

WIDTH, HEIGHT, RATE, LENGTH = 640, 480, 60.0, 600
PINNED = {"W1": ("relu0", 12), "Digits": ("relu2", 5)}


@dataclass
class Times:
    """When frames were there, when the window was painted anew, and what each took to compute, in seconds."""

    frames: list[float] = field(default_factory=list)
    painted: list[float] = field(default_factory=list)
    computed: list[float] = field(default_factory=list)


class Watch(QObject):
    """Notes frames and repaints for as long as it is told to."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program, self.times = program, Times()
        program.window.live.live.moved.connect(self._on_moved)
        program.window.installEventFilter(self)

    def watch(self, seconds: float) -> Times:
        self.times, end = Times(), time.monotonic() + seconds
        while time.monotonic() < end:
            QApplication.processEvents()
            time.sleep(0.0002)
        return self.times

    def end(self) -> None:
        self._program.window.live.live.moved.disconnect(self._on_moved)
        self._program.window.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            self.times.painted.append(time.monotonic())
        return False

    def _on_moved(self) -> None:
        self.times.frames.append(time.monotonic())
        frame = self._program.service.frame
        assert frame is not None
        self.times.computed.append(frame.seconds)


def write_video(path: Path) -> Path:
    """A bright square that goes round and round over a grey ground with noise."""
    writer = cv2.VideoWriter(str(path), cv2.CAP_FFMPEG, cv2.VideoWriter.fourcc(*"MJPG"), RATE, (WIDTH, HEIGHT))
    random = np.random.default_rng(0)
    for number in range(LENGTH):
        writer.write(_picture(number, random))
    writer.release()
    return path


def _picture(number: int, random: np.random.Generator) -> Array:
    pixels = random.integers(60, 90, (HEIGHT, WIDTH, 3), np.uint8)
    angle = 2 * np.pi * number / 120
    top, left = int(160 + 120 * np.sin(angle)), int(240 + 160 * np.cos(angle))
    pixels[top : top + 160, left : left + 160] = (60, 120, 230)
    return pixels


def stacks() -> dict[str, SetUp]:
    """W1 over a photograph of its size, and Digits as it comes with the program."""
    network = workload("W1").network
    source = PictureInput(sample_picture("cat"), width=network.input_shape[2], height=network.input_shape[1])
    return {"W1": SetUp("W1", source, network), "Digits": example_setup("digits")}


def rates(program: Program, video: Path, seconds: float) -> None:
    """One line for every stack, bare and with a map pinned."""
    for name, setup in stacks().items():
        program.document.open(setup, None)
        program.window.live.start(VideoFile(video))
        watch = Watch(program)
        for pinned in (False, True):
            if pinned:
                layer, number = PINNED[name]
                program.selection.pin(program.document.network.index_of(layer), number)
            watch.watch(min(2.0, seconds))  # until it runs evenly
            print(report(name + (" pinned" if pinned else ""), watch.watch(seconds)), flush=True)
        watch.end()
        program.window.live.live.stop()
        settle(program)


def memory(program: Program, video: Path, minutes: float) -> None:
    """A line every half minute: how long it has played, frames so far, memory of the process."""
    program.document.open(stacks()["W1"], None)
    layer, number = PINNED["W1"]
    program.selection.pin(program.document.network.index_of(layer), number)
    program.window.live.start(VideoFile(video))
    watch, start, frames = Watch(program), time.monotonic(), 0
    print(f"{'minutes':>8}{'frames':>9}{'MB':>9}")
    while (passed := time.monotonic() - start) < 60 * minutes:
        print(f"{passed / 60:8.1f}{frames:9}{resident() / MEGABYTE:9.1f}", flush=True)
        frames += len(watch.watch(min(30.0, 60 * minutes - passed)).frames)
    print(f"{minutes:8.1f}{frames:9}{resident() / MEGABYTE:9.1f}")
    watch.end()


def resident() -> int:
    """Bytes of this process in memory, on Linux."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS"))


def report(what: str, times: Times) -> str:
    gaps = sorted(later - earlier for earlier, later in pairwise(times.frames))
    computed = sorted(times.computed)
    length = times.frames[-1] - times.frames[0]
    return (
        f"{what:15}{len(gaps) / length:6.1f} frames/s through the stack, {len(times.painted) / length:.1f} painted/s; "
        f"worst gap {gaps[-1] * 1000:.0f} ms (median {gaps[len(gaps) // 2] * 1000:.0f}); "
        f"computing {computed[len(computed) // 2] * 1000:.1f} ms"
    )


def main() -> None:
    if os.environ.get("OPENBLAS_NUM_THREADS") != "1":  # read when numpy is imported, which has happened
        command = [sys.executable, "-m", "tests.benchmarks.live", *sys.argv[1:]]
        sys.exit(subprocess.run(command, env=os.environ | ONE_THREAD, check=False).returncode)
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.live", description=__doc__)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--minutes", type=float, help="play for so long instead and print the memory")
    options = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    keep_freed_memory()  # as `cli.main` does
    with tempfile.TemporaryDirectory() as folder:
        QStandardPaths.setTestModeEnabled(True)
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        program = Program(make_application(), stacks()["Digits"], "en", "light")
        try:
            program.window.resize(1280, 800)
            program.window.show()
            program.window.reset_layout()
            settle(program)
            video = write_video(Path(folder, "video.avi"))
            if options.minutes is None:
                rates(program, video, options.seconds)
            else:
                memory(program, video, options.minutes)
        finally:
            program.stop()
            program.window.hide()


if __name__ == "__main__":
    main()
