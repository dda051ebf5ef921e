"""Offers back what crashed sessions left: one in the notice bar, several in a list; says when one cannot be."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from playground.network.sentence import Sentence
from playground.session.language import spoken
from playground.session.recovery.crashed_work import FoundWork, Recovered
from playground.session.recovery.journal import CrashJournal
from playground.ui.classroom import Classroom
from playground.ui.files.file_actions import FileActions
from playground.ui.notice_bar import NoticeBar
from playground.ui.recovery.recovery_list import RecoveryList
from playground.ui.recovery.recovery_words import when
from playground.ui.window_actions import WindowActions

translate = QCoreApplication.translate


class RecoveryOffer(QObject):
    """Asks once at a start; what is not taken is offered again the next time, and stands in the list until then."""

    def __init__(
        self,
        journal: CrashJournal,
        files: FileActions,
        classroom: Classroom,
        notice: NoticeBar,
        actions: WindowActions,
        window: QWidget,
    ) -> None:
        super().__init__(journal)
        self._journal, self._files, self._classroom = journal, files, classroom
        self._notice, self._window = notice, window
        self.list: RecoveryList | None = None
        journal.found.connect(self._on_found)
        journal.read_back.connect(self._on_read_back)
        journal.failed.connect(self._on_failed)
        actions.connect_all({"recover": self.show_list})
        actions["recover"].setEnabled(True)

    def show_list(self) -> None:
        """All that was left, in a window that does not block the other."""
        if self.list is None:
            self.list = self._new_list()
        self.list.show()
        self.list.activateWindow()
        self._journal.look()

    def close(self) -> None:
        """The window closes: what was discarded in the list goes."""
        if self.list is not None:
            self.list.hide()

    def _new_list(self) -> RecoveryList:
        made = RecoveryList(self._journal.preview, self._window)
        made.open_wanted.connect(self._journal.restore)
        made.discarded.connect(self._journal.forget)
        return made

    def _on_found(self, found: FoundWork) -> None:
        sentences = [spoken(sentence) for sentence in found.damaged]
        repair = ""
        done: Callable[[], None] | None = None
        if self.list is not None and self.list.isVisible():
            self.list.show_works(found.works)
        elif len(found.works) == 1:
            question = translate("RecoveryOffer", "Restore the unsaved work of {when}?")
            sentences.append(question.format(when=when(found.works[0].main.written)))
            repair, done = translate("RecoveryOffer", "Restore"), partial(self._journal.restore, found.works[0])
        elif found.works:
            words = translate("RecoveryOffer", "{count} earlier sessions ended before their work was saved.")
            sentences.append(words.format(count=len(found.works)))
            repair, done = translate("RecoveryOffer", "Show them…"), self.show_list
        if sentences:
            self._notice.show_notice(" ".join(sentences), repair, done)

    def _on_read_back(self, recovered: Recovered) -> None:
        """Ask only for what it takes the place of."""
        then: Callable[[], None] = partial(self._open, recovered)
        if recovered.setup is not None:
            then = partial(self._files.saving.ask_before_losing, then)
        if recovered.lesson is not None:
            then = partial(self._classroom.ask_before_losing_lesson, then)
        then()

    def _open(self, recovered: Recovered) -> None:
        self._journal.open(recovered)
        if recovered.work.lesson is not None and recovered.lesson is not None:
            self._classroom.go_on_with(recovered.lesson, recovered.work.lesson.file)
        self.close()

    def _on_failed(self, sentence: Sentence) -> None:
        self._notice.show_notice(spoken(sentence))
