"""Jobs run in order beside the window and answer in it; what fails is one sentence, what is stopped is silent."""

from __future__ import annotations

import gc
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from playground.network.sentence import SpokenError
from playground.session.tasks import Tasks


class Answers:
    """What came back, and in which thread."""

    def __init__(self) -> None:
        self.results: list[Any] = []
        self.errors: list[SpokenError] = []
        self.threads: set[threading.Thread] = set()

    def done(self, result: Any) -> None:
        self.threads.add(threading.current_thread())
        self.results.append(result)

    def failed(self, error: SpokenError) -> None:
        self.threads.add(threading.current_thread())
        self.errors.append(error)


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.stop()


@pytest.fixture
def answers() -> Answers:
    return Answers()


def waiting(gate: threading.Event, result: Any = None) -> Callable[[], Any]:
    """Work that does not end before the gate is opened."""

    def work() -> Any:
        assert gate.wait(20)
        return result

    return work


def test_work_is_done_beside_the_window_and_answered_in_it(tasks: Tasks, answers: Answers, qtbot: QtBot) -> None:
    tasks.run(threading.current_thread, answers.done, answers.failed)
    qtbot.waitUntil(lambda: bool(answers.results))
    assert answers.results != [threading.main_thread()]
    assert answers.threads == {threading.main_thread()}
    assert answers.errors == []


def test_jobs_run_one_after_the_other_in_order(tasks: Tasks, answers: Answers, qtbot: QtBot) -> None:
    running, most = [], []

    def job(number: int) -> Callable[[], int]:
        def work() -> int:
            running.append(number)
            most.append(len(running))
            time.sleep(0.001)
            running.remove(number)
            return number

        return work

    for number in range(50):
        tasks.run(job(number), answers.done, answers.failed)
    qtbot.waitUntil(lambda: len(answers.results) == 50)
    assert answers.results == list(range(50))
    assert set(most) == {1}


def test_a_refusal_arrives_as_it_is(tasks: Tasks, answers: Answers, qtbot: QtBot) -> None:
    refusal = SpokenError("{file} was refused.", file="x")

    def refuse() -> None:
        raise refusal

    tasks.run(refuse, answers.done, answers.failed)
    qtbot.waitUntil(lambda: bool(answers.errors))
    assert answers.errors == [refusal]
    assert answers.results == []


@pytest.mark.parametrize("error", [ZeroDivisionError("secret"), MemoryError(), KeyError("secret")])
def test_what_nobody_expected_is_one_sentence_and_a_line_in_the_log(
    tasks: Tasks, answers: Answers, qtbot: QtBot, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    def fail() -> None:
        raise error

    tasks.run(fail, answers.done, answers.failed)
    tasks.run(lambda: "next", answers.done, answers.failed)
    qtbot.waitUntil(lambda: bool(answers.results))
    [told] = answers.errors
    assert str(told) == "That did not work; nothing was changed. Details are in the log."
    assert [record.exc_info[1] for record in caplog.records if record.exc_info] == [error]
    assert answers.results == ["next"]


def test_busy_is_told_while_something_waits(tasks: Tasks, answers: Answers, qtbot: QtBot) -> None:
    told: list[bool] = []
    tasks.busy_changed.connect(told.append)
    gate = threading.Event()
    assert not tasks.is_busy
    tasks.run(waiting(gate), answers.done, answers.failed)
    tasks.run(waiting(gate), answers.done, answers.failed)
    assert tasks.is_busy
    assert told[0] is True
    assert False not in told
    gate.set()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert told[-1] is False
    assert told.count(False) == 1


def test_a_callback_may_ask_for_more(tasks: Tasks, answers: Answers, qtbot: QtBot) -> None:
    def again(result: int) -> None:
        answers.done(result)
        if result < 3:
            tasks.run(lambda: result + 1, again, answers.failed)

    tasks.run(lambda: 0, again, answers.failed)
    qtbot.waitUntil(lambda: answers.results == [0, 1, 2, 3])


def test_stopping_waits_for_what_runs_drops_the_rest_and_calls_nobody(
    tasks: Tasks, answers: Answers, qtbot: QtBot
) -> None:
    begun, gate, ended = threading.Event(), threading.Event(), []

    def first() -> None:
        begun.set()
        gate.wait(20)
        ended.append("first")

    tasks.run(first, answers.done, answers.failed)
    tasks.run(lambda: ended.append("second"), answers.done, answers.failed)
    assert begun.wait(20)
    threading.Timer(0.1, gate.set).start()
    tasks.stop()
    assert ended == ["first"]
    qtbot.wait(20)
    assert answers.results == answers.errors == []
    assert not tasks.is_busy


def test_finishing_waits_for_all_and_the_answers_follow(tasks: Tasks, answers: Answers, qtbot: QtBot) -> None:
    for number in range(3):
        tasks.run(lambda number=number: number, answers.done, answers.failed)
    tasks.finish()
    assert answers.results == []
    qtbot.waitUntil(lambda: answers.results == [0, 1, 2])


def test_nothing_of_a_job_is_kept(tasks: Tasks, answers: Answers, qtbot: QtBot) -> None:
    class Result:
        pass

    tasks.run(Result, answers.done, answers.failed)
    qtbot.waitUntil(lambda: bool(answers.results))
    kept = weakref.ref(answers.results.pop())

    def is_gone() -> bool:
        gc.collect()
        return kept() is None

    qtbot.waitUntil(is_gone)


def test_no_thread_stays_when_the_work_is_done(tasks: Tasks, answers: Answers, qtbot: QtBot) -> None:
    tasks.run(threading.current_thread, answers.done, answers.failed)
    qtbot.waitUntil(lambda: bool(answers.results))
    qtbot.waitUntil(lambda: tasks._pool.activeThreadCount() == 0)
