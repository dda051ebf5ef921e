"""Colours of signed values: zero is the page, the two sides can be told apart, and the choice reaches every map."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.ui.kit.colours import Colours, choose_colours, known_colours, signed_table
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
