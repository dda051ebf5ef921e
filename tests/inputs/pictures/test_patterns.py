"""Each drawn pattern has the property for which it is there."""

from __future__ import annotations

import numpy as np
import pytest

from playground.inputs.pictures import patterns
from playground.inputs.pictures.preparation import prepare
from playground.network.layers import Array
from playground.network.setup import Picture, PictureInput

ALL = (patterns.impulses, patterns.bars, patterns.grating, patterns.checkerboard, patterns.zone_plate)


@pytest.mark.parametrize("pattern", ALL)
def test_a_pattern_has_the_default_working_size_and_is_grey(pattern: object) -> None:
    picture = pattern()  # type: ignore[operator]
    assert (picture.shape, picture.dtype) == ((224, 224), np.uint8)
    assert picture.std() > 4


def as_input(picture: Array) -> Array:
    return prepare(PictureInput(Picture("x", b"")), np.repeat(picture[..., None], 3, axis=2))


def test_impulses_stand_alone_on_zero() -> None:
    x = as_input(patterns.impulses())[0]
    rows, columns = np.nonzero(np.abs(x) > 0.01)
    assert len(rows) == 49
    assert (np.diff(np.unique(rows)) == 32).all()
    assert (np.diff(np.unique(columns)) == 32).all()
    assert np.abs(x[np.abs(x) < 0.01]).max() < 0.002  # the ground is 0 to half a grey


def widths(line: Array) -> list[int]:
    """How long each run of equal pixels is."""
    ends = np.flatnonzero(np.diff(line.astype(int))) + 1
    return np.diff([0, *ends, len(line)]).tolist()


def test_bars_are_of_2_to_14_pixels_both_ways() -> None:
    picture = patterns.bars()
    assert widths(picture[0]) == [width for width in range(2, 15, 2) for _ in range(4)]
    assert widths(picture[112:, 0]) == [width for width in range(2, 15, 2) for _ in range(2)]
    assert (picture[:112] == picture[0]).all()
    assert (picture[112:] == picture[112:, :1]).all()


def peak(picture: Array) -> tuple[float, float]:
    """The strongest wave as (periods a pixel downwards, to the right)."""
    strength = np.abs(np.fft.rfft2(picture - picture.mean(), s=(2048, 2048)))
    row, column = np.unravel_index(strength.argmax(), strength.shape)
    return float(np.fft.fftfreq(2048)[row]), float(np.fft.rfftfreq(2048)[column])


def test_the_grating_runs_at_30_degrees_with_14_pixels_a_period() -> None:
    down, right = peak(patterns.grating())
    assert 1 / np.hypot(down, right) == pytest.approx(14, rel=0.02)
    assert np.degrees(np.arctan2(down, right)) == pytest.approx(30, abs=1)


def test_the_checkerboard_alternates_every_16_pixels() -> None:
    picture = patterns.checkerboard()
    assert widths(picture[0]) == widths(picture[:, 0]) == [16] * 14
    assert (picture + np.roll(picture, 16, axis=0) == 255).all()


@pytest.mark.parametrize(("row", "column"), [(96, 192), (192, 96), (192, 192), (144, 160), (192, 128)])
def test_the_zone_plate_has_every_direction_and_grows_finer(row: int, column: int) -> None:
    """A wave's direction is that from the middle, its fineness the distance: half a period a pixel in the corners."""
    picture = patterns.zone_plate()
    np.testing.assert_array_equal(picture, picture[::-1, ::-1])
    corner = np.hypot(112, 112)
    expected = [(place + 16 - 112) / corner / 2 for place in (row, column)]
    assert peak(picture[row : row + 32, column : column + 32]) == pytest.approx(expected, abs=0.03)
