"""An input of any kind becomes the array that goes in, and a picture of it in its place."""

from __future__ import annotations

import numpy as np
import pytest

from playground.inputs.input_error import InputError
from playground.inputs.pictured import pictured, strongest_channel, visible_channels
from playground.inputs.pictures.decode import decode
from playground.inputs.pictures.preparation import prepare, shown
from playground.inputs.reading import read
from playground.network.sentence import NetworkError
from playground.network.setup import Picture, PictureInput
from playground.network.source.array_input import ArrayInput
from tests.engine.cases import values
from tests.session.setups import picture


def test_a_picture_is_read_as_it_is_prepared() -> None:
    source = PictureInput(picture(), width=20, height=16)
    reading, pixels = read(source), decode(source.picture).pixels
    np.testing.assert_array_equal(reading.x, prepare(source, pixels))
    np.testing.assert_array_equal(reading.picture, shown(source, pixels))
    assert reading.source is pixels


def test_an_array_goes_in_as_it_is() -> None:
    array = values(0, (5, 8, 9), np.float32)
    source = ArrayInput("a", array)
    reading = read(source)
    np.testing.assert_array_equal(reading.x, array)
    assert source.shape == (5, 8, 9)
    assert reading.picture.shape == (8, 9, 3)
    assert reading.source is None
    assert not reading.x.flags.writeable


def test_an_array_needs_three_sides() -> None:
    with pytest.raises(NetworkError):
        ArrayInput("a", np.zeros((3, 4)))


def test_a_damaged_picture_is_refused() -> None:
    with pytest.raises(InputError):
        read(PictureInput(Picture("x", b"no picture")))


def test_zero_is_mid_grey_and_the_largest_value_black_or_white() -> None:
    x = np.zeros((1, 2, 2), np.float32)
    x[0, 0, 1], x[0, 1, 0] = 4, -2
    grey = pictured(x)
    assert grey.shape == (2, 2, 3)
    assert grey[0, 0].tolist() == [128] * 3
    assert grey[0, 1].tolist() == [255] * 3
    assert grey[1, 0, 0] == 64 or grey[1, 0, 0] == 65


def test_three_channels_are_colours_and_more_are_the_strongest_of_them() -> None:
    colours = pictured(np.array([1, 0, -1], np.float32).reshape(3, 1, 1))
    assert colours[0, 0].tolist() == [255, 128, 1]
    many = np.array([0.5, -2, 1, np.nan], np.float32).reshape(4, 1, 1)
    assert strongest_channel(many)[0, 0, 0] == -2
    assert pictured(many)[0, 0].tolist() == [1, 1, 1]
    assert pictured(np.full((1, 1, 1), np.nan, np.float32))[0, 0].tolist() == [128] * 3


def test_one_channel_and_three_are_visible_as_they_are() -> None:
    for channels, visible in ((1, 1), (2, 1), (3, 3), (64, 1)):
        assert visible_channels(np.zeros((channels, 1, 7), np.float32)).shape == (visible, 1, 7)
