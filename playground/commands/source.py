"""What a command works on: the set-up that was named, and the array that goes into its network."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from playground.commands.parser import CommandError
from playground.default_session import default_setup, open_file
from playground.inputs.array_file import read_array
from playground.inputs.decode import decode
from playground.inputs.picture_file import read_picture
from playground.inputs.preparation import prepare
from playground.network.layer_limits import check_input_shape
from playground.network.layers import Array
from playground.network.network import Network
from playground.network.setup import Picture, SetUp


def named_setup(arguments: Namespace) -> SetUp:
    """The set-up of the arguments, or the default session; with the picture of --image if there is one."""
    setup = default_setup() if arguments.setup is None else _setup_file(arguments.setup)
    image = getattr(arguments, "image", None)
    return setup if image is None else with_picture(setup, read_picture(image))


def with_picture(setup: SetUp, picture: Picture) -> SetUp:
    """The set-up over another picture, its crop back in the middle."""
    return replace(setup, input=replace(setup.input, picture=picture, center=(0.5, 0.5), zoom=1.0))


def network_and_input(arguments: Namespace) -> tuple[Network, Array]:
    """The network, and float32 (C, H, W) for it: the array of --input as it is, or the picture, prepared."""
    setup = named_setup(arguments)
    if arguments.input is not None:
        x = read_array(arguments.input)
        return _network_over(setup.network, x), x
    decoded = decode(setup.input.picture)
    if decoded.note is not None:
        print(f"{setup.input.picture.name}: {decoded.note}", file=sys.stderr)
    return setup.network, prepare(setup.input, decoded.pixels)


def layer_index(network: Network, name: str) -> int:
    """The place of the layer called `name`; CommandError naming those that exist when there is none."""
    try:
        return network.index_of(name)
    except KeyError:
        names = ", ".join(layer.name for layer in network.layers) or "none"
        raise CommandError("There is no layer {name}; there are: {names}.", name=name, names=names) from None


def check_computable(network: Network) -> None:
    """Raises CommandError with the reason when a layer of the network cannot be computed."""
    if network.problem is not None:
        raise CommandError("{reason}", reason=network.problem.sentence)


def _setup_file(path: Path) -> SetUp:
    content = open_file(path)
    if isinstance(content, Picture):
        raise CommandError("{path} is a picture, not a set-up: give it with --image.", path=path)
    return content


def _network_over(network: Network, x: Array) -> Network:
    """The network with the array's shape as its input shape. Fewer channels would run, over parts of the kernels."""
    channels, height, width = x.shape
    if channels != network.input_shape[0]:
        raise CommandError(
            "The array has {given} channels, the network takes {needed}.",
            given=channels,
            needed=network.input_shape[0],
        )
    shape = (channels, height, width)
    check_input_shape(shape)
    return replace(network, input_shape=shape)
