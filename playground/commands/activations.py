"""`activations`: every layer's output in one .npz file."""

from __future__ import annotations

import argparse

from playground.commands.parser import add_input, add_output, add_setup
from playground.commands.progress import layer_progress
from playground.commands.source import check_computable, named_setup, network_and_input
from playground.engine.forward import run as run_forward
from playground.engine.named_outputs import named_outputs
from playground.engine.threads import THREADS, without_a_window
from playground.storage.npz import write_npz

EXAMPLES = """\
-o maps.npz
lesson.cnnplay --image cat.jpg -o maps.npz
lesson.cnnplay --input x.npy -o maps.npz"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """[SETUP] [--image PIC | --input X.npy] -o OUT.npz"""
    add_setup(parser)
    add_input(parser)
    add_output(parser, ".npz")


def run(arguments: argparse.Namespace) -> int:
    """0; nothing is written when a layer cannot be computed, so that the file is never taken for the whole."""
    network, x = network_and_input(named_setup(arguments), arguments)
    check_computable(network)
    with layer_progress("activations") as progress, THREADS.used(without_a_window()):
        passed = run_forward(network, x, progress=progress)
    write_npz(arguments.output, named_outputs(passed))
    return 0
