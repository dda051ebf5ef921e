"""In front of a class: the columns and one closer look at projector size, nothing else, and all back as before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from playground.ui.laser_pointer import laser_cursor
from playground.ui.look_closer import LookCloser
from playground.ui.presentation_bar import PresentationBar
from playground.ui.stage_view import StageView
from playground.ui.window_actions import PRESENTING, WindowActions

PROJECTOR_SCALE = 1.6
CLOSER_SHARE = 0.44
FORWARDS = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space)
BACKWARDS = (Qt.Key.Key_Left, Qt.Key.Key_Up)


class Steps(Protocol):
    """What a clicker goes through: the layers, or the scenes of a lesson."""

    @property
    def count(self) -> int: ...

    @property
    def current(self) -> int: ...

    @property
    def title(self) -> str: ...

    def go(self, place: int) -> None: ...


@dataclass(frozen=True)
class _Desk:
    """How the window was before: what is put back."""

    hidden: tuple[QWidget, ...]
    splitters: tuple[tuple[QSplitter, QByteArray], ...]
    state: Qt.WindowState
    geometry: QByteArray
    theme: str


class Presentation(QObject):
    """Enters and leaves; while it is on, the keys of a clicker go through the steps."""

    scale_wanted = Signal(float)
    theme_wanted = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(
        self,
        window: QMainWindow,
        actions: WindowActions,
        stage: StageView,
        closer: LookCloser,
        steps: Steps,
        parts: Sequence[QWidget],
        splitters: tuple[QSplitter, QSplitter],
    ) -> None:
        """`parts` are hidden while presenting; `splitters` are the one beside the stage and the one below it."""
        super().__init__(window)
        self._window, self._actions, self._stage, self._closer, self._steps = window, actions, stage, closer, steps
        self.bar = PresentationBar()
        self._parts, self._splitters = tuple(parts), splitters
        self._before: _Desk | None = None
        self._has_laser = False
        self.bar.step_requested.connect(self.step)
        self.bar.place_requested.connect(self.go)
        self.bar.leave_requested.connect(self.leave)
        for watched in (window, stage.area):
            watched.installEventFilter(self)

    @property
    def is_on(self) -> bool:
        return self._before is not None

    def set_steps(self, steps: Steps) -> None:
        """What the clicker goes through from now on."""
        self._steps = steps
        self.render()

    def enter(self) -> None:
        """Hide all but the stage and the closer look, and draw those for the last row."""
        if self._before is not None:
            return
        self._before = self._desk()
        for part in self._before.hidden:
            part.hide()
        self._set_clean(True)
        self._window.setWindowState(self._window.windowState() | Qt.WindowState.WindowFullScreen)
        self.scale_wanted.emit(PROJECTOR_SCALE)
        below = self._splitters[1]
        height = sum(below.sizes())
        below.setSizes([round(height * (1 - CLOSER_SHARE)), round(height * CLOSER_SHARE)])
        self.set_laser(True)
        self._window.setFocus()
        self.entered.emit()
        self.render()

    def leave(self) -> None:
        """All as it was: parts, sizes, type, theme, the window's own state."""
        if self._before is None:
            return
        before, self._before = self._before, None
        self.set_laser(False)
        self.scale_wanted.emit(1.0)
        self.theme_wanted.emit(before.theme)
        self._set_clean(False)
        for part in before.hidden:
            part.show()
        self._window.setWindowState(before.state)
        self._window.restoreGeometry(before.geometry)
        for splitter, state in before.splitters:
            splitter.restoreState(state)
        self.left.emit()

    def set_laser(self, on: bool) -> None:
        """The mouse pointer as a bright dot, or as it is everywhere."""
        if on and not self._has_laser:
            QGuiApplication.setOverrideCursor(laser_cursor())
        elif self._has_laser and not on:
            QGuiApplication.restoreOverrideCursor()
        self._has_laser = on
        self._actions["laser"].setChecked(on)

    def step(self, by: int) -> None:
        """One step on or back; nothing happens at the ends."""
        self.go(self._steps.current + by)

    def go(self, place: int) -> None:
        if 0 <= place < self._steps.count:
            self._steps.go(place)
            self.render()

    def render(self) -> None:
        """Where we are, in the bar."""
        if self.is_on:
            self.bar.show_place(self._steps.title, self._steps.current, self._steps.count)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys that no control has taken are the clicker's."""
        if self.is_on and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = _clicked(event)
            if by:
                self.step(by)
                return True
        return super().eventFilter(watched, event)

    def _desk(self) -> _Desk:
        return _Desk(
            tuple(part for part in self._parts if not part.isHidden()),
            tuple((splitter, splitter.saveState()) for splitter in self._splitters),
            self._window.windowState(),
            self._window.saveGeometry(),
            self._actions.themes.checkedAction().data(),
        )

    def _set_clean(self, clean: bool) -> None:
        self._stage.set_clean(clean)
        self._closer.set_clean(clean)
        self.bar.setVisible(clean)
        self._actions["present"].setChecked(clean)
        for key in PRESENTING:
            self._actions[key].setEnabled(clean)
        self._actions.take_keys("unpin", taken=clean)  # Esc leaves


def _clicked(event: QKeyEvent) -> int:
    """1 for a key that goes on, -1 for one that goes back, 0 for any other."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.NoModifier:
        return 0
    return (event.key() in FORWARDS) - (event.key() in BACKWARDS)
