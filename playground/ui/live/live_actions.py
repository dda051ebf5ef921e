"""The window's commands for cameras and videos, and what joins them: menus, notices, the bar under the picture."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QMainWindow, QMenu

from playground.inputs.video.camera import Camera, cameras
from playground.inputs.video.capture import LiveSource
from playground.network.sentence import Sentence
from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.language import spoken
from playground.session.settings import Settings
from playground.session.tasks import Tasks
from playground.ui.files.file_actions import FileActions
from playground.ui.input.input_view import InputView
from playground.ui.window_actions import WindowActions

if TYPE_CHECKING:
    from playground.session.live.live import LiveService

translate = QCoreApplication.translate
MIRROR = "camera/mirror"


class LiveActions(QObject):
    """The service and its bar are made when the first camera or video is started."""

    said = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        window: QMainWindow,
        document: Document,
        service: ComputeService,
        settings: Settings,
        tasks: Tasks,
        actions: WindowActions,
        files: FileActions,
        input_view: InputView,
    ) -> None:
        super().__init__(window)
        self._window, self._document, self._service, self._settings = window, document, service, settings
        self._tasks, self._actions, self._files, self._input_view = tasks, actions, files, input_view
        self._live: LiveService | None = None
        actions.connect_all(
            {
                "camera": self._on_camera,
                "video": files.open_video_dialog,
                "freeze": self._on_freeze,
                "live_stop": self._on_stop,
            }
        )
        files.video_opened.connect(self.start)
        menu = QMenu(input_view.head.live)
        menu.aboutToShow.connect(partial(self.fill, menu))
        input_view.head.live.setMenu(menu)
        self._render()

    @property
    def live(self) -> LiveService:
        """Made when it is first asked for."""
        if self._live is None:
            self._live = self._new_live()
        return self._live

    def start(self, source: LiveSource) -> None:
        """Let a camera or a video be the picture."""
        text = translate("Live", "Camera") if source.is_camera else translate("FileActions", "Open {name}")
        self.said.emit(translate("Live", "Opening {name} …").format(name=source.name))
        self.live.start(source, text.format(name=source.name))

    def fill(self, menu: QMenu) -> None:
        """All there is to be done, with every camera that is plugged in."""
        menu.clear()
        menu.setToolTipsVisible(True)
        found = self._cameras()
        if len(found) > 1:
            for camera in found:
                menu.addAction(camera.name, partial(self.start, camera))
        else:
            menu.addAction(self._actions["camera"])
        menu.addAction(self._actions["video"])
        menu.addSeparator()
        menu.addActions([self._actions["freeze"], self._actions["live_stop"]])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space freezes wherever the keyboard is, but on buttons and choices, which it presses."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_pressed = isinstance(QApplication.focusWidget(), QAbstractButton | QComboBox)
            if is_pressed and event.key() == Qt.Key.Key_Space:
                event.accept()
                return True
        return False

    def _new_live(self) -> LiveService:
        from playground.session.live.live import LiveService  # late: only when something is live
        from playground.ui.live.live_bar import LiveBar

        live = LiveService(self._document, self._service, self._window)
        live.mirror(is_mirrored=self._settings.number(MIRROR, 0) == 1)
        live.changed.connect(self._render)
        live.failed.connect(self._on_failed)
        live.found.connect(self._on_found)
        self._tasks.stopped.connect(live.close)  # the program ends
        self._input_view.add_below_picture(LiveBar(live))
        self._window.installEventFilter(self)
        return live

    def _render(self) -> None:
        live, actions = self._live, self._actions
        source = None if live is None else live.source
        actions["camera"].setChecked(source is not None and source.is_camera)
        for key in ("freeze", "live_stop"):
            actions[key].setEnabled(live is not None and live.is_shown)
        actions["freeze"].setChecked(live is not None and live.is_frozen)
        if live is not None:
            self._settings.set(MIRROR, int(live.is_mirrored))

    def _cameras(self) -> tuple[Camera, ...]:
        """Those that are plugged in; who has no name is called by its place."""
        found = tuple(enumerate(cameras(), 1))
        words = translate("Live", "Camera {number}")
        return tuple(replace(one, name=one.name or words.format(number=number)) for number, one in found)

    def _on_camera(self) -> None:
        """The first one that is plugged in, or an end to the one that is on."""
        source = None if self._live is None else self._live.source
        if source is not None and source.is_camera:
            self.live.stop()
            return
        found = self._cameras()
        if found:
            self.start(found[0])
        else:
            self.failed.emit(translate("Live", "No camera is plugged in."))
        self._render()

    def _on_freeze(self) -> None:
        self.live.freeze(is_frozen=not self.live.is_frozen)

    def _on_stop(self) -> None:
        self.live.stop()

    def _on_failed(self, sentence: Sentence) -> None:
        self.failed.emit(spoken(sentence))

    def _on_found(self, source: LiveSource) -> None:
        self.said.emit(translate("Live", "{name} is there again").format(name=source.name))
