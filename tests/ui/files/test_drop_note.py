"""What is dragged over the window is told that it can be dropped, and what for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDragLeaveEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.ui.files.drop_note import drop_words
from tests.ui.running import dropping, entering, settle

pytestmark = pytest.mark.both_languages


def of_files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_it_lies_over_the_window_until_the_drop_or_the_leaving(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    window, note = program.window, program.window.drop_note
    data = of_files(tmp_path / "cat.txt")
    (tmp_path / "cat.txt").write_text("a cat", encoding="utf-8")
    for end in (QDragLeaveEvent(), dropping(data)):
        assert not note.isVisible()
        QApplication.sendEvent(window, entering(data))
        assert note.isVisible()
        assert "cat.txt" in note.words
        assert note.geometry() == window.rect()
        QApplication.sendEvent(window, end)
    assert not note.isVisible()
    settle(qtbot, program)


def test_it_tells_files_pictures_and_texts_apart(program: Program, tmp_path: Path) -> None:
    picture, text = QMimeData(), QMimeData()
    picture.setImageData(QImage(2, 2, QImage.Format.Format_RGB888))
    text.setText("a cat")
    files = of_files(tmp_path / "a.png", tmp_path / "b.png")
    assert len({drop_words(data) for data in (picture, text, files, of_files(tmp_path / "a.png"))}) == 4
    assert "2" in drop_words(files)
