"""Composition root: makes document, selection, compute service and window, passes them on, and ends them in order."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEventLoop,
    QMessageLogContext,
    QObject,
    QSize,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from playground.default_session import default_setup
from playground.engine.threads import THREADS, beside_a_window
from playground.examples import Example
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence, SpokenError
from playground.network.setup import SetUp
from playground.resources import resource
from playground.screenshot_options import ScreenshotOptions
from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.garbage import GarbageCollector
from playground.session.language import LANGUAGES, Languages, spoken
from playground.session.recovery.journal import CrashJournal
from playground.session.selection import Selection
from playground.session.settings import Settings, recovery_folder
from playground.session.tasks import Tasks
from playground.storage.atomic import write_atomically
from playground.storage.recovery.recovery_folder import RecoveryFolder
from playground.ui.appearance import Appearance
from playground.ui.main_window import MainWindow
from playground.ui.recovery.recovery_offer import RecoveryOffer

if TYPE_CHECKING:
    from playground.network.knob import Sweep  # only for an animation
    from playground.network.progress import Progress
    from playground.session.top_nine import TopNineService

FIRST_SIZE, FRAME = QSize(1440, 900), QSize(8, 48)
SCREENSHOT_SECONDS = 120


class Program(QObject):
    """One running window with everything behind it."""

    def __init__(self, application: QApplication, setup: SetUp, language: str = "", theme: str = "") -> None:
        super().__init__()
        self._garbage = GarbageCollector(self)
        self.settings = Settings()
        self.appearance = Appearance(application, self.settings, language, theme)
        self.languages = self.appearance.languages
        self.document = Document(setup)
        self.selection = Selection(setup.view, setup.network)
        THREADS.use(beside_a_window())
        self.service = ComputeService(self.document, self.selection, self.appearance.look)
        self.service.start()  # the first maps are computed while the window is built
        self.tasks = Tasks()
        self._searches: TopNineService | None = None
        self.journal: CrashJournal | None = None
        self._offer: RecoveryOffer | None = None
        self.window = MainWindow(
            self.document,
            self.selection,
            self.service,
            self.settings,
            self.tasks,
            self.appearance,
            lambda: self.searches,
        )
        self.appearance.dress(self.window, self.window.actions_by_key)
        self.appearance.look_changed.connect(self.service.set_look)
        self.appearance.failed.connect(self.window.notice.show_notice)
        self.window.closed.connect(self._on_window_closed)
        self.service.failed.connect(self._on_failed)
        application.aboutToQuit.connect(self.stop)

    @property
    def searches(self) -> TopNineService:
        """The search for the strongest units, made when it is first asked for: the window is up sooner."""
        if self._searches is None:
            from playground.session.top_nine import TopNineService

            self._searches = TopNineService()
        return self._searches

    def protect(self, folder: Path) -> None:
        """Keep unsaved work in `folder` from now on, and offer back what crashed sessions left there."""
        self.journal = CrashJournal(self.document, self.selection, RecoveryFolder(folder), self)
        window = self.window
        window.classroom.own_lesson_changed.connect(self.journal.keep_lesson)
        self._offer = RecoveryOffer(
            self.journal, window.files, window.classroom, window.notice, window.actions_by_key, window
        )
        self.journal.look()

    def stop(self) -> None:
        """End the worker threads. May be called twice. Work that is still unsaved then is offered back next time."""
        if self.journal is not None:
            self.journal.close(ended_well=False)
        if self._searches is not None:
            self._searches.stop()
        self.tasks.stop()
        self.service.stop()
        THREADS.use(1)
        self._garbage.stop()

    def _on_window_closed(self) -> None:
        """The window closes only when nothing can be lost any more."""
        if self._offer is not None:
            self._offer.close()
        if self.journal is not None:
            self.journal.close(ended_well=True)
        self.stop()

    def _on_failed(self, sentence: Sentence) -> None:
        self.window.notice.show_notice(spoken(sentence))


def make_application() -> QApplication:
    """The one QApplication, named so that settings and data folders are found again."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(sys.argv[:1])
        application.setApplicationName("cnn-playground")
        application.setOrganizationName("CNN Playground")
        application.setApplicationDisplayName("CNN Playground")
    application.setDesktopFileName("cnn-playground")
    application.setWindowIcon(QIcon(str(resource("desktop", "cnn-playground.svg"))))
    return application


def first_size(screen: QSize) -> QSize:
    """The window's size at the first start, its frame inside what a screen has room for."""
    return FIRST_SIZE.boundedTo(screen - FRAME)


def run(path: Path | None, example: Example | None = None) -> int:
    """Open the window, with the file at `path` or an example if there is one; the exit status."""
    application = make_application()
    program = Program(application, default_setup())
    program.window.resize(first_size(application.primaryScreen().availableSize()))
    program.window.restore_layout()
    program.window.show()
    program.protect(recovery_folder())
    if path is not None:
        program.window.open_path(path)
    if example is not None:
        program.window.files.open_example(example.key)
    if path is None and example is None:
        program.window.companions.welcome()
    status = application.exec()
    program.stop()
    return status


def screenshot(options: ScreenshotOptions) -> None:
    """Draw the real window offscreen and write it as a PNG. Raises SpokenError when it cannot be written."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = f"{options.scale:g}"
    before = qInstallMessageHandler(_on_offscreen_message)
    application = make_application()
    language = options.language if options.language in LANGUAGES else ""
    program = Program(application, options.setup, language or "en", options.theme or "light")
    try:
        if options.select is not None:
            program.selection.pin(*options.select)
        program.window.resize(*options.size)
        program.window.show()
        program.window.reset_layout()
        program.window.closer.open_tab(options.tab)
        _wait_for_frame(program)
        picture = program.window.grab()
        if not picture.save(str(options.output), "PNG"):
            raise SpokenError(
                QT_TRANSLATE_NOOP("Sentence", "The picture could not be written to {path}."), path=options.output
            )
    finally:
        program.stop()
        program.window.hide()
        qInstallMessageHandler(before)


def hand_out(setup: SetUp, language: str, output: Path, sweep: Sweep | None, progress: Progress) -> None:
    """Write the page, or an animation of the way back or of `sweep`, as the ending says. Raises SpokenError."""
    from playground.ui.hand_out.hand_outs import handed_out  # late: only when something is handed out

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    before = qInstallMessageHandler(_on_offscreen_message)
    languages = Languages(make_application())
    languages.switch(language)
    try:
        write_atomically(output, handed_out(setup, output.suffix.lower(), sweep, progress))
    finally:
        languages.switch("en")
        qInstallMessageHandler(before)


def _on_offscreen_message(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Qt's messages but for what the offscreen platform cannot do: nobody on the terminal has to know."""
    if not text.startswith("This plugin does not support"):
        print(text, file=sys.stderr)


def _wait_for_frame(program: Program) -> None:
    """Until the newest frame is on screen."""
    loop = QEventLoop()
    end = QTimer(singleShot=True)
    end.timeout.connect(loop.quit)
    end.start(SCREENSHOT_SECONDS * 1000)
    program.service.busy_changed.connect(loop.quit)
    while program.service.is_busy and end.isActive():
        loop.exec()
    end.stop()
    for _ in range(3):  # layouts that follow the frame
        QApplication.processEvents()
