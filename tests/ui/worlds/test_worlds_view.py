"""Two worlds with mouse and keys: B is kept, chosen, swapped and compared live; one cursor and one place for all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.default_session import default_setup
from playground.network.editing.edits import rename
from playground.network.editing.kernel_edits import set_kernel_cell
from playground.network.editing.layer_edits import set_padding, set_pool_size, set_stride
from playground.network.layers import FullyConnected, Padding
from playground.network.setup import SetUp
from playground.network.source.array_input import ArrayInput
from playground.session.frame_parts.two_worlds import TwoWorlds
from playground.session.worlds.other_world import Origin, OtherWorld, kept
from playground.session.worlds.saved_state import SavedState
from playground.storage.setup_file import load_setup, save_setup
from playground.ui.look_closer import WORLDS
from playground.ui.worlds.world_panes import DIFFERENCE, FIRST, KEYS, SECOND
from playground.ui.worlds.worlds_view import ONE, WorldsView
from tests.session.test_two_worlds import hard_setup
from tests.ui.desk import Desk
from tests.ui.questions import Button, Questions
from tests.ui.running import press, settle, small_setup, wheel
from tests.ui.test_accessibility import purpose, said, shows_focus

SIZE = QSize(1280, 260)
LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


def put(desk: Desk, setup: SetUp) -> WorldsView:
    desk.open(setup)
    view = WorldsView(desk.document, desk.selection, desk.service)
    desk.put(view, SIZE)
    return view


@pytest.fixture(params=["small", "overlapping, stride, dilation", "the article's"])
def view(desk: Desk, request: pytest.FixtureRequest) -> WorldsView:
    setups = {"small": small_setup, "overlapping, stride, dilation": hard_setup, "the article's": default_setup}
    return put(desk, replace(setups[request.param](), view=small_setup().view))


@pytest.fixture
def small(desk: Desk) -> WorldsView:
    return put(desk, small_setup())


def edit(desk: Desk, value: float = 3.0) -> None:
    desk.document.edit("Edit", set_kernel_cell, 0, 1, 0, 1, 1, value)
    desk.settle()


def keep_and_edit(view: WorldsView, desk: Desk, qtbot: QtBot, layer: str = "conv1") -> None:
    desk.selection.inspect(layer, 1)
    qtbot.mouseClick(view.choice.keep, LEFT)
    desk.settle()
    edit(desk)


def worlds(desk: Desk) -> TwoWorlds:
    frame = desk.settle()
    assert frame.worlds is not None
    return frame.worlds


def outputs(desk: Desk, name: str, number: int) -> tuple[np.ndarray, np.ndarray]:
    """Map `number` of a layer in A and in B."""
    frame, both = desk.settle(), worlds(desk)
    index = desk.document.network.index_of(name)
    assert frame.passed is not None
    assert both.passed is not None
    return frame.passed.output(index)[0, number], both.passed.output(index)[0, number]


def values(view: WorldsView) -> list[str]:
    return [view.panes.panes[key].value.text() for key in KEYS]


def point_at(view: WorldsView, qtbot: QtBot, key: str, number: int, row: int, column: int) -> None:
    """The mouse over the middle of a unit in a grid."""
    grid = view.panes.panes[key].grid
    grid.show_map(number)
    assert grid.content is not None
    box, (_, height, width) = grid.map_rect(number), grid.content.shape
    x = box.left() + round((column + 0.5) / width * box.width())
    y = box.top() + round((row + 0.5) / height * box.height())
    qtbot.mouseMove(grid.viewport(), QPoint(x, y))


def test_without_a_world_b_it_says_what_to_do_and_costs_nothing(small: WorldsView, desk: Desk) -> None:
    assert small.message.text().startswith("Keep the session as world B")
    assert not small.panes.isVisible()
    assert not small.choice.swap.isEnabled()
    frame = desk.settle()
    assert frame.worlds is None


def test_one_click_keeps_the_session_and_one_takes_away_a_world_that_cannot_be(
    small: WorldsView, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.mouseClick(small.message.repair, LEFT)
    assert small.world.other is not None
    desk.settle()
    qtbot.waitUntil(lambda: not small.message.isVisible())
    small.world.put(OtherWorld(Origin.PICTURE, ArrayInput("numbers", np.zeros((2, 24, 24), np.float32))))
    desk.settle()
    qtbot.waitUntil(small.message.isVisible)
    assert "The other input is" in small.message.text()
    qtbot.mouseClick(small.message.repair, LEFT)
    assert small.world.other is None
    desk.settle()


def test_the_session_is_kept_and_every_edit_is_compared_with_it(view: WorldsView, desk: Desk, qtbot: QtBot) -> None:
    desk.selection.inspect("conv1", 1)
    qtbot.mouseClick(view.choice.keep, LEFT)
    desk.settle()
    assert {words for _, words in view.layers.texts()} == {"same"}
    edit(desk)
    rows = dict(view.layers.texts())
    assert rows["input"] == "same"
    assert all(words.endswith("%") for name, words in rows.items() if name != "input")
    desk.document.undo()
    desk.settle()
    assert {words for _, words in view.layers.texts()} == {"same"}


def test_frames_hold_two_worlds_only_while_they_are_looked_at(small: WorldsView, desk: Desk, qtbot: QtBot) -> None:
    keep_and_edit(small, desk, qtbot)
    assert desk.settle().worlds is not None
    small.hide()
    edit(desk, 2.0)
    assert desk.settle().worlds is None
    small.show()
    assert worlds(desk).pairs[1].share


def test_what_the_next_layer_of_each_world_never_reads_is_hatched(small: WorldsView, desk: Desk, qtbot: QtBot) -> None:
    desk.document.edit("Padding", set_padding, 0, Padding())
    qtbot.mouseClick(small.choice.keep, LEFT)
    desk.document.edit("Stride", set_stride, 0, (2, 2))
    desk.selection.inspect(None)
    desk.settle()
    last = (((23, 24),), ((23, 24),))
    assert [small.panes.panes[key].grid._unread for key in KEYS] == [last, ((), ()), ((), ())]
    qtbot.mouseClick(small.what.segment(ONE), LEFT)
    canvases = [small.panes.panes[key].canvas for key in KEYS]
    assert [canvas.hatch.unread for canvas in canvases if canvas is not None] == [last, ((), ()), ((), ())]
    qtbot.mouseClick(small.choice.keep, LEFT)
    desk.settle()
    assert [canvas.hatch.unread for canvas in canvases if canvas is not None] == [last] * 3


def test_one_cursor_reads_the_same_unit_in_all_three(view: WorldsView, desk: Desk, qtbot: QtBot) -> None:
    keep_and_edit(view, desk, qtbot)
    desk.settle()
    for key in KEYS:
        point_at(view, qtbot, key, 1, 9, 7)
        cursor = view._cursor
        assert cursor is not None
        one, other = (array[cursor.row, cursor.column] for array in outputs(desk, "conv1", 1))
        shown = [float(text.replace("−", "-")) for text in values(view)]
        assert shown == pytest.approx([one, other, one - other], rel=0.01, abs=1e-3)
        for pane in view.panes.panes.values():
            assert pane.grid._linked == (1, cursor.row, cursor.column)
    qtbot.mouseMove(view.choice.keep)
    view.panes.panes[DIFFERENCE].grid.leaveEvent(None)
    assert values(view) == ["", "", ""]


def test_a_unit_under_the_mouse_in_the_stage_is_read_in_both_worlds(program: Program, qtbot: QtBot) -> None:
    window = program.window
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    program.document.edit("Edit", set_kernel_cell, 0, 1, 0, 1, 1, 3.0)
    program.selection.inspect("conv1", 1)
    settle(qtbot, program)
    view, grid = window.closer.worlds, window.stage.columns[1].grid
    assert grid is not None
    qtbot.mouseMove(grid.viewport(), grid.map_rect(1).center())
    cursor = view._cursor
    assert cursor is not None
    assert "" not in values(view)
    assert all(pane.grid._linked == (1, cursor.row, cursor.column) for pane in view.panes.panes.values())
    other = window.stage.columns[3].grid
    assert other is not None
    qtbot.mouseMove(other.viewport(), other.map_rect(1).center())
    assert values(view) == ["", "", ""]
    settle(qtbot, program)


def test_a_layer_is_chosen_with_a_click_or_keys_and_inspected(small: WorldsView, desk: Desk, qtbot: QtBot) -> None:
    keep_and_edit(small, desk, qtbot)
    row = small.layers.visualItemRect(small.layers.item(3))
    qtbot.mouseClick(small.layers.viewport(), LEFT, pos=row.center())
    desk.settle()
    assert desk.selection.view.inspected == "pool1"
    assert worlds(desk).beside.layer == "pool1"
    small.layers.setFocus()
    qtbot.keyClick(small.layers, Qt.Key.Key_Up)
    desk.settle()
    assert desk.selection.view.inspected == "relu1"
    for _ in range(2):
        qtbot.keyClick(small.layers, Qt.Key.Key_Up)
    assert worlds(desk).beside.layer is None
    assert small.panes.panes[FIRST].grid.content is not None
    assert small.panes.panes[FIRST].grid.content.shape == (3, 24, 24)


def test_a_map_is_chosen_with_a_click_and_enlarged_with_a_double_click(
    small: WorldsView, desk: Desk, qtbot: QtBot
) -> None:
    keep_and_edit(small, desk, qtbot)
    grid = small.panes.panes[SECOND].grid
    qtbot.mouseClick(grid.viewport(), LEFT, pos=grid.map_rect(3).center())
    assert desk.selection.view.kernel == 3
    qtbot.mouseDClick(grid.viewport(), LEFT, pos=grid.map_rect(1).center())
    desk.settle()
    assert small.what.current() == ONE
    assert desk.selection.view.kernel == 1
    assert all(pane.shows_one_map for pane in small.panes.panes.values())


def test_grids_scroll_together(desk: Desk, qtbot: QtBot) -> None:
    view = put(desk, replace(default_setup(), view=small_setup().view))
    keep_and_edit(view, desk, qtbot)
    bars = [pane.grid.verticalScrollBar() for pane in view.panes.panes.values()]
    assert bars[0].maximum() > 0
    wheel(view.panes.panes[SECOND].grid.viewport(), QPoint(60, 60), -3)
    assert bars[1].value() > 0
    assert len({bar.value() for bar in bars}) == 1


def test_one_map_is_zoomed_and_moved_in_all_three_at_once(view: WorldsView, desk: Desk, qtbot: QtBot) -> None:
    keep_and_edit(view, desk, qtbot)
    qtbot.mouseClick(view.what.segment(ONE), LEFT)
    canvases = [pane.canvas for pane in view.panes.panes.values()]
    assert all(canvas is not None for canvas in canvases)
    first, second, third = (canvas for canvas in canvases if canvas is not None)
    side = first.pixel_side()
    wheel(second.viewport(), second.viewport().rect().center(), 6)
    assert second.pixel_side() > side
    assert first.part() == second.part() == third.part()
    third.setFocus()
    qtbot.keyClick(third, Qt.Key.Key_Right)
    assert first.part() == third.part() != second.part().translated(1, 0)
    qtbot.keyClick(third, Qt.Key.Key_F)
    assert first.pixel_side() == pytest.approx(side)
    spot = first.place_of(3, 2).toPoint()
    qtbot.mouseMove(first.viewport(), spot)
    one, other = (array[3, 2] for array in outputs(desk, "conv1", 1))
    shown = [float(text.replace("−", "-")) for text in values(view)]
    assert shown == pytest.approx([one, other, one - other], rel=0.01, abs=1e-3)
    assert all(canvas._cursor.isVisible() for canvas in (first, second, third))


def test_page_keys_go_through_the_maps(small: WorldsView, desk: Desk, qtbot: QtBot) -> None:
    keep_and_edit(small, desk, qtbot)
    qtbot.mouseClick(small.what.segment(ONE), LEFT)
    canvas = small.panes.panes[FIRST].canvas
    assert canvas is not None
    qtbot.keyClick(canvas, Qt.Key.Key_PageDown)
    assert desk.selection.view.kernel == 2
    for _ in range(4):
        qtbot.keyClick(canvas, Qt.Key.Key_PageUp)
    assert desk.selection.view.kernel == 0
    desk.settle()


def test_swapping_is_one_step_and_undo_brings_both_worlds_back(view: WorldsView, desk: Desk, qtbot: QtBot) -> None:
    keep_and_edit(view, desk, qtbot)
    own, other, steps = desk.document.setup, view.world.other, desk.steps
    assert other is not None
    qtbot.mouseClick(view.choice.swap, LEFT)
    desk.settle()
    assert desk.steps == steps + 1
    assert desk.document.network is other.network
    assert view.world.other is not None
    assert view.world.other.network is own.network
    share = worlds(desk).pairs[1].share
    assert share is not None
    assert share > 0
    desk.document.undo()
    assert worlds(desk).pairs[1].share == pytest.approx(share)
    assert (desk.document.setup, view.world.other) == (own, other)
    desk.document.redo()
    desk.settle()
    assert desk.document.network is other.network
    assert view.world.other.network is own.network


def test_a_small_difference_is_seen_on_a_scale_of_its_own(small: WorldsView, desk: Desk, qtbot: QtBot) -> None:
    desk.selection.inspect("conv1", 1)
    qtbot.mouseClick(small.choice.keep, LEFT)
    before = desk.document.network.layers[0].kernels[1, 0, 1, 1]  # type: ignore[attr-defined]
    edit(desk, float(before) + 0.001)
    qtbot.mouseClick(small.panes.own_scale, LEFT)
    both = worlds(desk)
    assert both.first is not None
    assert both.difference is not None
    assert both.difference.ranges[1] < both.first.ranges[1] / 20
    assert "own" in small.panes.panes[DIFFERENCE].scale_bar.accessibleName()
    assert "shared" in small.panes.panes[FIRST].scale_bar.accessibleName()


def test_a_layer_of_another_shape_says_so(small: WorldsView, desk: Desk, qtbot: QtBot) -> None:
    keep_and_edit(small, desk, qtbot, "pool1")
    desk.document.edit("size", set_pool_size, 2, (3, 3))
    desk.settle()
    assert dict(small.layers.texts())["pool1"] == "other shape"
    assert "cannot be subtracted" in small.panes.panes[DIFFERENCE].message.text()
    point_at(small, qtbot, FIRST, 1, 10, 10)
    assert values(small)[:2] != ["", ""]
    assert values(small)[2] == ""


def test_a_vector_is_compared_unit_by_unit(desk: Desk, qtbot: QtBot) -> None:
    setup = small_setup()
    weights = np.random.default_rng(2).normal(size=(10, 4 * 12 * 12))
    network = replace(setup.network, layers=(*setup.network.layers, FullyConnected(name="fc1", weights=weights)))
    view = put(desk, setup.with_network(network))
    keep_and_edit(view, desk, qtbot, "fc1")
    canvas = view.panes.panes[DIFFERENCE].canvas
    assert canvas is not None
    assert all(pane.shows_one_map for pane in view.panes.panes.values())
    qtbot.mouseMove(canvas.viewport(), canvas.place_of(0, 4).toPoint())
    frame, both = desk.settle(), worlds(desk)
    assert frame.passed is not None
    assert both.passed is not None
    one, other = frame.passed.output(3)[0, 4, 0, 0], both.passed.output(3)[0, 4, 0, 0]
    shown = [float(text.replace("−", "-")) for text in values(view)]
    assert shown == pytest.approx([one, other, one - other], rel=0.01, abs=1e-3)
    assert view.place.text() == "unit 4"


def choose(view: WorldsView, qtbot: QtBot, text: str) -> None:
    """Click an entry of the open "Choose B" menu."""
    menu = view.choice.choose.menu()
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(action(view, text)).center())


def action(view: WorldsView, text: str):  # type: ignore[no-untyped-def]
    return next(entry for entry in view.choice.choose.menu().actions() if entry.text() == text)


def test_what_was_saved_last_or_nothing_is_chosen_in_the_menu(small: WorldsView, desk: Desk, qtbot: QtBot) -> None:
    edit(desk)
    small.choice.choose.menu().popup(QPoint(0, 0))
    choose(small, qtbot, small.choice.saved.text())
    assert worlds(desk).beside.network is desk.document.file.setup.network  # type: ignore[union-attr]
    assert small.world.other is not None
    assert small.world.other.origin is Origin.SAVED
    small.choice.choose.menu().popup(QPoint(0, 0))
    choose(small, qtbot, small.choice.forget.text())
    assert desk.settle().worlds is None
    assert not small.panes.isVisible()


def test_the_window_keeps_takes_a_sample_and_swaps_by_keys_in_both_languages(program: Program, qtbot: QtBot) -> None:
    window = program.window
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_B, control)
    settle(qtbot, program)
    view = window.closer.worlds
    assert window.closer.tabs.currentIndex() == WORLDS
    assert view.isVisible()
    assert view.world.other is not None
    view.choice.choose.menu().popup(QPoint(0, 0))
    sample = next(entry for entry in view.choice.choose.menu().actions() if entry.text() in ("Coffee cup", "咖啡杯"))
    choose(view, qtbot, sample.text())
    qtbot.waitUntil(lambda: view.world.other is not None and view.world.other.title == "Coffee cup")
    settle(qtbot, program)
    own = program.document.setup.input
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_B, control | shift)
    settle(qtbot, program)
    assert program.document.setup.input.picture.sample == "coffee"  # type: ignore[union-attr]
    assert view.world.other.input is own
    program.document.undo()
    settle(qtbot, program)
    assert program.document.setup.input is own
    assert view.world.other.title == "Coffee cup"


def test_after_a_swap_ctrl_s_saves_each_world_into_its_own_file(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, document = program.window, program.document
    first, second = tmp_path / "first.cnnplay", tmp_path / "second.cnnplay"
    save_setup(hard_setup(), second)
    asked: list[str] = []

    def press_save(path: Path) -> str:
        """Ctrl+S, answered with `path` where it asks; the window's title before it."""
        title = window.windowTitle()
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *words: (asked.append(words[2]), (str(path), ""))[1])
        press(qtbot, program, Qt.Key.Key_S)
        qtbot.waitUntil(lambda: not document.is_modified)
        return title

    def first_layer(path: Path) -> str:
        return load_setup(path).network.layers[0].name

    press_save(first)
    assert asked.pop().endswith("small.cnnplay")
    document.edit("Rename", rename, 0, "mine")
    window.closer.open_tab(WORLDS)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(second), ""))
    window.closer.worlds.file_wanted.emit()
    qtbot.waitUntil(lambda: document.other is not None)
    press(qtbot, program, Qt.Key.Key_B, SHIFT)
    assert window.windowTitle().startswith("second — ")
    settle(qtbot, program)
    assert window.closer.worlds.panes.panes[SECOND].name.text() == "B · first.cnnplay*"
    document.edit("Rename", rename, 0, "other")
    assert press_save(first).startswith("second* — ")
    assert (first_layer(first), first_layer(second), asked) == ("conv1", "other", [])
    press(qtbot, program, Qt.Key.Key_Z)
    press(qtbot, program, Qt.Key.Key_Z)
    assert press_save(second).startswith("first* — ")
    assert (first_layer(first), first_layer(second), asked) == ("mine", "other", [])
    # what was kept has no file: it asks, and suggests another one than that of the session
    press(qtbot, program, Qt.Key.Key_B)
    document.edit("Rename", rename, 0, "on")
    press(qtbot, program, Qt.Key.Key_B, SHIFT)
    document.edit("Rename", rename, 0, "copy")
    third = tmp_path / "third.cnnplay"
    assert press_save(third).startswith("small (kept)* — ")
    assert Path(asked.pop()).name == "small (kept).cnnplay"
    assert (first_layer(first), first_layer(third)) == ("mine", "copy")


