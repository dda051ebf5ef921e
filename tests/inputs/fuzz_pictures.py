"""Damages picture files at random and reads them: each must be refused in words or become pixels, soon and in bounds.

`python -m tests.inputs.fuzz_pictures --cases N` prints cases, failures and seconds. The reading is done by another
process, so that a crash or a hang of the decoder is one failure and not the end.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path

import numpy as np

from playground import limits
from playground.inputs.decode import decode
from playground.inputs.input_error import InputError
from playground.inputs.picture_file import picture_from_bytes
from playground.opencv import cv2
from tests.inputs import made_files as made

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 10.0
"""A picture of all the pixels there may be takes a second or two; what is longer hangs."""
READER = ("-m", "tests.inputs.fuzz_pictures", "--read")
ADDRESS_SPACE = 4096 * limits.MEGABYTE

RGB = made.gradients()
GREY = RGB[..., 0]
ALPHA = np.dstack([RGB, GREY])
SEEDS: tuple[bytes, ...] = (
    made.encoded(".png", RGB),
    made.png(ALPHA.astype(np.uint16) * 257, made.COLOUR_ALPHA),
    made.png_with_exif(made.encoded(".png", GREY), made.exif(6)),
    made.jpeg_with_exif(made.encoded(".jpg", RGB), made.exif(5)),
    made.encoded(".jpg", RGB, cv2.IMWRITE_JPEG_PROGRESSIVE, 1),
    made.encoded(".jpg", GREY, cv2.IMWRITE_JPEG_RST_INTERVAL, 1),
    made.encoded(".webp", RGB, cv2.IMWRITE_WEBP_QUALITY, 80),
    made.encoded(".webp", ALPHA, cv2.IMWRITE_WEBP_QUALITY, 101),
    made.webp_with_exif(made.encoded(".webp", RGB, cv2.IMWRITE_WEBP_QUALITY, 101), made.exif(8), 40, 24),
    made.encoded(".avif", RGB),
    made.encoded(".avif", ALPHA.astype(np.uint16) * 4, cv2.IMWRITE_AVIF_DEPTH, 10),
    made.bmp(RGB),
    made.encoded(".bmp", GREY),
    made.gif([GREY // 2, GREY // 3], transparent=5),
    made.encoded(".gif", RGB),
    made.tiff(RGB),
    made.tiff(ALPHA.astype(np.uint16) * 257, {made.EXTRA_SAMPLES: 2}, order=">"),
    made.tiff((RGB / 255).astype(np.float32), is_big=True),
    made.encoded(".tif", RGB, cv2.IMWRITE_TIFF_COMPRESSION, 8),
    made.encoded(".tif", RGB, cv2.IMWRITE_TIFF_COMPRESSION, 7),
)
NUMBERS = (0, 1, 2, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)

Change = Callable[[random.Random, bytearray], None]


def _flip(chance: random.Random, data: bytearray) -> None:
    place = chance.randrange(len(data))
    data[place] ^= 1 << chance.randrange(8)


def _set_number(chance: random.Random, data: bytearray) -> None:
    """Of 2 or 4 bytes in either order: sizes, counts, offsets."""
    size = chance.choice((2, 4))
    place = chance.randrange(len(data))
    number = chance.choice(NUMBERS) & (1 << 8 * size) - 1
    data[place : place + size] = number.to_bytes(size, chance.choice(("big", "little")))  # type: ignore[arg-type]


def _cut(chance: random.Random, data: bytearray) -> None:
    del data[chance.randrange(1, len(data) + 1) :]


def _remove(chance: random.Random, data: bytearray) -> None:
    place = chance.randrange(len(data))
    del data[place : place + chance.randrange(1, 40)]
    data += b"" if data else b"\0"


def _repeat(chance: random.Random, data: bytearray) -> None:
    place, length = chance.randrange(len(data)), chance.randrange(1, 60)
    data[place:place] = data[place : place + length] * chance.choice((1, 1, 1, 200))


def _splice(chance: random.Random, data: bytearray) -> None:
    other = chance.choice(SEEDS)
    start = chance.randrange(len(other))
    data[chance.randrange(len(data)) :] = other[start:]


CHANGES: tuple[Change, ...] = (_flip, _flip, _flip, _set_number, _set_number, _cut, _remove, _repeat, _splice)


def damaged(number: int) -> bytes:
    """The file of case `number`: the same at every run. PNGs get right checksums half the time, to come further."""
    chance = random.Random(number)
    data = bytearray(chance.choice(SEEDS))
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        chance.choice(CHANGES)(chance, data)
    return _with_checksums(bytes(data)) if chance.random() < 0.5 else bytes(data)


def _with_checksums(data: bytes) -> bytes:
    if not data.startswith(b"\x89PNG\r\n\x1a\n"):
        return data
    place, chunks = 8, []
    while place + 12 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        if place + 12 + length > len(data):
            break
        chunks.append(made.chunk(data[place + 4 : place + 8], data[place + 8 : place + 8 + length]))
        place += 12 + length
    return made.png_of(*chunks) + data[place:]


def read(data: bytes) -> str:
    """What is wrong with how `data` was read, or nothing."""
    start = time.perf_counter()
    try:
        pixels = decode(picture_from_bytes("case", data)).pixels
    except InputError as refused:
        if not str(refused) or "\n" in str(refused):
            return f"the refusal is no sentence: {refused!r}"
    except Exception as error:  # any other is what is looked for
        return f"{type(error).__name__}: {error}"
    else:
        if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] != 3 or not pixels.size:
            return f"pixels of {pixels.dtype} {pixels.shape}"
    seconds = time.perf_counter() - start
    return f"{seconds:.1f} s" if seconds > SECONDS / 2 else ""


def read_cases(first: int, end: int) -> None:
    """In the other process: one line a case, its number before it is read and what was wrong after."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    for number in range(first, end):
        print(number, end=" ", flush=True)
        print(" ".join(read(damaged(number)).split()), flush=True)


def failures(
    first: int, end: int, reader: Sequence[str] = READER, seconds: float = SECONDS
) -> Iterator[tuple[int, str]]:
    """(case, what was wrong) for the cases from `first` to before `end`; `seconds` is what one may take."""
    while first < end:
        first = yield from _one_process(first, end, reader, seconds)


def _one_process(first: int, end: int, reader: Sequence[str], seconds: float) -> Generator[tuple[int, str], None, int]:
    """The failures until the process ends or is stopped; returns the next case."""
    command = [sys.executable, *reader, str(first), str(end)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        number = first
        while True:
            watchdog = threading.Timer(seconds, process.kill)
            watchdog.start()
            line = process.stdout.readline().decode()
            watchdog.cancel()
            told, _, wrong = line.strip().partition(" ")
            if not line.endswith("\n"):
                break
            number = int(told) + 1
            if wrong:
                yield int(told), wrong
        status = process.wait()
    if number < end:
        yield number, f"the process ended with {status}"
        number += 1
    return number


def main() -> int:
    """0 when nothing failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the first case, to go on where another run ended")
    parser.add_argument("--read", type=int, nargs=2, metavar=("FIRST", "END"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.read:
        read_cases(*arguments.read)
        return 0
    start, count = time.perf_counter(), 0
    for number, wrong in failures(arguments.first, arguments.first + arguments.cases):
        print(f"case {number}: {wrong}")
        count += 1
    print(f"cases {arguments.cases}, failures {count}, seconds {time.perf_counter() - start:.1f}")
    return min(count, 1)


if __name__ == "__main__":
    sys.exit(main())
