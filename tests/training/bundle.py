"""The set-up that ships: a trained network over a picture of our own, with the names of its classes."""

from __future__ import annotations

import numpy as np

from playground.engine.forward import run
from playground.inputs.pictures.decode import decode
from playground.inputs.pictures.preparation import prepare
from playground.network.network import Network
from playground.network.setup import Channels, Picture, PictureInput, Seed, SeedKind, SetUp, View
from tests.training.recipes import Recipe


def input_of(recipe: Recipe, picture: Picture, mean: float) -> PictureInput:
    """How any picture becomes the network's input: what training and checking used too."""
    channels = Channels.GREY if recipe.channels == 1 else Channels.RGB
    return PictureInput(picture, recipe.side, recipe.side, channels=channels, mean=mean)


def setup_of(recipe: Recipe, network: Network, picture: Picture, mean: float) -> SetUp:
    """The set-up, with the map of the layer to look at pinned that the picture excites most."""
    source = input_of(recipe, picture, mean)
    index = network.index_of(recipe.looked_at)
    maps = run(network, prepare(source, decode(picture).pixels)).output(index)[0]
    strongest = int(np.argmax(maps.max(axis=(1, 2))))
    view = View(layer=recipe.looked_at, map=strongest, inspected="conv1", seed=Seed(SeedKind.STRONGEST))
    return SetUp(recipe.title, source, network, view, recipe.classes)
