"""The command palette: type a few letters of what you want, Enter does it. It knows whatever the menus know."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from playground.ui.kit.controls import TranslatedWidget
from playground.ui.kit.theme import (
    CONTROL_HEIGHT,
    RADIUS_COLUMN,
    RADIUS_CONTROL,
    SIZE_BODY,
    SIZE_CAPTION,
    SPACE_2,
    SPACE_3,
    font,
    line_width,
    scaled,
    theme_of,
)
from playground.ui.palette.commands import Command
from playground.ui.palette.fuzzy import Match, match

translate = QCoreApplication.translate
WIDTH, LINE, SHOWN, TOP = 560, 30, 10, 56
REMEMBERED = 5
MINE = (Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Return)
Index = QModelIndex | QPersistentModelIndex
Sources = Callable[[str], list[Command]]
"""What there is to do, for what is typed."""


class _Found(QAbstractListModel):
    """The commands that fit, the best first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[tuple[Command, Match]] = []

    def show_rows(self, rows: list[tuple[Command, Match]]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        command = self.rows[index.row()][0]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return command.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (command.text, command.place, " / ".join(command.keys)) if part)
        return None


class _Line(QStyledItemDelegate):
    """Paints a command: its words with the typed letters strong, where it stands, its keys."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, scaled(LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, _Found)
        command, found = model.rows[index.row()]
        theme = theme_of(option.widget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_tint"))
            painter.drawRoundedRect(option.rect, RADIUS_CONTROL, RADIUS_CONTROL)
        box = option.rect.adjusted(SPACE_2, 0, -SPACE_2, 0)
        painter.setFont(font(SIZE_CAPTION))
        painter.setPen(theme.color("ink"))
        side = self._paint_right(painter, box, " / ".join(command.keys))
        painter.setPen(theme.color("muted"))
        side += self._paint_right(painter, box.adjusted(0, 0, -side, 0), command.place)
        self._paint_words(painter, box.adjusted(0, 0, -side, 0), command, found)
        painter.restore()

    def _paint_right(self, painter: QPainter, box: QRect, text: str) -> int:
        """Paint `text` at the right; how much of the width that took."""
        if not text:
            return 0
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        return painter.fontMetrics().horizontalAdvance(text) + SPACE_3

    def _paint_words(self, painter: QPainter, box: QRect, command: Command, found: Match) -> None:
        parent = self.parent()
        assert isinstance(parent, QWidget)
        theme, x = theme_of(parent), box.left()
        mark = "✓ " if command.is_on else ""
        words = QFontMetrics(font()).elidedText(mark + command.text, Qt.TextElideMode.ElideRight, box.width())
        for start, stop, is_typed in _runs(words, {place + len(mark) for place in found.places}):
            painter.setFont(font(SIZE_BODY, strong=is_typed))
            painter.setPen(theme.color("accent" if is_typed else "ink"))
            part = words[start:stop]
            painter.drawText(QRect(x, box.top(), box.width(), box.height()), Qt.AlignmentFlag.AlignVCenter, part)
            x += painter.fontMetrics().horizontalAdvance(part)


def _runs(text: str, marked: set[int]) -> list[tuple[int, int, bool]]:
    """Stretches (from, to, marked) of neighbouring letters that are marked alike."""
    runs: list[tuple[int, int, bool]] = []
    for place in range(len(text)):
        is_marked = place in marked
        if runs and runs[-1][2] == is_marked:
            runs[-1] = (runs[-1][0], place + 1, is_marked)
        else:
            runs.append((place, place + 1, is_marked))
    return runs


class _Query(QLineEdit):
    """The line that is typed in. Keys that go through the list, and Esc, are the palette's before the window's."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in MINE:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        return True  # the keyboard stays here until something is chosen or not


