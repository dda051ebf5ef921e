"""The presenter's window on the laptop: what the class sees, the notes, what comes next, the time, and the steps."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QPixmap, QScreen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from playground.ui.kit.controls import HeadLabel, TranslatedWidget, label
from playground.ui.kit.theme import SIZE_TITLE, SPACE_2, SPACE_3, SPACE_4, font, scaled, theme_of

translate = QCoreApplication.translate
SHARE = 0.8
"""Of the laptop's screen."""
SECOND = 1000


class ClassPicture(QWidget):
    """What the class sees, small."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = QPixmap()
        self._is_held = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_picture(self, picture: QPixmap, *, is_held: bool) -> None:
        """`is_held`: the class sees this whatever is done meanwhile."""
        self.picture, self._is_held = picture, is_held
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        shown = self.picture.size() if not self.picture.isNull() else QSize(16, 9)
        return round(width * shown.height() / shown.width())

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 180)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self.picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())
        if not self.picture.isNull():
            painter.drawPixmap(box, self.picture, QRectF(self.picture.rect()))
        painter.setPen(theme.color("warm" if self._is_held else "line"))
        painter.drawRect(box.adjusted(0, 0, -1, -1))


class PresenterWindow(TranslatedWidget):
    """Shows where the class is; asks for a step, for holding what the class sees, for the end."""

    step_requested = Signal(int)
    """-1 or 1."""
    freeze_requested = Signal()
    leave_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowFlags(Qt.WindowType.Window)
        self._passed = QElapsedTimer()
        self._ticks = QTimer(self, interval=SECOND)
        self._ticks.timeout.connect(self._render_time)
        self._next_title = ""
        self.picture = ClassPicture()
        self.title, self.count, self.clock = label("title"), label("caption"), QPushButton()
        self.notes, self.next_head, self.next_title = label(), HeadLabel(), label()
        self.back, self.next, self.freeze, self.leave = (QPushButton() for _ in range(4))
        self.clock.setProperty("role", "quiet")
        self.next.setProperty("role", "primary")
        self.freeze.setCheckable(True)
        self._lay_out()
        self.back.clicked.connect(self._on_back)
        self.next.clicked.connect(self._on_next)
        self.clock.clicked.connect(self._start_clock)
        self.freeze.clicked.connect(self.freeze_requested)
        self.leave.clicked.connect(self.leave_requested)
        self._start_clock()
        self._retranslate()

    def _lay_out(self) -> None:
        for words in (self.title, self.notes, self.next_title):
            words.setWordWrap(True)
        self.notes.setTextFormat(Qt.TextFormat.RichText)
        self.notes.setAlignment(Qt.AlignmentFlag.AlignTop)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(SPACE_2)
        left.addWidget(self.picture)
        left.addSpacing(SPACE_2)
        left.addWidget(self.next_head)
        left.addWidget(self.next_title)
        left.addStretch(1)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.count)
        right.addLayout(top)
        right.addWidget(_scrolled(self.notes), 1)
        columns = QHBoxLayout()
        columns.setSpacing(SPACE_4)
        columns.addLayout(left, 3)
        columns.addLayout(right, 2)
        steps = QHBoxLayout()
        steps.setSpacing(SPACE_2)
        for part in (self.clock, self.back, self.next, self.freeze, self.leave):
            steps.addWidget(part)
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the clicker's keys where they are
        steps.insertStretch(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_3)
        whole.setSpacing(SPACE_3)
        whole.addLayout(columns, 1)
        whole.addLayout(steps)

    def show_on(self, screen: QScreen) -> None:
        """In the middle of `screen`, with room around it for the other windows."""
        room = screen.availableGeometry()
        size = room.size() * SHARE
        self.setGeometry(
            room.x() + (room.width() - size.width()) // 2,
            room.y() + (room.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )
        self.show()
        self.activateWindow()
        self.setFocus()

    def show_place(self, title: str, notes: str, next_title: str, place: int, count: int) -> None:
        """Step `place` of `count`: its title and notes (rich text), and the title of the next one ("" at the end)."""
        self.title.setText(title)
        self.notes.setText(notes)
        self.count.setText(f"{place + 1} / {count}")
        self._next_title = next_title
        self.back.setEnabled(place > 0)
        self.next.setEnabled(place < count - 1)
        self._retranslate()

    def show_picture(self, picture: QPixmap, *, is_held: bool) -> None:
        """What the class sees."""
        self.picture.show_picture(picture, is_held=is_held)
        self.freeze.setChecked(is_held)

    def end(self) -> None:
        """It goes with the presentation."""
        self._ticks.stop()
        self.hide()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.leave_requested.emit()

    def _retranslate(self) -> None:
        self.setWindowTitle(translate("Presentation", "For the presenter"))
        self.picture.setAccessibleName(translate("Presentation", "What the class sees"))
        self.next_head.setText(translate("Presentation", "Next"))
        self.next_title.setText(self._next_title or translate("Presentation", "This is the last step."))
        for button, text, tip in (
            (self.back, translate("Presentation", "Back"), translate("Presentation", "Back (Page up)")),
            (self.next, translate("Presentation", "On"), translate("Presentation", "On (Page down)")),
            (
                self.freeze,
                translate("Presentation", "Hold the picture"),
                translate(
                    "Presentation",
                    "The class goes on seeing this; the window comes back to you to prepare the next (H)",
                ),
            ),
            (
                self.leave,
                translate("Presentation", "Leave"),
                translate("Presentation", "Back to the desk, with everything as it was"),
            ),
        ):
            button.setText(text)
            button.setToolTip(tip)
        self.clock.setToolTip(translate("Presentation", "Time since the beginning; a click begins anew"))
        self._render_time()

    def _restyle(self) -> None:
        self.clock.setFont(font(SIZE_TITLE, strong=True))

    def _start_clock(self) -> None:
        self._passed.start()
        self._ticks.start()
        self._render_time()

    def _render_time(self) -> None:
        minutes, seconds = divmod(self._passed.elapsed() // SECOND, 60)
        self.clock.setText(f"{minutes:d}:{seconds:02d}")
        self.clock.setAccessibleName(translate("Presentation", "Time: {time}").format(time=self.clock.text()))
        self.clock.setMinimumWidth(scaled(72))

    def _on_back(self) -> None:
        self.step_requested.emit(-1)

    def _on_next(self) -> None:
        self.step_requested.emit(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme_of(self).color("panel"))


def _scrolled(notes: QLabel) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(notes)
    return area