def test_closing_asks_for_the_world_that_was_the_session(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, document, path = program.window, program.document, tmp_path / "mine.cnnplay"
    answers, asked = [QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Save], []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: (asked.append(box.text()), answers.pop(0))[1])
    document.mark_saved(path, document.setup)
    document.edit("Rename", rename, 0, "mine")
    other = hard_setup()
    document.put_beside(kept(other, Origin.FILE, SavedState(tmp_path / "other.cnnplay", other)))
    press(qtbot, program, Qt.Key.Key_B, SHIFT)
    window.close()
    assert window.isVisible()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert asked == ["World B, mine, has changes that are not saved."] * 2
    assert load_setup(path).network.layers[0].name == "mine"


def test_what_was_kept_and_is_nowhere_else_is_asked_for_when_the_window_closes(
    program: Program, qtbot: QtBot, questions: Questions
) -> None:
    document = program.document
    document.edit("Rename", rename, 0, "kept")
    press(qtbot, program, Qt.Key.Key_B)
    assert document.unsaved_beside is None  # the session is the same
    document.undo()
    questions.will_be(Button.Cancel)
    program.window.close()
    assert program.window.isVisible()
    assert questions.asked == ["World B, small (kept), has changes that are not saved."]
    program.window.files.new_session()  # it stands there still: nothing is lost by that
    qtbot.waitUntil(lambda: document.setup.title != "small")
    settle(qtbot, program)
    assert document.other is not None
    assert len(questions.asked) == 1


