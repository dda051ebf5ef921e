"""`python -m tests.benchmarks [NAME ...]`: the engine against PyTorch and ONNX Runtime, as one table of ratios.

Needs the extra `bench`. Ratios are engine / opponent: lower is better; the quartiles say how sure the median is.
"""

from __future__ import annotations

import argparse
import os
import platform
from importlib import metadata, util

from tests.benchmarks.bursts import Failed, Result, compete
from tests.benchmarks.workloads import EDIT, FORWARD, PIXELS, WORKLOADS, growth, workload

WANTED: dict[str, dict[str, float]] = {
    "W1": {"torch": 0.40, "onnxruntime": 0.90},
    "W2": {"torch": 0.78, "onnxruntime": 1.5},
    "W3": {"torch": 0.88, "onnxruntime": 1.5},
    "W4": {"torch": 0.90},
    "W5": {"torch": 0.40, "onnxruntime": 0.75},
    "W6": {"torch": 0.75, "onnxruntime": 1.0},
    "W7": {"torch": 0.78},
    "W8a": {"torch": 0.12, "onnxruntime": 0.30},
    "W8c": {"torch": 0.35, "onnxruntime": 0.60},
    "P96": {"naive": 0.12},
    "pinned": {"torch": 0.30},
    "loop": {"torch": 0.25},
}
"""What a row has to stay below. Printed beside the figure, judged by the reader."""


OTHERS = """\
measured by commands of their own, python -m tests.benchmarks.NAME:
  dragging   how the window follows a dragged kernel cell: frames a second, the worst gap
  start_up   from the command to the first maps on screen, against the imports alone
  live       frames a second of a video through all layers into the window; its memory over minutes
  top_nine   a search over pictures, against PyTorch doing it
"""


def main() -> None:
    names = [*WORKLOADS, *growth()]
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description=__doc__.splitlines()[0],
        epilog=OTHERS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[[], *names], help=f"of {', '.join(names)}")
    parser.add_argument("--growth", action="store_true", help="the growth curves instead of the table")
    parser.add_argument("--rounds", type=int, default=9, help="bursts of every contender")
    parser.add_argument("--seconds", type=float, default=0.3, help="length of a burst")
    parser.add_argument("--threads", type=int, default=1, help="of every contender; what is wanted is for one")
    options = parser.parse_args()
    print(f"{machine()}; threads: {options.threads}")
    print(f"{'':12}{'':30}{'engine ms':>10}   ratio to each: median (quartiles), wanted")
    for name in options.names or (list(growth()) if options.growth else list(WORKLOADS)):
        try:
            result = compete(name, opponents(name), options.rounds, options.seconds, options.threads)
        except Failed as error:
            print(f"{name:12}{error}")
        else:
            print(row(result, judged=options.threads == 1), flush=True)


def machine() -> str:
    """What the figures were taken on."""
    packages = [name for name in ("numpy", "torch", "onnxruntime") if util.find_spec(name)]
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in packages)
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, {versions}"


def opponents(name: str) -> tuple[str, ...]:
    """Who can do the job and is installed."""
    job = workload(name).job
    if job == PIXELS:
        return ("naive",)
    able = ("torch", "onnxruntime") if job in (FORWARD, EDIT) else ("torch",)
    return tuple(opponent for opponent in able if util.find_spec(opponent))


def row(result: Result, judged: bool) -> str:
    """One line of the table, with what is wanted where it is `judged`."""
    parts = [f"{result.workload:12}{workload(result.workload).what:30}{result.seconds * 1000:10.2f}"]
    for name, (low, middle, high) in result.ratios.items():
        wanted = WANTED.get(result.workload, {}).get(name) if judged else None
        limit = "" if wanted is None else f", {wanted:g}{' MISSED' if middle > wanted else ''}"
        parts.append(f"{name} {middle:.2f} ({low:.2f}-{high:.2f}{limit})")
    return "   ".join(parts)


if __name__ == "__main__":
    main()
