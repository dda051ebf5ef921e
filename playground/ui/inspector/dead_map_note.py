"""Why a map is empty, and the button that brings it to life: one undoable edit."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from playground.engine.dead_map import DeadMap
from playground.network.editing.revive import Cause, revive
from playground.session.document import Document
from playground.session.language import spoken
from playground.ui.kit.controls import TranslatedWidget, label
from playground.ui.kit.theme import SPACE_1

translate = QCoreApplication.translate


class DeadMapNote(TranslatedWidget):
    """Shows a DeadMap, or nothing."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._dead: DeadMap | None = None
        self.text, self.repair = label("caption"), QPushButton()
        self.text.setWordWrap(True)
        self.repair.setProperty("role", "pill")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(self.text)
        column.addWidget(self.repair, 0, Qt.AlignmentFlag.AlignLeft)
        self.repair.clicked.connect(self._on_repair)
        self.hide()

    def show_dead(self, dead: DeadMap | None) -> None:
        """Show why a map is dead; None: it is not."""
        self._dead = dead
        self.setVisible(dead is not None)
        self._retranslate()

    def _retranslate(self) -> None:
        if self._dead is None:
            return
        words = repair_words(self._dead)
        self.text.setText(spoken(self._dead.sentence))
        self.repair.setText(words)
        self.repair.setVisible(bool(words))
        self.repair.setAccessibleName(words)
        self.repair.setToolTip(repair_tip())

    def _on_repair(self) -> None:
        if self._dead is not None:
            repair(self._document, self._dead)


def repair_words(dead: DeadMap) -> str:
    """What the repair does; empty where there is none."""
    return {
        Cause.KERNEL: translate("DeadMap", "Draw an edge"),
        Cause.BIAS: translate("DeadMap", "Set the bias to 0"),
        Cause.NEGATIVE: translate("DeadMap", "Turn the kernel's signs"),
        Cause.NOTHING: "",
    }[dead.cause]


def repair_tip() -> str:
    """What the repair is."""
    return translate("DeadMap", "An edit like any other: undo takes it back.")


def repair(document: Document, dead: DeadMap) -> None:
    """Bring the map to life."""
    document.edit(repair_words(dead), revive, dead.maker, dead.channel, dead.cause)
