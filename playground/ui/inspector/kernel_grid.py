"""A kernel as a grid of cells: typed, turned with the wheel, painted by dragging, stepped with the keys."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDoubleValidator,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from playground.network.layers import Array
from playground.ui.kit.colours import signed_color, words_on
from playground.ui.kit.controls import TranslatedWidget
from playground.ui.kit.theme import SIZE_CAPTION, SIZE_HEAD, font, scaled, theme_of

translate = QCoreApplication.translate
Cell = tuple[int, int]
LARGEST_CELL, FEW_COLUMNS = 48, 8
ROOM_FOR_NUMBERS = 26
"""Cells narrower than this show their colour alone."""
GAP = 3
STEP = 0.1
SCRUB_PIXELS = 4
LARGEST = 1e6
_TYPED = "0123456789-+.,"


class KernelGrid(TranslatedWidget):
    """Shows one (I, J) array. What the user does comes out as signals; the array changes only by `set_kernel`."""

    cell_edited = Signal(int, int, float)
    cell_chosen = Signal(int, int)
    gesture_begun = Signal()
    gesture_ended = Signal()
    copy_requested = Signal()
    paste_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kernel: Array | None = None
        self._range = 1.0
        self._current: Cell = (0, 0)
        self._brush: float | None = None
        self._scrub: tuple[float, float] | None = None  # y where it began, value then
        self._wheel = 0
        self._editor = QLineEdit(self)
        self._editor.setFont(font(SIZE_CAPTION))
        self._editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._editor.setStyleSheet("padding: 0; min-height: 0; max-height: 100px;")
        validator = QDoubleValidator(-LARGEST, LARGEST, 6, self)
        validator.setLocale(QLocale.c())
        self._editor.setValidator(validator)
        self._editor.hide()
        self._editor.installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._retranslate()

    # what is shown

    def set_kernel(self, kernel: Array) -> None:
        """Show an (I, J) array; colours are symmetric around 0. The range of a drag is the one it began with."""
        resized = self._kernel is None or kernel.shape != self._kernel.shape
        self._kernel = kernel
        if self._brush is None and self._scrub is None:
            self._range = float(abs(kernel).max()) or 1.0
        if resized:
            self._editor.hide()
            self._current = (
                min(self._current[0], kernel.shape[0] - 1),
                min(self._current[1], kernel.shape[1] - 1),
            )
            self._take_height()
        self.update()

    def current(self) -> Cell:
        """Row and column of the cell that the keys act on."""
        return self._current

    def value(self, cell: Cell) -> float:
        return 0.0 if self._kernel is None else float(self._kernel[cell])

    def choose(self, cell: Cell) -> None:
        if self._kernel is None:
            return
        rows, columns = self._kernel.shape
        cell = (min(max(cell[0], 0), rows - 1), min(max(cell[1], 0), columns - 1))
        if cell != self._current:
            self._current = cell
            self.update()
            self.cell_chosen.emit(*cell)

    def _retranslate(self) -> None:
        self.setAccessibleName(translate("KernelGrid", "Kernel cells"))
        self.setToolTip(
            translate(
                "KernelGrid",
                "Type a number or turn the wheel over a cell.\nDrag to paint with a cell's value, "
                "with the right button to set cells to 0.\nDrag up or down with Ctrl held to change one cell.\n"
                "Ctrl+C and Ctrl+V copy and paste the kernel.",
            )
        )

    # geometry

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_height()

    def _take_height(self) -> None:
        """As high as its cells want at this width: square, or wider than high where numbers stand in them."""
        if self._kernel is None:
            return
        rows, columns = self._kernel.shape
        squeeze = 0.85 if columns <= FEW_COLUMNS else 1.0
        self.setFixedHeight(max(round(rows * min(self.width() / columns, scaled(LARGEST_CELL)) * squeeze), 24))

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 24)

    def cell_rect(self, cell: Cell) -> QRect:
        """Where a cell is painted, in widget coordinates."""
        assert self._kernel is not None
        rows, columns = self._kernel.shape
        side = self.width() / columns
        height = self.height() / rows
        gap = GAP if side >= ROOM_FOR_NUMBERS else 1 if side >= 6 else 0
        left, right = round(cell[1] * side), round((cell[1] + 1) * side)
        top, bottom = round(cell[0] * height), round((cell[0] + 1) * height)
        return QRect(left, top, right - left - gap, bottom - top - gap)

    def cell_at(self, point: QPoint) -> Cell | None:
        """The cell under a point, if any."""
        if self._kernel is None or not self.rect().contains(point):
            return None
        rows, columns = self._kernel.shape
        return (
            min(point.y() * rows // max(self.height(), 1), rows - 1),
            min(point.x() * columns // max(self.width(), 1), columns - 1),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._kernel is None:
            return
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows, columns = self._kernel.shape
        roomy = self.width() / columns >= scaled(ROOM_FOR_NUMBERS)
        painter.setFont(font(SIZE_CAPTION if self.width() / columns >= scaled(34) else SIZE_HEAD))
        radius = 4 if roomy else 0
        for row in range(rows):
            for column in range(columns):
                box = self.cell_rect((row, column))
                value = float(self._kernel[row, column])
                shade = signed_color(theme, value / self._range)
                color = QColor(*shade) if value else theme.color("background")
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color)
                painter.drawRoundedRect(box, radius, radius)
                if roomy:
                    painter.setPen(words_on(color))
                    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cell_text(value, columns, self._range))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(theme.color("accent" if self.hasFocus() else "faint"))
        painter.drawRoundedRect(self.cell_rect(self._current), radius, radius)

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position().toPoint())
        if cell is None or event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            return
        self._commit()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.choose(cell)
        self.gesture_begun.emit()
        if event.button() == Qt.MouseButton.RightButton:
            self._brush = 0.0
            self._paint_cell(cell)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._scrub = (event.position().y(), self.value(cell))
            self.setCursor(Qt.CursorShape.SizeVerCursor)
        else:
            self._brush = self.value(cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._scrub is not None:
            start, value = self._scrub
            fine = 0.1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
            self._set(self._current, value + round((start - event.position().y()) / SCRUB_PIXELS) * STEP * fine)
        elif self._brush is not None:
            cell = self.cell_at(event.position().toPoint())
            if cell is not None:
                self.choose(cell)
                self._paint_cell(cell)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._brush is None and self._scrub is None:
            return
        self._brush = self._scrub = None
        self.unsetCursor()
        self.gesture_ended.emit()
        if self._kernel is not None:
            self.set_kernel(self._kernel)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position().toPoint())
        if cell is not None:
            self.choose(cell)
            self._open_editor(cell_text(self.value(cell), 1), select=True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        cell = self.cell_at(event.position().toPoint())
        if cell is None:
            return
        self._wheel += event.angleDelta().y() or event.angleDelta().x()
        steps, self._wheel = int(self._wheel / 120), self._wheel - int(self._wheel / 120) * 120
        self.choose(cell)
        fine = 0.1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
        if steps:
            self._set(cell, self.value(cell) + steps * STEP * fine)
        event.accept()

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, column = self._current
        moves = {
            Qt.Key.Key_Left: (row, column - 1),
            Qt.Key.Key_Right: (row, column + 1),
            Qt.Key.Key_Up: (row - 1, column),
            Qt.Key.Key_Down: (row + 1, column),
        }
        key = Qt.Key(event.key())
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_requested.emit()
        elif key in moves and plain:
            self.choose(moves[key])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._set(self._current, self.value(self._current) + (STEP if key == Qt.Key.Key_PageUp else -STEP))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._set(self._current, 0.0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._open_editor(cell_text(self.value(self._current), 1), select=True)
        elif plain and event.text() and event.text() in _TYPED:
            self._open_editor(event.text().replace(",", ".").replace("+", ""), select=False)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._editor and event.type() == QEvent.Type.FocusOut:
            self._commit()
        elif watched is self._editor and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # a digit typed into a cell is no shortcut of the window
        elif watched is self._editor and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            row, column = self._current
            after = {
                Qt.Key.Key_Return: (row + 1, column),
                Qt.Key.Key_Enter: (row + 1, column),
                Qt.Key.Key_Tab: (row, column + 1),
                Qt.Key.Key_Backtab: (row, column - 1),
                Qt.Key.Key_Down: (row + 1, column),
                Qt.Key.Key_Up: (row - 1, column),
            }.get(Qt.Key(event.key()))
            if event.key() == Qt.Key.Key_Escape or after is not None:
                if after is None:
                    self._editor.hide()
                self._commit()
                self.setFocus()
                self.choose(after or self._current)
                return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
            deletes = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2)
            copies = event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.Paste)
            if copies or (plain and (deletes or (event.text() and event.text() in _TYPED))):
                event.accept()
                return True
        return super().event(event)

    def _open_editor(self, text: str, select: bool) -> None:
        box = self.cell_rect(self._current)
        wide = max(box.width(), 52)
        left = min(max(box.center().x() - wide // 2, 0), self.width() - wide)
        self._editor.setGeometry(left, box.top(), wide, max(box.height(), 22))
        self._editor.setText(text)
        self._editor.show()
        self._editor.setFocus()
        if select:
            self._editor.selectAll()

    def _commit(self) -> None:
        if self._editor.isHidden():
            return
        self._editor.hide()
        try:
            value = float(self._editor.text().replace(",", "."))
        except ValueError:
            return
        self._set(self._current, value)

    def _paint_cell(self, cell: Cell) -> None:
        if self._brush is not None and self.value(cell) != self._brush:
            self.cell_edited.emit(*cell, self._brush)

    def _set(self, cell: Cell, value: float) -> None:
        value = min(max(round(value, 6), -LARGEST), LARGEST)
        if value != self.value(cell):
            self.cell_edited.emit(*cell, value)


def cell_text(value: float, columns: int, largest: float = 1.0) -> str:
    """A cell's number in as many figures as `columns` leave room for, with a real minus sign.

    A kernel whose `largest` cell is below 1 needs one figure more to be told apart; where columns are many, that figure
    takes the place of the 0 before the point.
    """
    if columns > FEW_COLUMNS and largest < 1:
        text = f"{value:.2f}".replace("0.", ".", 1)
        return "0" if float(text) == 0 else text.replace("-", "−")
    figures = (1 if columns > 6 else 2 if columns > 4 else 3) + (largest < 1 and columns <= FEW_COLUMNS)
    text = f"{value:.{figures}f}" if abs(value) < 100 else f"{value:.3g}"
    if columns <= 6 and "." in text and "e" not in text:
        text = text.rstrip("0").rstrip(".")
    if float(text) == 0:
        text = text.lstrip("-") if columns > 6 else "0"
    return text if columns == 1 else text.replace("-", "−")
