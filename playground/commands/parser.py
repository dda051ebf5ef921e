"""What the commands share in reading their arguments: errors of one line, and the arguments that several take."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn

from playground.examples import EXAMPLES, NETWORKS, Example
from playground.network.preprocessing import PREPROCESSINGS
from playground.network.sentence import SpokenError
from playground.version import VERSION


class CommandError(SpokenError):
    """A command cannot do what was asked; said on the terminal, in English."""


class Parser(argparse.ArgumentParser):
    """Keeps line breaks in descriptions and says an error in one line."""

    def __init__(self, prog: str, description: str, examples: str) -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog="examples:\n" + "\n".join(f"  {prog} {line}".rstrip() for line in examples.splitlines()),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        self.add_argument("--version", action="version", version=f"CNN Playground {VERSION}")

    def error(self, message: str) -> NoReturn:
        """Exit with 2."""
        self.exit(2, f"{self.prog}: {message} (--help shows how)\n")


def add_setup(parser: argparse.ArgumentParser) -> None:
    """The set-up to work on."""
    parser.add_argument(
        "setup",
        metavar="SETUP",
        nargs="?",
        type=Path,
        help="a set-up file (.cnnplay or .json), a trained network (.onnx, or TensorFlow.js's model.json), or one that "
        f"comes with the program: {_listed(NETWORKS)}; or {_listed(EXAMPLES)}. Left out: the default session",
    )
    parser.add_argument(
        "--preprocess",
        choices=[way.key for way in PREPROCESSINGS],
        help="how pixels come into a trained network (default: 0 to 1)",
    )
    parser.add_argument(
        "--weights",
        metavar="FILE",
        type=Path,
        help="put the arrays of a .safetensors or .npz file into its layers, by name or by order and shape",
    )


def _listed(examples: Iterable[Example]) -> str:
    return ", ".join(example.key for example in examples)


def add_image(parser: argparse._ActionsContainer) -> None:
    """Another picture than the set-up's."""
    parser.add_argument("--image", metavar="PIC", type=Path, help="use this picture instead of the set-up's own")


def add_input(parser: argparse.ArgumentParser) -> None:
    """What goes into the network."""
    group = parser.add_mutually_exclusive_group()
    add_image(group)
    group.add_argument(
        "--input",
        metavar="X.npy",
        type=Path,
        help="use this instead of a picture: an array (C, H, W) as .npy, .npz or .csv, a sound or a text",
    )
    parser.add_argument("--array", metavar="NAME", help="which array of an .npz given with --input")


def add_output(parser: argparse.ArgumentParser, *endings: str) -> None:
    """The file to write, with one of `endings`."""
    metavar = "|".join("OUT" + ending for ending in endings)
    parser.add_argument(
        "-o", "--output", metavar=metavar, type=output_path(*endings), required=True, help="what to write"
    )


def add_select(parser: argparse.ArgumentParser) -> None:
    """--select LAYER:MAP"""
    parser.add_argument("--select", metavar="LAYER:MAP", type=_place, help="the map to pin and back-project")


def _place(text: str) -> tuple[str, int]:
    name, _, number = text.rpartition(":")
    if not name or not number.isdecimal() or len(number) > 9:
        raise argparse.ArgumentTypeError(f"{text!r} is not a map as pool1:12")
    return name, int(number)


def two_whole(separator: str, what: str) -> Callable[[str], tuple[int, int]]:
    """Reads two whole numbers from 0 on, as 1280x800."""

    def read(text: str) -> tuple[int, int]:
        first, _, second = text.partition(separator)
        if not (first.isdecimal() and second.isdecimal() and len(text) <= 20):
            raise argparse.ArgumentTypeError(f"{text!r} is not {what}")
        return int(first), int(second)

    return read


def output_path(*endings: str) -> Callable[[str], Path]:
    """Reads the path of a file to write that has one of `endings`."""

    def read(text: str) -> Path:
        path = Path(text)
        if path.suffix.lower() not in endings:
            raise argparse.ArgumentTypeError(f"{text!r} does not end in {' or '.join(endings)}")
        if not path.parent.is_dir():
            raise argparse.ArgumentTypeError(f"there is no folder {str(path.parent)!r}")
        if path.is_dir():
            raise argparse.ArgumentTypeError(f"{text!r} is a folder")
        return path

    return read
