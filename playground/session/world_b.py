"""World B: what stands beside the session to be compared with it, and how the two change places."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from playground.network.sentence import SpokenError
from playground.session.document import Document
from playground.session.worlds.other_world import Origin, OtherWorld, kept
from playground.session.worlds.saved_state import SavedState


class WorldB(QObject):
    """Puts another world beside the document's session, which holds it and takes it along through undo."""

    changed = Signal()
    losing = Signal(object)
    """What was the session and is saved nowhere would be lost; carries what is to be done when it may be."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        document.beside_changed.connect(self.changed)

    @property
    def other(self) -> OtherWorld | None:
        return self._document.other

    def put(self, other: OtherWorld | None) -> None:
        """Put a world beside the session; None: none."""
        put, unsaved = partial(self._document.put_beside, other), self._document.unsaved_beside
        if unsaved is not None and unsaved.origin is Origin.SWAPPED:
            self.losing.emit(put)
        else:
            put()

    def keep(self) -> None:
        """The session as it is now stays as world B: a copy, whose file is nobody's but the session's."""
        document = self._document
        saved = document.file.setup if document.is_modified else document.setup  # the frame there is, of one that moves
        self.put(kept(document.setup, Origin.KEPT, SavedState(setup=saved, is_copy=True)))

    def take_saved(self) -> None:
        """The set-up as it was opened or saved last becomes world B."""
        saved = self._document.file.setup
        if saved is not None:
            self.put(kept(saved, Origin.SAVED, SavedState(setup=saved, is_copy=True)))

    def take_plain(self) -> None:
        """The session's own picture without its transform becomes world B."""
        self.put(OtherWorld(Origin.PLAIN, self._document.setup.input))

    def forget(self) -> None:
        """The session stands alone again."""
        self.put(None)

    def swap(self, text: str) -> None:
        """The worlds change places, each with where it is kept: one edit, called `text`, whose undo brings all back."""
        other, before, file = self.other, self._document.setup, self._document.file
        if other is None:
            return
        try:
            after = other.as_session(before)
        except SpokenError as error:
            self._document.refuse(error.sentence)
            return
        if other.file is None:  # another input under the session's own network, and in its file
            self._document.exchange(after, file, OtherWorld(Origin.SWAPPED, before.input), text)
        else:
            self._document.exchange(after, other.file, kept(before, Origin.SWAPPED, file), text)
