"""Settings last from one start to the next, and nothing in the file can keep the program from starting."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings
from pytestqt.qtbot import QtBot

from playground.session.settings import RECENT_FILES, Settings, recovery_folder


@pytest.fixture(autouse=True)
def application(qtbot: QtBot) -> None:
    """Settings need none, but the folders are named after it."""


def settings_file() -> Path:
    store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "CNN Playground", "cnn-playground")
    return Path(store.fileName())


def test_what_is_set_is_there_at_the_next_start() -> None:
    settings = Settings()
    settings.set("language", "zh_CN")
    settings.set("thumbnail", 84)
    settings.set("layout/window", QByteArray(b"\x00\xff layout"))
    settings.set("folder", '/home/小猫/图片, 二; "three"')
    settings._store.sync()
    later = Settings()
    assert later.text("language") == "zh_CN"
    assert later.number("thumbnail", 46) == 84
    assert later.data("layout/window") == QByteArray(b"\x00\xff layout")
    assert later.text("folder") == '/home/小猫/图片, 二; "three"'


def test_what_was_never_set_has_its_default() -> None:
    settings = Settings()
    assert settings.text("language") == ""
    assert settings.text("theme", "system") == "system"
    assert settings.number("thumbnail", 46) == 46
    assert settings.data("layout/window") == QByteArray()
    assert settings.recent_files() == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[General]\nthumbnail=large\nlanguage=a, b\nlayout\\window=1\n",
        b"[General]\nthumbnail=@Invalid()\nlanguage=@ByteArray(x)\nlayout\\window=@Point(1 2)\n",
        b"[General]\nthumbnail=1e999\nlanguage=@Rect(0 0 1 1)\n",
        b"\xff\xfe\x00nonsense[[[=\n",
    ],
)
def test_a_value_of_the_wrong_kind_counts_as_not_set(content: bytes) -> None:
    path = settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    settings = Settings()
    assert settings.number("thumbnail", 46) == 46
    assert settings.text("language") == ""
    assert settings.data("layout/window") == QByteArray()


def test_recent_files_come_newest_first_and_once(tmp_path: Path) -> None:
    paths = [tmp_path / f"图 {number}.png" for number in range(RECENT_FILES + 3)]
    settings = Settings()
    for path in paths:
        path.write_bytes(b"")
        settings.add_recent_file(path)
    newest = paths[::-1][:RECENT_FILES]
    assert settings.recent_files() == newest
    settings.add_recent_file(newest[4])
    assert settings.recent_files() == [newest[4], *newest[:4], *newest[5:]]
    settings._store.sync()
    assert Settings().recent_files()[0] == newest[4]


def test_recent_files_that_are_gone_are_left_out(tmp_path: Path) -> None:
    settings = Settings()
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"")
        settings.add_recent_file(tmp_path / name)
    (tmp_path / "b").unlink()
    assert settings.recent_files() == [tmp_path / "a"]
    settings.clear_recent_files()
    assert settings.recent_files() == []


def test_a_relative_name_is_remembered_as_a_whole_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    settings = Settings()
    settings.add_recent_file(Path("a"))
    monkeypatch.chdir("/")
    assert settings.recent_files() == [tmp_path / "a"]


def test_the_recovery_folder_is_the_users_own(own_home: Path) -> None:
    folder = recovery_folder()
    assert folder.is_absolute()
    assert own_home in folder.parents
    assert folder.name == "recovery"
