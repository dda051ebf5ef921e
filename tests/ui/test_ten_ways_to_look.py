"""The ten ways to look closer, each used with the mouse and the keys: over the article's default session, and over a
stack with overlapping pooling, stride 2 and dilation. What is shown is compared with the maps of the frame.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from playground.app import Program, make_application
from playground.default_session import default_setup
from playground.engine.explain.back import value_at
from playground.engine.explain.effective_field import effective_field
from playground.engine.explain.terms import Returned, Summed, Unit
from playground.engine.forward import Pass
from playground.network.layers import Array
from playground.network.receptive_field import fields_behind
from playground.network.setup import Rule, Scale, SeedKind, Unpooling
from playground.session.frame import Frame
from playground.ui.back.back_view import Shown
from playground.ui.computed.computed_view import Found
from playground.ui.computed.window_picture import WindowPicture
from playground.ui.kit.layer_words import value_text
from playground.ui.look_closer import BACK, BACK_PROJECTION, COMPUTED, DESIGN, NUMBERS, RULES, WORLDS
from playground.ui.numbers.numbers_model import MACS, NAME
from playground.ui.worlds.world_panes import DIFFERENCE, FIRST, SECOND
from tests.ui.design.conftest import stack_setup
from tests.ui.running import click_map, grid_of, press, settle, wheel

LEFT = Qt.MouseButton.LeftButton
POOL1 = 2


@pytest.fixture(params=[default_setup, stack_setup], ids=["the article", "overlap, stride, dilation"])
def running(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Program]:
    """The window over one of the two, map 1 of pool1 pinned by a click."""
    program = Program(make_application(), request.param(), "en", "light")
    program.window.resize(1280, 800)
    with qtbot.waitActive(program.window):
        program.window.show()
        program.window.activateWindow()
    settle(qtbot, program)
    grid = program.window.stage.columns[POOL1 + 1].grid
    assert grid is not None
    grid.show_map(1)
    click_map(qtbot, program, POOL1, 1)
    yield program
    program.stop()
    program.window._may_close = True
    program.window.close()
    program.window.deleteLater()


def frame_of(program: Program) -> Frame:
    frame = program.service.frame
    assert frame is not None
    return frame


def passed(program: Program) -> Pass:
    found = frame_of(program).passed
    assert found is not None
    return found


def output(program: Program, index: int, number: int) -> Array:
    return passed(program).output(index)[0, number]


def click(qtbot: QtBot, program: Program, widget: QWidget, point: QPoint | None = None) -> None:
    qtbot.mouseClick(widget, LEFT, pos=widget.rect().center() if point is None else point)
    settle(qtbot, program)


def open_tab(qtbot: QtBot, program: Program, tab: int) -> None:
    tabs = program.window.closer.tabs
    click(qtbot, program, tabs, tabs.tabRect(tab).center())
    assert tabs.currentIndex() == tab


def pixel_of(picture: WindowPicture, row: int, column: int) -> QPoint:
    QApplication.processEvents()
    assert picture._pixels is not None
    box, (rows, columns) = picture.map_rect(), picture._pixels.shape
    x, y = box.left() + (column + 0.5) * box.width() / columns, box.top() + (row + 0.5) * box.height() / rows
    return QPoint(int(x), int(y))


def hover(qtbot: QtBot, program: Program, index: int, number: int) -> tuple[int, int]:
    """Put the mouse into a map of the stage; row and column there."""
    grid = program.window.stage.columns[index + 1].grid
    assert grid is not None
    point = grid.map_rect(number).center()
    qtbot.mouseMove(grid.viewport(), point)
    place = grid.place_at(point)
    assert place is not None
    return place[1:]


def computed(qtbot: QtBot, program: Program) -> None:
    """1: the window moves by keys and by playing, and its terms add up to the unit of the map."""
    open_tab(qtbot, program, COMPUTED)
    view = program.window.closer.computed
    last = len(passed(program).steps) - 1
    hover(qtbot, program, 0, 2)
    for index in (0, POOL1, last):
        row, column = hover(qtbot, program, index, 1)
        found = view._find()
        assert isinstance(found, Found)
        assert (found.index, found.unit) == (index, Unit(1, row, column))
        if isinstance(found.terms, Summed):
            assert found.terms.total == pytest.approx(output(program, index, 1)[row, column], abs=1e-5)
    qtbot.mouseMove(view, QPoint(1, 1))
    program.selection.hover(None)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    found = view._find()
    assert isinstance(found, Found)
    assert found.unit == Unit(1, 1, 1)
    assert found.terms.value == output(program, POOL1, 1)[1, 1]
    qtbot.mouseClick(view.steps.speed.segment("fast"), LEFT)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: view.shown is not None and view.shown.unit.column > 1)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert not view.steps.is_playing
    point = pixel_of(view.terms.result, 2, 3)
    qtbot.mouseClick(view.terms.result, LEFT, pos=point)
    pixel = view.terms.result.pixel_at(QPointF(point))
    assert view.shown is not None
    assert (view.shown.unit.row, view.shown.unit.column) == pixel


def goes_back(qtbot: QtBot, program: Program) -> None:
    """2: the arrow keys go through every stage; a pixel's terms add up; the switches are forgotten and come back."""
    open_tab(qtbot, program, BACK)
    view = program.window.closer.back

    def shown() -> Shown:
        found = view.shown()
        assert isinstance(found, Shown)
        return found

    view.setFocus()
    for number, stage in enumerate(shown().projection.stages):
        assert shown().stage is stage
        if number:
            terms = shown().terms
            assert terms is not None
            value = value_at(stage.maps, shown().unit)
            total = terms.total if isinstance(terms, Summed | Returned) else terms.value
            assert total == pytest.approx(value, abs=1e-5)
        qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    picture = shown().projection.picture
    click(qtbot, program, view.unpooling.segment(Unpooling.CENTRE.value))
    assert not np.array_equal(shown().projection.picture, picture)
    click(qtbot, program, view.unpooling.segment(Unpooling.SWITCHES.value))
    np.testing.assert_array_equal(shown().projection.picture, picture)


