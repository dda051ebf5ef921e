"""`export`: the network for other programs."""

from __future__ import annotations

import argparse
from pathlib import Path

from playground.commands.parser import add_setup
from playground.commands.source import named_setup
from playground.inputs.reading import read
from playground.storage.exports.export import export_network
from playground.storage.exports.export_form import ExportForm

EXAMPLES = """\
lesson.cnnplay --to onnx -o lesson.onnx
lesson.cnnplay --to numpy -o lesson.py"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """[SETUP] --to FORM -o OUT"""
    add_setup(parser)
    parser.add_argument(
        "--to",
        choices=[form.value for form in ExportForm],
        required=True,
        help="ONNX, the weights alone, a NumPy script that reproduces the maps, PyTorch or Keras source",
    )
    parser.add_argument("-o", "--output", metavar="OUT", type=Path, required=True, help="the file to write")


def run(arguments: argparse.Namespace) -> int:
    """0; source text has its weights in an .npz beside it."""
    setup = named_setup(arguments)
    form = ExportForm(arguments.to)
    paths = export_network(setup.network, read(setup.input).x, setup.title, form, arguments.output)
    print(f"wrote {', '.join(str(path) for path in paths)}")
    return 0
