"""The trained networks that ship: they open, are made of what a lesson can explain, see enough, and tell scenes apart.

Their accuracy on pictures not in this project is a command: `python -m tests.training NAME --check --data FOLDER`.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from playground.engine.back.backproject import back_project
from playground.engine.forward import run
from playground.engine.measures.class_scores import class_scores
from playground.examples import NETWORKS, example_setup
from playground.inputs.pictures.picture_file import picture_from_pixels
from playground.inputs.reading import read
from playground.inputs.scenes.scene import SCENE_CLASSES, scenes
from playground.network.layers import Convolution, Flatten, FullyConnected, MaxPooling, ReLU, Softmax
from playground.network.receptive_field import receptive_fields
from playground.network.setup import PictureInput, SetUp
from playground.resources import resource

KEYS = [example.key for example in NETWORKS]
KINDS = (Convolution, ReLU, MaxPooling, Flatten, FullyConnected, Softmax)


def on_pixels(setup: SetUp, pixels: np.ndarray) -> np.ndarray:
    """What goes in of a picture that exactly fills the input."""
    source = setup.input
    assert isinstance(source, PictureInput)
    return read(replace(source, picture=picture_from_pixels("x", pixels), center=(0.5, 0.5), zoom=1.0)).x


def test_the_folder_holds_the_listed_ones_with_their_credits() -> None:
    names = {path.name for path in resource("networks").iterdir()}
    assert names == {"CREDITS.md", *(f"{key}.cnnplay" for key in KEYS)}
    credits = resource("networks", "CREDITS.md").read_text(encoding="utf-8")
    assert all(example.title in credits for example in NETWORKS)


@pytest.mark.parametrize("key", KEYS)
def test_it_consists_of_layers_that_a_lesson_explains(key: str) -> None:
    setup = example_setup(key)
    assert setup.network.problem is None
    assert {type(layer) for layer in setup.network.layers} <= set(KINDS)
    assert isinstance(setup.network.layers[-1], Softmax)
    count = setup.network.shapes[-1][0]
    assert len(setup.classes) == count
    assert all(named.en and named.zh_cn for named in setup.classes)


@pytest.mark.parametrize("key", KEYS)
def test_its_last_convolution_sees_half_the_picture(key: str) -> None:
    setup = example_setup(key)
    fields = list(receptive_fields(setup.network))
    last = max(index for index, layer in enumerate(setup.network.layers) if isinstance(layer, Convolution))
    assert min(fields[last].size) >= min(setup.input.shape[1:]) / 2


@pytest.mark.parametrize("key", KEYS)
def test_few_maps_are_dead_on_generated_pictures(key: str) -> None:
    setup = example_setup(key)
    batch = np.stack([on_pixels(setup, pixels) for pixels in scenes(5, 24, setup.input.shape[1])[0]])
    passed = run(setup.network, batch)
    for step in passed.steps:
        if isinstance(step.layer, ReLU) and step.output.shape[2:] != (1, 1):
            dead = ~step.output.any(axis=(0, 2, 3))
            assert dead.mean() <= 0.25, step.layer.name


@pytest.mark.parametrize("key", KEYS)
def test_it_opens_on_a_picture_that_it_knows_and_on_a_map_that_says_something(key: str) -> None:
    setup = example_setup(key)
    passed, view = run(setup.network, read(setup.input).x), setup.view
    scores = class_scores(passed, len(setup.classes))
    assert scores is not None
    assert scores.probabilities.max() > 0.5
    result = back_project(passed, setup.network.index_of(str(view.layer)), view.map, view.seed, view.rule)
    assert result.empty_reason is None


def test_shapes_are_told_apart() -> None:
    setup = example_setup("shapes")
    assert [named.id for named in setup.classes] == [named.key for named in SCENE_CLASSES]
    pixels, labels = scenes(77, 130, setup.input.shape[1])
    passed = run(setup.network, np.stack([on_pixels(setup, one) for one in pixels]))
    told = passed.output(len(setup.network.layers) - 1)[:, :, 0, 0].argmax(axis=1)
    assert np.mean(told == labels) >= 0.97
