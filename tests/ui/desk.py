"""What a view needs to work on its own: a document, a selection and a running compute service over a small picture."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.app import make_application
from playground.network.layers import Array
from playground.network.setup import SetUp
from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.frame import Frame
from playground.session.frame_parts.columns import Look
from playground.session.selection import Selection
from playground.ui.kit.colours import bad_color, signed_table
from playground.ui.kit.theme import LIGHT, Theme, apply_theme, style_sheet


class Desk:
    """The three objects every view talks to. `put` shows a view over them, `settle` waits for the newest frame."""

    def __init__(self, qtbot: QtBot, setup: SetUp) -> None:
        self._qtbot = qtbot
        self._views: list[QWidget] = []  # qtbot alone would let them go
        self.set_theme(LIGHT)
        self.document = Document(setup)
        self.selection = Selection(setup.view, setup.network)
        self.service = ComputeService(self.document, self.selection, _look(LIGHT))
        self.service.start()

    def set_theme(self, theme: Theme) -> None:
        """Put the program into `theme`; the maps of a running service keep their colours."""
        application = make_application()
        if application.styleSheet() != style_sheet(theme):  # every widget would be styled again
            apply_theme(application, theme)

    def put(self, view: QWidget, size: QSize) -> None:
        """Show `view` as a window of its own that has the keyboard; it is closed with the test."""
        self._views.append(view)
        self._qtbot.addWidget(view)
        view.resize(size)
        with self._qtbot.waitActive(view):
            view.show()
            view.activateWindow()
        self.settle()

    def settle(self) -> Frame:
        """Wait for the frame of the session as it is now; the frame."""
        self._qtbot.waitUntil(self._is_settled)
        frame = self.service.frame
        assert frame is not None
        return frame

    def pin(self, layer: str, number: int) -> Frame:
        """Pin a map as a click on it does; the frame that shows it."""
        self.selection.pin(self.document.network.index_of(layer), number)
        return self.settle()

    def open(self, setup: SetUp) -> Frame:
        """Put another set-up on the desk, with a new undo stack; its frame."""
        self.document.open(setup, None)
        return self.settle()

    @property
    def steps(self) -> int:
        """How many undo steps there are."""
        return self.document.history.count

    def close(self) -> None:
        self.service.stop()

    def _is_settled(self) -> bool:
        frame = self.service.frame
        return (
            frame is not None
            and not self.service.is_busy
            and frame.request.network is self.document.network
            and frame.request.input is self.document.setup.input
        )


def _look(theme: Theme) -> Look:
    return Look(46, signed_table(theme.name), bad_color(theme))


def ink_of(widget: QWidget) -> Array:
    """Which pixels of a widget, (height, width) as shown, differ from its top left one."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
    ink: Array = pixels != pixels[0, 0]
    return ink


def color_at(widget: QWidget, point: QPoint) -> QColor:
    """The colour of a widget's pixel as it is shown."""
    return widget.grab().toImage().pixelColor(point)
