"""What the program remembers between two starts: language, theme, window layout, thumbnail size, recent files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

RECENT_FILES = 10


class Settings:
    """Typed access to the settings file; a value of the wrong type counts as not set."""

    def __init__(self) -> None:
        self._store = QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "CNN Playground", "cnn-playground"
        )

    def text(self, key: str, default: str = "") -> str:
        value: Any = self._store.value(key)
        return value if isinstance(value, str) else default

    def number(self, key: str, default: int) -> int:
        try:
            return int(self.text(key, str(default)))
        except ValueError:
            return default

    def data(self, key: str) -> QByteArray:
        value: Any = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def set(self, key: str, value: str | int | QByteArray) -> None:
        self._store.setValue(key, value if isinstance(value, QByteArray) else str(value))

    def recent_files(self) -> list[Path]:
        """The files and folders opened last, newest first; those that are gone are left out."""
        texts = [self.text(f"recent/{place}") for place in range(RECENT_FILES)]
        return [Path(text) for text in texts if text and Path(text).exists()]

    def add_recent_file(self, path: Path) -> None:
        path = path.resolve()
        files = [path, *(other for other in self.recent_files() if other != path)][:RECENT_FILES]
        for place in range(RECENT_FILES):
            self.set(f"recent/{place}", str(files[place]) if place < len(files) else "")

    def clear_recent_files(self) -> None:
        for place in range(RECENT_FILES):
            self.set(f"recent/{place}", "")


def recovery_folder() -> Path:
    """Where the crash journal lies: the user's own data folder, never beside a shared file."""
    root = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    return Path(root) / "recovery"
