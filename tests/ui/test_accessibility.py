"""Every control of the window: a name and words for a screen reader, a way to it by keys, and focus that one sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.network.editing.edits import set_input_shape
from playground.network.layers import AveragePooling, Flatten, FullyConnected, LeakyReLU, Softmax
from playground.network.network import Network
from playground.network.setup import ClassName, Picture
from playground.ui.help.whats_this import explanation
from playground.ui.help.whats_this_words import view_words
from playground.ui.look_closer import RULES, tab_words
from tests.ui.running import settle

TABS = len(tab_words())


def focusable(window: QWidget) -> list[QWidget]:
    """The widgets that are shown and take the keyboard."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
    ]


def said(widget: QWidget, text: QAccessible.Text) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(text) if interface is not None else ""


def purpose(widget: QWidget) -> str:
    """The words on what a control does: its tooltip, or of what is looked at rather than pressed its description."""
    if isinstance(widget, QTabBar):
        return widget.tabToolTip(widget.currentIndex())
    return widget.toolTip() or widget.accessibleDescription()


def states(program: Program, qtbot: QtBot) -> Iterator[str]:
    """The window with every kind of form, every tab, and a problem."""
    window = program.window
    for kind in (LeakyReLU, AveragePooling, Flatten, FullyConnected, Softmax):
        window.layers.insert(kind, len(program.document.network.layers))
    program.selection.pin(2, 1)
    settle(qtbot, program)
    for tab in range(TABS):
        window.closer.open_tab(tab)
        settle(qtbot, program)
        yield f"tab {tab}"
    for layer in (*program.document.network.layers, None):
        program.selection.inspect(None if layer is None else layer.name)
        settle(qtbot, program)
        yield "input" if layer is None else layer.name
    window.notice.show_notice("something happened")
    yield "a notice"
    yield from empty_states(program, qtbot)


def empty_states(program: Program, qtbot: QtBot) -> Iterator[str]:
    """The window with nothing pinned, without layers, and over a picture that cannot be read."""
    window, document = program.window, program.document
    program.selection.unpin()
    classes = tuple(ClassName(str(number), str(number), str(number)) for number in range(7))
    document.apply(replace(document.setup, classes=classes), "Classes")
    for state in ("nothing pinned", "no layers"):
        for tab in range(TABS):
            window.closer.open_tab(tab)
            settle(qtbot, program)
            yield f"{state}, tab {tab}"
        document.edit("Remove all", lambda network: Network(network.input_shape, ()))
    broken = replace(document.setup.input, picture=Picture("broken.png", b"\x89PNG\r\n\x1a\n and no more"))
    document.edit_input("Break", broken, set_input_shape)
    settle(qtbot, program)
    assert window.input_view.another.isVisible()
    yield "a picture that cannot be read"


@pytest.mark.both_languages
def test_every_control_has_a_name_and_says_what_it_does(program: Program, qtbot: QtBot) -> None:
    silent, words = set(), view_words()
    for state in states(program, qtbot):
        for widget in focusable(program.window):
            named = said(widget, QAccessible.Text.Name)
            if not (named and purpose(widget) and explanation(widget, words)):
                silent.add((state, type(widget).__name__, type(widget.parent()).__name__, named, purpose(widget)))
    assert silent == set()


@pytest.mark.both_languages
def test_the_names_are_said_in_the_language_that_is_on(program: Program, qtbot: QtBot) -> None:
    window = program.window
    before = {id(widget): said(widget, QAccessible.Text.Name) for widget in focusable(window)}
    words = window.actions_by_key["open"].text()
    qtbot.mouseClick(window.tool_bar.language, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.actions_by_key["open"].text() != words)
    settle(qtbot, program)
    after = {id(widget): said(widget, QAccessible.Text.Name) for widget in focusable(window)}
    same = {name for key, name in before.items() if after.get(key) == name}
    # names of layers, of the language button, and what is the same in both languages
    assert {name for name in same if not name.isascii() or " " in name} <= {"conv1, ReLU", "relu1, ReLU, 4 × 24 × 24"}
    qtbot.mouseClick(window.tool_bar.language, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.actions_by_key["open"].text() == words)
    settle(qtbot, program)


def test_tab_walks_through_every_control_and_shows_where_it_is(program: Program, qtbot: QtBot) -> None:
    """With each view of the closer look open. What is in the window anyway has to show its focus only once."""
    window = program.window
    window.files.inputs.open_sample("cat")
    qtbot.waitUntil(lambda: program.document.setup.input.picture.sample == "cat")
    program.selection.pin(2, 1)
    unseen, seen = [], set[QWidget]()
    for tab in range(TABS):
        window.closer.open_tab(tab)
        settle(qtbot, program)
        for widget in walked(window, qtbot, f"tab {tab}"):
            if widget not in seen and not shows_focus(widget):
                unseen.append(f"{type(widget).__name__} {widget.accessibleName()}")
            seen.add(widget)
    assert unseen == []
    program.selection.unpin()
    window.closer.open_tab(RULES)
    settle(qtbot, program)
    assert all(shows_focus(widget) for widget in walked(window, qtbot, "nothing pinned"))


def walked(window: QWidget, qtbot: QtBot, state: str) -> Iterator[QWidget]:
    """The controls in the order in which Tab reaches them, each while it has the keyboard; all have to come."""
    window.setFocus()
    wanted = [widget for widget in focusable(window) if _is_tab_stop(widget)]
    reached: list[QWidget] = []
    for _ in range(len(wanted) + 5):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        assert widget is not None
        if widget in reached:
            break
        reached.append(widget)
        assert window.rect().intersects(QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()))
        assert not widget.visibleRegion().isEmpty()
        yield widget
    missed = [f"{type(widget).__name__} {widget.accessibleName()}" for widget in wanted if widget not in reached]
    assert missed == [], state


def _is_tab_stop(widget: QWidget) -> bool:
    """Tab goes to the one choice of several that is made; arrow keys go on to the others."""
    if isinstance(widget, QAbstractButton) and widget.group() is not None and not widget.isChecked():
        return False
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def shows_focus(widget: QWidget) -> bool:
    """Whether a widget looks different with the keyboard than without."""
    image = _looks(widget)
    widget.clearFocus()
    without = _looks(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    return image != without


def _looks(widget: QWidget) -> QImage:
    window = widget.window()
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    return window.grab(place.adjusted(-2, -2, 2, 2)).toImage()
