"""Frames arrive while edits go on, the newest always last, each of one edit; what fails keeps the last good maps."""

from __future__ import annotations

import gc
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from playground.engine.back.backproject import back_project
from playground.engine.forward import run
from playground.engine.maps import Maps
from playground.inputs.pictures.decode import decode
from playground.inputs.pictures.preparation import prepare
from playground.network.editing import edits
from playground.network.editing.kernel_edits import set_kernel_cell
from playground.network.editing.layer_edits import set_pool_size, set_stride
from playground.network.layers import Convolution, Padding, ReLU
from playground.network.network import Network
from playground.network.sentence import Sentence
from playground.network.setup import Picture, PictureInput, Rule, SetUp
from playground.session import compute
from playground.session.compute import ComputeService, unit_value
from playground.session.document import Document
from playground.session.frame import Frame
from playground.session.frame_maker import FrameMaker
from playground.session.frame_parts.columns import Look
from playground.session.selection import Selection
from tests.session.setups import picture, setup

LOOK = Look(12, np.arange(256, dtype=np.uint32) | 0xFF000000, 0xFF123456)


NEVER = 3_600_000
"""Milliseconds: longer than any test."""


class Session:
    """A document, a selection and a running service, and every frame that arrived.

    Maps that edits were added to are not computed whole after a while, unless a test wants it: it would be a frame that
    comes or not, as the machine is slow or fast.
    """

    def __init__(self, first: SetUp) -> None:
        self.document = Document(first)
        self.selection = Selection(first.view, first.network)
        self.service = ComputeService(self.document, self.selection, LOOK)
        self.service._idle.setInterval(NEVER)
        self.frames: list[Frame] = []
        self.busy: list[bool] = []
        self.failures: list[Sentence] = []
        self.threads: set[threading.Thread] = set()
        self.service.frame_ready.connect(self._on_frame_ready)
        self.service.busy_changed.connect(self.busy.append)
        self.service.failed.connect(self.failures.append)

    def _on_frame_ready(self, frame: Frame) -> None:
        self.threads.add(threading.current_thread())
        self.frames.append(frame)

    def set_cell(self, value: float, index: int = 0) -> None:
        assert self.document.edit("Edit", set_kernel_cell, index, 0, 0, 0, 0, value, merge_key="cell")

    @property
    def frame(self) -> Frame:
        frame = self.service.frame
        assert frame is not None
        return frame

    def settle(self, qtbot: QtBot) -> Frame:
        qtbot.waitUntil(lambda: self.service.frame is not None and not self.service.is_busy)
        return self.frame


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    session = Session(setup())
    session.service.start()
    session.settle(qtbot)
    yield session
    session.service.stop()


@pytest.fixture
def slow(qtbot: QtBot) -> Iterator[Session]:
    """A network over 160x160 pixels, whose frames take longer than the time between two edits."""
    kernels = np.random.default_rng(1).normal(0, 0.1, (24, 3, 7, 7))
    more = np.random.default_rng(2).normal(0, 0.1, (24, 24, 5, 5))
    first = (Convolution(name="conv1", kernels=kernels), ReLU(name="relu1"), Convolution(name="conv2", kernels=more))
    source = PictureInput(picture(), width=160, height=160)
    session = Session(SetUp("slow", source, Network(source.shape, first)))
    session.service.start()
    session.settle(qtbot)
    yield session
    session.service.stop()


def assert_consistent(frame: Frame) -> None:
    """The maps and the projection are those of the frame's own request, and of no other edit."""
    asked = frame.request
    expected = run(asked.network, prepare(asked.input, decode(asked.input.picture).pixels))
    assert frame.passed is not None
    for index in range(len(expected.steps)):
        np.testing.assert_allclose(frame.passed.output(index), expected.output(index), rtol=1e-3, atol=1e-4)
    if asked.pinned is not None:
        assert frame.projection is not None
        result = back_project(expected, *asked.pinned, asked.seed, asked.rule)
        np.testing.assert_allclose(frame.projection.result.picture, result.picture, rtol=1e-3, atol=1e-3)


# following the session


