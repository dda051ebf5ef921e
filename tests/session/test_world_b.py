"""Each world keeps its own file, name and unsaved mark, through swaps, undo, redo and saving; no two have one file."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from playground.network.editing import edits
from playground.session.document import Document
from playground.session.world_b import WorldB
from playground.session.worlds.other_world import Origin, OtherWorld, kept
from playground.session.worlds.saved_state import SavedState
from tests.session.setups import picture, setup

A, B, C = Path("a.cnnplay"), Path("b.cnnplay"), Path("c.cnnplay")


class Worlds:
    """A session from `A`, and, where it is asked for, world B from `B`."""

    def __init__(self) -> None:
        self.document = Document(setup())
        self.document.open(setup(), A)
        self.world = WorldB(self.document)

    def put_b(self, path: Path | None = B) -> OtherWorld:
        other = setup()
        self.world.put(kept(other, Origin.FILE, SavedState(path, other)))
        assert self.world.other is not None
        return self.world.other

    def rename(self, name: str) -> None:
        assert self.document.edit("Rename", edits.rename, 0, name)

    def swap(self) -> None:
        self.world.swap("Swap")

    @property
    def stage(self) -> tuple[Path | None, bool]:
        """The session's file, and whether it is marked as unsaved."""
        return self.document.path, self.document.is_modified

    @property
    def beside(self) -> tuple[Path | None, bool]:
        other = self.world.other
        assert other is not None
        assert other.file is not None
        return other.file.path, other.is_unsaved


@pytest.fixture
def worlds(qtbot: QtBot) -> Worlds:
    return Worlds()


def test_file_and_unsaved_mark_go_with_their_world(worlds: Worlds) -> None:
    worlds.put_b()
    worlds.rename("edited")
    mine = worlds.document.setup
    worlds.swap()
    assert worlds.stage == (B, False)
    assert worlds.beside == (A, True)
    worlds.rename("other")
    worlds.swap()
    assert worlds.stage == (A, True)
    assert worlds.document.setup is mine
    assert worlds.beside == (B, True)


def test_undo_and_redo_bring_the_file_and_tell_so(worlds: Worlds) -> None:
    other = worlds.put_b()
    worlds.rename("edited")
    mine = worlds.document.setup
    told: list[tuple[Path | None, bool]] = []
    worlds.document.saved_state_changed.connect(lambda: told.append(worlds.stage))
    worlds.swap()
    worlds.document.undo()
    assert (worlds.document.setup, worlds.world.other, worlds.stage) == (mine, other, (A, True))
    worlds.document.redo()
    assert (worlds.document.setup, worlds.stage, worlds.beside) == (other.whole, (B, False), (A, True))
    assert told == [(B, False), (A, True), (B, False)]


def test_what_is_saved_is_known_behind_every_swap(worlds: Worlds) -> None:
    worlds.put_b()
    worlds.swap()
    worlds.rename("other")
    worlds.document.mark_saved(B, worlds.document.setup)
    worlds.document.undo()
    worlds.document.undo()
    assert worlds.stage == (A, False)
    worlds.document.redo()
    assert worlds.stage == (B, True)  # the file has what was renamed
    worlds.document.redo()
    assert worlds.stage == (B, False)


def test_a_swap_while_a_file_is_being_written_is_not_taken_for_it(worlds: Worlds) -> None:
    worlds.put_b()
    worlds.rename("edited")
    written, file = worlds.document.setup, worlds.document.file
    worlds.swap()
    worlds.document.mark_saved(A, written, file)
    assert worlds.stage == (B, False)
    assert worlds.beside == (A, False)


@pytest.mark.parametrize("is_edited", [False, True])
def test_what_is_kept_is_a_copy_without_a_file(worlds: Worlds, is_edited: bool) -> None:
    if is_edited:
        worlds.rename("edited")
    worlds.world.keep()
    worlds.rename("on")
    worlds.document.mark_saved(A, worlds.document.setup)
    worlds.swap()
    assert worlds.stage == (None, is_edited)
    assert worlds.beside == (A, False)
    worlds.document.undo()
    assert worlds.stage == (A, False)


def test_the_saved_set_up_is_nothing_to_save_until_it_is_edited(worlds: Worlds) -> None:
    worlds.rename("edited")
    worlds.world.take_saved()
    worlds.swap()
    assert worlds.stage == (None, False)
    assert worlds.beside == (A, True)
    worlds.rename("again")
    assert worlds.stage == (None, True)


def test_another_input_is_an_edit_of_the_same_file(worlds: Worlds) -> None:
    source = worlds.document.setup.input
    worlds.world.put(OtherWorld(Origin.PICTURE, type(source)(picture(row=2), width=24, height=24)))
    worlds.swap()
    assert worlds.stage == (A, True)
    worlds.document.undo()
    assert worlds.stage == (A, False)


def test_a_file_that_the_session_is_saved_to_is_no_longer_the_other_s(worlds: Worlds) -> None:
    worlds.put_b()
    worlds.document.mark_saved(B.absolute(), worlds.document.setup)
    assert worlds.beside == (None, False)
    worlds.swap()
    worlds.document.mark_saved(A, worlds.document.setup)
    worlds.document.undo()
    assert worlds.stage == (B.absolute(), False)
    worlds.document.redo()
    worlds.document.mark_saved(B, worlds.document.setup)
    worlds.document.undo()
    assert worlds.stage == (None, True)  # the other world was saved over it


def test_the_session_s_own_file_as_world_b_is_a_copy(worlds: Worlds) -> None:
    worlds.put_b(A)
    assert worlds.beside == (None, False)
    assert worlds.stage == (A, False)
    worlds.put_b(C)
    worlds.document.open(setup(), C)
    assert worlds.beside == (None, False)


def test_undo_of_a_swap_leaves_a_world_that_was_put_there_since(worlds: Worlds) -> None:
    worlds.put_b()
    worlds.swap()
    newest = worlds.put_b(C)
    worlds.document.undo()
    assert worlds.stage == (A, False)
    assert worlds.world.other is newest