def rules(qtbot: QtBot, program: Program) -> None:
    """3: a click takes a rule; random weights are one step, compared with before, and Ctrl+Z brings the old ones."""
    open_tab(qtbot, program, RULES)
    view = program.window.closer.rules
    click(qtbot, program, view.tiles[Rule.GUIDED])
    assert program.selection.view.rule is Rule.GUIDED
    view.tiles[Rule.DECONVNET].setFocus()
    qtbot.keyClick(view.tiles[Rule.DECONVNET], Qt.Key.Key_Space)
    settle(qtbot, program)
    comparison = frame_of(program).rules
    assert comparison is not None
    assert set(comparison.results) == set(Rule)
    before = program.document.setup
    click(qtbot, program, view.randomise)
    assert all("like before" in tile.caption for tile in view.tiles.values())
    press(qtbot, program, Qt.Key.Key_Z)
    assert program.document.setup is before


def field(qtbot: QtBot, program: Program) -> None:
    """4: the field of the unit under the mouse in every layer before and in the picture, and what weighs in it."""
    last = len(passed(program).steps) - 1
    row, column = hover(qtbot, program, last, 1)
    columns = program.window.stage.columns
    boxes = [behind.box(row, column) for behind in fields_behind(program.document.network, last)]
    assert [one.grid._ray for one in columns[: last + 1] if one.grid is not None] == boxes
    wanted = effective_field(passed(program), last, Unit(1, row, column)).fields

    def is_weighed() -> bool:
        weights = [one.grid.weights for one in columns[: last + 1] if one.grid is not None]
        tile = program.window.closer.back_projection.picture.weights
        pairs = zip([*weights, tile], [*wanted, wanted[0]], strict=True)
        return all(mine is not None and np.array_equal(mine.weights, other.weights) for mine, other in pairs)

    qtbot.waitUntil(is_weighed)
    program.selection.hover(None)


def both_ways(qtbot: QtBot, program: Program) -> None:
    """5: B shows the way back in every column, and the maps again."""
    forwards = frame_of(program).columns[1].atlas
    for is_back in (True, False):
        qtbot.keyClick(program.window, Qt.Key.Key_B)
        qtbot.waitUntil(lambda: frame_of(program).request.look.backwards is is_back)  # noqa: B023 - waited for here
        assert np.array_equal(frame_of(program).columns[1].atlas, forwards) is not is_back


def numbers(qtbot: QtBot, program: Program) -> None:
    """6: a line clicked is inspected; the article's sum; the size in words."""
    open_tab(qtbot, program, NUMBERS)
    view = program.window.closer.numbers
    view.table.setFocus()
    click(qtbot, program, view.table.viewport(), view.table.visualRect(view.table.numbers.index(0, NAME)).center())
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert program.selection.view.inspected == "pool1"
    length = program.document.network.shapes[POOL1][1]
    assert program.window.inspector.size_panel.text.text().startswith(f"({length} − ")
    rows = view.table.numbers.rows
    assert int(rows[-1].raw[MACS]) == sum(int(row.raw[MACS]) for row in rows[:-1])
    click(qtbot, program, view.connections.calculate)
    assert [bar.count for bar in view.connections.bars.bars] == [10**9, 9 * 10**5, 9]
    click(qtbot, program, view.connections.calculate)