def test_the_first_frame_comes_by_itself_in_the_windows_thread(session: Session) -> None:
    assert session.frame.request.network is session.document.network
    assert session.frame.request.input is session.document.setup.input
    assert session.threads == {threading.main_thread()}
    assert_consistent(session.frame)


@pytest.mark.parametrize("what", ["edit", "undo", "open", "pin", "rule", "backwards", "look", "input"])
def test_whatever_changes_is_followed(session: Session, qtbot: QtBot, what: str) -> None:
    session.selection.pin(2, 1)
    session.set_cell(0.5)
    session.settle(qtbot)
    count, document = len(session.frames), session.document
    if what == "edit":
        session.set_cell(1.5)
    elif what == "undo":
        document.undo()
    elif what == "open":
        document.open(setup(ReLU(name="last")), None)
    elif what == "pin":
        session.selection.pin(1, 3)
    elif what == "rule":
        session.selection.set_rule(Rule.GUIDED)
    elif what == "backwards":
        session.selection.show_backwards(True)
    elif what == "look":
        session.service.set_look(replace(LOOK, thumbnail=20))
    else:
        document.edit_input("Open", replace(document.setup.input, mean=0.1), edits.set_input_shape)
    frame = session.settle(qtbot)
    assert len(session.frames) == count + 1  # changes that come together are one request
    asked, view = frame.request, session.selection.view
    assert (asked.network, asked.input) == (document.network, document.setup.input)
    assert asked.rule is view.rule
    assert asked.pinned == (None if view.layer is None else (document.network.index_of(view.layer), view.map))
    assert asked.look.backwards == session.selection.shows_backwards
    assert asked.look.thumbnail == session.service.look.thumbnail
    assert_consistent(frame)


def test_opening_takes_over_the_view_of_the_file(session: Session, qtbot: QtBot) -> None:
    session.selection.pin(2, 1)
    other = setup()
    session.document.open(replace(other, view=replace(other.view, layer="relu1", map=2, rule=Rule.LINEAR)), None)
    frame = session.settle(qtbot)
    assert (frame.request.pinned, frame.request.rule) == ((1, 2), Rule.LINEAR)


def test_the_selection_follows_before_the_frame_is_asked_for(session: Session, qtbot: QtBot) -> None:
    session.selection.pin(2, 3)
    session.settle(qtbot)
    session.document.edit("Remove", edits.remove, 2)
    assert session.selection.view.layer == "relu1"
    frame = session.settle(qtbot)
    assert frame.request.pinned == (1, 3)
    assert_consistent(frame)


def test_busy_is_told_until_the_newest_frame_is_there(session: Session, qtbot: QtBot) -> None:
    session.busy.clear()
    session.set_cell(1)
    assert session.service.is_busy
    session.settle(qtbot)
    assert session.busy[0] is True
    assert session.busy[-1] is False
    assert session.busy.count(False) == 1


def test_progress_is_told_of_what_takes_its_time(session: Session, qtbot: QtBot) -> None:
    told_of_fast: list[int] = []
    session.service.progress_after = 1e6
    session.service.progressed.connect(lambda done, _total: told_of_fast.append(done))
    session.set_cell(2)
    session.settle(qtbot)
    assert told_of_fast == []
    session.service.progress_after = 0.0
    with qtbot.waitSignal(session.service.progressed) as told:
        session.set_cell(1)
    assert told.args[1] == 3
    session.settle(qtbot)


# a storm of edits


class Gate:
    """Holds the worker up once it has computed a layer, until it is opened or the worker is to end."""

    def __init__(self, session: Session) -> None:
        self._worker = session.service._worker
        self._may_pass = threading.Event()
        self.layers = 0
        session.service.progress_after = 0.0
        session.service.progressed.connect(self._hold, Qt.ConnectionType.DirectConnection)

    @property
    def is_reached(self) -> bool:
        return self.layers > 0

    def open(self) -> None:
        self._may_pass.set()

    def _hold(self, _done: int, _total: int) -> None:
        self.layers += 1
        while not self._may_pass.wait(0.001) and not self._worker._closing:
            pass


