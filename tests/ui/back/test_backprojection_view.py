"""The pictures and the stages of the way back take the room there is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from playground.ui.back.backprojection_view import BackProjectionView
from tests.ui.desk import Desk


@pytest.mark.parametrize("width", [1024, 1056, 1152, 1280, 1920])
def test_three_pictures_and_four_stages_need_no_scroll_bar(desk: Desk, qtbot: QtBot, width: int) -> None:
    view = BackProjectionView(desk.document, desk.selection, desk.service)
    desk.put(view, QSize(width, 229))
    desk.selection.pin(2, 1)
    desk.settle()
    qtbot.waitUntil(lambda: len(view.strip.tiles) == 4)
    assert view._content.minimumSizeHint().width() <= view._area.viewport().width()
    assert view.picture.width() >= view.strip.tiles[0].width()
