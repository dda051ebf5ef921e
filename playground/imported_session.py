"""A session over a network that someone else trained: its input, and the way in which its pixels are to come in."""

from __future__ import annotations

import math
from pathlib import PurePath

from playground.inputs.pictures.samples import sample_picture
from playground.network.layers import Convolution, FullyConnected, Shape
from playground.network.network import Network
from playground.network.preprocessing import BYTES, GREY_BYTES, Preprocessing, fitting
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.network.setup import Picture, PictureInput, SetUp, View
from playground.network.weights import PICTURE_CHANNELS
from playground.storage.networks.network_file import ImportedNetwork, ImportedNetworkError

SAMPLE = "cat"
_SCALED_DOWN = 0.1
"""A scale below it is 1 / 255, 1 / 127.5 or one by a deviation of bytes."""


def preprocessings_for(imported: ImportedNetwork) -> tuple[Preprocessing, ...]:
    """The usual ways that fit the network's channels, the likeliest first. Raises ImportedNetworkError for none."""
    channels, height, width = picture_shape(imported)
    first = (BYTES, GREY_BYTES) if _takes_bytes(imported.network) else ()

    def doubt(way: Preprocessing) -> tuple[bool, bool]:
        return way not in first, way.side is not None and (height, width) != (way.side, way.side)

    return tuple(sorted(fitting(channels), key=doubt))


def _takes_bytes(network: Network) -> bool:
    """Whether the first thing it does is to bring numbers up to 255 down to those around 1."""
    layer = next(iter(network.layers), None)
    if not isinstance(layer, Convolution) or layer.kernels.shape[1:] != (1, 1, 1):
        return False
    return bool((abs(layer.kernels) < _SCALED_DOWN).all())


def picture_shape(imported: ImportedNetwork) -> Shape:
    """The shape (C, H, W) of a picture for it; a vector that a fully connected layer takes may be a square picture.

    Raises ImportedNetworkError when it takes anything else than a grey or a colour picture.
    """
    channels, height, width = imported.network.input_shape
    if channels in PICTURE_CHANNELS:
        return channels, height, width
    if (height, width) == (1, 1) and isinstance(next(iter(imported.network.layers), None), FullyConnected):
        for colours in PICTURE_CHANNELS:
            side = math.isqrt(channels // colours)
            if side * side * colours == channels:
                return colours, side, side
    raise ImportedNetworkError(
        QT_TRANSLATE_NOOP(
            "Sentence", "{file} was not opened. It takes {channels} channels: a picture has 1 (grey) or 3 (colours)."
        ),
        file=imported.name,
        channels=channels,
    )


def session_over(imported: ImportedNetwork, way: Preprocessing, picture: Picture | None = None) -> SetUp:
    """The set-up of an imported network over `picture` (None: a sample). Raises ImportedNetworkError."""
    shape = picture_shape(imported)
    source = PictureInput(picture or sample_picture(SAMPLE), width=shape[2], height=shape[1])
    network = Network(shape, imported.network.layers)
    return SetUp(PurePath(imported.name).stem, way.applied(source), network, _view(network))


def _view(network: Network) -> View:
    """The first map of the last convolution is pinned: what a trained network shows best."""
    for layer in reversed(network.layers):
        if isinstance(layer, Convolution):
            return View(layer=layer.name, inspected=layer.name)
    return View()
