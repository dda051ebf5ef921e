"""A picture that moves is one picture: its frames are no steps, nothing to save, and never come back by undo."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.network.editing import edits
from playground.network.editing.drawing_edits import with_strokes
from playground.network.setup import AnyPicture, Channels, Drawing, Picture, PictureInput
from playground.network.source.stroke import Stroke
from playground.session.document import Document
from playground.session.recovery.journal import CrashJournal
from playground.session.selection import Selection
from playground.storage.recovery.recovery_folder import RecoveryFolder
from tests.session.setups import picture, setup

HERE = Path("a.cnnplay")


def shown(document: Document) -> AnyPicture:
    source = document.setup.input
    assert isinstance(source, PictureInput)
    return source.picture


def begin(document: Document) -> Picture:
    """The first frame, put there as any other picture is."""
    source = document.setup.input
    assert isinstance(source, PictureInput)
    first = picture("camera", row=0)
    document.edit_input("Camera", replace(source, picture=first), edits.set_input_shape)
    return first


def move(document: Document, row: int) -> Picture:
    frame = picture("camera", row)
    document.show_frame(frame)
    return frame


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    return Document(setup())


def test_frames_are_no_steps_and_nothing_to_save(document: Document) -> None:
    begin(document)
    document.mark_saved(HERE, document.setup)
    told: list[bool] = []
    document.changed.connect(lambda: told.append(document.is_modified))
    frames = [move(document, row) for row in range(1, 6)]
    assert shown(document) is frames[-1]
    assert told == [False] * 5
    assert document.history.count == 1


def test_undo_changes_what_was_edited_and_leaves_the_newest_frame(document: Document) -> None:
    first_name = document.network.layers[0].name
    before = document.setup
    begin(document)
    move(document, 1)
    document.edit("Rename", edits.rename, 0, "a")
    move(document, 2)
    document.edit("Rename", edits.rename, 0, "b")
    last = move(document, 3)
    document.undo()
    assert (document.network.layers[0].name, shown(document)) == ("a", last)
    last = move(document, 4)
    document.redo()
    assert (document.network.layers[0].name, shown(document)) == ("b", last)
    document.keep_frame()
    document.undo()
    document.undo()
    assert (document.network.layers[0].name, shown(document)) == (first_name, last)
    document.undo()  # the whole run is one step
    assert document.setup is before
    document.redo()
    assert shown(document) is last


def test_a_drag_over_many_frames_is_one_step(document: Document) -> None:
    begin(document)
    source = document.setup.input
    for row in range(1, 5):
        move(document, row)
        source = replace(document.setup.input, mean=row / 10)  # type: ignore[type-var]
        document.edit_input("Change mean", source, edits.set_input_shape, merge_key="mean")
    assert document.history.count == 2
    document.undo()
    assert document.setup.input.mean == 0.45  # type: ignore[union-attr]
    assert shown(document) is source.picture  # type: ignore[union-attr]


def test_what_is_drawn_stays_over_every_frame(document: Document) -> None:
    first = begin(document)
    strokes = (Stroke(np.array([(0.2, 0.2), (0.8, 0.8)]), 0.1, (255, 0, 0)),)
    source = document.setup.input
    assert isinstance(source, PictureInput)
    drawn = replace(source, picture=with_strokes(source.picture, strokes))
    document.edit_input("Draw", drawn, edits.set_input_shape)
    last = move(document, 3)
    assert isinstance(shown(document), Drawing)
    assert (shown(document).strokes, shown(document).under) == (strokes, last)  # type: ignore[attr-defined]
    document.undo()
    assert shown(document) is last
    assert first is not last
    document.redo()
    assert (shown(document).strokes, shown(document).under) == (strokes, last)  # type: ignore[attr-defined]


def test_framing_holds_for_every_frame(document: Document) -> None:
    begin(document)
    source = replace(document.setup.input, channels=Channels.GREY)  # type: ignore[type-var]
    document.edit_input("Grey", source, edits.set_input_shape)
    move(document, 3)
    assert document.setup.input.shape == (1, 24, 24)


def test_saved_while_it_moves_is_saved_until_it_stops_elsewhere(document: Document) -> None:
    begin(document)
    move(document, 1)
    document.keep_frame()  # as saving does
    document.mark_saved(HERE, document.setup)
    move(document, 2)
    assert not document.is_modified
    document.edit("Rename", edits.rename, 0, "a")
    move(document, 3)
    document.undo()
    assert not document.is_modified
    told: list[bool] = []
    document.saved_state_changed.connect(lambda: told.append(document.is_modified))
    move(document, 4)
    document.keep_frame()  # another picture than the file has
    assert told == [True]


def test_only_two_frames_are_held_however_many_steps(document: Document) -> None:
    begin(document)
    frames: list[weakref.ref[Picture]] = []
    for row in range(14):
        for _ in range(3):
            frames.append(weakref.ref(move(document, row)))
        document.edit("Rename", edits.rename, 0, f"name{row}")
    frames.append(weakref.ref(move(document, 3)))
    gc.collect()
    assert len([one for one in frames if one() is not None]) == 2


def test_the_journal_holds_the_run_and_does_not_follow_its_frames(
    document: Document, qtbot: QtBot, tmp_path: Path
) -> None:
    written: list[bytes] = []

    class Folder(RecoveryFolder):
        def write(self, setup_bytes: bytes, session_id: str, saved_path: Path | None, edits: int = 0) -> None:
            super().write(setup_bytes, session_id, saved_path, edits)
            written.append(setup_bytes)

    journal = CrashJournal(document, Selection(document.setup.view, document.network), Folder(tmp_path))
    begin(document)
    qtbot.waitUntil(lambda: len(written) == 1 and not journal._worlds._is_writing)
    move(document, 1)
    journal._worlds.settle()  # its time has come
    assert not journal._worlds._is_writing
    document.keep_frame()
    qtbot.waitUntil(lambda: len(written) == 2)
    assert written[0] != written[1]
    journal.close(ended_well=True)
