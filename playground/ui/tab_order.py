"""Tab walks through the window as it is read: panel by panel, along the layouts, whenever the parts were made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QDockWidget,
    QLayout,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QStackedLayout,
    QWidget,
)

from playground.ui.kit.layout_items import layout_items


def tab_stops(root: QWidget) -> list[QWidget]:
    """The widgets below `root` that Tab goes to, in order; of a choice out of several only what is chosen."""
    return [widget for widget in _in_order(root) if widget.isVisible() and widget.isEnabled() and _is_stop(widget)]


def move_focus(root: QWidget, *, forwards: bool) -> bool:
    """Give the keyboard to the next or the previous stop, round the ends, and scroll it into sight."""
    stops = tab_stops(root)
    if not stops:
        return False
    place = _place(stops, QApplication.focusWidget())
    if place is None:
        place = -1 if forwards else len(stops)
    target = stops[(place + (1 if forwards else -1)) % len(stops)]
    target.setFocus(Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason)
    _scroll_to(target)
    return True


def _place(stops: list[QWidget], now: QWidget | None) -> int | None:
    """Where in `stops` the keyboard is; a choice that was not made counts as the one that was."""
    if isinstance(now, QAbstractButton) and now.group() is not None:
        now = now.group().checkedButton() or now
    while now is not None and now not in stops:
        now = now.parentWidget()  # the editor inside a grid
    return None if now is None else stops.index(now)


def _is_stop(widget: QWidget) -> bool:
    if isinstance(widget, QAbstractButton) and widget.group() is not None and widget.group().exclusive():
        return widget.isChecked()
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    for part in _parts(widget):
        yield from _in_order(part)


def _parts(widget: QWidget) -> list[QWidget]:
    return [part for part in _places(widget) if part is not None]


def _places(widget: QWidget) -> Iterable[QWidget | None]:
    """What stands directly in `widget`, in order; None where it holds nothing yet."""
    if isinstance(widget, QMainWindow):
        docks = [dock for dock in widget.findChildren(QDockWidget) if dock.isVisible()]
        return [*(dock.widget() for dock in docks), widget.centralWidget()]
    if isinstance(widget, QSplitter):
        return [widget.widget(place) for place in range(widget.count())]
    if isinstance(widget, QScrollArea):
        return [widget.widget()]
    layout = widget.layout()
    if layout is not None:
        return _widgets(layout)
    if isinstance(widget, QAbstractScrollArea):
        return []  # its viewport and its bars belong to it
    return [part for part in widget.children() if isinstance(part, QWidget) and not part.isWindow()]


def _widgets(layout: QLayout) -> Iterator[QWidget | None]:
    if isinstance(layout, QStackedLayout):
        yield layout.currentWidget()
        return
    for item in layout_items(layout):
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _widgets(inner)
        elif widget is not None:
            yield widget


def _scroll_to(target: QWidget) -> None:
    above = target.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(target)
        above = above.parentWidget()
