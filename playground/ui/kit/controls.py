"""The small controls every panel is made of: heads, labels, pills, segmented choices, number fields, form rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import (
    QDoubleValidator,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from playground.ui.kit.theme import (
    CONTROL_HEIGHT,
    RADIUS_CONTROL,
    SPACE_2,
    fix_height,
    font,
    head_font,
    scaled,
    theme_of,
)


class TranslatedWidget(QWidget):
    """A widget that puts its words in anew when the language changes and repaints when the theme does."""

    def _retranslate(self) -> None:
        """Set every visible word. Called by the subclass once it is built, then at every language change."""

    def _restyle(self) -> None:
        """Take colours that no style sheet carries from the new theme."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._restyle()
            self.update()


class HeadLabel(QLabel):
    """A section head: capitals where the script has them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "head")
        self.setFont(head_font())

    def setText(self, text: str) -> None:
        super().setText(text.upper())


def label(role: str = "", text: str = "") -> QLabel:
    """A label of one of the style sheet's roles: caption, title, strong, note, problem or none."""
    result = QLabel(text)
    if role:
        result.setProperty("role", role)
    result.setFont(font())
    return result


def pill(icon_only: bool = False, checkable: bool = False) -> QToolButton:
    """A small round button for presets and transforms."""
    button = QToolButton()
    button.setProperty("role", "pill")
    button.setProperty("compact", icon_only)
    button.setCheckable(checkable)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setToolButtonStyle(
        Qt.ToolButtonStyle.ToolButtonIconOnly if icon_only else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    )
    return button


def icon_button(checkable: bool = False) -> QToolButton:
    """A quiet button of one icon; its words are its tooltip and accessible name."""
    button = QToolButton()
    button.setProperty("role", "icon")
    button.setCheckable(checkable)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    return button