def storm(session: Session, qtbot: QtBot, edit: Callable[[int], object], until: Callable[[], bool]) -> int:
    """Calls `edit(number)` twice every 2 ms; how often it did."""
    number = 0
    timer = QTimer(interval=2)

    def step() -> None:
        nonlocal number
        for _ in range(2):
            number += 1
            edit(number)

    timer.timeout.connect(step)
    timer.start()
    qtbot.waitUntil(until)
    timer.stop()
    return number


def test_frames_keep_arriving_during_a_drag_and_the_last_is_shown(slow: Session, qtbot: QtBot) -> None:
    slow.selection.pin(2, 0)
    slow.settle(qtbot)
    slow.frames.clear()
    count = storm(slow, qtbot, lambda number: slow.set_cell(number / 100), lambda: len(slow.frames) >= 6)
    assert count > len(slow.frames)  # not every edit has a frame
    slow.settle(qtbot)
    identifiers = [frame.request.id for frame in slow.frames]
    assert identifiers == sorted(set(identifiers))
    assert slow.frame.request.network is slow.document.network
    for frame in (*slow.frames[::3], slow.frame):
        assert_consistent(frame)


def test_edits_that_come_while_a_frame_is_computed_have_one_frame_together(slow: Session, qtbot: QtBot) -> None:
    slow.frames.clear()
    gate = Gate(slow)
    wanted = []
    for number in range(4):
        slow.set_cell(float(number))
        wanted.append(slow.document.network)
        qtbot.waitUntil(lambda: not slow.service._soon.isActive() and gate.is_reached)
    gate.open()
    slow.settle(qtbot)
    assert [frame.request.network for frame in slow.frames] == [wanted[0], wanted[-1]]


def test_a_value_edit_lets_the_running_frame_finish(slow: Session, qtbot: QtBot) -> None:
    slow.frames.clear()
    gate = Gate(slow)
    inputs = [replace(slow.document.setup.input, mean=mean) for mean in (0.1, 0.2)]
    slow.document.edit_input("Mean", inputs[0], edits.set_input_shape)
    qtbot.waitUntil(lambda: gate.is_reached)
    slow.document.edit_input("Mean", inputs[1], edits.set_input_shape)
    qtbot.waitUntil(lambda: not slow.service._soon.isActive())
    gate.open()
    slow.settle(qtbot)
    assert [frame.request.input for frame in slow.frames] == inputs


def test_another_structure_cancels_the_running_frame(slow: Session, qtbot: QtBot) -> None:
    slow.frames.clear()
    gate = Gate(slow)
    slow.document.edit_input("Size", replace(slow.document.setup.input, width=240, height=240), edits.set_input_shape)
    large = slow.document.network
    qtbot.waitUntil(lambda: gate.is_reached)
    slow.document.edit("Stride", set_stride, 0, (4, 4))
    qtbot.waitUntil(lambda: not slow.service._soon.isActive())
    gate.open()
    slow.settle(qtbot)
    assert large not in [frame.request.network for frame in slow.frames]
    assert slow.frame.request.network is slow.document.network
    assert_consistent(slow.frame)