def honest(qtbot: QtBot, program: Program) -> None:
    """7: one scale for the network, chosen in the status line; a map killed by its bias says so and is revived."""
    scale = program.window.status.scale
    scale.menu().popup(scale.mapToGlobal(QPoint(0, 0)))
    action = next(one for one in scale.menu().actions() if one.data() == Scale.NETWORK.value)
    qtbot.mouseClick(scale.menu(), LEFT, pos=scale.menu().actionGeometry(action).center())
    qtbot.waitUntil(lambda: frame_of(program).request.look.scale is Scale.NETWORK)
    assert len({float(value) for column in frame_of(program).columns for value in column.ranges}) == 1
    program.selection.set_scale(Scale.MAP)
    editor, steps = program.window.inspector.kernel_editor, program.document.history.place
    click(qtbot, program, program.window.stage.columns[1].header, QPoint(20, 8))
    click(qtbot, program, editor.slices.segment("all"))
    rows, columns = editor.grid._kernel.shape if editor.grid._kernel is not None else (0, 0)
    cells = [editor.grid.cell_rect((row, column)).center() for row in range(rows) for column in range(columns)]
    qtbot.mousePress(editor.grid, Qt.MouseButton.RightButton, pos=cells[0])
    for cell in cells:
        qtbot.mouseMove(editor.grid, cell)
    qtbot.mouseRelease(editor.grid, Qt.MouseButton.RightButton, pos=cells[-1])
    settle(qtbot, program)
    assert program.document.history.place == steps + 1
    assert not output(program, POOL1, 1).any()
    assert frame_of(program).columns[2].dead == (1,)
    open_tab(qtbot, program, BACK_PROJECTION)
    click(qtbot, program, program.window.closer.back_projection.repair)
    assert output(program, POOL1, 1).any()
    press(qtbot, program, Qt.Key.Key_Z)
    press(qtbot, program, Qt.Key.Key_Z)
    assert program.document.history.place == steps


def designer(qtbot: QtBot, program: Program) -> None:
    """8: a generator's slider makes the kernel, one undo step; Ctrl+Z brings back the one before."""
    open_tab(qtbot, program, DESIGN)
    view = program.window.closer.design
    before = program.document.setup
    page = view.maker.generators["gabor"]
    slider = page.sliders["angle"]
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_PageUp)
    settle(qtbot, program)
    assert program.document.setup is not before
    press(qtbot, program, Qt.Key.Key_Z)
    assert program.document.setup is before


def worlds(qtbot: QtBot, program: Program) -> None:
    """9: the session is kept with a click; an edit by the wheel is compared; one cursor reads all three."""
    open_tab(qtbot, program, WORLDS)
    view = program.window.closer.worlds
    click(qtbot, program, view.message.repair)
    grid = grid_of(program)
    program.window.inspector._scroll.ensureWidgetVisible(grid)
    wheel(grid, grid.cell_rect((1, 1)).center(), 3)
    settle(qtbot, program)
    found = frame_of(program).worlds
    assert found is not None
    assert found.passed is not None
    assert dict(view.layers.texts())["conv1"].endswith("%")
    number = program.selection.view.kernel
    pane = view.panes.panes[FIRST].grid
    pane.show_map(number)
    point = pane.map_rect(number).center()
    qtbot.mouseMove(pane.viewport(), point)
    place = pane.place_at(point)
    assert place is not None
    one, other = output(program, 0, number)[place[1:]], found.passed.output(0)[0, number][place[1:]]
    said = [view.panes.panes[key].value.text() for key in (FIRST, SECOND, DIFFERENCE)]
    assert said == [value_text(float(value)) for value in (one, other, one - other)]
    program.selection.hover(None)
    press(qtbot, program, Qt.Key.Key_Z)


def inspector(qtbot: QtBot, program: Program) -> None:
    """10: the figures of the map, and a strongest unit pinned with a click."""
    click_map(qtbot, program, POOL1, 1)
    click(qtbot, program, program.window.stage.columns[POOL1 + 1].header, QPoint(20, 8))
    panel, values = program.window.inspector.figures, output(program, POOL1, 1)
    assert panel.values["mean"].text() == value_text(float(values.mean()))
    assert panel.values["deviation"].text() == value_text(float(values.std()), signed=False)
    assert panel.values["zeros"].text() == f"{100 * np.mean(values == 0):.0f} %"
    program.window.inspector._scroll.ensureWidgetVisible(panel.units[0])
    click(qtbot, program, panel.units[0])
    assert program.selection.view.seed.kind is SeedKind.UNIT
    assert values[program.selection.view.seed.unit] == values.max()


WAYS: tuple[Callable[[QtBot, Program], None], ...] = (
    computed,
    goes_back,
    rules,
    field,
    both_ways,
    numbers,
    honest,
    designer,
    worlds,
    inspector,
)


def test_each_of_the_ten_with_mouse_and_keys(running: Program, qtbot: QtBot) -> None:
    for way in WAYS:
        way(qtbot, running)
        settle(qtbot, running)
