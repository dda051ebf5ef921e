"""Colours of signed values: zero is the page, the two sides can be told apart, and the choice reaches every map."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.ui.kit.colours import (
    DARK_WORDS,
    LIGHT_WORDS,
    Colours,
    choose_colours,
    known_colours,
    signed_table,
    takes_dark_words,
    words_on,
)
from playground.ui.kit.theme import THEMES
from tests.ui.running import settle


@pytest.fixture(autouse=True)
def standard_again() -> Iterator[None]:
    yield
    choose_colours(Colours.STANDARD)


def rgb(table: np.ndarray) -> np.ndarray:
    return np.stack([(table >> shift) & 255 for shift in (16, 8, 0)], axis=1).astype(int)


@pytest.mark.parametrize("colours", Colours)
@pytest.mark.parametrize("theme", THEMES)
def test_zero_is_neutral_and_both_sides_differ_from_it_and_from_each_other(theme: str, colours: Colours) -> None:
    choose_colours(colours)
    table = rgb(signed_table(theme))
    panel = THEMES[theme].color("panel")
    zero = (panel.red(), panel.green(), panel.blue()) if colours is not Colours.GREY else (127, 127, 127)
    assert tuple(table[128]) == zero
    assert np.abs(table[1] - table[255]).max() > 90
    for end in (1, 255):
        assert np.abs(table[end] - table[128]).max() > 90


def test_greys_are_grey_and_go_from_dark_to_light() -> None:
    choose_colours(Colours.GREY)
    table = rgb(signed_table("light"))
    assert (table == table[:, :1]).all()
    assert (np.diff(table[1:, 0]) >= 0).all()


def test_an_unknown_choice_is_the_standard_one() -> None:
    assert known_colours("nonsense") is Colours.STANDARD
    assert known_colours("grey") is Colours.GREY


def test_the_menu_colours_every_map_anew_and_it_is_remembered(program: Program, qtbot: QtBot) -> None:
    before = program.service.frame
    assert before is not None
    actions = {action.data(): action for action in program.window.actions_by_key.colours.actions()}
    assert actions["standard"].isChecked()
    actions["grey"].trigger()
    settle(qtbot, program)
    frame = program.service.frame
    assert frame is not None
    assert frame is not before
    for column in frame.columns:
        assert (rgb(column.atlas.reshape(-1)) == rgb(column.atlas.reshape(-1))[:, :1]).all()
    assert program.settings.text("colours") == "grey"
    assert actions["grey"].isChecked()


def luminance(red: int, green: int, blue: int) -> float:
    """Relative luminance of WCAG 2."""

    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted(luminance(color.red(), color.green(), color.blue()) for color in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", Colours)
@pytest.mark.parametrize("theme", THEMES)
def test_figures_are_read_best_in_the_colour_they_have_on_every_shade(theme: str, colours: Colours) -> None:
    choose_colours(colours)
    table = rgb(signed_table(theme))
    dark = takes_dark_words(table.astype(np.uint8))
    for shade, is_dark in zip(table.tolist(), dark.tolist(), strict=True):
        color = QColor(*shade)
        words = words_on(color)
        assert words is (DARK_WORDS if is_dark else LIGHT_WORDS)
        other = LIGHT_WORDS if is_dark else DARK_WORDS
        assert contrast(words, color) >= contrast(other, color) - 0.05
        assert contrast(words, color) >= 4.0
