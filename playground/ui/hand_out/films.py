"""Makes an animation beside the window: asks what is to move, shows how far it is, stops when that is wished."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from playground.network.knob import Sweep
from playground.network.sentence import QT_TRANSLATE_NOOP, SpokenError
from playground.network.setup import SetUp
from playground.session.films.pinned import pinned_map
from playground.session.language import spoken
from playground.session.tasks import Tasks
from playground.storage.animation import animation_bytes
from playground.storage.atomic import write_atomically
from playground.ui.hand_out.film import film
from playground.ui.hand_out.film_dialog import FilmDialog

translate = QCoreApplication.translate


class Films(QObject):
    """One animation at a time, on a thread of its own: files are opened and saved all the while."""

    said = Signal(str)
    failed = Signal(str)
    _progressed = Signal(object, object)

    def __init__(
        self, setup: Callable[[], SetUp], asked: Callable[[], Path | None], tasks: Tasks, window: QWidget
    ) -> None:
        """`asked` gives the file to write; when `tasks` stop, so does this."""
        super().__init__(window)
        self._setup, self._asked, self._window = setup, asked, window
        self._tasks = Tasks(self)
        self._stopped = Event()
        self.dialog: FilmDialog | None = None
        self._progressed.connect(self._on_progressed)
        tasks.stopped.connect(self._on_program_stopped)

    def open(self) -> None:
        """Show the dialog over what is pinned; a sentence where nothing is."""
        try:
            pinned_map(self._setup())
        except SpokenError as error:
            self.failed.emit(spoken(error.sentence))
            return
        if self.dialog is None:
            self.dialog = FilmDialog(self._window)
            self.dialog.wanted.connect(self._on_wanted)
            self.dialog.stop_wanted.connect(self._stopped.set)
        if not self._tasks.is_busy:
            self.dialog.show_setup(self._setup())
        self.dialog.show()
        self.dialog.activateWindow()

    def _on_wanted(self, sweep: Sweep) -> None:
        path = self._asked()
        if path is None or self.dialog is None:
            return
        self._stopped.clear()
        self.dialog.show_progress(0, sweep.count)
        work = partial(self._write, self._setup(), sweep, path)
        self._tasks.run(work, partial(self._on_written, path), self._on_failed)

    def _write(self, setup: SetUp, sweep: Sweep, path: Path) -> None:
        data = animation_bytes(*film(setup, sweep, self._progress), path.suffix.lower(), exact=False)
        self._check()
        write_atomically(path, data)

    def _progress(self, done: int, count: int) -> None:
        self._check()
        self._progressed.emit(done, count)

    def _check(self) -> None:
        if self._stopped.is_set():
            raise SpokenError(QT_TRANSLATE_NOOP("Sentence", "The animation was stopped; nothing was written."))

    def _on_progressed(self, done: int, count: int) -> None:
        if self.dialog is not None and self._tasks.is_busy:
            self.dialog.show_progress(done, count)

    def _on_written(self, path: Path, _: object) -> None:
        self.said.emit(translate("HandOuts", "Saved {name}").format(name=path.name))
        self._end()

    def _on_failed(self, error: SpokenError) -> None:
        """What was stopped is over; what cannot be is left to be mended in the dialog."""
        self.failed.emit(spoken(error.sentence))
        if self._stopped.is_set():
            self._end()
        elif self.dialog is not None:
            self.dialog.set_running(running=False)

    def _end(self) -> None:
        if self.dialog is not None:
            self.dialog.hide()

    def _on_program_stopped(self) -> None:
        self._stopped.set()
        self._tasks.stop()
