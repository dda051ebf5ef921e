"""The working size: what is used of a picture, how it is resized, and that the network sees what the window shows."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.inputs.pictures.framing import crop_box
from playground.inputs.pictures.preparation import prepare, shown
from playground.network.preprocessing import PREPROCESSINGS, Preprocessing
from playground.network.setup import Channels, Framing, Picture, PictureInput, ValueRange
from tests.inputs import made_files as made
from tests.inputs.made_files import Pixels

PICTURE = Picture("x", b"")
SOURCE = PictureInput(PICTURE, width=8, height=6)

sides = st.integers(1, 40)
fractions = st.floats(-0.5, 1.5)
sources = st.builds(
    PictureInput,
    st.just(PICTURE),
    width=sides,
    height=sides,
    framing=st.sampled_from(Framing),
    center=st.tuples(fractions, fractions),
    zoom=st.floats(1, 50),
    channels=st.sampled_from(Channels),
    mean=st.floats(-1, 2) | st.tuples(*[st.floats(-1, 2)] * 3),
    values=st.sampled_from(ValueRange),
    deviation=st.floats(0.1, 3) | st.tuples(*[st.floats(0.1, 3)] * 3),
)


def noise(height: int, width: int) -> Pixels:
    return np.random.default_rng(height * 100 + width).integers(0, 256, (height, width, 3), np.uint8)


@given(source=sources, height=sides, width=sides)
def test_the_network_sees_what_is_shown(source: PictureInput, height: int, width: int) -> None:
    pixels = noise(height, width)
    x, seen = prepare(source, pixels), shown(source, pixels)
    assert (x.shape, x.dtype) == (source.shape, np.float32)
    assert (seen.shape, seen.dtype) == ((source.height, source.width, 3), np.uint8)
    for array in (x, seen):
        assert array.flags.c_contiguous
        assert not array.flags.writeable
    low, high = {"0-1": (0, 1), "0-255": (0, 255), "-1-1": (-1, 1)}[source.values.value]
    levels = seen.transpose(2, 0, 1)[:: -1 if source.channels is Channels.BGR else 1][: len(x)] / 255
    column = (len(x), 1, 1)
    expected = low + levels * (high - low) - np.reshape(source.means, column)
    expected /= np.reshape(source.deviations, column)
    bars = (x == 0).all(axis=0)
    is_near = np.isclose(x, expected, atol=1e-5, rtol=1e-5).all(axis=0)
    assert (is_near | bars).all()
    if source.framing is not Framing.FIT:
        assert is_near.all()


def test_the_usual_preprocessings_give_the_published_values() -> None:
    pixel = np.array([[[255, 0, 128]]], np.uint8)
    one = PictureInput(PICTURE, width=1, height=1)
    made = {way.key: prepare(way.applied(one), pixel).ravel() for way in PREPROCESSINGS}
    assert made["plain"] == pytest.approx([1, 0, 128 / 255])
    assert made["torchvision"] == pytest.approx([0.515 / 0.229, -0.456 / 0.224, (128 / 255 - 0.406) / 0.225], rel=1e-4)
    assert made["caffe"] == pytest.approx([128 - 103.939, 0 - 116.779, 255 - 123.68], rel=1e-5)
    assert made["signed"] == pytest.approx([1, -1, 256 / 255 - 1], abs=1e-6)
    grey = round(0.299 * 255 + 0.114 * 128) / 255
    assert made["mnist"] == pytest.approx([(grey - 0.1307) / 0.3081], abs=0.02)
    assert {key: len(x) for key, x in made.items()} == {
        way.key: len({way.channels} & {Channels.GREY}) or 3 for way in PREPROCESSINGS
    }


@pytest.mark.parametrize("way", PREPROCESSINGS, ids=lambda way: way.key)
def test_bars_have_the_colour_that_becomes_zero(way: Preprocessing) -> None:
    source = way.applied(replace(SOURCE, width=8, height=4, framing=Framing.FIT))
    seen = shown(source, noise(4, 4))
    bar = prepare(replace(source, framing=Framing.STRETCH, width=1, height=1), seen[:1, :1])
    low, high = source.values.ends
    assert np.abs(bar).max() <= 0.51 / 255 * (high - low) / min(source.deviations)


# what is used


@given(source=sources, height=sides, width=sides)
def test_the_crop_is_inside_and_has_the_proportions_of_the_working_size(
    source: PictureInput, height: int, width: int
) -> None:
    x, y, w, h = crop_box(source, height, width)
    assert 0 <= x <= x + w <= width + 1e-9
    assert 0 <= y <= y + h <= height + 1e-9
    if source.framing is not Framing.CROP:
        assert (x, y, w, h) == (0, 0, width, height)
        return
    assert w / h == pytest.approx(source.width / source.height)
    assert max(w / width, h / height) == pytest.approx(1 / source.zoom)  # as much as there is, before it is zoomed


@given(height=sides, width=sides, zoom=st.floats(1, 10), center=st.tuples(fractions, fractions))
def test_the_middle_of_the_crop_is_as_near_to_the_wish_as_the_edges_let_it(
    height: int, width: int, zoom: float, center: tuple[float, float]
) -> None:
    x, y, w, h = crop_box(replace(SOURCE, zoom=zoom, center=center), height, width)
    for middle, wish, size, side in ((x + w / 2, center[0], w, width), (y + h / 2, center[1], h, height)):
        nearest = min(max(wish * side, size / 2), side - size / 2)
        assert middle == pytest.approx(nearest, abs=1e-9 * side)


def test_a_crop_takes_the_pixels_under_its_box() -> None:
    pixels = noise(30, 40)
    source = PictureInput(PICTURE, width=10, height=10, zoom=3.0, center=(0.75, 0.25))
    assert crop_box(source, 30, 40) == (25.0, 2.5, 10.0, 10.0)
    np.testing.assert_array_equal(shown(source, pixels), pixels[2:12, 25:35])


# fit and stretch


@pytest.mark.parametrize(
    ("height", "width", "rows", "columns"), [(20, 40, 4, 8), (40, 20, 6, 3), (6, 8, 6, 8), (1, 99, 1, 8)]
)
def test_a_fitted_picture_stands_in_the_middle_between_bars(height: int, width: int, rows: int, columns: int) -> None:
    source = replace(SOURCE, framing=Framing.FIT, mean=0.45)
    pixels = np.full((height, width, 3), 200, np.uint8)
    top, left = (6 - rows) // 2, (8 - columns) // 2
    inside = np.zeros((6, 8), bool)
    inside[top : top + rows, left : left + columns] = True
    x, seen = prepare(source, pixels), shown(source, pixels)
    assert (x[:, ~inside] == 0).all()
    np.testing.assert_allclose(x[:, inside], 200 / 255 - 0.45, atol=1e-6)
    assert (seen[~inside] == round(0.45 * 255)).all()
    assert (seen[inside] == 200).all()


def test_a_stretched_picture_fills_the_working_size() -> None:
    pixels = np.zeros((10, 40, 3), np.uint8)
    pixels[:, 20:] = 255
    seen = shown(replace(SOURCE, framing=Framing.STRETCH), pixels)
    assert (seen[:, :4] == 0).all()
    assert (seen[:, 4:] == 255).all()


# resizing


def averaged(pixels: Pixels, height: int, width: int) -> Pixels:
    """Exact averages over the area that each new pixel covers, with fractions of pixels, by plain loops."""

    def shares(old: int, new: int) -> list[dict[int, Fraction]]:
        step = Fraction(old, new)
        parts = []
        for place in range(new):
            start, end = place * step, (place + 1) * step
            covered = {i: min(end, i + 1) - max(start, i) for i in range(int(start), old) if i < end}
            parts.append({i: part / step for i, part in covered.items() if part > 0})
        return parts

    out = np.zeros((height, width, 3))
    for row, rows in enumerate(shares(pixels.shape[0], height)):
        for column, columns in enumerate(shares(pixels.shape[1], width)):
            for i, a in rows.items():
                for j, b in columns.items():
                    out[row, column] += float(a * b) * pixels[i, j]
    return out


@pytest.mark.parametrize(("height", "width"), [(12, 16), (18, 24), (7, 9), (13, 21), (40, 11)])
def test_shrinking_averages_areas(height: int, width: int) -> None:
    pixels = noise(height, width)
    seen = shown(replace(SOURCE, framing=Framing.STRETCH), pixels)
    assert np.abs(seen - averaged(pixels, 6, 8)).max() <= 1


def test_growing_interpolates_between_the_middles_of_pixels() -> None:
    row = np.array([0, 100, 200], np.uint8)
    pixels = np.repeat(row[None, :, None], 3, axis=2)
    seen = shown(PictureInput(PICTURE, width=12, height=1, framing=Framing.STRETCH), pixels)
    places = (np.arange(12) + 0.5) / 4 - 0.5
    assert np.abs(seen[0, :, 0] - np.interp(places, [0, 1, 2], row)).max() <= 1


def test_shrinking_one_side_and_growing_the_other_does_both() -> None:
    """What fine stripes average to does not depend on the side that grows."""
    pixels = np.zeros((3, 64, 3), np.uint8)
    pixels[:, ::2] = 254
    seen = shown(PictureInput(PICTURE, width=8, height=30, framing=Framing.STRETCH), pixels)
    assert (seen == 127).all()


def test_the_same_size_changes_nothing() -> None:
    pixels = noise(6, 8)
    for framing in Framing:
        np.testing.assert_array_equal(shown(replace(SOURCE, framing=framing), pixels), pixels)


@pytest.mark.parametrize("framing", Framing)
def test_one_pixel_fills_any_size_and_any_picture_one_pixel(framing: Framing) -> None:
    dot = np.array([[[10, 20, 30]]], np.uint8)
    source = PictureInput(PICTURE, width=9, height=9, framing=framing)
    assert (shown(source, dot) == dot).all()
    one = replace(source, width=1, height=1)
    assert shown(one, noise(30, 31)).shape == (1, 1, 3)


# values


def test_values_are_pixels_less_the_mean() -> None:
    pixels = np.arange(144, dtype=np.uint8).reshape(6, 8, 3)
    x = prepare(replace(SOURCE, mean=0.25), pixels)
    np.testing.assert_allclose(x, pixels.transpose(2, 0, 1) / 255 - 0.25, atol=1e-7)


def test_grey_is_weighted_as_the_eye_does() -> None:
    pixels = made.gradients(6, 8)
    x = prepare(replace(SOURCE, channels=Channels.GREY, mean=0.0), pixels)
    assert x.shape == (1, 6, 8)
    assert np.abs(x[0] * 255 - pixels @ [0.299, 0.587, 0.114]).max() <= 0.51
    seen = shown(replace(SOURCE, channels=Channels.GREY), pixels)
    assert (seen[..., 0] == seen[..., 2]).all()
