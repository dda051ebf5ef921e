"""What can be done with a layer as a whole, for menus, keys and the stage alike."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QPoint
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu, QWidget

from playground.network.editing import edits
from playground.network.editing.new_layer import new_layer
from playground.network.layers import Layer
from playground.network.network import Network
from playground.session.document import Document
from playground.session.selection import INPUT, Selection
from playground.ui.kind_menu import kind_menu
from playground.ui.kit.layer_words import kind_names

translate = QCoreApplication.translate


def insert_new(network: Network, index: int, kind: type[Layer]) -> Network:
    """The network with a new layer of `kind` at place `index`."""
    return edits.insert(network, index, new_layer(kind, network, index))


class LayerActions(QObject):
    """Edits whole layers; after each the inspector shows the layer it was about."""

    def __init__(self, document: Document, selection: Selection, parent: QWidget) -> None:
        super().__init__(parent)
        self._document, self._selection, self._window = document, selection, parent

    @property
    def current(self) -> int:
        """The index of the inspected layer, INPUT when there is none."""
        name = self._selection.view.inspected
        try:
            return INPUT if name is None else self._document.network.index_of(name)
        except KeyError:
            return INPUT

    def insert(self, kind: type[Layer], index: int) -> None:
        """Insert a new layer before place `index` and inspect it."""
        text = translate("LayerActions", "Insert {kind}").format(kind=kind_names()[kind.kind])
        if self._document.edit(text, insert_new, index, kind):
            self._selection.inspect(self._document.network.layers[index].name, 0)

    def append_after_current(self, kind: type[Layer]) -> None:
        """Insert after the inspected layer; with the input inspected, at the end."""
        index = self.current
        self.insert(kind, len(self._document.network.layers) if index == INPUT else index + 1)

    def duplicate(self, index: int) -> None:
        if index != INPUT and self._document.edit(translate("LayerActions", "Duplicate layer"), edits.duplicate, index):
            self._selection.inspect(self._document.network.layers[index + 1].name)

    def remove(self, index: int) -> None:
        if index == INPUT:
            return
        name = self._document.network.layers[index].name
        self._document.edit(translate("LayerActions", "Remove {name}").format(name=name), edits.remove, index)

    def move(self, index: int, to: int) -> None:
        if index != INPUT and 0 <= to < len(self._document.network.layers):
            self._document.edit(translate("LayerActions", "Move layer"), edits.move, index, to)

    def toggle_mute(self, index: int) -> None:
        if index == INPUT:
            return
        muted = not self._document.network.layers[index].muted
        text = translate("LayerActions", "Mute layer") if muted else translate("LayerActions", "Unmute layer")
        self._document.edit(text, edits.set_muted, index, muted)

    def rename(self, index: int) -> None:
        """Ask for another name."""
        if index == INPUT:
            return
        old = self._document.network.layers[index].name
        title = translate("LayerActions", "Rename layer")
        new, accepted = QInputDialog.getText(
            self._window, title, translate("LayerActions", "Name:"), QLineEdit.EchoMode.Normal, old
        )
        if accepted and new.strip() != old:
            self._document.edit(title, edits.rename, index, new.strip())

    def rename_current(self) -> None:
        self.rename(self.current)

    def duplicate_current(self) -> None:
        self.duplicate(self.current)

    def toggle_mute_of_current(self) -> None:
        self.toggle_mute(self.current)

    def move_current_left(self) -> None:
        self.move(self.current, self.current - 1)

    def move_current_right(self) -> None:
        self.move(self.current, self.current + 1)

    def remove_current(self) -> None:
        self.remove(self.current)

    def insert_menu(self, parent: QWidget, index: int | None) -> QMenu:
        """All kinds, in groups; inserts at `index`, or after the inspected layer when None."""
        choose = self.append_after_current if index is None else partial(self._insert_at, index)
        return kind_menu(parent, choose)

    def _insert_at(self, index: int, kind: type[Layer]) -> None:
        self.insert(kind, index)

    def show_insert_menu(self, index: int, point: QPoint) -> None:
        menu = self.insert_menu(self._window, index)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def show_context_menu(self, index: int, point: QPoint) -> None:
        """Everything that can be done with the layer at `index`; for the input only inserting after it."""
        menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        after = self.insert_menu(menu, index + 1)
        after.setTitle(translate("LayerActions", "Insert after"))
        if index == INPUT:
            menu.addMenu(after)
            menu.popup(point)
            return
        layer = self._document.network.layers[index]
        last = len(self._document.network.layers) - 1
        before = self.insert_menu(menu, index)
        before.setTitle(translate("LayerActions", "Insert before"))
        muted = translate("LayerActions", "Unmute") if layer.muted else translate("LayerActions", "Mute")
        menu.addAction(translate("LayerActions", "Rename…"), partial(self.rename, index))
        menu.addAction(muted, partial(self.toggle_mute, index))
        menu.addAction(translate("LayerActions", "Duplicate"), partial(self.duplicate, index))
        menu.addSeparator()
        menu.addMenu(before)
        menu.addMenu(after)
        left = menu.addAction(translate("LayerActions", "Move left"), partial(self.move, index, index - 1))
        left.setEnabled(index > 0)
        right = menu.addAction(translate("LayerActions", "Move right"), partial(self.move, index, index + 1))
        right.setEnabled(index < last)
        menu.addSeparator()
        menu.addAction(translate("LayerActions", "Remove"), partial(self.remove, index))
        menu.popup(point)
