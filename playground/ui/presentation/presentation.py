"""In front of a class: the columns and one closer look at projector size, nothing else, and all back as before.

Where there are two screens the class's shows that, and the presenter keeps a window with the notes on the own one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from playground.ui.look_closer import LookCloser
from playground.ui.presentation.frozen_view import FrozenView
from playground.ui.presentation.laser_pointer import laser_cursor
from playground.ui.presentation.presentation_bar import PresentationBar
from playground.ui.presentation.presenter_window import PresenterWindow
from playground.ui.presentation.screens import class_screen
from playground.ui.stage.stage_view import StageView
from playground.ui.window_actions import PRESENTING, WindowActions

PROJECTOR_SCALE = 1.6
CLOSER_SHARE = 0.44
PICTURE_DELAY = 300
"""Milliseconds from a change until the presenter sees what the class sees."""
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

    @property
    def notes(self) -> str:
        """What the presenter may say of it, as rich text."""

    def title_of(self, place: int) -> str:
        """The short title of a step."""

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
    """Enters and leaves; while it is on, the keys of a clicker go through the steps, and the picture can be held.

    On the stage the window is clean and large. With two screens it leaves the stage while the class's picture is held:
    the presenter has it back on the laptop, and goes on with it on the stage.
    """

    scale_wanted = Signal(float)
    theme_wanted = Signal(str)
    turned = Signal()
    """The window went on the stage, or left it."""

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
        self._class_screen: QScreen | None = None
        self._has_laser = False
        self.presenter: PresenterWindow | None = None
        self.frozen: FrozenView | None = None
        self._picture_due = QTimer(self, singleShot=True, interval=PICTURE_DELAY)
        self._picture_due.timeout.connect(self._show_picture)
        self.bar.step_requested.connect(self.step)
        self.bar.place_requested.connect(self.go)
        self.bar.leave_requested.connect(self.leave)
        for watched in (window, stage.area):
            watched.installEventFilter(self)

    @property
    def is_on(self) -> bool:
        """Whether a class is looking at something."""
        return self._before is not None or self.frozen is not None

    @property
    def is_on_stage(self) -> bool:
        """Whether the window is what the class looks at, or lies under the picture that is held."""
        return self._before is not None

    def set_steps(self, steps: Steps) -> None:
        """What the clicker goes through from now on."""
        self._steps = steps
        self.render()

    def enter(self) -> None:
        """Hide all but the stage and the closer look, and draw those for the last row."""
        if self.is_on:
            return
        here = self._window.screen()
        screens = QGuiApplication.screens()
        place = class_screen([screen.geometry() for screen in screens], here.geometry())
        self._class_screen = None if place is None else screens[place]
        self._go_on_stage()
        self.bar.set_bare(self._class_screen is not None)
        if self._class_screen is not None:
            self._open_presenter(here)
        self.turned.emit()
        self.render()

    def leave(self) -> None:
        """All as it was: parts, sizes, type, theme, the window's own state."""
        if not self.is_on:
            return
        self._thaw()
        if self._before is not None:
            self._back_to_desk(self._before)
        self._picture_due.stop()
        if self.presenter is not None:
            self.presenter.end()
            self.presenter = None
        self._set_keys()
        self.turned.emit()

    def toggle_hold(self) -> None:
        """Hold what the class sees, whatever is done meanwhile; or go on with what is there now."""
        if self.frozen is not None:
            self._thaw()
            if self._before is None:
                self._go_on_stage()
        elif self._before is not None:
            self.frozen = FrozenView(self._window.grab())
            if self._class_screen is None:
                self.frozen.cover(self._window)
            else:
                self.frozen.show_on(self._class_screen)
                self._back_to_desk(self._before)
        self._set_keys()
        self.turned.emit()
        self.render()

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
        """Where we are, in the bar and in the presenter's window."""
        if not self.is_on:
            return
        steps = self._steps
        self.bar.show_place(steps.title, steps.current, steps.count)
        if self.presenter is not None:
            following = steps.title_of(steps.current + 1) if steps.current + 1 < steps.count else ""
            self.presenter.show_place(steps.title_of(steps.current), steps.notes, following, steps.current, steps.count)
            if not self._picture_due.isActive():  # a camera changes all the time, and is to be seen all the same
                self._picture_due.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys that no control has taken are the clicker's; in the presenter's window page keys are as well."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_presenters = self.presenter is not None and watched is self.presenter
            by = _clicked(event, with_pages=is_presenters) if self.is_on_stage or is_presenters else 0
            if by:
                self.step(by)
                return True
            if is_presenters and event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
        return super().eventFilter(watched, event)

    # the stage and the desk

    def _go_on_stage(self) -> None:
        self._before = desk = self._desk()
        for part in desk.hidden:
            part.hide()
        self._set_clean(True)
        if self._class_screen is not None:
            self._window.setWindowState(Qt.WindowState.WindowNoState)
            self._window.setScreen(self._class_screen)
            self._window.setGeometry(self._class_screen.geometry())
        self._window.setWindowState(self._window.windowState() | Qt.WindowState.WindowFullScreen)
        self.scale_wanted.emit(PROJECTOR_SCALE)
        below = self._splitters[1]
        height = sum(below.sizes())
        below.setSizes([round(height * (1 - CLOSER_SHARE)), round(height * CLOSER_SHARE)])
        self.set_laser(True)
        self._window.setFocus()
        self._set_keys()

    def _back_to_desk(self, desk: _Desk) -> None:
        self._before = None
        self.set_laser(False)
        self.scale_wanted.emit(1.0)
        self.theme_wanted.emit(desk.theme)
        self._set_clean(False)
        for part in desk.hidden:
            part.show()
        self._window.setWindowState(desk.state)
        self._window.restoreGeometry(desk.geometry)
        for splitter, state in desk.splitters:
            splitter.restoreState(state)

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

    def _set_keys(self) -> None:
        """At the desk the keys are the desk's, but for those that hold the picture and end it all."""
        self._actions["present"].setChecked(self.is_on)
        for key in PRESENTING:
            self._actions[key].setEnabled(self.is_on_stage)
        self._actions["hold"].setEnabled(self.is_on)
        self._actions["hold"].setChecked(self.frozen is not None)
        self._actions.take_keys("unpin", taken=self.is_on_stage)  # Esc leaves

    # the presenter's window and the held picture

    def _open_presenter(self, screen: QScreen) -> None:
        self.presenter = PresenterWindow()
        self.presenter.step_requested.connect(self.step)
        self.presenter.freeze_requested.connect(self.toggle_hold)
        self.presenter.leave_requested.connect(self.leave)
        self.presenter.installEventFilter(self)
        self.presenter.addActions([self._actions["hold"], self._actions["present"]])
        self.presenter.show_on(screen)

    def _show_picture(self) -> None:
        if self.presenter is not None:
            picture = self._window.grab() if self.frozen is None else self.frozen.picture
            self.presenter.show_picture(picture, is_held=self.frozen is not None)

    def _thaw(self) -> None:
        if self.frozen is not None:
            self.frozen.end()
            self.frozen = None


def _clicked(event: QKeyEvent, *, with_pages: bool = False) -> int:
    """1 for a key that goes on, -1 for one that goes back, 0 for any other."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.NoModifier:
        return 0
    forwards = (*FORWARDS, Qt.Key.Key_PageDown) if with_pages else FORWARDS
    backwards = (*BACKWARDS, Qt.Key.Key_PageUp) if with_pages else BACKWARDS
    return (event.key() in forwards) - (event.key() in backwards)
