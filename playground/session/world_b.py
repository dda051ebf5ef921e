"""World B: what stands beside the session to be compared with it, and how the two change places."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from playground.network.sentence import SpokenError
from playground.network.setup import SetUp
from playground.session.document import Document
from playground.session.other_world import Origin, OtherWorld, kept


@dataclass(frozen=True, eq=False)
class _Swap:
    """A and B before and after they changed places; undo brings both back."""

    before: tuple[SetUp, OtherWorld]
    after: tuple[SetUp, OtherWorld]


class WorldB(QObject):
    """Holds the other world, or None; follows the document's undo through every swap."""

    changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._other: OtherWorld | None = None
        self._swaps: list[_Swap] = []
        document.changed.connect(self._on_document_changed)

    @property
    def other(self) -> OtherWorld | None:
        return self._other

    def put(self, other: OtherWorld | None) -> None:
        """Put a world beside the session; None: none."""
        self._other = other
        self.changed.emit()

    def keep(self) -> None:
        """The session as it is now stays as world B."""
        self.put(kept(self._document.setup, Origin.KEPT))

    def take_saved(self) -> None:
        """The set-up as it was opened or saved last becomes world B."""
        saved = self._document.saved
        if saved is not None:
            self.put(kept(saved, Origin.SAVED))

    def take_plain(self) -> None:
        """The session's own picture without its transform becomes world B."""
        self.put(OtherWorld(Origin.PLAIN, self._document.setup.input))

    def forget(self) -> None:
        """The session stands alone again."""
        self.put(None)

    def swap(self, text: str) -> None:
        """The worlds change places: one edit, called `text`, and its undo brings back both."""
        other, before = self._other, self._document.setup
        if other is None:
            return
        try:
            after = other.as_session(before)
        except SpokenError as error:
            self._document.refuse(error.sentence)
            return
        if other.network is None:
            mine = OtherWorld(Origin.SWAPPED, before.input)
        else:
            mine = kept(before, Origin.SWAPPED)
        self._swaps.append(_Swap((before, other), (after, mine)))
        self._other = mine
        self._document.apply(after, text)
        self.changed.emit()

    def _on_document_changed(self) -> None:
        """Undo or redo of a swap: B goes the same way."""
        setup = self._document.setup
        for swap in self._swaps:
            for there, here in ((swap.before, swap.after), (swap.after, swap.before)):
                if setup is there[0] and self._other is here[1]:
                    self.put(there[1])
                    return
