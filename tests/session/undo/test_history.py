"""The way back holds no more bytes than it may, counts what steps share once, and always leads one step back."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from pytestqt.qtbot import QtBot

from playground import limits
from playground.inputs.video.frame_picture import frame_picture
from playground.network.editing import edits
from playground.network.editing.kernel_edits import set_kernel_cell
from playground.network.layer_limits import arrays
from playground.network.layers import Array
from playground.network.setup import Picture, PictureInput, SetUp
from playground.network.source.array_input import ArrayInput
from playground.session.document import Document
from playground.session.undo.held_bytes import HeldBytes
from tests.session.setups import setup

KERNELS = 4 * 3 * 3 * 3 * 4
"""Bytes of the kernels of conv1."""
TEXTS = 200
"""More bytes than the names in the set-ups here have together."""


def put(document: Document, picture: Picture) -> None:
    source = document.setup.input
    assert isinstance(source, PictureInput)
    document.edit_input("Open", replace(source, picture=picture), edits.set_input_shape)


def file(size: int) -> Picture:
    return Picture("a file", bytes(size))


def set_cell(document: Document, value: float, key: str | None = None) -> None:
    document.edit("Edit a kernel", set_kernel_cell, 0, 0, 0, 0, 0, value, merge_key=key)


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    return Document(setup())


def test_of_many_large_pictures_the_first_ones_go(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNDO_BYTES", 1_000_000)
    seen: list[weakref.ref[Picture]] = []
    for _ in range(20):
        picture = file(300_000)
        seen.append(weakref.ref(picture))
        put(document, picture)
        assert document.history.nbytes <= 1_000_000
        del picture
    gc.collect()
    assert [one() is not None for one in seen] == [False] * 16 + [True] * 4  # that on the stage, and three to go back
    for _ in range(3):
        document.undo()
    assert document.setup.input.content is seen[16]()
    assert document.history.place == 0


def test_edits_of_a_session_with_a_large_picture_cost_their_kernels(document: Document) -> None:
    put(document, file(60 * limits.MEGABYTE))
    first = document.history.nbytes
    for value in range(1, 101):
        set_cell(document, value)
    assert document.history.count == 101
    assert 100 * KERNELS <= document.history.nbytes - first <= 100 * KERNELS + TEXTS


def test_a_drag_keeps_what_it_began_with(document: Document) -> None:
    document.gestures.begin()
    for value in range(1, 101):
        set_cell(document, value, "cell")
    document.gestures.end()
    assert document.history.count == 1
    assert KERNELS <= document.history.nbytes <= KERNELS + TEXTS


def test_one_step_stays_however_large(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNDO_BYTES", 1000)
    for _ in range(3):
        put(document, file(5000))
    large = document.setup
    put(document, file(10))
    assert document.history.count == 1
    document.undo()
    assert document.setup is large
    document.redo()
    set_cell(document, 1)
    assert document.history.count == 1  # now that it need not be the last one
    assert document.history.nbytes <= 1000


def test_arrays_that_look_into_one_array_or_one_file_are_counted_once() -> None:
    held, whole = HeldBytes(), np.zeros((8, 1000), np.float32)
    whole.flags.writeable = False  # else each input takes a copy
    values = [ArrayInput("numbers", whole[row : row + 2].reshape(2, 10, 100)) for row in range(6)]
    read = np.frombuffer(bytes(500), np.uint8)
    for value in (*values, (read[:100], read[100:])):
        held.add(value)
    assert whole.nbytes + 500 <= held.nbytes <= whole.nbytes + 500 + TEXTS
    for value in values:
        held.remove(value)
    assert 500 <= held.nbytes <= 500 + TEXTS


def test_the_file_of_a_frame_is_not_made_for_it() -> None:
    held, frame = HeldBytes(), frame_picture("camera", np.zeros((20, 30, 3), np.uint8))
    held.add(frame)
    assert 1800 <= held.nbytes <= 1800 + TEXTS
    assert "data" not in vars(frame)


def bytes_of(setups: list[SetUp]) -> int:
    """Of files, frames and weights that any of them has: looked for anew, without knowing of the one before."""
    found: dict[int, Array | bytes] = {}
    for one in setups:
        picture = one.input.content
        pixels = vars(picture).get("_pixels", vars(picture).get("data"))
        for value in (pixels, *(array for layer in one.network.layers for array in arrays(layer))):
            found[id(value)] = value
    return sum(value.nbytes if isinstance(value, np.ndarray) else len(value) for value in found.values())


class HistoryMachine(RuleBasedStateMachine):
    """Any mixture of pictures, edits, frames of a camera, undo and redo."""

    @initialize()
    def begin(self) -> None:
        self.document = Document(setup())
        self.is_live = False

    @rule(size=st.integers(0, 4000))
    def open_picture(self, size: int) -> None:
        put(self.document, file(size))
        self.is_live = False
        self.check_limit()

    @rule(value=st.integers(0, 9), key=st.sampled_from([None, "a", "b"]))
    def edit(self, value: int, key: str | None) -> None:
        before = self.document.setup
        set_cell(self.document, value, key)
        if self.document.setup is not before:
            self.check_limit()

    @rule(side=st.integers(1, 20))
    def frame(self, side: int) -> None:
        frame = frame_picture("camera", np.zeros((side, side, 3), np.uint8))
        if self.is_live:
            self.document.show_frame(frame)
        else:
            put(self.document, frame)
            self.check_limit()
        self.is_live = True

    @rule()
    def undo(self) -> None:
        self.document.undo()
        self.is_live = False

    @rule()
    def redo(self) -> None:
        self.document.redo()
        self.is_live = False

    def check_limit(self) -> None:
        history = self.document.history
        assert history.place == history.count >= 1
        assert history.count == 1 or history.nbytes <= limits.UNDO_BYTES

    @invariant()
    def is_counted(self) -> None:
        history, steps = self.document.history, self.document.history._steps
        if steps:
            setups = [setup for step in steps for setup in (step.old, step.new)]
            expected = bytes_of(setups) - bytes_of([steps[-1].new])
            assert expected <= history.nbytes <= expected + TEXTS


def test_any_sequence_is_counted_as_if_looked_for_anew(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNDO_BYTES", 9000)
    machine: Callable[[], HistoryMachine] = HistoryMachine
    run_state_machine_as_test(machine, settings=settings(max_examples=60, stateful_step_count=25, deadline=None))
