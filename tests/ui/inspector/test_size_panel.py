"""The size calculator: the sum in words, in the inspector and on the maps, on the article's session and on a stack."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from playground.app import Program, make_application
from playground.default_session import default_setup
from playground.network.editing.layer_edits import set_ceil, set_padding, set_stride
from playground.network.geometry import Window
from playground.network.layers import Padding
from playground.network.setup import SetUp
from playground.network.size_sums import SizeSum, StampSum
from playground.ui.computed.window_picture import WindowPicture
from playground.ui.inspector.size_words import size_lines, sum_text
from playground.ui.kit.unread_hatch import LEAST, edge_run
from tests.ui.design.conftest import stack_setup
from tests.ui.running import inspect, settle


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (SizeSum(64, Window(5, 2, 1, 1, 1)), "(64 + 2·1 − 5)/2 + 1 = 31.5 → 31"),
        (SizeSum(64, Window(5, 2, 1, 1, 1, ceil=True)), "(64 + 2·1 − 5)/2 + 1 = 31.5 → 32"),
        (SizeSum(224, Window(7, 1, 1, 3, 3)), "(224 + 2·3 − 7)/1 + 1 = 224"),
        (SizeSum(10, Window(3, 3, 1, 0, 1)), "(10 + 0 + 1 − 3)/3 + 1 = 3.67 → 3"),
        (SizeSum(9, Window(3, 2, 2)), "(9 − 5)/2 + 1 = 3"),
        (SizeSum(2, Window(1, 2, 1, 0, 1, ceil=True)), "(2 + 0 + 1 − 1)/2 + 1 = 2 → 1"),
        (StampSum(31, Window(5, 2, 1, 1, 1)), "(31 − 1)·2 + 5 − 2·1 = 63"),
        (StampSum(31, Window(5, 2, 1, 1, 0)), "(31 − 1)·2 + 5 − 1 − 0 = 64"),
        (StampSum(31, Window(3, 2, 1, 0, -1)), "(31 − 1)·2 + 3 − 0 + 1 = 64"),
    ],
)
def test_a_sum_in_numbers(one: SizeSum | StampSum, text: str) -> None:
    assert sum_text(one) == text


@pytest.mark.parametrize(
    ("down", "across", "lines"),
    [
        (Window(2, 2), Window(2, 2), ["every row and column is read"]),
        (Window(3, 2), Window(3, 2), ["rounded down", "the last row and the last column are never read"]),
        (Window(3, 2), Window(2, 2), ["rounded down", "the last row is never read"]),
        (Window(2, 2), Window(4, 3), ["the last column is never read"]),
        (Window(3, 2, 1, 0, 1), Window(3, 2, 1, 0, 1), ["every row and column is read"]),
        (Window(3, 2, 1, 0, 2), Window(3, 2, 1, 0, 2), ["what is left over is padding"]),
        (Window(1, 3), Window(2, 5), ["5 of 8 rows", "4 of 8 columns"]),
        (Window(3, 2, 2, 1, 1), Window(3, 2, 2, 1, 1), ["(3 − 1)·2 + 1 = 5", "4 of 8 rows"]),
        (Window(3, 2, ceil=True), Window(3, 2, ceil=True), ["hangs over by 1", "every row and column is read"]),
    ],
)
def test_what_is_said_of_the_rest(down: Window, across: Window, lines: list[str]) -> None:
    said = "\n".join(size_lines((SizeSum(8, down), SizeSum(8, across))))
    assert [line for line in lines if line not in said] == []


@pytest.fixture(params=[default_setup, stack_setup], ids=["article", "stack"])
def running(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Program]:
    setup: SetUp = request.param()
    program = Program(make_application(), setup, "en", "light")
    program.window.resize(1280, 800)
    program.window.show()
    settle(qtbot, program)
    yield program
    program.stop()
    program.window._may_close = True
    program.window.close()
    program.window.deleteLater()


def test_the_inspector_says_how_the_size_comes_about_and_follows(running: Program, qtbot: QtBot) -> None:
    network = running.document.network
    pool = network.index_of("pool1")
    inspect(qtbot, running, pool)
    panel = running.window.inspector.size_panel
    length, result = network.shapes[pool][1], network.shapes[pool + 1][1]
    assert panel.isVisible()
    assert panel.text.text().startswith(f"({length} − ")
    assert f" {result}\n" in panel.text.text()
    running.document.edit("Stride", set_stride, pool, (5, 5))
    assert "never read" in panel.text.text()
    running.document.edit("Ceil", set_ceil, pool, True)
    assert "rounded up" in panel.text.text()
    inspect(qtbot, running, network.index_of("relu1"))
    assert not panel.isVisible()
    settle(qtbot, running)


def test_what_the_inspected_layer_never_reads_is_hatched_on_the_maps_before(running: Program, qtbot: QtBot) -> None:
    network = running.document.network
    inspect(qtbot, running, 0)
    running.document.edit("Stride", set_stride, 0, (5, 5))
    running.document.edit("Padding", set_padding, 0, Padding())
    settle(qtbot, running)
    grid = running.window.stage.columns[0].grid
    assert grid is not None
    before = grid.grab().toImage()
    unread = grid._unread
    assert unread[1][-1][1] == network.input_shape[2]  # the last columns
    inspect(qtbot, running, network.index_of("pool1"))
    assert grid._unread == ((), ())
    after = grid.grab().toImage()
    box = grid.map_rect(0)
    changed = [
        x
        for x in range(box.left(), box.right())
        if any(before.pixel(x, y) != after.pixel(x, y) for y in range(box.top(), box.top() + box.height() // 2, 2))
    ]
    assert changed
    assert min(changed) > box.left() + box.width() * 0.8
    settle(qtbot, running)


def test_a_run_at_an_edge_is_thick_enough_to_be_seen() -> None:
    assert edge_run(223, 224, 224, 46) == (46 - LEAST, 46)
    assert edge_run(0, 1, 224, 46) == (0, LEAST)
    assert edge_run(10, 20, 100, 50) == (5, 10)


def test_the_window_picture_hatches_what_is_never_read(qtbot: QtBot) -> None:
    picture = WindowPicture()
    qtbot.addWidget(picture)
    picture.resize(120, 140)
    pixels = np.full((20, 20), 0xFF804020, np.uint32)
    picture.show_map("map", pixels, None)
    plain = picture.grab().toImage()
    picture.show_map("map", pixels, None, ((), ((18, 20),)))
    hatched = picture.grab().toImage()
    box = QRectF(picture.map_rect())
    middle = box.center().toPoint()
    assert plain.pixel(middle) == hatched.pixel(middle)
    right = [plain.pixel(int(box.right()) - 4, y) != hatched.pixel(int(box.right()) - 4, y) for y in range(60, 90)]
    assert all(right)