class CommandPalette(TranslatedWidget):
    """Lies over the window near its top; gone with Esc, with a choice, or when the keyboard goes elsewhere."""

    def __init__(self, window: QWidget, sources: Sources) -> None:
        super().__init__(window)
        self._window, self._sources = window, sources
        self._before: QWidget | None = None
        self._last: list[tuple[str, str]] = []  # what was chosen last, newest first
        self.query = _Query(self)
        self.list = QListView(self)
        self._found = _Found(self)
        self.list.setModel(self._found)
        self.list.setItemDelegate(_Line(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_3, SPACE_3, SPACE_3, SPACE_3)
        column.setSpacing(SPACE_2)
        column.addWidget(self.query)
        column.addWidget(self.list, 1)
        self.query.textChanged.connect(self._on_typed)
        self.query.installEventFilter(self)
        self.list.clicked.connect(self._on_clicked)
        self._retranslate()
        self.hide()

    @property
    def found(self) -> list[Command]:
        """What is listed now."""
        return [command for command, _ in self._found.rows]

    def open(self) -> None:
        """Show everything there is to do, ready to be typed into."""
        self._before = QApplication.focusWidget()
        self.query.clear()
        self._on_typed("")
        self.show()
        self.raise_()
        self.query.setFocus()

    def close_up(self) -> None:
        """Go away; the keyboard goes back to where it was."""
        if self.isVisible():
            self.hide()
            if self._before is not None and self._before.isVisible():
                self._before.setFocus()

    def _retranslate(self) -> None:
        self.query.setPlaceholderText(translate("CommandPalette", "What do you want to do?  A map: conv1:12"))
        self.query.setAccessibleName(translate("CommandPalette", "Search all commands"))
        self.list.setAccessibleName(translate("CommandPalette", "Commands found"))

    def _on_typed(self, text: str) -> None:
        rows = [
            (command, found)
            for command in self._sources(text)
            if (found := match(text, f"{command.text} {command.place}")) is not None
        ]
        if text.strip():
            rows.sort(key=lambda row: row[1].score)
        else:
            rows.sort(key=lambda row: self._rank(row[0]))
        self._found.show_rows(rows)
        if rows:
            self.list.setCurrentIndex(self._found.index(0))

        self._take_room(len(rows))

    def _take_room(self, count: int) -> None:
        """As high as what was found, near the top of the window."""
        window = self._window
        width = min(scaled(WIDTH), window.width() - 2 * SPACE_3)
        lines = min(max(count, 1), SHOWN) * scaled(LINE)
        height = min(lines + scaled(CONTROL_HEIGHT) + SPACE_2 + 2 * SPACE_3 + 2, window.height() - TOP)
        self.setGeometry((window.width() - width) // 2, TOP, width, height)
        self.update()

    def _rank(self, command: Command) -> int:
        key = (command.text, command.place)
        return self._last.index(key) if key in self._last else REMEMBERED

    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index.row())

    def _choose(self, row: int) -> None:
        if not 0 <= row < len(self._found.rows):
            return
        command = self._found.rows[row][0]
        key = (command.text, command.place)
        self._last = [key, *(other for other in self._last if other != key)][:REMEMBERED]
        self.close_up()
        command.run()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(Qt.Key(event.key()))
        return False

    def _on_key(self, key: Qt.Key) -> bool:
        row = self.list.currentIndex().row()
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: 1 - SHOWN, Qt.Key.Key_PageDown: SHOWN - 1}
        if key in steps and self._found.rows:
            last = len(self._found.rows) - 1
            self.list.setCurrentIndex(self._found.index(min(max(row + steps[key], 0), last)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(row)
        elif key == Qt.Key.Key_Escape:
            self.close_up()
        else:
            return False
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("faint"), line_width()))
        painter.setBrush(theme.color("panel"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), RADIUS_COLUMN, RADIUS_COLUMN)
        if not self._found.rows:
            painter.setPen(theme.color("muted"))
            painter.setFont(font())
            painter.drawText(
                self.list.geometry(),
                Qt.AlignmentFlag.AlignCenter,
                translate("CommandPalette", "Nothing is called that."),
            )
