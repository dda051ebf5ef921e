"""The running program as a fixture, in English, and in Chinese too where words are tested; and a desk for one view."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from playground.app import Program, make_application
from playground.session.undo import history
from playground.ui import notice_bar
from tests.ui.desk import Desk
from tests.ui.questions import Questions
from tests.ui.running import settle, small_setup


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """`both_languages` marks tests of words and of the room they take; the others need the window only once."""
    if "program" in metafunc.fixturenames:
        is_of_words = metafunc.definition.get_closest_marker("both_languages") is not None
        metafunc.parametrize("program", ["en", "zh_CN"] if is_of_words else ["en"], indirect=True)


LONG = 3600
"""Seconds: no test takes as long."""


@pytest.fixture(autouse=True)
def no_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes close together on a fast machine does so on a slow one: edits are one step, notices can be read."""
    monkeypatch.setattr(history, "MERGE_SECONDS", LONG)
    monkeypatch.setattr(notice_bar, "SECONDS", LONG)


@pytest.fixture
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


@pytest.fixture
def questions(monkeypatch: pytest.MonkeyPatch) -> Questions:
    """Answers what is asked before something is lost; a question that it has no answer to fails."""
    return Questions(monkeypatch)
