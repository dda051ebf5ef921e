"""Crops sit at the true centre of the receptive field; borders are padded; the scale is the quantile."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.engine.back.backproject import back_project
from playground.engine.back.shown import MID_GREY
from playground.engine.forward import run
from playground.engine.top_nine.job import Job, reconstruct_picture
from playground.engine.top_nine.reconstruction import QUANTILE, cropped, quantile_scale, reconstruct
from playground.engine.top_nine.strongest import Place
from playground.network.layers import Convolution, MaxPooling, Padding, ReLU
from playground.network.network import Network
from playground.network.receptive_field import receptive_fields
from playground.network.setup import Rule, Seed, SeedKind
from tests.engine.top_nine.sources import BlueFirst, Noise, small_network


def up_to(layers: int) -> Network:
    network = small_network()
    return replace(network, layers=network.layers[:layers])


def place_at(row: int, column: int, channel: int = 0) -> Place:
    return Place(channel, 0, row, column, 1.0)


@given(st.integers(0, 15), st.integers(0, 15))
def test_an_impulse_stands_in_the_middle_of_the_patch_of_the_unit_above_it(row: int, column: int) -> None:
    """Three 3x3 convolutions with padding 1 and no stride: unit (r, c) is centred on pixel (r, c), at borders too."""
    kernels = np.zeros((1, 1, 3, 3), np.float32)
    kernels[..., 1, 1] = 1
    layers = [Convolution(name=f"c{n}", kernels=kernels, padding=Padding.all_sides(1, 1)) for n in range(3)]
    x = np.zeros((1, 16, 16), np.float32)
    x[0, row, column] = 1
    pixels = np.repeat(np.uint8(255) * x.astype(np.uint8).transpose(1, 2, 0), 3, axis=2)
    passed = run(Network((1, 16, 16), tuple(layers)), x)
    result = reconstruct(passed, pixels, place_at(row, column), Rule.DECONVNET)
    assert result.patch.shape == (7, 7, 3)
    assert np.argwhere(result.patch[..., 0] == 255).tolist() == [[3, 3]]
    assert np.argwhere(result.projection[..., 0] == 255).tolist() == [[3, 3]]


@pytest.mark.parametrize("layers", [1, 2, 3, 4, 5])
def test_what_comes_back_lies_in_the_box(layers: int) -> None:
    network = up_to(layers)
    x = Noise().array(3)
    passed = run(network, x)
    height, width = network.shapes[-1][1:]
    for row in range(height):
        for column in range(width):
            *_, field = receptive_fields(network)
            top, left, rows, columns = field.box(row, column)
            back = back_project(passed, layers - 1, 1, Seed(SeedKind.UNIT, (row, column)), Rule.LINEAR).picture
            touched = np.argwhere(back.any(axis=0))
            if len(touched):
                assert (touched >= (top, left)).all()
                assert (touched < (top + rows, left + columns)).all()


def test_a_stride_and_uneven_padding_move_the_box_as_the_taps_say() -> None:
    kernels = np.ones((1, 1, 5, 3), np.float32)
    first = Convolution(name="c", kernels=kernels, stride=(2, 3), padding=Padding(top=2, bottom=0, left=1, right=2))
    network = Network((1, 30, 31), (first, ReLU(name="r"), MaxPooling(name="p")))
    x = np.zeros((1, 30, 31), np.float32)
    passed = run(network, x)
    *_, field = receptive_fields(network)
    assert field.box(0, 0) == (-2, -1, 7, 6)
    assert field.box(2, 1) == (6, 5, 7, 6)
    assert reconstruct(passed, np.zeros((30, 31, 3), np.uint8), place_at(2, 1), Rule.GRADIENT).box == (6, 5, 7, 6)


@given(st.integers(-6, 12), st.integers(-6, 12), st.integers(1, 14), st.integers(1, 14))
def test_a_crop_over_the_edge_is_padded_not_moved(top: int, left: int, height: int, width: int) -> None:
    pixels = np.arange(9 * 8 * 3, dtype=np.uint8).reshape(9, 8, 3)
    wide = np.full((49, 48, 3), MID_GREY, np.uint8)
    wide[20:29, 20:28] = pixels
    expected = wide[20 + top : 20 + top + height, 20 + left : 20 + left + width]
    assert np.array_equal(cropped(pixels, (top, left, height, width)), expected)


def test_the_projection_is_that_unit_alone_scaled_by_the_quantile() -> None:
    passed = run(up_to(5), Noise().array(7))
    output = passed.output(4)[0]
    row, column = np.unravel_index(output[2].argmax(), output[2].shape)
    place = place_at(int(row), int(column), 2)
    result = reconstruct(passed, Noise().pixels(7), place, Rule.DECONVNET)
    back = back_project(passed, 4, 2, Seed(SeedKind.STRONGEST), Rule.DECONVNET).picture
    top, left, height, width = result.box
    part = back[:, max(top, 0) : top + height, max(left, 0) : left + width]
    assert result.scale == pytest.approx(np.quantile(np.abs(part), QUANTILE))
    levels = np.rint(np.clip(part / result.scale, -1, 1) * 127 + 128).astype(np.uint8)
    assert np.array_equal(
        result.projection[max(-top, 0) :, max(-left, 0) :][: part.shape[1], : part.shape[2]], levels.transpose(1, 2, 0)
    )
    assert np.array_equal(result.patch, cropped(Noise().pixels(7), result.box))


def test_a_scale_is_never_nothing_while_something_is_there() -> None:
    values = np.zeros((20, 20, 3))
    assert quantile_scale(values) == 0
    values[3, 3, 0] = -2
    assert quantile_scale(values) == 2
    assert quantile_scale(np.full((3, 3, 1), np.nan)) == 0


def test_a_unit_from_which_nothing_comes_back_is_mid_grey() -> None:
    network = Network((3, 8, 8), (Convolution(name="c", kernels=np.zeros((1, 3, 3, 3), np.float32)),))
    result = reconstruct(run(network, Noise(8).array(0)), Noise(8).pixels(0), place_at(1, 1), Rule.DECONVNET)
    assert result.scale == 0
    assert np.array_equal(result.projection, np.full((3, 3, 3), MID_GREY))


def test_a_network_that_takes_blue_first_is_shown_in_the_pictures_colours() -> None:
    kernels = np.zeros((1, 3, 3, 3), np.float32)
    kernels[0, 0] = 1  # sees the first channel alone: blue
    network = Network((3, 12, 12), (Convolution(name="c", kernels=kernels),))
    job = Job.of(network, 0, BlueFirst())
    (result,) = reconstruct_picture(job.packed(), 0, [place_at(4, 4)], Rule.LINEAR)
    red, green, blue = (np.unique(result.projection[..., channel]) for channel in range(3))
    assert red.tolist() == green.tolist() == [MID_GREY]
    assert blue.tolist() == [255] or blue.tolist() == [1]
