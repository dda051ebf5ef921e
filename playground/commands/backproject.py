"""`backproject`: one map of one layer, run backwards to the picture."""

from __future__ import annotations

import argparse
import io
import sys
from dataclasses import replace

import numpy as np

from playground.commands.parser import CommandError, add_input, add_output, add_setup, two_whole
from playground.commands.progress import layer_progress
from playground.commands.source import check_computable, layer_index, named_setup, network_and_input
from playground.engine.back.backproject import BackProjection, back_project, shown_pixels
from playground.engine.forward import run as run_forward
from playground.engine.threads import THREADS, without_a_window
from playground.inputs.pictures.picture_file import picture_from_pixels
from playground.network.layers import Array
from playground.network.setup import Rule, Seed, SeedKind, Unpooling
from playground.storage.atomic import write_atomically

EXAMPLES = """\
--layer pool1 --map 12 -o back.png
lesson.cnnplay --image cat.jpg --layer relu2 --map 3 --seed strongest -o back.png
lesson.cnnplay --layer conv2 --map 3 --seed 10,20 --rule gradient -o back.npy"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """[SETUP] [--image PIC | --input X.npy] --layer NAME --map K [--seed] [--seed-value] [--rule] -o OUT"""
    add_setup(parser)
    add_input(parser)
    parser.add_argument("--layer", metavar="NAME", required=True, help="the layer whose map is sent back")
    parser.add_argument("--map", metavar="K", type=int, required=True, help="which of its maps, counted from 0")
    parser.add_argument(
        "--seed",
        metavar="map|strongest|Y,X",
        type=_seed,
        default=Seed(),
        help="what of it is kept: all, its strongest unit, or the unit in row Y and column X (default: map)",
    )
    parser.add_argument(
        "--seed-value", choices=("own", "1"), default="own", help="the units' own values, or 1 (default: own)"
    )
    parser.add_argument(
        "--rule",
        choices=[rule.value for rule in Rule],
        default=Rule.DECONVNET.value,
        help="how a ReLU is passed on the way back (default: deconvnet)",
    )
    parser.add_argument(
        "--unpooling",
        choices=[unpooling.value for unpooling in Unpooling],
        default=Unpooling.SWITCHES.value,
        help="where un-pooled values go in their windows; all but switches forget where they came from",
    )
    add_output(parser, ".png", ".npy")


def run(arguments: argparse.Namespace) -> int:
    """0, also for an empty projection, whose reason is said."""
    setup = named_setup(arguments)
    network, x = network_and_input(setup, arguments)
    is_array = arguments.output.suffix.lower() == ".npy"
    if not is_array and len(x) not in (1, 3):
        raise CommandError("A PNG has 1 or 3 channels, the input {channels}: write .npy.", channels=len(x))
    index = layer_index(network, arguments.layer)
    needed = replace(network, layers=network.layers[: index + 1])
    check_computable(needed)
    seed = replace(arguments.seed, own_value=arguments.seed_value == "own")
    rule, unpooling = Rule(arguments.rule), Unpooling(arguments.unpooling)
    with THREADS.used(without_a_window()):
        with layer_progress("forward") as progress:
            passed = run_forward(needed, x, progress=progress)
        result = back_project(passed, index, arguments.map, seed, rule, unpooling=unpooling)
    content = _npy(result.picture) if is_array else _png(setup.input.as_colours(result.picture))
    write_atomically(arguments.output, content)
    _tell(result)
    return 0


def _npy(picture: Array) -> bytes:
    content = io.BytesIO()
    np.save(content, picture)
    return content.getvalue()


def _png(picture: Array) -> bytes:
    pixels, _ = shown_pixels(picture)
    return picture_from_pixels("", np.repeat(pixels, 3 // pixels.shape[2], axis=2)).data


def _tell(result: BackProjection) -> None:
    """The scale of the picture, where a one-unit seed sits, and what there is to know about the way back."""
    _, scale = shown_pixels(result.picture)
    unit = "" if result.unit is None else " from the unit ({}, {})".format(*result.unit)
    print(f"{result.rule.value}{unit}: the values go from {-scale:g} to {scale:g}, 0 is mid-grey")
    notes = [note for stage in result.stages for note in stage.notes]
    for sentence in dict.fromkeys(map(str, [*notes, *filter(None, [result.empty_reason])])):
        print(sentence, file=sys.stderr)


def _seed(text: str) -> Seed:
    if text in (SeedKind.MAP.value, SeedKind.STRONGEST.value):
        return Seed(SeedKind(text))
    return Seed(SeedKind.UNIT, two_whole(",", "map, strongest or a unit as Y,X")(text))
