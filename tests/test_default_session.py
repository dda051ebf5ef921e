"""The session of a first start: what is pinned has something to show, and the words are there to be translated."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np

from playground import default_session
from playground.default_session import TITLE, default_setup
from playground.engine.back.backproject import back_project, shown_pixels
from playground.engine.forward import run
from playground.inputs.pictures.decode import decode
from playground.inputs.pictures.preparation import prepare, shown
from playground.network.layers import Array


def slopes(picture: Array) -> Array:
    """How much each pixel of a grey picture differs from the one on its left, blurred over 8 x 8 pixels."""
    difference = np.abs(np.diff(picture.astype(np.float64), axis=1))[:, :216]
    return difference.reshape(28, 8, 27, 8).mean(axis=(1, 3))


def test_the_pinned_map_shows_what_is_in_the_picture() -> None:
    setup = default_setup()
    view, pixels = setup.view, decode(setup.input.picture).pixels
    index = setup.network.index_of(str(view.layer))
    passed = run(setup.network, prepare(setup.input, pixels))
    projected, _ = shown_pixels(back_project(passed, index, view.map, view.seed, view.rule).picture)
    seen = shown(setup.input, pixels)
    assert projected.std() > 10  # of 255: no flat grey with a few points
    agreement = np.corrcoef(slopes(seen.mean(axis=2)).ravel(), slopes(projected.mean(axis=2)).ravel())[0, 1]
    assert agreement > 0.5


def test_the_kernel_of_the_pinned_map_is_inspected() -> None:
    view = default_setup().view
    assert (view.layer, view.inspected, view.kernel) == ("pool1", "conv1", view.map)


def test_the_title_is_marked_for_the_window_to_translate() -> None:
    assert default_setup().title == TITLE == "The article's example"
    source = Path(default_session.__file__).read_text(encoding="utf-8")
    assert re.search(r'QT_TRANSLATE_NOOP\("SetUpTitle", "The article\'s example"\)', source)


def test_every_start_is_the_same() -> None:
    one, other = default_setup(), default_setup()
    assert one.input.picture.data == other.input.picture.data
    np.testing.assert_array_equal(one.network.layers[0].kernels, other.network.layers[0].kernels)  # type: ignore[union-attr]


def test_the_unit_it_begins_with_is_the_strongest_of_the_pinned_map() -> None:
    setup = default_setup()
    index = setup.network.index_of(str(setup.view.layer))
    values = run(setup.network, prepare(setup.input, decode(setup.input.picture).pixels)).output(index)[
        0, setup.view.map
    ]
    assert values[setup.view.seed.unit] == values.max()
