"""Kills a process in the middle of saving, again and again: the file is the old set-up or a new one, never torn.

`python -m tests.storage.kill_loop --cases N` prints cases, failures and seconds.
"""

from __future__ import annotations

import argparse
import itertools
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from playground.network.setup import Picture, SetUp
from playground.storage.faults import SetUpError
from playground.storage.setup_file import load_setup, save_setup
from tests.storage.setups import PNG, small_setup

_PICTURE_BYTES = 2_000_000
"""Enough that a kill falls into the writing and not only between two files."""


def numbered_setup(number: int) -> SetUp:
    """A set-up with its number as the title and as the picture's name."""
    source = replace(small_setup().input, picture=Picture(str(number), PNG * (_PICTURE_BYTES // len(PNG))))
    return replace(small_setup(), title=str(number), input=source)


def save_forever(path: Path) -> None:
    """Save the set-ups 1, 2, 3 ... to `path` until killed; tells when the first one is there."""
    for number in itertools.count(1):
        save_setup(numbered_setup(number), path)
        if number == 1:
            print("saved", flush=True)


def kill_while_saving(path: Path, seconds: float) -> None:
    """Run `save_forever` and kill it some `seconds` after its first file is there."""
    command = [sys.executable, "-m", "tests.storage.kill_loop", "--save-forever", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(seconds)
        process.kill()


def is_whole(path: Path) -> bool:
    """Whether `path` is one of the set-ups that `save_forever` saves."""
    try:
        setup = load_setup(path)
    except SetUpError:
        return False
    return setup.title == setup.input.picture.name and int(setup.title) >= 1


def run(cases: int, seed: int = 0) -> tuple[int, int]:
    """(failures, temporary files that kills left behind: as many as hit a write) over `cases` kills."""
    delays, failures = random.Random(seed), 0
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(cases):
            path = Path(folder, "小猫.cnnplay")
            kill_while_saving(path, delays.uniform(0, 0.05))
            failures += not is_whole(path)
        return failures, sum(1 for _ in Path(folder).glob(".cnnplay-*"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100)
    parser.add_argument("--save-forever", type=Path)
    arguments = parser.parse_args()
    if arguments.save_forever:
        save_forever(arguments.save_forever)
    start = time.perf_counter()
    failures, in_a_write = run(arguments.cases)
    print(
        f"{arguments.cases} cases, {in_a_write} of them in the middle of a write, {failures} failures, "
        f"{time.perf_counter() - start:.1f} seconds"
    )


if __name__ == "__main__":
    main()
