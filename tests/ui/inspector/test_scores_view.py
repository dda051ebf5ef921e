"""The class scores: they are the engine's, follow every frame, speak both languages, and a click pins the logit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from playground.app import Program, make_application
from playground.network.editing import edits
from playground.network.editing.layer_edits import set_pool_size
from playground.network.layers import Flatten, FullyConnected, Softmax
from playground.network.setup import ClassName, SetUp
from playground.session.language import Languages
from playground.ui.inspector.scores_view import ScoresView, percent
from playground.ui.kit.theme import DARK, LIGHT
from tests.ui.desk import Desk, color_at
from tests.ui.running import settle, small_setup

NAMES = ("zero", "one", "two", "three", "four", "five", "a class with a very long name that cannot all be shown")


def classifier(seed: int = 3) -> SetUp:
    """The small set-up with seven classes at its end."""
    setup = small_setup()
    inputs = 4 * 12 * 12
    weights = np.random.default_rng(seed).normal(0, 0.01, (len(NAMES), inputs))
    layers = (
        *setup.network.layers,
        Flatten(name="flatten"),
        FullyConnected(name="fc", weights=weights),
        Softmax(name="softmax"),
    )
    classes = tuple(ClassName(str(number), name, f"第{number}类") for number, name in enumerate(NAMES))
    return replace(setup, network=replace(setup.network, layers=layers), classes=classes)


@pytest.fixture
def view(desk: Desk) -> ScoresView:
    desk.open(classifier())
    view = ScoresView(desk.document, desk.selection, desk.service)
    desk.put(view, QSize(300, 200))
    return view


@pytest.fixture
def chinese() -> Iterator[Languages]:
    languages = Languages(make_application())
    languages.switch("zh_CN")
    yield languages
    languages.switch("en")


def outputs(desk: Desk, layer: str) -> np.ndarray:
    passed = desk.settle().passed
    assert passed is not None
    return passed.output(desk.document.network.index_of(layer))[0, :, 0, 0]


def shown(view: ScoresView) -> list[tuple[str, float]]:
    return [(row.text(), row.probability) for row in view.rows if row.isVisible()]


def expected(desk: Desk) -> list[tuple[str, float]]:
    probabilities = outputs(desk, "softmax")
    order = np.argsort(-probabilities, kind="stable")[:5]
    return [(NAMES[number], pytest.approx(float(probabilities[number]))) for number in order]


def test_the_five_most_probable_classes_with_what_the_engine_says(view: ScoresView, desk: Desk) -> None:
    wanted = expected(desk)
    assert shown(view) == wanted
    assert [row.accessibleName() for row in view.rows] == [f"{name}: {percent(p)}" for name, p in shown(view)]
    lengths = [row.bar().width() for row in view.rows]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] / lengths[1] == pytest.approx(view.rows[0].probability / view.rows[1].probability, rel=1e-3)


def test_they_follow_an_edit(view: ScoresView, desk: Desk) -> None:
    bias = np.zeros(len(NAMES), np.float32)
    bias[4] = 5
    fc = desk.document.network.layers[4]
    desk.document.edit("Bias", edits.replace_layer, 4, replace(fc, bias=bias))
    wanted = expected(desk)
    assert shown(view) == wanted
    assert view.rows[0].text() == "four"


def test_a_click_runs_the_logit_backwards(view: ScoresView, desk: Desk, qtbot: QtBot) -> None:
    row = view.rows[1]
    number = row.number
    assert not row.isChecked()
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    frame = desk.settle()
    assert (desk.selection.view.layer, desk.selection.view.map) == ("fc", number)
    assert [one.isChecked() for one in view.rows] == [one.number == number for one in view.rows]
    assert frame.projection is not None
    seed = frame.projection.result.stages[0].array[:, 0, 0]
    assert np.flatnonzero(seed).tolist() == [number]
    assert seed[number] == outputs(desk, "fc")[number]


def test_so_does_a_key(view: ScoresView, desk: Desk, qtbot: QtBot) -> None:
    view.rows[0].setFocus()
    qtbot.keyClick(view.rows[0], Qt.Key.Key_Down)
    assert view.rows[1].hasFocus()
    qtbot.keyClick(view.rows[1], Qt.Key.Key_Space)
    assert (desk.selection.view.layer, desk.selection.view.map) == ("fc", view.rows[1].number)


def test_the_pinned_class_stays_in_sight(view: ScoresView, desk: Desk) -> None:
    weakest = int(np.argmin(outputs(desk, "softmax")))
    assert NAMES[weakest] not in [name for name, _ in shown(view)]
    desk.pin("softmax", weakest)
    assert shown(view)[-1] == (NAMES[weakest], pytest.approx(float(outputs(desk, "softmax")[weakest])))
    assert view.rows[-1].isChecked()
    desk.pin("conv1", 0)
    wanted = expected(desk)
    assert shown(view) == wanted


def test_names_are_said_in_the_language_that_is_on(view: ScoresView, chinese: Languages, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: [name for name, _ in shown(view)] == [f"第{row.number}类" for row in view.rows])
    chinese.switch("en")
    qtbot.waitUntil(lambda: [name for name, _ in shown(view)] == [NAMES[row.number] for row in view.rows])


def test_a_network_that_ends_otherwise_says_so_and_is_ended_with_a_click(
    view: ScoresView, desk: Desk, qtbot: QtBot
) -> None:
    desk.document.edit("Remove", edits.remove, 4)
    desk.document.edit("Remove", edits.remove, 4)
    desk.settle()
    assert shown(view) == []
    assert "7 units" in view.empty.text()
    assert "7" in view.empty.repair.text()
    qtbot.mouseClick(view.empty.repair, Qt.MouseButton.LeftButton)
    desk.settle()
    assert len(shown(view)) == 5
    assert not view.empty.isVisible()
    desk.document.undo()
    desk.settle()
    assert shown(view) == []
    desk.document.undo()
    desk.document.undo()
    desk.settle()
    wanted = expected(desk)
    assert shown(view) == wanted


def test_behind_a_layer_that_does_not_fit_it_offers_to_mute_it(view: ScoresView, desk: Desk, qtbot: QtBot) -> None:
    desk.document.edit("Size", set_pool_size, 2, (60, 60))
    qtbot.waitUntil(lambda: "does not fit" in view.empty.text())
    assert view.empty.repair.text() == "Mute pool1"
    qtbot.mouseClick(view.empty.repair, Qt.MouseButton.LeftButton)
    desk.settle()
    assert len(shown(view)) == 5


def test_it_is_there_for_set_ups_with_classes_only(view: ScoresView, desk: Desk) -> None:
    desk.open(small_setup())
    assert not view.isVisible()
    desk.open(classifier(seed=4))
    assert view.isVisible()
    wanted = expected(desk)
    assert shown(view) == wanted


def test_another_set_up_is_not_shown_with_the_scores_of_the_one_before(view: ScoresView, desk: Desk) -> None:
    desk.document.open(classifier(seed=5), None)
    assert shown(view) == []
    desk.settle()
    wanted = expected(desk)
    assert shown(view) == wanted


def test_no_number_is_written_as_such() -> None:
    assert percent(float("nan")) == "NaN"
    assert percent(0.9849) == "98.5 %"


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_bar_is_of_the_direction_it_stands_for(view: ScoresView, desk: Desk, theme: object, qtbot: QtBot) -> None:
    desk.set_theme(theme)
    row = view.rows[0]
    assert color_at(row, row.bar().center().toPoint()) == theme.color("accent")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    desk.settle()
    assert color_at(row, row.bar().center().toPoint()) == theme.color("warm")


def test_it_stands_above_the_inspector_and_nothing_is_cut_off(program: Program, qtbot: QtBot) -> None:
    program.document.open(classifier(), None)
    settle(qtbot, program)
    view = program.window.inspector.scores
    for row in view.rows:
        assert row.isVisible()
        assert view.rect().contains(row.geometry())
        assert row.bar().right() < row.width()
    assert view.geometry().bottom() < program.window.inspector._scroll.geometry().top()