@pytest.mark.parametrize("way", ["forget", "keep"])
def test_a_world_that_was_the_session_is_asked_for_before_it_is_put_away(
    program: Program, qtbot: QtBot, questions: Questions, way: str
) -> None:
    document, other = program.document, hard_setup()
    document.edit("Rename", rename, 0, "mine")
    document.put_beside(kept(other, Origin.FILE, SavedState(Path("other.cnnplay"), other)))
    press(qtbot, program, Qt.Key.Key_B, SHIFT)
    was, choice = document.other, program.window.closer.worlds.choice
    put_away = choice.forget.trigger if way == "forget" else choice.keep.click
    questions.will_be(Button.Cancel)
    put_away()
    assert document.other is was
    questions.will_be(Button.Discard)
    put_away()
    assert document.other is not was
    assert questions.asked == ["World B, small, has changes that are not saved."] * 2
    settle(qtbot, program)


def test_a_file_becomes_world_b_and_a_bad_one_leaves_it(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = tmp_path / "other.cnnplay", tmp_path / "bad.cnnplay"
    save_setup(hard_setup(), good)
    bad.write_bytes(b"PK nothing")
    program.window.closer.open_tab(WORLDS)
    view = program.window.closer.worlds
    for path in (good, bad):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, path=path: (str(path), ""))
        view.choice.choose.menu().popup(QPoint(0, 0))
        choose(view, qtbot, view.choice.file.text())
        program.tasks.finish()
        qtbot.waitUntil(lambda: not program.tasks.is_busy)
        settle(qtbot, program)
        assert view.world.other is not None
        assert view.world.other.title == "other.cnnplay"
    assert program.window.notice.isVisible()
    frame = program.service.frame
    assert frame is not None
    assert frame.worlds is not None
    pairs = {pair.name: pair for pair in frame.worlds.pairs}
    assert pairs["conv2"].first is None
    assert pairs["conv2"].second == 3


def test_every_control_is_reached_by_tab_shows_it_and_has_a_name(program: Program, qtbot: QtBot) -> None:
    window = program.window
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, program)
    view = window.closer.worlds
    for mode in ("all", ONE):
        view.what.segment(mode).click()
        settle(qtbot, program)
        view.choice.keep.setFocus(Qt.FocusReason.TabFocusReason)
        reached: list[QWidget] = []
        widget = QApplication.focusWidget()
        while widget is not None and widget not in reached and view.isAncestorOf(widget):
            reached.append(widget)
            assert said(widget, QAccessible.Text.Name)
            assert purpose(widget)
            assert shows_focus(widget), type(widget).__name__
            qtbot.keyClick(widget, Qt.Key.Key_Tab)
            widget = QApplication.focusWidget()
        panes = view.panes.panes.values()
        maps = {pane.canvas if mode == ONE else pane.grid for pane in panes}
        controls = {view.choice.keep, view.choice.choose, view.choice.swap, view.layers, view.panes.own_scale}
        assert maps | controls <= set(reached)
