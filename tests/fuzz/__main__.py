"""`python -m tests.fuzz [READER ...] --cases N`: damages files at random and opens them, in processes of their own.

Each must be refused in a sentence or taken whole, within a second of the processor's time and 64 MB, and leave the
session as it is. Prints cases, failures and seconds of every reader.
"""

from __future__ import annotations

import argparse
import sys
import time

from tests.fuzz.files import EACH, READERS
from tests.fuzz.processes import failures, reader_command
from tests.fuzz.reading import read_cases

TOLD = 20
"""So many failures of a reader are told."""


def main() -> int:
    """0 when nothing failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    known, words = [*READERS, EACH], f"of {', '.join(READERS)}; {EACH}: all but pictures, in turn"
    parser.add_argument("readers", nargs="*", metavar="READER", choices=[[], *known], help=words)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the first case, to go on where another run ended")
    parser.add_argument("--read", nargs=3, metavar=("READER", "FIRST", "END"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.read:
        reader, first, end = arguments.read
        read_cases(reader, int(first), int(end))
        return 0
    counts = [told(reader, arguments.first, arguments.cases) for reader in arguments.readers or READERS]
    return min(sum(counts), 1)


def told(reader: str, first: int, cases: int) -> int:
    """Read the cases of one reader and print how it went; how many failed."""
    start, count = time.perf_counter(), 0
    for number, wrong in failures(first, first + cases, reader_command(reader)):
        count += 1
        if count <= TOLD:
            print(f"{reader} case {number}: {wrong[:300]}", flush=True)
    print(f"{reader}: cases {cases}, failures {count}, seconds {time.perf_counter() - start:.1f}", flush=True)
    return count


if __name__ == "__main__":
    sys.exit(main())
