"""Every test pattern is what its numbers say, at any size, and each of its numbers changes it."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest

from playground.inputs.pictures.pattern_pixels import pattern_pixels
from playground.inputs.reading import read
from playground.network.layers import Array
from playground.network.setup import PictureInput
from playground.network.source.pattern import ENDS, PARAMETERS, Pattern, PatternKind, first_pattern

KINDS = list(PatternKind)


def grey(pattern: Pattern, height: int = 48, width: int = 64) -> Array:
    """0..1, of a pattern without colours."""
    pixels = pattern_pixels(pattern, height, width)
    assert (pixels == pixels[..., :1]).all()
    return pixels[..., 0] / 255


@pytest.mark.parametrize("kind", KINDS)
def test_a_pattern_fills_its_picture_and_every_number_of_it_does_something(kind: PatternKind) -> None:
    usual = replace(first_pattern(kind, 48), angle=20.0, x=0.4, y=0.3, grey=0.4, contrast=0.8)
    picture = pattern_pixels(usual, 48, 64)
    assert (picture.shape, picture.dtype, picture.flags.writeable) == ((48, 64, 3), np.uint8, False)
    for name in ENDS:
        low, high = ENDS[name]
        other = replace(usual, **{name: 3 if name == "seed" else low + 0.35 * (min(high, 60) - low)})
        is_used = name in PARAMETERS[kind]
        assert np.array_equal(pattern_pixels(other, 48, 64), picture) != is_used, name
    assert pattern_pixels(usual, 1, 1).shape == (1, 1, 3)


def test_there_are_ends_for_every_number() -> None:
    assert {"kind", *ENDS} == {field.name for field in fields(Pattern)}


def test_every_end_can_be_drawn() -> None:
    for kind in KINDS:
        for name in PARAMETERS[kind]:
            for end in ENDS[name]:
                assert pattern_pixels(replace(Pattern(kind), **{name: end}), 9, 7).shape == (9, 7, 3)


def test_a_grating_is_the_cosine_of_its_direction_wavelength_and_phase() -> None:
    y, x = 23.5 - np.arange(48)[:, None], np.arange(64)[None] - 31.5  # from the middle, upwards
    angle, phase = np.radians(30), np.radians(40)
    wave = np.cos(2 * np.pi * (x * np.cos(angle) + y * np.sin(angle)) / 10 - phase)
    drawn = grey(Pattern(PatternKind.GRATING, angle=30, wavelength=10, phase=40, contrast=0.5, grey=0.25))
    np.testing.assert_allclose(drawn, 0.25 + 0.125 * wave, atol=0.5 / 255 + 1e-4)


def test_rings_and_a_zone_plate_go_by_the_distance_from_their_middle() -> None:
    radius = np.hypot(*np.meshgrid(np.arange(64) - 15.5, np.arange(48) - 35.5))
    middle = {"x": 0.25, "y": 0.75}
    rings = grey(Pattern(PatternKind.RINGS, wavelength=8, **middle))
    np.testing.assert_allclose(rings, 0.5 + 0.5 * np.cos(2 * np.pi * radius / 8), atol=0.003)
    plate = grey(Pattern(PatternKind.ZONE_PLATE, wavelength=4, **middle))
    np.testing.assert_allclose(plate, 0.5 + 0.5 * np.cos(np.pi * radius**2 / (40 * 4)), atol=0.003)


def test_a_chirp_reaches_its_wavelength_at_the_far_end() -> None:
    drawn = grey(Pattern(PatternKind.CHIRP, wavelength=4, angle=180), 1, 400)[0, ::-1]
    way = np.arange(400) + 0.5
    np.testing.assert_allclose(drawn, 0.5 + 0.5 * np.cos(np.pi * way**2 / (400 * 4)), atol=0.003)


def test_squares_begin_in_the_middle_and_are_exact() -> None:
    board = grey(Pattern(PatternKind.CHECKERBOARD, size=8))
    assert set(np.unique(board)) == {0, 1}
    assert (board + np.roll(board, 8, axis=1) == 1).all()
    assert (board[24:32, 32:40] == board[24, 32]).all()


@pytest.mark.parametrize(
    ("angle", "lit"), [(0, np.s_[:, 40:]), (180, np.s_[:, :24]), (90, np.s_[:18]), (-90, np.s_[30:])]
)
def test_an_edge_is_light_in_its_direction(angle: float, lit: tuple[slice, ...]) -> None:
    drawn = grey(Pattern(PatternKind.EDGE, angle=angle, position=0.625))
    assert (drawn[lit] == 1).all()
    assert drawn.sum() == drawn[lit].size


def test_an_edge_lies_between_pixels_as_finely_as_it_is_put() -> None:
    line = grey(Pattern(PatternKind.EDGE, position=10.25 / 64))[0]
    np.testing.assert_allclose(line[9:12], [0, 0.75, 1], atol=0.003)


def test_a_bar_is_as_wide_as_it_says_and_passes_through_the_picture() -> None:
    for position, covered in ((0.0, 0), (0.5, 6), (1.0, 0)):
        drawn = grey(Pattern(PatternKind.BAR, size=6, position=position, grey=0.2, contrast=-1))
        assert (drawn[0] == 0).sum() == covered
    turned = grey(Pattern(PatternKind.BAR, size=6, angle=90, grey=0))
    assert (turned[21:27] == 1).all()
    assert turned.sum() == 6 * 64


def test_a_corner_opens_about_its_direction() -> None:
    opened = {opening: grey(Pattern(PatternKind.CORNER, opening=opening, grey=0)).mean() for opening in (180, 270)}
    assert opened[180] == pytest.approx(1 / 2, abs=0.01)
    quarter = grey(Pattern(PatternKind.CORNER, opening=90, angle=45, grey=0))
    assert (quarter[:24, 32:] == 1).all()
    assert quarter.sum() == 24 * 32
    rest = grey(Pattern(PatternKind.CORNER, opening=270, angle=-135, grey=0))
    np.testing.assert_allclose(rest, 1 - quarter, atol=0.003)


def test_a_blob_without_a_deviation_is_one_pixel() -> None:
    point = grey(Pattern(PatternKind.BLOB, sigma=0, x=0.5, y=1, grey=0))
    assert np.argwhere(point).tolist() == [[47, 32]]
    bell = grey(Pattern(PatternKind.BLOB, sigma=4, grey=0.5), 49, 65)
    assert bell[24, 32] == 1
    assert bell[24, 36] == pytest.approx(0.5 + 0.5 * np.exp(-0.5), abs=0.003)


def test_noise_has_its_deviation_and_goes_by_its_seed() -> None:
    one = grey(Pattern(PatternKind.NOISE, deviation=0.1, seed=5), 200, 200)
    assert (one.mean(), one.std()) == (pytest.approx(0.5, abs=0.003), pytest.approx(0.1, abs=0.003))
    assert not np.array_equal(one, grey(Pattern(PatternKind.NOISE, deviation=0.1, seed=6), 200, 200))


def test_colour_bars_go_from_white_to_black() -> None:
    bars = pattern_pixels(Pattern(PatternKind.COLOUR_BARS), 3, 16)
    assert bars[1, ::2].tolist() == [
        [255, 255, 255],
        [255, 255, 0],
        [0, 255, 255],
        [0, 255, 0],
        [255, 0, 255],
        [255, 0, 0],
        [0, 0, 255],
        [0, 0, 0],
    ]


def test_a_pattern_is_drawn_at_the_size_at_which_it_goes_in() -> None:
    pattern = Pattern(PatternKind.CHECKERBOARD, size=1)
    reading = read(PictureInput(pattern, width=30, height=20, mean=0.0))
    assert np.array_equal(reading.picture, pattern_pixels(pattern, 20, 30))
    assert set(np.unique(reading.x)) == {0, 1}
