"""Strokes over a picture: smooth, exactly where they are drawn, and gone without a trace where they are erased."""

from __future__ import annotations

import numpy as np
import pytest

from playground.inputs.pictures.picture_file import picture_from_pixels
from playground.inputs.pictures.strokes import CANVAS, drawn_on, smoothed
from playground.inputs.reading import read
from playground.network.editing.drawing_edits import put_under, strokes_of, under_drawing, with_strokes
from playground.network.layers import Array
from playground.network.sentence import NetworkError
from playground.network.setup import Channels, Drawing, PictureInput
from playground.network.source.pattern import Pattern, PatternKind
from playground.network.source.stroke import Stroke

WHITE, RED = (255, 255, 255), (255, 0, 0)
ACROSS = Stroke([(0.25, 0.5), (0.75, 0.5)], 0.1, WHITE)


def page(height: int = 300, width: int = 400, grey: int = 0) -> Array:
    return np.full((height, width, 3), grey, np.uint8)


@pytest.mark.parametrize("side", [300, 2000])
def test_a_line_is_as_wide_and_as_long_as_it_says_with_round_ends(side: int) -> None:
    pixels = drawn_on(page(side, side), (ACROSS,))
    assert (pixels == pixels[..., :1]).all()  # it is white
    drawn = pixels[..., 0] / 255
    assert drawn[:, side // 2].sum() == pytest.approx(side / 10, rel=0.08)
    assert drawn[side // 2].sum() == pytest.approx(side * 0.6, rel=0.02)
    area = (0.5 * 0.1 + np.pi * 0.05**2) * side**2
    assert drawn.sum() == pytest.approx(area, rel=0.03)
    np.testing.assert_allclose(drawn, drawn[::-1, ::-1], atol=0.5)


def test_edges_are_smooth_at_every_angle() -> None:
    turns = np.linspace(0, 2 * np.pi, 200)
    ring = np.stack([0.5 + 0.3 * np.cos(turns), 0.5 + 0.3 * np.sin(turns)], axis=1)
    drawn = drawn_on(page(240, 240), (Stroke(ring, 0.1, WHITE),))[..., 0] / 255
    y, x = np.mgrid[:240, :240] - 119.5
    expected = np.clip(12.5 - np.abs(np.hypot(x, y) - 72), 0, 1)
    assert np.abs(drawn - expected).mean() < 0.02
    assert ((drawn > 0.1) & (drawn < 0.9)).sum() > 300


def test_a_dot_and_strokes_that_leave_the_picture() -> None:
    dot = drawn_on(page(), (Stroke([(0.5, 0.5)], 0.2, RED),))
    assert dot[150, 200].tolist() == [255, 0, 0]
    assert (dot[..., 0] > 127).sum() == pytest.approx(np.pi * 30**2, rel=0.05)
    assert not dot[..., 1:].any()
    beside = Stroke([(1.5, 1.5), (1.8, 1.2)], 0.1, RED)
    assert not drawn_on(page(), (beside,)).any()
    through = drawn_on(page(), (Stroke([(-1, 0.5), (2, 0.5)], 0.1, RED),))
    assert (through[150, :, 0] == 255).all()


def test_erasing_brings_the_picture_back_and_the_order_counts() -> None:
    picture = np.random.default_rng(3).integers(0, 256, (300, 400, 3), np.uint8)
    wide = Stroke(ACROSS.points, 0.2)
    assert np.array_equal(drawn_on(picture, (ACROSS, wide)), picture)
    again = drawn_on(picture, (ACROSS, wide, ACROSS))
    assert np.array_equal(again, drawn_on(picture, (ACROSS,)))
    assert not again.flags.writeable
    half = drawn_on(picture, (ACROSS, Stroke([(0.25, 0.5)], 0.3)))
    assert np.array_equal(half[:, :100], picture[:, :100])
    assert np.array_equal(half[:, 200:], again[:, 200:])


def test_a_stroke_that_grows_is_drawn_as_a_whole_one() -> None:
    points = np.random.default_rng(1).random((20, 2))
    picture, growing = page(), Stroke(points[:1], 0.05, RED)
    for point in points[1:]:
        growing = growing.through(*point)
        shown = drawn_on(picture, (ACROSS, growing))
    np.testing.assert_array_equal(growing.points, np.round(points, 4).astype(np.float32))
    fresh = drawn_on(page(), (ACROSS, growing))
    assert np.array_equal(shown, fresh)


def test_corners_are_cut_and_ends_stay() -> None:
    way = smoothed(np.array([(0, 0), (1, 0), (1, 1)], np.float32))
    assert way[0].tolist() == [0, 0]
    assert way[-1].tolist() == [1, 1]
    assert np.hypot(*(way - (1, 0)).T).min() > 0.19
    assert len(smoothed(np.zeros((2, 2)))) == 2


def test_a_small_picture_is_drawn_on_finely_and_stays_itself_elsewhere() -> None:
    pixels = np.random.default_rng(2).integers(0, 256, (28, 28, 3), np.uint8)
    plain = PictureInput(picture_from_pixels("x", pixels), 28, 28, channels=Channels.GREY, mean=0.0)
    drawn = PictureInput(with_strokes(plain.picture, (Stroke([(0.5, 0.5)], 0.2, WHITE),)), 28, 28, mean=0.0)
    reading = read(drawn)
    assert reading.source.shape == (CANVAS, CANVAS, 3)
    assert np.array_equal(reading.picture[:8], pixels[:8])
    assert (reading.picture[13:15, 13:15] == 255).all()
    levels = np.unique(
        read(PictureInput(with_strokes(Pattern(PatternKind.PLAIN, grey=0), drawn.picture.strokes), 28, 28)).picture
    )
    assert len(levels) > 4  # of the dot's edge


def test_strokes_stay_over_another_picture_and_go_with_the_last_of_them() -> None:
    black, white = (Pattern(PatternKind.PLAIN, grey=grey) for grey in (0.0, 1.0))
    drawing = with_strokes(black, (ACROSS,))
    assert isinstance(drawing, Drawing)
    other = put_under(drawing, white)
    assert (under_drawing(other), strokes_of(other)) == (white, (ACROSS,))
    assert with_strokes(other, ()) is white
    assert drawing.content is with_strokes(drawing, (ACROSS, ACROSS)).content


@pytest.mark.parametrize("strokes", [(ACROSS,) * 501, (Stroke(np.zeros((20_001, 2)), 0.1),) * 2])
def test_a_full_drawing_takes_no_more(strokes: tuple[Stroke, ...]) -> None:
    with pytest.raises(NetworkError, match="The drawing is full"):
        with_strokes(Pattern(), strokes)
