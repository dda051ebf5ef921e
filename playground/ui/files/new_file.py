"""The dialog for a file that is to be written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from playground.session.settings import Settings
from playground.ui.files.save_question import ask_to_replace

translate = QCoreApplication.translate


def ask_for_new_file(
    window: QWidget, settings: Settings, title: str, start: Path | str, kinds: Mapping[str, str]
) -> Path | None:
    """The file that is chosen, or None; its folder is the one to begin with next time. `start` is a file, or a name in
    the folder of the last time. `kinds` gives each ending its words: a file with none of them gets that of the kind
    that was chosen, and the dialog has not asked about a file of that name.
    """
    first = start if isinstance(start, Path) else Path(settings.text("folder")) / start
    filters = {ending: f"{words} (*{ending})" for ending, words in kinds.items()}
    chosen, chosen_filter = QFileDialog.getSaveFileName(window, title, str(first), ";;".join(filters.values()))
    if not chosen:
        return None
    path = Path(chosen)
    settings.set("folder", str(path.parent))
    if path.suffix.lower() in kinds:
        return path
    ending = next((ending for ending, known in filters.items() if known == chosen_filter), next(iter(kinds)))
    path = path.with_name(path.name + ending)
    if path.exists() and not ask_to_replace(window, path.name):
        return None
    return path
