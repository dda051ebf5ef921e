"""Offers back in the notice bar what a crashed session left; says when one cannot be recovered or protected."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QObject

from playground.network.sentence import Sentence
from playground.session.journal import CrashJournal, Recovered
from playground.session.language import spoken
from playground.storage.recovery import Crashed
from playground.ui.files.file_actions import FileActions
from playground.ui.notice_bar import NoticeBar

translate = QCoreApplication.translate


class RecoveryOffer(QObject):
    """One offer at a start, of the session that was alive last; what is not taken is offered again the next time."""

    def __init__(self, journal: CrashJournal, files: FileActions, notice: NoticeBar) -> None:
        super().__init__(journal)
        self._journal, self._files, self._notice = journal, files, notice
        journal.found.connect(self._on_found)
        journal.read_back.connect(self._on_read_back)
        journal.failed.connect(self._on_failed)

    def _on_found(self, crashed: Crashed) -> None:
        sentences = [spoken(sentence) for sentence in crashed.damaged]
        if crashed.sessions:
            latest = crashed.sessions[0]
            question = translate("RecoveryOffer", "Restore the unsaved work of {when}?")
            sentences.append(question.format(when=_when(latest.written)))
            restore = partial(self._journal.restore, latest)
            self._notice.show_notice(" ".join(sentences), translate("RecoveryOffer", "Restore"), restore)
        elif sentences:
            self._notice.show_notice(" ".join(sentences))

    def _on_read_back(self, recovered: Recovered) -> None:
        self._files.ask_before_losing(partial(self._journal.open, recovered))

    def _on_failed(self, sentence: Sentence) -> None:
        self._notice.show_notice(spoken(sentence))


def _when(time: datetime) -> str:
    """In the user's zone, the way the language that is on writes it."""
    local = QDateTime.fromSecsSinceEpoch(int(time.timestamp()))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)
