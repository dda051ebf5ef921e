"""The steps of the preparation: in their order, only those that are done, and the last is what goes in."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from playground.inputs.pictures.pixel_steps import StepKind, last_step, pixel_steps, step_picture
from playground.inputs.pictures.preparation import prepare, shown
from playground.network.setup import Channels, Framing, Picture, PictureInput
from playground.network.source.transform import Transform

SOURCE = PictureInput(Picture("p", b""), width=32, height=32)


def dim(height: int = 40, width: int = 40) -> np.ndarray:
    """Dark, of little contrast, with a brighter square."""
    pixels = np.random.default_rng(1).integers(20, 60, (height, width, 3), dtype=np.uint8)
    pixels[10:30, 10:30] += 30
    return pixels


def kinds(source: PictureInput) -> list[StepKind]:
    return [step.kind for step in pixel_steps(source, dim())]


def test_only_what_is_done_is_a_step() -> None:
    assert kinds(SOURCE) == [StepKind.FRAMED]
    every = replace(SOURCE, channels=Channels.GREY, transform=Transform(angle=9.0), equalised=True, edges=(50.0, 100.0))
    assert kinds(every) == list(StepKind)


@pytest.mark.parametrize("channels", list(Channels))
def test_what_goes_in_is_the_last_step(channels: Channels) -> None:
    source = replace(SOURCE, channels=channels, equalised=True, mean=0.0)
    step = last_step(source, dim())
    assert step.kind is StepKind.EQUALISED
    planes = step.pixels.transpose(2, 0, 1)[:: -1 if channels is Channels.BGR else 1]
    np.testing.assert_allclose(prepare(source, dim()), planes / np.float32(255), atol=1e-6)
    np.testing.assert_array_equal(shown(source, dim()), step_picture(source, step))


def test_equalised_brightness_fills_the_range_evenly() -> None:
    source = replace(SOURCE, channels=Channels.GREY, equalised=True)
    before, after = (step.pixels for step in list(pixel_steps(source, dim()))[-2:])
    assert before.max() < 100
    assert after.max() == 255
    assert after.min() < 10
    shares = np.histogram(after, bins=4, range=(0, 256))[0] / after.size
    assert (abs(shares - 0.25) < 0.1).all()


def test_equalised_colours_keep_their_hue() -> None:
    pixels = np.full((40, 40, 3), (40, 20, 20), np.uint8)
    pixels[:20] = (80, 40, 40)
    result = last_step(replace(SOURCE, equalised=True), pixels).pixels.astype(int)
    assert (result[..., 0] >= result[..., 1]).all()
    assert abs(result[..., 1] - result[..., 2]).max() <= 3
    assert result.max() == 255


@pytest.mark.parametrize("channels", [Channels.RGB, Channels.GREY])
def test_edges_are_the_outline_of_a_square(channels: Channels) -> None:
    pixels = np.zeros((32, 32, 3), np.uint8)
    pixels[8:24, 8:24] = 200
    result = last_step(replace(SOURCE, channels=channels, edges=(100.0, 200.0)), pixels).pixels
    assert set(np.unique(result)) == {0, 255}
    assert result.shape[2] == channels.number
    assert (result[10:22, 10:22] == 0).all()
    assert (result[:6] == 0).all()
    assert 50 <= (result[..., 0] == 255).sum() <= 70
    none = last_step(replace(SOURCE, channels=channels, edges=(1400.0, 1500.0)), pixels).pixels
    assert (none == 0).all()


def test_bars_are_not_counted_when_brightness_is_equalised_and_have_no_edges() -> None:
    source = replace(SOURCE, framing=Framing.FIT, equalised=True, edges=(100.0, 200.0))
    wide = np.full((20, 40, 3), 77, np.uint8)
    x = prepare(source, wide)
    assert (x[:, :8] == 0).all()
    assert (x[:, 8:24] == np.float32(0) - np.float32(0.45)).all()
