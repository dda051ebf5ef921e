"""The comparison of a network with its file tells how far it is, and ends early when it is stopped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from playground.session.network_check import NetworkCheck
from playground.session.tasks import Tasks
from playground.storage.networks.network_file import network_from_bytes
from tests.storage.networks.onnx.onnx_files import Chain, lenet


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.stop()


def test_every_operation_is_told(tasks: Tasks, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    check = NetworkCheck(network_from_bytes(lenet().bytes(), "lenet.onnx"), tasks)
    check.progressed.connect(lambda done, count: told.append((done, count)))
    with qtbot.waitSignal(check.finished) as finished:
        check.start()
    assert told == [(done, 13) for done in range(14)]
    assert finished.args[0].agrees


def test_stopped_it_computes_no_further(tasks: Tasks, qtbot: QtBot) -> None:
    chain = Chain([1, 1, 96, 96])
    for _ in range(60):
        chain.conv(1, 1, 7, pads=[3, 3, 3, 3])
    computed: list[int] = []
    told: list[object] = []
    check = NetworkCheck(network_from_bytes(chain.bytes(), "long.onnx"), tasks)

    def hold(done: int, _count: int) -> None:
        """Hold the check up until it is stopped, in its own thread."""
        computed.append(done)
        assert check._stopped.wait(60)

    check.computed.connect(hold, Qt.ConnectionType.DirectConnection)
    check.finished.connect(told.append)
    check.failed.connect(told.append)
    check.progressed.connect(lambda done, _count: told.append(done))
    check.start()
    qtbot.waitUntil(lambda: bool(computed))
    check.stop()
    before = list(told)
    qtbot.wait(50)
    assert computed == [0]
    assert told == before
