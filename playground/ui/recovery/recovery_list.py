"""All that crashed sessions left, to choose from: what is opened, what stays for later, what is discarded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from playground.network.sentence import SpokenError
from playground.session.recovery.crashed_work import CrashedWork, Preview
from playground.session.tasks import Tasks
from playground.ui.kit.controls import TranslatedWidget, label
from playground.ui.kit.elided_label import ElidedLabel
from playground.ui.kit.small_pictures import SmallPicture
from playground.ui.kit.theme import (
    SIZE_BODY,
    SPACE_1,
    SPACE_2,
    SPACE_3,
    SPACE_4,
    fix_height,
    fix_width,
    scaled,
    theme_of,
)
from playground.ui.recovery.recovery_words import about

translate = QCoreApplication.translate
WIDTH, SIDE, BUTTON = 620, 64, 92
FRAME = QSize(8, 48)
"""Of a window's edges and title."""
ROWS = 5
"""So many are seen without scrolling."""


class WorkRow(TranslatedWidget):
    """One session: its picture, what it is called, when it was alive last, and what can be done with it."""

    open_wanted = Signal()

    def __init__(self, work: CrashedWork) -> None:
        super().__init__()
        self.work = work
        self._title = ""
        self.tile = SmallPicture(work.main.session_id, self)
        fix_width(self.tile, SIDE)
        fix_height(self.tile, SIDE)
        self.tile.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its button does the same
        self.name, self.about, self.place = ElidedLabel(size=SIZE_BODY), ElidedLabel("muted"), ElidedLabel("muted")
        self.open_button, self.discard = QPushButton(), QPushButton()
        self.discard.setCheckable(True)
        self._lay_out()
        for button in (self.tile, self.open_button):
            button.clicked.connect(self.open_wanted)
        self.discard.toggled.connect(self._render)
        self._retranslate()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        for part in (self.name, self.about, self.place):
            words.addWidget(part)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE_2, SPACE_2, SPACE_2)
        row.setSpacing(SPACE_3)
        row.addWidget(self.tile)
        row.addLayout(words, 1)
        for button in (self.open_button, self.discard):
            fix_width(button, BUTTON)
            row.addWidget(button)

    def show_preview(self, preview: Preview) -> None:
        """Its title and picture, once they are read."""
        self._title = preview.title
        self.tile.set_pixels(preview.picture)
        self._retranslate()

    def _retranslate(self) -> None:
        path = self.work.main.saved_path
        title = translate("SetUpTitle", self._title) if self._title else translate("RecoveryList", "Being read …")
        self.name.set_text(path.name if path is not None else title)
        self.place.set_text(
            str(path.parent) if path is not None else translate("RecoveryList", "It was not saved anywhere yet.")
        )
        self.open_button.setText(translate("RecoveryList", "Open"))
        self.open_button.setToolTip(translate("RecoveryList", "Go on where this session ended"))
        self.open_button.setAccessibleName(self._said(translate("RecoveryList", "Open {name}")))
        self.tile.setAccessibleName(self.open_button.accessibleName())
        self._render()

    def _render(self) -> None:
        is_kept = not self.discard.isChecked()
        for part in (self.tile, self.name, self.open_button):
            part.setEnabled(is_kept)
        self.about.set_text(
            about(self.work) if is_kept else translate("RecoveryList", "It is deleted when this window closes.")
        )
        words = translate("RecoveryList", "Discard {name}") if is_kept else translate("RecoveryList", "Keep {name}")
        self.discard.setText(translate("RecoveryList", "Discard") if is_kept else translate("RecoveryList", "Keep"))
        self.discard.setToolTip(self._said(words))
        self.discard.setAccessibleName(self.discard.toolTip())

    def _said(self, words: str) -> str:
        return words.format(name=self.name.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme_of(self).color("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


class RecoveryList(QDialog):
    """A window beside the other, which goes on. `preview` is asked for the picture of each, in a thread of its own."""

    open_wanted = Signal(object)
    """The CrashedWork to go on with."""
    discarded = Signal(object)
    """When the window closes: those of the works that are not wanted."""

    def __init__(self, preview: Callable[[CrashedWork], Preview], parent: QWidget) -> None:
        super().__init__(parent)
        self._preview, self._tasks = preview, Tasks(self)
        self.rows: list[WorkRow] = []
        self.about = label()
        self.about.setWordWrap(True)
        self.close_button = QPushButton()
        self._lay_out()
        self.close_button.clicked.connect(self.hide)
        self._retranslate()

    def _lay_out(self) -> None:
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._content)
        self._area.setMinimumHeight(SIDE)
        self._whole = whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        whole.setSpacing(SPACE_2)
        whole.addWidget(self.about)
        whole.addWidget(self._area, 1)
        whole.addSpacing(SPACE_1)
        whole.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)

    def show_works(self, works: Sequence[CrashedWork]) -> None:
        """List these, in their order; their pictures come when they are read."""
        self._tasks.stop()
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [WorkRow(work) for work in works]
        for place, row in enumerate(self.rows):
            row.open_wanted.connect(partial(self.open_wanted.emit, row.work))
            self._column.insertWidget(place, row)
            self._tasks.run(partial(self._preview, row.work), row.show_preview, self._on_not_read)
        self._area.setVisible(bool(works))
        self._retranslate()
        self.resize(self.sizeHint())
        if self.rows:
            self.rows[0].open_button.setFocus()

    def sizeHint(self) -> QSize:
        """High enough for a few; more scroll."""
        width, rows = scaled(WIDTH), sum(row.sizeHint().height() for row in self.rows[:ROWS])
        around = self._whole.totalHeightForWidth(width) - self._area.minimumHeight() * bool(self.rows)
        room = self.screen().availableSize() - FRAME
        return QSize(width, around + rows).boundedTo(room)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if event.spontaneous():
            return  # it is only minimised: nothing is discarded by that
        self._tasks.stop()  # no thread outlives the window
        self.discarded.emit([row.work for row in self.rows if row.discard.isChecked()])
        self.rows = [row for row in self.rows if not row.discard.isChecked()]

    def _retranslate(self) -> None:
        self.setWindowTitle(translate("RecoveryList", "Unsaved work of earlier sessions"))
        self.about.setText(
            translate(
                "RecoveryList",
                "These sessions ended before their work was saved. What you do not open stays until you discard it.",
            )
            if self.rows
            else translate("RecoveryList", "No earlier session has left unsaved work.")
        )
        self.close_button.setText(translate("RecoveryList", "Close"))

    def _on_not_read(self, _error: SpokenError) -> None:
        """It keeps its name; opening it says what is wrong."""
