"""How long it takes from `python main.py` to the first maps on screen, against importing the libraries alone.

`python -m tests.benchmarks.start_up` runs both in turn, each in a process of its own, and prints the ratios' median and
quartiles. The window is drawn offscreen; the clock stops when the first frame is painted, or the imports are done.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READY = "ready"
IMPORTS = f"import PySide6.QtWidgets, pyqtgraph, cv2; print({READY!r}, flush=True)"
START = f"""
from playground import startup
startup.set_threads()
from playground import app
from playground.cli import main
from PySide6.QtCore import QCoreApplication, QTimer

class Timed(app.Program):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.service.frame_ready.connect(self._on_first_frame)

    def _on_first_frame(self, frame):
        is_whole = frame.error is None and len(frame.columns) == 4 and frame.projection is not None
        QTimer.singleShot(0, lambda: self._tell({READY!r} if is_whole else "half a frame"))

    def _tell(self, word):
        QCoreApplication.processEvents()  # what is still to be painted
        print(word, flush=True)
        self.window.close()

app.Program = Timed
raise SystemExit(main([]))
"""
"""What `python main.py` does, with an ear at the first frame."""


def seconds_until_ready(code: str, home: Path) -> float:
    """From starting a Python that runs `code` until it says it is ready; it has ended when this returns."""
    environment = {**os.environ, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    for name in ("XDG_CONFIG_HOME", "PYTHONDONTWRITEBYTECODE"):  # who starts it a second time has it compiled
        environment.pop(name, None)
    environment["PYTHONPYCACHEPREFIX"] = str(home / "compiled")
    command = [sys.executable, "-c", code]
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as run:
        assert run.stdout is not None
        line = run.stdout.readline().decode().strip()
        seconds = time.perf_counter() - start
    if line != READY or run.returncode != 0:
        raise RuntimeError(f"the process ended with {run.returncode} and said {line!r}")
    return seconds


def measure(rounds: int) -> list[tuple[float, float]]:
    """Seconds of (start, imports) of each round; one before them, which fills the caches, is not counted."""
    with tempfile.TemporaryDirectory() as home:
        both = [(seconds_until_ready(START, Path(home)), seconds_until_ready(IMPORTS, Path(home)))]
        for _ in range(rounds):
            both.append((seconds_until_ready(START, Path(home)), seconds_until_ready(IMPORTS, Path(home))))
    return both[1:]


def summary(name: str, values: list[float], unit: str = "") -> str:
    """Median and quartiles, aligned."""
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive") if len(values) > 1 else values * 3
    return f"{name:<28}{middle:6.2f}{unit}   quartiles {low:.2f} to {high:.2f}{unit}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    measured = measure(parser.parse_args().rounds)
    starts, imports = [start for start, _ in measured], [seconds for _, seconds in measured]
    print(summary("start to first maps", starts, " s"))
    print(summary("imports alone", imports, " s"))
    print(summary("ratio of a round", [start / alone for start, alone in measured]))


if __name__ == "__main__":
    main()
