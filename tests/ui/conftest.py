"""The running program as a fixture, in English and in Chinese; and a desk for one view on its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from playground.app import Program, make_application
from tests.ui.desk import Desk
from tests.ui.running import settle, small_setup


@pytest.fixture(params=["en", "zh_CN"])
def program(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Program]:
    running = Program(make_application(), small_setup(), request.param, "light")
    running.window.resize(1280, 800)
    with qtbot.waitActive(running.window):
        running.window.show()
        running.window.activateWindow()
    settle(qtbot, running)
    yield running
    running.stop()
    running.window._may_close = True
    running.window.close()
    running.window.deleteLater()
    running.languages.switch("en")


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    """Document, selection and service over `small_setup`, in English; the service is closed at the end."""
    prepared = Desk(qtbot, small_setup())
    yield prepared
    prepared.close()
