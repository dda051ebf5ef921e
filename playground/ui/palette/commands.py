"""What the window can do, read from its own menus and actions, so that no list of it can be out of date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

APART = " › "


@dataclass(frozen=True)
class Command:
    """One thing to do: its words, where it stands, its keys as they are written, and doing it."""

    text: str
    where: tuple[str, ...]
    keys: tuple[str, ...]
    run: Callable[[], None]
    is_on: bool = False

    @property
    def place(self) -> str:
        """ "File › Samples"."""
        return APART.join(self.where)


def menu_commands(bar: QMenuBar, *, with_idle: bool = False) -> Iterator[Command]:
    """Everything in the menus that can be done now, in their order; `with_idle` also what cannot."""
    for action in bar.actions():
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from _below(menu, (plain(action.text()),), with_idle)


def action_command(action: QAction, *where: str) -> Command:
    """The command that an action is."""
    return Command(plain(action.text()), where, keys_of(action), action.trigger, action.isChecked())


def keys_of(action: QAction) -> tuple[str, ...]:
    """The keys of an action, as they are written on this system."""
    return tuple(keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts())


def plain(text: str) -> str:
    """Words without the mark of a menu's own key."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _below(menu: QMenu, where: tuple[str, ...], with_idle: bool) -> Iterator[Command]:
    menu.aboutToShow.emit()  # some are filled only when they are looked at
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _below(inner, (*where, plain(action.text())), with_idle)
        elif (action.isEnabled() or with_idle) and not action.isSeparator():
            yield action_command(action, *where)