def test_frames_keep_arriving_while_pictures_change_without_end(
    slow: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each picture cancels the frame of the one before, but not for ever: so a camera can be watched."""
    monkeypatch.setattr(compute, "PATIENCE", 0.1)
    pictures = [picture(f"picture {row}", row) for row in range(12)]
    slow.frames.clear()

    def next_picture(number: int) -> None:
        source = replace(slow.document.setup.input, picture=pictures[number % 12])
        slow.document.edit_input("Picture", source, edits.set_input_shape, merge_key="picture")

    storm(slow, qtbot, next_picture, lambda: len(slow.frames) >= 2)
    slow.settle(qtbot)
    assert slow.frame.request.input is slow.document.setup.input
    assert_consistent(slow.frame)


def test_no_older_frame_comes_after_a_newer_one(session: Session, qtbot: QtBot) -> None:
    session.set_cell(1)
    newest = session.settle(qtbot)
    stale = replace(newest, request=replace(newest.request, id=newest.request.id - 1))
    count = len(session.frames)
    session.service.frame_made.emit(stale)
    assert session.service.frame is newest
    assert len(session.frames) == count


def test_the_window_is_not_held_up(slow: Session, qtbot: QtBot) -> None:
    """It goes on while the worker is in the middle of a frame; how smoothly, `tests.benchmarks.dragging` measures."""
    gate = Gate(slow)
    slow.frames.clear()
    slow.set_cell(1)
    qtbot.waitUntil(lambda: gate.is_reached)
    beats: list[int] = []
    timer = QTimer(interval=1)
    timer.timeout.connect(lambda: beats.append(len(slow.frames)))
    timer.start()
    qtbot.waitUntil(lambda: len(beats) >= 10)
    timer.stop()
    assert set(beats) == {0}
    assert slow.service.is_busy
    gate.open()
    slow.settle(qtbot)


# when things go wrong


def huge() -> Convolution:
    """18 GB of maps from small ones."""
    return Convolution(name="wide", kernels=np.ones((4096, 4, 1, 1)), padding=Padding.all_sides(512, 512))


def test_layers_before_impossible_geometry_stay_live(session: Session, qtbot: QtBot) -> None:
    session.selection.pin(1, 2)
    before = session.settle(qtbot)
    session.document.edit("Break", set_pool_size, 2, (60, 60))
    frame = session.settle(qtbot)
    problem = session.document.network.problem
    assert problem is not None
    assert problem.index == 2
    assert len(frame.columns) == 3
    assert frame.error is None
    assert session.failures == []
    assert np.array_equal(frame.columns[1].atlas, before.columns[1].atlas)
    session.set_cell(1.5)
    frame = session.settle(qtbot)
    assert not np.array_equal(frame.columns[1].atlas, before.columns[1].atlas)
    assert_consistent(frame)
    session.document.edit("Mend", set_pool_size, 2, (2, 2))
    assert_consistent(session.settle(qtbot))
    assert len(session.frame.columns) == 4


def test_layers_before_one_too_large_for_memory_stay_live(session: Session, qtbot: QtBot) -> None:
    session.selection.pin(2, 1)
    session.settle(qtbot)
    session.document.edit("Insert", edits.insert, 3, huge())
    frame = session.settle(qtbot)
    assert (frame.stopped_at, len(frame.columns), frame.is_stale) == (3, 4, False)
    assert [str(sentence) for sentence in session.failures] == [str(frame.error)]
    session.set_cell(1.5)
    frame = session.settle(qtbot)
    assert frame.error is not None
    assert len(session.failures) == 1  # told once while it lasts
    assert frame.projection is not None
    cut = replace(frame.request, network=edits.remove(frame.request.network, 3))
    assert_consistent(replace(frame, request=cut))
    session.document.edit("Remove", edits.remove, 3)
    session.service._idle.setInterval(0)
    assert session.settle(qtbot).error is None
    comes_to_rest(session, qtbot)
    assert session.frame.passed is not None
    assert session.frame.passed.is_exact


def comes_to_rest(session: Session, qtbot: QtBot) -> None:
    """Exactness is restored once, not again and again."""
    qtbot.waitUntil(lambda: not session.service._idle.isActive() and not session.service.is_busy)
    count = len(session.frames)
    qtbot.wait(50)
    assert len(session.frames) == count


def test_a_network_that_is_too_large_comes_to_rest(session: Session, qtbot: QtBot) -> None:
    session.service._idle.setInterval(0)
    session.document.edit("Insert", edits.insert, 3, huge())
    session.set_cell(1.5)
    session.settle(qtbot)
    comes_to_rest(session, qtbot)


def test_an_edit_puts_the_refresh_off(session: Session, qtbot: QtBot) -> None:
    """Whole maps in the middle of a drag that keeps the worker busy would be seen as a jerk."""
    session.set_cell(1.5)
    qtbot.waitUntil(lambda: session.service._idle.isActive())
    session.set_cell(1.6)
    assert not session.service._idle.isActive()
    session.settle(qtbot)
    assert not session.frame.passed.is_exact  # type: ignore[union-attr]
    session.service._idle.start(0)
    qtbot.waitUntil(lambda: session.frame.passed.is_exact)  # type: ignore[union-attr]


MISTAKE = Look(12, LOOK.table[:3], LOOK.bad_colour)
"""Colours that make the worker fail in a way nobody has thought of."""


def test_a_mistake_keeps_the_last_good_frame_and_marks_it(
    session: Session, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    good = session.frame
    session.service.set_look(MISTAKE)
    for value in (1.5, 0.5):
        frame = session.settle(qtbot)
        assert frame.is_stale
        assert "could not be computed" in str(frame.error)
        assert frame.request is good.request
        assert frame.columns is good.columns
        assert frame.passed is good.passed
        session.set_cell(value)
    session.settle(qtbot)
    assert len(session.failures) == 1
    assert all(record.exc_info for record in caplog.records)
    assert len(caplog.records) == 3
    session.service.set_look(LOOK)
    frame = session.settle(qtbot)
    assert (frame.is_stale, frame.error) == (False, None)
    assert frame.request.network is session.document.network
    assert_consistent(frame)
    expected = FrameMaker().make(frame.request, lambda: None)
    for mine, fresh in zip(frame.columns, expected.columns, strict=True):
        assert np.array_equal(mine.atlas, fresh.atlas)


def test_a_mistake_in_the_first_frame_shows_nothing_but_its_reason(qtbot: QtBot) -> None:
    session = Session(setup())
    session.service.set_look(MISTAKE)
    session.service.start()
    frame = session.settle(qtbot)
    assert (frame.columns, frame.passed) == ((), None)
    assert "could not be computed" in str(frame.error)
    session.service.stop()


def test_a_picture_that_cannot_be_shown_takes_its_maps_along(session: Session, qtbot: QtBot) -> None:
    before = session.document.setup.input
    torn = replace(before, picture=Picture("torn.png", before.picture.data[:50]))
    session.document.edit_input("Open", torn, edits.set_input_shape)
    frame = session.settle(qtbot)
    assert (frame.columns, frame.is_stale) == ((), False)
    assert "torn.png" in str(frame.error)
    assert len(session.failures) == 1
    session.document.undo()
    assert_consistent(session.settle(qtbot))


# the end


def test_stopping_ends_the_thread_at_once_and_for_good(slow: Session, qtbot: QtBot) -> None:
    gate = Gate(slow)
    slow.document.edit_input("Size", replace(slow.document.setup.input, width=240, height=240), edits.set_input_shape)
    qtbot.waitUntil(lambda: gate.is_reached)
    count = len(slow.frames)
    slow.service.stop()
    assert gate.layers == 1  # the others are not computed
    assert slow.service._worker.isFinished()
    slow.set_cell(1)
    slow.service.refresh()
    slow.service.stop()
    qtbot.wait(50)
    assert len(slow.frames) == count
    assert not slow.service._soon.isActive()
    assert not slow.service._idle.isActive()


def test_a_service_that_was_never_started_can_be_stopped(qtbot: QtBot) -> None:
    session = Session(setup())
    session.set_cell(1)
    session.service.stop()
    assert session.frames == []


def test_memory_does_not_grow_with_edits(session: Session, qtbot: QtBot) -> None:
    session.service.frame_ready.disconnect(session._on_frame_ready)
    session.selection.pin(2, 0)

    def edit(times: int) -> int:
        """The bytes held after so many edits of one step, each with its frame."""
        for number in range(times):
            session.set_cell(number / 100)
            session.settle(qtbot)
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    session.document.gestures.begin()  # one step, however long it takes
    tracemalloc.start()
    try:
        before = edit(40)
        growth = edit(120) - before
    finally:
        tracemalloc.stop()
    assert session.document.history.count == 1
    assert growth < 80_000


def test_the_value_of_a_unit() -> None:
    maps = Maps(np.arange(24, dtype=np.float32).reshape(1, 2, 3, 4))
    assert unit_value(maps, 1, 2, 3) == 23
    for outside in ((2, 0, 0), (-1, 0, 0), (0, 3, 0), (0, 0, 4), (0, -1, 0)):
        assert np.isnan(unit_value(maps, *outside))
