"""The words of what crashed sessions left."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from playground.session.recovery.crashed_work import CrashedWork

translate = QCoreApplication.translate


def when(time: datetime) -> str:
    """In the user's zone, the way the language that is on writes it."""
    local = QDateTime.fromSecsSinceEpoch(int(time.timestamp()))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)


def about(work: CrashedWork) -> str:
    """ "11/25/26 6:20 PM · 12 edits · with world B · with a lesson"."""
    parts, edits = [when(work.main.written)], work.main.edits
    if edits == 1:
        parts.append(translate("RecoveryList", "one edit"))
    elif edits:
        parts.append(translate("RecoveryList", "{count} edits").format(count=edits))
    if work.beside is not None:
        parts.append(translate("RecoveryList", "with world B"))
    if work.lesson is not None:
        is_alone = work.lesson is work.main
        parts.append(translate("RecoveryList", "a lesson") if is_alone else translate("RecoveryList", "with a lesson"))
    if work.main.is_outdated:
        parts.append(translate("RecoveryList", "its file was saved later"))
    return " · ".join(parts)
