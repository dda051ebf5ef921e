"""What a set-up is called on the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from playground.network.setup import SetUp
from playground.session.worlds.saved_state import SavedState

translate = QCoreApplication.translate


def setup_words(setup: SetUp, file: SavedState) -> str:
    """The name of its file, else its title, said to be a copy where it is one; the default session's is translated."""
    if file.path is not None:
        return file.path.stem
    title = translate("SetUpTitle", setup.title)
    return translate("SetUpTitle", "{title} (kept)").format(title=title) if file.is_copy else title
