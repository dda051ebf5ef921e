"""Values written into pixels: as many figures as fit, never a wrong number, readable on their colour."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from playground.ui.kit.theme import SIZE_CAPTION, font, set_type_scale
from playground.ui.zoom.value_overlay import (
    LEAST_SIDE,
    MARGIN,
    MOST_VALUES,
    ValueOverlay,
    Widths,
    fitted_text,
    value_font,
)

WHITE, BLACK, CLEAR = (255, 255, 255, 255), (0, 0, 0, 255), (0, 0, 0, 0)


@pytest.fixture(scope="module")
def widths(qapp: object) -> Widths:
    return Widths.of(font(SIZE_CAPTION))


def number(text: str) -> float:
    return float(text.replace("−", "-"))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (0.25, "0.25"),
        (-1.5, "−1.5"),
        (123.456, "123.5"),
        (-0.00012345, "−0.0001234"),
        (12345.6, "12346"),
        (3e9, "3e9"),
        (-2e-8, "−2e−8"),
        (math.nan, "NaN"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
    ],
)
def test_with_room_there_are_four_figures(widths: Widths, value: float, text: str) -> None:
    assert fitted_text(value, 200, widths) == text


def test_figures_go_as_the_room_does(widths: Widths) -> None:
    texts = [fitted_text(-0.98765, room, widths) for room in (60, 46, 38, 30)]
    assert texts[0] == "−0.9877"
    assert texts == sorted(texts, key=len, reverse=True)
    assert len(set(texts)) > 2


@given(value=st.floats(-1e6, 1e6, width=32), room=st.integers(28, 150))
def test_a_text_fits_and_is_the_rounded_value(widths: Widths, value: float, room: int) -> None:
    text = fitted_text(value, room, widths)
    assert (number(text) == 0) == (value == 0)
    assert number(text) == pytest.approx(value, rel=0.51, abs=1e-40)
    is_power = "e" in text
    measured = QFontMetricsF(font(SIZE_CAPTION)).horizontalAdvance(text)
    assert measured <= room + 1 or is_power  # one figure and the power of ten is the shortest there is
    figures = 4 if widths.of_text(text) <= room else 1
    assert len(text.replace("−", "").replace("0", "").replace(".", "").split("e")[0]) <= max(figures, 7)


def test_larger_pixels_get_larger_words() -> None:
    sizes = [value_font(side).pixelSize() for side in (34, 60, 80, 160)]
    assert sizes == sorted(set(sizes))


@pytest.mark.parametrize("side", [34, 44, 66, 90, 160])
@pytest.mark.parametrize("scale", [1.0, 1.6, 2.0])
def test_a_power_of_ten_has_room_at_every_size_of_type(qapp: object, side: int, scale: float) -> None:
    try:
        set_type_scale(scale)
        face = value_font(side)
        text = fitted_text(0.0794, side - 2 * MARGIN, Widths.of(face))
        assert QFontMetricsF(face).horizontalAdvance(text) <= side
    finally:
        set_type_scale(1.0)


@pytest.fixture
def overlay(qtbot: QtBot) -> ValueOverlay:
    overlay = ValueOverlay()
    overlay.set_extent(40, 40)
    return overlay


def test_values_are_written_where_they_are(overlay: ValueOverlay) -> None:
    values = np.array([[0.5, -2.0], [0.0, 7.0]], np.float32)
    colours = np.array([[WHITE, BLACK], [WHITE, CLEAR]], np.uint8)
    overlay.set_values(values, colours, top=10, left=20, side=60)
    assert overlay.texts == {(10, 20): "0.5", (10, 21): "−2", (11, 20): "0"}  # the last one is not part of the map


@pytest.mark.parametrize("side", [0, 10, LEAST_SIDE - 1])
def test_small_pixels_get_none(overlay: ValueOverlay, side: float) -> None:
    values, colours = np.ones((2, 2), np.float32), np.full((2, 2, 4), 255, np.uint8)
    overlay.set_values(values, colours, 0, 0, LEAST_SIDE)
    assert len(overlay.texts) == 4
    overlay.set_values(values, colours, 0, 0, side)
    assert overlay.texts == {}


def test_too_many_values_are_not_written(overlay: ValueOverlay) -> None:
    count = MOST_VALUES + 1
    overlay.set_values(np.ones((1, count), np.float32), np.full((1, count, 4), 255, np.uint8), 0, 0, 60)
    assert overlay.texts == {}


def test_other_values_of_the_same_colours_are_written_anew(overlay: ValueOverlay) -> None:
    colours = np.full((1, 1, 4), 255, np.uint8)
    for value in (1.0, 2.0):
        overlay.set_values(np.full((1, 1), value, np.float32), colours, 0, 0, 2 * MARGIN + 40)
    assert overlay.texts == {(0, 0): "2"}