class Segment(QAbstractButton):
    """One choice of a SegmentedControl; paints itself so that neighbours share one frame."""

    def __init__(self, parent: SegmentedControl, key: str) -> None:
        super().__init__(parent)
        self.key = key
        self.setCheckable(True)
        self.setFont(font())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        fix_height(self, CONTROL_HEIGHT - 2)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.is_warm = parent.warm

    def sizeHint(self) -> QSize:
        width = QFontMetrics(font(strong=True)).horizontalAdvance(self.text())
        return QSize(width + 2 * SPACE_2 + 4, scaled(CONTROL_HEIGHT - 2))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect()
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("warm_tint" if self.is_warm else "accent_tint"))
            painter.drawRoundedRect(box, RADIUS_CONTROL - 1, RADIUS_CONTROL - 1)
        if self.hasFocus():
            painter.setPen(theme.color("warm" if self.is_warm else "accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), RADIUS_CONTROL - 1, RADIUS_CONTROL - 1)
        token = "ink" if self.underMouse() and self.isEnabled() else "muted"
        if self.isChecked():
            token = "warm" if self.is_warm else "accent"
        painter.setPen(theme.color(token if self.isEnabled() else "faint"))
        painter.setFont(font(strong=self.isChecked()))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())


class SegmentedControl(QFrame):
    """One choice out of a few, side by side. `chosen` comes from the user only, never from `set_current`."""

    chosen = Signal(str)

    def __init__(self, keys: Sequence[str], parent: QWidget | None = None, *, warm: bool = False) -> None:
        super().__init__(parent)
        self.warm = warm
        fix_height(self, CONTROL_HEIGHT)
        self._group = QButtonGroup(self)
        self._segments: dict[str, Segment] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(0)
        self.set_keys(keys)
        self._group.buttonClicked.connect(self._on_clicked)

    def set_keys(self, keys: Sequence[str]) -> None:
        """Other choices; nothing happens when they are the same."""
        if list(keys) == list(self._segments):
            return
        for segment in self._segments.values():
            self._group.removeButton(segment)
            self._row.removeWidget(segment)
            segment.hide()  # at once: it is deleted only when the event loop comes to it
            segment.deleteLater()
        self._segments = {}
        for key in keys:
            segment = Segment(self, key)
            segment.setText(key)
            self._group.addButton(segment)
            self._row.addWidget(segment)
            self._segments[key] = segment

    def segment(self, key: str) -> Segment:
        return self._segments[key]

    def set_warm(self, key: str) -> None:
        """Paint this one choice in the colour of the way back."""
        self._segments[key].is_warm = True

    def set_words(self, words: dict[str, tuple[str, str]]) -> None:
        """Text and tooltip per key."""
        for key, (text, tip) in words.items():
            segment = self._segments[key]
            if (text, tip) == (segment.text(), segment.toolTip()):
                continue
            segment.setText(text)
            segment.setToolTip(tip)
            segment.setAccessibleName(tip or text)
            segment.updateGeometry()

    def current(self) -> str:
        button = self._group.checkedButton()
        return button.key if isinstance(button, Segment) else ""

    def set_current(self, key: str) -> None:
        if key in self._segments:
            self._segments[key].setChecked(True)

    def _on_clicked(self, button: QAbstractButton) -> None:
        assert isinstance(button, Segment)
        self.chosen.emit(button.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        keys = list(self._segments)
        if step is None or self.current() not in keys:
            super().keyPressEvent(event)
            return
        key = keys[max(0, min(len(keys) - 1, keys.index(self.current()) + step))]
        self._segments[key].setFocus()
        if key != self.current():
            self._segments[key].click()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("line"))
        painter.setBrush(theme.color("field"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), RADIUS_CONTROL, RADIUS_CONTROL)


class _Decimal(QDoubleValidator):
    """Takes a comma for the point that it is in many languages."""

    def validate(self, text: str, place: int) -> object:
        return super().validate(text.replace(",", "."), place)


class NumberField(QLineEdit):
    """A number that is typed, turned with the wheel, stepped with the arrow keys or dragged sideways with Ctrl held.

    `edited` carries the new value; `gesture_begun` and `gesture_ended` frame a drag so that it is one undo step.
    It is the user's doing only: `set_value` emits nothing. Text that is no number puts the old value back.
    """

    edited = Signal(float)
    gesture_begun = Signal()
    gesture_ended = Signal()

    def __init__(
        self,
        low: float,
        high: float,
        *,
        step: float = 1.0,
        decimals: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.low, self.high, self.step, self.decimals = low, high, step, decimals
        self._value = low
        self._drag_from: tuple[float, float] | None = None
        self.setFont(font())
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        validator = _Decimal(self)
        validator.setLocale(QLocale.c())
        self.setValidator(validator)
        self.editingFinished.connect(self._on_editing_finished)
        self._show()

    def value(self) -> float:
        return self._value

    def set_value(self, value: float) -> None:
        """Show `value` without telling anybody; text being typed is left alone."""
        changed = value != self._value
        self._value = value
        if changed or not self.hasFocus():
            self._show()

    def _text(self, value: float) -> str:
        return f"{value:.{self.decimals}f}" if self.decimals else f"{round(value)}"

    def _show(self) -> None:
        self.setText(self._text(self._value))

    def _change(self, value: float) -> None:
        value = min(max(value, self.low), self.high)
        value = value if self.decimals else float(round(value))
        if value != self._value:
            self._value = value
            self._show()
            self.edited.emit(value)

    def _on_editing_finished(self) -> None:
        try:
            value = float(self.text())
        except ValueError:
            value = self._value
        if self.text() != self._text(self._value):
            self._change(value)
        self._show()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.hasFocus():
            event.ignore()  # a wheel over an unfocused field scrolls the panel
            return
        factor = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        delta = event.angleDelta().y() or event.angleDelta().x()
        if delta:
            self._change(self._value + (1 if delta > 0 else -1) * factor * self.step)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}.get(
            Qt.Key(event.key())
        )
        if step is not None:
            self._change(self._value + step * self.step)
            self.selectAll()
        elif event.key() == Qt.Key.Key_Escape:
            self._show()
            self.selectAll()
        else:
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._show()  # text that is no number does not count as finished

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:  # its menu: the text is still being typed
            self._show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._drag_from = (event.position().x(), self._value)
            self.gesture_begun.emit()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag_from is None:
            super().mouseMoveEvent(event)
            return
        start, value = self._drag_from
        self._change(value + round((event.position().x() - start) / 4) * self.step)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag_from is None:
            super().mouseReleaseEvent(event)
            return
        self._drag_from = None
        self.gesture_ended.emit()


def row(name: QLabel, *controls: QWidget, spacing: int = SPACE_2) -> QWidget:
    """A line of a form: its name at the left in muted ink, its controls at the right."""
    box = QWidget()
    layout = QHBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    name.setProperty("role", "caption")
    if controls:
        name.setBuddy(controls[0])
    layout.addWidget(name)
    layout.addStretch(1)
    for control in controls:
        layout.addWidget(control)
    return box
