"""Undo leads back to the very values, drags are one step, refusals change nothing, and saved means saved."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from pytestqt.qtbot import QtBot

from playground.network.editing import edits
from playground.network.editing.kernel_edits import set_kernel_cell
from playground.network.sentence import Sentence
from playground.network.setup import Channels, ClassName, PictureInput, SetUp
from playground.session.document import Document
from playground.session.undo.history import MERGE_SECONDS, UNDO_STEPS
from tests.session.setups import picture, setup

HERE = Path("a.cnnplay")


class Clock:
    """Time that only passes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Watched:
    """A document over a fake clock, and what it told."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.document = Document(setup(), clock=self.clock)
        self.told: list[str] = []
        self.refusals: list[Sentence] = []
        self.document.changed.connect(self._on_changed)
        self.document.replaced.connect(self._on_replaced)
        self.document.saved_state_changed.connect(self._on_saved_state_changed)
        self.document.refused.connect(self.refusals.append)

    def _on_changed(self) -> None:
        self.told.append("changed")

    def _on_replaced(self) -> None:
        self.told.append("replaced")

    def _on_saved_state_changed(self) -> None:
        self.told.append("modified" if self.document.is_modified else "saved")

    def set_cell(self, value: float, key: object = "cell", after: float = 0.0) -> None:
        self.clock.now += after
        assert self.document.edit("Edit a kernel", set_kernel_cell, 0, 0, 0, 0, 0, value, merge_key=key)

    @property
    def cell(self) -> float:
        return float(self.document.network.layers[0].kernels[0, 0, 0, 0])  # type: ignore[attr-defined]

    @property
    def steps(self) -> int:
        return self.document.history.count


@pytest.fixture
def watched(qtbot: QtBot) -> Watched:
    return Watched()


def test_undo_and_redo_show_the_very_values(watched: Watched) -> None:
    document, shown = watched.document, [watched.document.setup]
    for name in ("a", "b", "c"):
        assert document.edit("Rename", edits.rename, 0, name)
        shown.append(document.setup)
    for expected in reversed(shown[:-1]):
        document.undo()
        assert document.setup is expected
    for expected in shown[1:]:
        document.redo()
        assert document.setup is expected
    assert watched.told.count("changed") == 9


def test_an_edit_keeps_every_layer_it_does_not_touch(watched: Watched) -> None:
    before = watched.document.setup
    watched.set_cell(1)
    after = watched.document.setup
    assert after.input is before.input
    assert after.network.layers[0] is not before.network.layers[0]
    assert all(new is old for new, old in zip(after.network.layers[1:], before.network.layers[1:], strict=True))


def test_quick_edits_with_one_key_are_one_step(watched: Watched) -> None:
    first = watched.document.setup
    for value in range(1000):
        watched.set_cell(value, after=MERGE_SECONDS)
    assert watched.steps == 1
    watched.document.undo()
    assert watched.document.setup is first
    watched.document.redo()
    assert watched.cell == 999


@pytest.mark.parametrize(
    ("first", "second", "after", "steps"),
    [
        ("cell", "cell", MERGE_SECONDS, 1),
        ("cell", "cell", MERGE_SECONDS + 0.01, 2),
        ("cell", "other", 0.0, 2),
        (None, None, 0.0, 2),
        (("conv1", 0), ("conv1", 0), 0.5, 1),
    ],
)
def test_what_is_merged(watched: Watched, first: object, second: object, after: float, steps: int) -> None:
    watched.set_cell(1, first)
    watched.set_cell(2, second, after)
    assert watched.steps == steps


def test_a_gesture_is_one_step_however_long_it_takes(watched: Watched) -> None:
    watched.document.gestures.begin()
    for value in range(5):
        watched.set_cell(value, after=60)
    watched.document.gestures.end()
    assert watched.steps == 1


@pytest.mark.parametrize("pause", [0.0, 100.0])
def test_two_gestures_are_two_steps(watched: Watched, pause: float) -> None:
    for drag in range(2):
        watched.document.gestures.begin()
        for value in range(5):
            watched.set_cell(10 * drag + value)
        watched.document.gestures.end()
        watched.clock.now += pause
    assert watched.steps == 2
    watched.document.undo()
    assert watched.cell == 4


def test_a_gesture_takes_over_no_earlier_edit(watched: Watched) -> None:
    watched.set_cell(1)
    watched.document.gestures.begin()
    watched.set_cell(2)
    watched.document.gestures.end()
    watched.set_cell(3)
    assert watched.steps == 3


def test_gestures_may_be_nested_and_ended_too_often(watched: Watched) -> None:
    document = watched.document
    document.gestures.begin()
    watched.set_cell(1)
    document.gestures.begin()
    watched.set_cell(2, after=60)
    document.gestures.end()
    assert document.gestures.is_on
    watched.set_cell(3, after=60)
    for _ in range(3):
        document.gestures.end()
    assert not document.gestures.is_on
    assert watched.steps == 1
    document.gestures.begin()
    assert document.gestures.is_on


def test_a_refused_edit_says_why_and_changes_nothing(watched: Watched) -> None:
    before = watched.document.setup
    assert not watched.document.edit("Rename", edits.rename, 0, "pool1")
    assert not watched.document.edit("Remove", edits.remove, 9)
    assert watched.document.setup is before
    assert watched.steps == 0
    assert watched.told == []
    assert "pool1" in str(watched.refusals[0])
    assert "There is no layer 10" in str(watched.refusals[1])


def test_an_edit_that_changes_nothing_is_no_step(watched: Watched) -> None:
    assert watched.document.edit("Rename", edits.rename, 0, "conv1")
    watched.document.apply(watched.document.setup, "Nothing")
    assert watched.steps == 0
    assert watched.told == []


def test_an_error_in_an_edit_leaves_the_document_as_it_was(watched: Watched) -> None:
    def broken(_network: object) -> None:
        raise ZeroDivisionError

    before = watched.document.setup
    with pytest.raises(ZeroDivisionError):
        watched.document.edit("Break", broken)  # type: ignore[arg-type]
    assert watched.document.setup is before
    assert watched.steps == 0


def test_another_input_keeps_the_names_of_the_classes(watched: Watched) -> None:
    classes = (ClassName("0", "nothing"), ClassName("1", "something"))
    watched.document.open(replace(watched.document.setup, classes=classes), None)
    assert watched.document.edit_input("Open", PictureInput(picture("other")), edits.set_input_shape)
    assert watched.document.setup.classes == classes


def test_another_input_takes_the_network_along(watched: Watched) -> None:
    grey = PictureInput(picture("grey"), width=10, height=8, channels=Channels.GREY)
    assert watched.document.edit_input("Open", grey, edits.set_input_shape)
    assert watched.document.network.input_shape == (1, 8, 10)
    assert watched.document.setup.input is grey
    before = watched.document.setup
    too_large = PictureInput(picture(), width=100_000, height=8)
    assert not watched.document.edit_input("Open", too_large, edits.set_input_shape)
    assert watched.document.setup is before
    assert len(watched.refusals) == 1


def test_modified_is_told_when_it_changes_and_only_then(watched: Watched) -> None:
    document = watched.document
    watched.set_cell(1)
    watched.set_cell(2)
    assert watched.told == ["changed", "modified", "changed"]
    watched.told.clear()
    document.mark_saved(HERE, document.setup)
    assert watched.told == ["saved"]
    assert document.path == HERE
    document.undo()
    document.redo()
    assert watched.told == ["saved", "changed", "modified", "changed", "saved"]


def test_what_is_edited_while_it_is_being_written_stays_unsaved(watched: Watched) -> None:
    document, opened = watched.document, watched.document.setup
    watched.set_cell(1, key=None)
    written = document.setup
    watched.set_cell(2, key=None)
    document.mark_saved(HERE, written)
    assert document.is_modified
    document.undo()
    assert document.setup is written
    assert not document.is_modified
    document.undo()
    assert document.setup is opened
    assert document.is_modified  # the file holds `written` now


def test_no_edit_is_merged_into_the_step_that_was_saved(watched: Watched) -> None:
    watched.set_cell(1)
    saved = watched.document.setup
    watched.document.mark_saved(HERE, saved)
    watched.set_cell(2)
    watched.document.undo()
    assert watched.document.setup is saved
    assert not watched.document.is_modified


def test_no_edit_is_merged_into_a_step_that_was_undone(watched: Watched) -> None:
    watched.set_cell(1, key=None)
    watched.set_cell(2)
    watched.document.undo()
    watched.set_cell(3)
    assert watched.steps == watched.document.history.place == 2
    watched.document.undo()
    assert watched.cell == 1
    watched.document.redo()
    assert watched.cell == 3
    watched.set_cell(4)  # redone: it is the newest again
    assert watched.steps == 2


def test_opening_starts_anew(watched: Watched) -> None:
    watched.set_cell(1)
    watched.told.clear()
    other = setup()
    watched.document.open(other, HERE)
    assert watched.told[-3:] == ["changed", "replaced", "saved"]
    assert watched.document.setup is other
    assert watched.document.path == HERE
    assert not watched.document.history.place
    assert not watched.document.is_modified


def test_undo_from_a_scene_brings_the_file_back(watched: Watched) -> None:
    document, scene = watched.document, setup()
    document.mark_saved(HERE, document.setup)
    watched.set_cell(1)
    document.show(scene, "A scene")
    assert (document.path, document.is_modified) == (None, False)
    document.undo()
    assert (document.path, document.is_modified) == (HERE, True)
    document.undo()
    assert (document.path, document.is_modified) == (HERE, False)
    document.redo()
    document.redo()
    assert (document.setup, document.path, document.is_modified) == (scene, None, False)


def test_recovered_work_is_unsaved_until_it_is_saved(watched: Watched) -> None:
    document = watched.document
    document.open(setup(), HERE, recovered=True)
    assert "saved" not in watched.told
    assert document.is_modified
    watched.set_cell(1)
    document.undo()
    assert document.is_modified
    document.mark_saved(HERE, document.setup)
    assert not document.is_modified
    document.open(setup(), None, recovered=True)
    document.open(setup(), None)
    assert not document.is_modified


def test_steps_do_not_pile_up_without_end(watched: Watched) -> None:
    for number in range(UNDO_STEPS + 20):
        watched.document.edit("Rename", edits.rename, 0, f"name{number}")
    assert watched.steps == UNDO_STEPS
    while watched.document.history.place:
        watched.document.undo()
    assert watched.document.network.layers[0].name == "name19"


class DocumentMachine(RuleBasedStateMachine):
    """Any mixture of edits, gestures, time, undo, redo, saving and opening, against a list of values and a place."""

    @initialize()
    def begin(self) -> None:
        self.watched = Watched()
        self.document = self.watched.document
        self.restart(self.document.setup)
        self.saved: SetUp | None = self.document.setup
        self.pending: SetUp | None = None

    def restart(self, first: SetUp) -> None:
        self.values, self.place = [first], 0
        self.last: tuple[str, float, int] | None = None

    @rule(value=st.integers(0, 99), key=st.sampled_from(["a", "b"]), after=st.sampled_from([0.0, 0.9, 1.1]))
    def edit(self, value: int, key: str, after: float) -> None:
        before, count = self.document.setup, self.watched.steps
        self.watched.set_cell(value, key, after)
        if self.document.setup is before:
            return
        now, gesture = self.watched.clock.now, self.document.gestures.number
        del self.values[self.place + 1 :]
        merges = (
            self.last is not None
            and self.last[0] == key
            and self.last[2] == gesture
            and (bool(gesture) or now - self.last[1] <= MERGE_SECONDS)
        )
        if merges:
            assert self.watched.steps == count
            self.values[-1] = self.document.setup
        else:
            self.values.append(self.document.setup)
            self.place += 1
        self.last = (key, now, gesture)

    @rule()
    def undo(self) -> None:
        self.document.undo()
        self.place = max(0, self.place - 1)
        self.pass_time()

    @rule()
    def redo(self) -> None:
        self.document.redo()
        self.place = min(len(self.values) - 1, self.place + 1)
        self.pass_time()

    def pass_time(self) -> None:
        """So that the next edit is a step of its own, whatever is on top of the stack now."""
        self.watched.clock.now += 100
        self.document.gestures.end()
        self.last = None

    @rule()
    def begin_gesture(self) -> None:
        if not self.document.gestures.is_on:
            self.document.gestures.begin()

    @rule()
    def end_gesture(self) -> None:
        self.document.gestures.end()

    @rule()
    def begin_to_save(self) -> None:
        self.pending = self.document.setup

    @precondition(lambda self: self.pending is not None)
    @rule()
    def end_to_save(self) -> None:
        assert self.pending is not None
        self.document.mark_saved(HERE, self.pending)
        self.saved, self.pending = self.pending, None
        if self.document.setup is self.saved:
            self.last = None

    @rule(recovered=st.booleans())
    def open(self, recovered: bool) -> None:
        self.document.open(setup(), None, recovered=recovered)
        self.restart(self.document.setup)
        self.saved = None if recovered else self.document.setup
        self.pending = None

    @invariant()
    def agrees(self) -> None:
        assert self.document.setup is self.values[self.place]
        assert self.document.is_modified == (self.document.setup is not self.saved)
        assert self.document.history.place == self.place


def test_any_sequence_agrees_with_a_list_of_values(qtbot: QtBot) -> None:
    machine: Callable[[], DocumentMachine] = DocumentMachine
    run_state_machine_as_test(machine, settings=settings(max_examples=60, stateful_step_count=30, deadline=None))


def test_what_cannot_be_undone_any_more_is_not_kept(watched: Watched) -> None:
    seen: list[weakref.ref[SetUp]] = []

    def remember() -> None:
        seen.append(weakref.ref(watched.document.setup))

    def held() -> int:
        gc.collect()
        return len({id(value) for one in seen if (value := one()) is not None})

    watched.document.changed.connect(remember)
    for value in range(200):
        watched.set_cell(value)
    assert held() == 1
    for value in range(50):
        watched.set_cell(value, key=None)
    for _ in range(40):
        watched.document.undo()
    assert held() == 51
    watched.set_cell(1000, key=None)
    assert held() == 12
    watched.document.open(setup(), None)
    assert held() == 1
