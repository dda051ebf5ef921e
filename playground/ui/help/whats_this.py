"""What's This: a sentence about whatever is clicked, or has the keyboard. Put together when somebody asks."""

from __future__ import annotations

import html

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QTabBar, QWhatsThis, QWidget

from playground.ui.help.whats_this_words import view_words


def explain_all() -> None:
    """Give every widget that is shown, and every action, its words in the language that is on."""
    words = view_words()
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            for widget in (window, *window.findChildren(QWidget)):
                widget.setWhatsThis(explanation(widget, words))
            for action in window.findChildren(QAction):
                action.setWhatsThis(_paragraphs(action.text().replace("&", ""), action.toolTip()))


def ask_by_mouse() -> None:
    """The pointer becomes a question mark: what is clicked says what it is. Esc ends it."""
    explain_all()
    QWhatsThis.enterWhatsThisMode()


def ask_by_keyboard(window: QWidget) -> None:
    """Say what has the keyboard; where nothing has it, ask with the mouse."""
    widget = QApplication.focusWidget()
    if widget is None or widget is window:
        ask_by_mouse()
        return
    explain_all()
    QWhatsThis.showText(widget.mapToGlobal(QPoint(0, widget.height())), widget.whatsThis(), widget)


def explanation(widget: QWidget, words: dict[str, str]) -> str:
    """Its name, what it does, and what the panel around it is for; "" for what is only a part of something else."""
    name, purpose = widget.accessibleName(), _purpose(widget)
    around = _around(widget, words)
    own = words.get(type(widget).__name__, "")
    if not (own or purpose):
        return around  # what is only a frame or a caption speaks for its panel
    return _paragraphs(name, purpose, own, "" if around == own else around)


def _purpose(widget: QWidget) -> str:
    if isinstance(widget, QTabBar):
        return widget.tabToolTip(widget.currentIndex())
    return widget.toolTip() or widget.accessibleDescription()


def _around(widget: QWidget, words: dict[str, str]) -> str:
    """The words of the nearest panel that holds it, or is it."""
    place: QObject | None = widget
    while place is not None:
        if type(place).__name__ in words:
            return words[type(place).__name__]
        place = place.parent()
    return ""


def _paragraphs(name: str, *sentences: str) -> str:
    """The name in bold, and each sentence once in a paragraph of its own."""
    told = dict.fromkeys(sentence for sentence in sentences if sentence and sentence != name)
    parts = [f"<b>{html.escape(name, quote=False)}</b>"] if name and told else []
    parts += [html.escape(sentence, quote=False).replace("\n", "<br>") for sentence in told]
    return "".join(f"<p>{part}</p>" for part in parts)
