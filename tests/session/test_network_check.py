"""The comparison of a network with its file tells how far it is, and ends early when it is stopped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
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
    told: list[int] = []
    check = NetworkCheck(network_from_bytes(chain.bytes(), "long.onnx"), tasks)
    check.finished.connect(told.append)
    check.progressed.connect(lambda done, _count: told.append(done))
    check.start()
    qtbot.waitUntil(lambda: bool(told))
    check.stop()
    seen = len(told)
    qtbot.wait(50)
    assert len(told) <= seen + 1
    assert all(isinstance(one, int) for one in told)
    assert told[-1] < 60
