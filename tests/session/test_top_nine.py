"""The search beside the window: begun, paused, resumed, cancelled, ended, and told of in the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.engine.top_nine.job import CHUNK, Job
from playground.engine.top_nine.search import Found, search
from playground.engine.top_nine.workers import Workers
from playground.inputs.picture_sets import FolderPictures, ScenePictures, framing_of
from playground.inputs.pictures.picture_file import picture_from_pixels
from playground.network.editing import edits
from playground.network.layers import Convolution, MaxPooling, ReLU
from playground.network.network import Network
from playground.network.setup import PictureInput, Rule, SetUp
from playground.session.top_nine import Choice, Order, Progress, Shown, State, TopNineService
from tests.engine.top_nine.test_search import Backwards
from tests.session.searching import one_thread

RELU = 1


@pytest.fixture
def service(qtbot: QtBot) -> Iterator[TopNineService]:
    made = TopNineService()
    yield made
    made.stop()


def setup(maps: int = 20) -> SetUp:
    random = np.random.default_rng(2)
    source = PictureInput(picture_from_pixels("own", np.zeros((9, 9, 3), np.uint8)), 20, 20)
    kernels = random.normal(size=(maps, 3, 3, 3))
    layers = (Convolution(name="conv", kernels=kernels, padding="same"), ReLU(name="relu"), MaxPooling(name="pool"))
    return SetUp("small", source, Network(source.shape, layers))


class Here(Order):
    """Searched by a thread of this process."""

    def workers(self) -> AbstractContextManager[Workers]:
        return one_thread()


def order(count: int = 40, small: SetUp | None = None, kind: type[Order] = Here) -> Order:
    small = small or setup()
    return kind(small.network, RELU, ScenePictures(count, framing_of(small.input)), Rule.DECONVNET)


class Held(ScenePictures):
    """Scenes of which those behind the first chunk can be had once they are let go, as from a slow disk."""

    is_free: ClassVar[threading.Event] = threading.Event()

    def array(self, key: int) -> Any:
        assert key < CHUNK or Held.is_free.wait(120)
        return super().array(key)


@pytest.fixture
def held() -> Iterator[Order]:
    """A search over 160 scenes that stands still after 16 of them until `Held.is_free`."""
    Held.is_free.clear()
    small = setup()
    yield Here(small.network, RELU, Held(160, framing_of(small.input)), Rule.DECONVNET)
    Held.is_free.set()


def until(qtbot: QtBot, service: TopNineService, *states: State) -> None:
    qtbot.waitUntil(lambda: service.progress.state in states)


def until_found(qtbot: QtBot, service: TopNineService) -> None:
    """Until it has found something."""
    qtbot.waitUntil(lambda: bool(service.progress.found and service.progress.found.count))


def searched_alone(what: Order) -> Found:
    return search(what.job, what.pictures.find(), Workers(Backwards(1), 1))


def same(first: Found | None, second: Found) -> bool:
    assert first is not None
    names = ("values", "pictures", "units")
    return all(np.array_equal(getattr(first.strongest, name), getattr(second.strongest, name)) for name in names)


def is_complete(service: TopNineService, progress: Progress | None = None) -> bool:
    progress = progress or service.progress
    return all(place.key in progress.made for channel in service.maps for place in progress.places(channel))


def test_a_search_finds_and_runs_backwards_what_is_shown(qtbot: QtBot, service: TopNineService) -> None:
    threads: set[int] = set()
    service.changed.connect(lambda: threads.add(threading.get_ident()))
    service.start(order(kind=Order))  # in processes
    assert service.progress.state is State.SEARCHING
    until(qtbot, service, State.DONE)
    assert same(service.progress.found, searched_alone(order()))
    assert len(service.maps) == 12
    assert is_complete(service)
    assert threads == {threading.get_ident()}
    assert service.progress.rate > 0


def test_other_maps_of_a_finished_search_need_no_other_search(qtbot: QtBot, service: TopNineService) -> None:
    service.start(order())
    until(qtbot, service, State.DONE)
    found = service.progress.found
    for shown in (Shown(Choice.RANDOM, seed=1), Shown(Choice.RANDOM, seed=2), Shown(Choice.PINNED, pinned=19)):
        service.show(shown)
        qtbot.waitUntil(lambda: service.progress.state is State.DONE and is_complete(service))
        assert service.maps == shown.maps(found.strongest)
        assert service.progress.found is found
    service.show(Shown(Choice.PINNED, pinned=99))
    assert service.maps == ()


def test_what_is_shown_is_whole_while_the_search_goes_on(qtbot: QtBot, service: TopNineService) -> None:
    """After the first look no tile is empty, though the nine change."""
    seen: list[tuple[int, bool]] = []

    def look(_run: object, progress: Progress) -> None:
        if progress.looked is not None:
            seen.append((progress.looked.count, is_complete(service)))

    service.reported.connect(look)  # each of them: what is told in time depends on the machine
    service.start(order(160))
    until(qtbot, service, State.DONE)
    first = seen[0][0]
    assert all(complete for count, complete in seen if count > first)
    assert seen[-1] == (160, True)
    assert len({count for count, _ in seen}) > 2


def test_other_maps_are_made_at_once_while_the_search_goes_on(qtbot: QtBot, service: TopNineService) -> None:
    reported: list[Progress] = []
    service.reported.connect(lambda _run, progress: reported.append(progress))
    service.start(order(100_000))
    qtbot.waitUntil(lambda: service.progress.looked is not None and is_complete(service))
    service.show(Shown(Choice.PINNED, pinned=service.progress.looked.strongest.ranked_maps()[-1]))
    assert not is_complete(service)
    qtbot.waitUntil(lambda: is_complete(service))
    made = next(one for one in reported if one.looked is not None and is_complete(service, one))
    assert made.found.count < 10_000
    service.cancel()
    until(qtbot, service, State.CANCELLED)


def test_a_paused_search_is_resumed_where_it_was(qtbot: QtBot, service: TopNineService, held: Order) -> None:
    service.start(held)
    until_found(qtbot, service)
    service.pause()
    assert service.progress.state is State.PAUSING
    Held.is_free.set()
    until(qtbot, service, State.PAUSED)
    count = service.progress.found.count
    assert 0 < count < 160
    assert is_complete(service)
    service.show(Shown(Choice.RANDOM, seed=5))
    qtbot.waitUntil(lambda: service.progress.state is State.PAUSED and is_complete(service))
    assert service.progress.found.count == count
    service.resume()
    until(qtbot, service, State.DONE)
    assert same(service.progress.found, searched_alone(order(160)))


def test_a_cancelled_search_keeps_what_it_found_and_can_go_on(
    qtbot: QtBot, service: TopNineService, held: Order
) -> None:
    service.start(held)
    until_found(qtbot, service)
    service.cancel()
    Held.is_free.set()
    until(qtbot, service, State.CANCELLED)
    assert 0 < service.progress.found.count < 160
    service.resume()
    until(qtbot, service, State.DONE)
    assert service.progress.found.count == 160


def test_another_search_takes_the_place_of_a_running_one(qtbot: QtBot, service: TopNineService) -> None:
    service.start(order(100_000))
    service.start(order(20))
    until(qtbot, service, State.DONE)
    assert service.progress.found.count == 20


def test_stopping_ends_it_and_nothing_begins_after(qtbot: QtBot, service: TopNineService) -> None:
    service.start(order(100_000))
    service.stop()
    service.resume()
    service.start(order())
    assert service._run is None


def test_a_folder_without_pictures_is_told_in_words(qtbot: QtBot, service: TopNineService, tmp_path: Path) -> None:
    small = setup()
    service.start(Order(small.network, RELU, FolderPictures(tmp_path, framing_of(small.input)), Rule.DECONVNET))
    until(qtbot, service, State.FAILED)
    assert "There are no pictures in" in str(service.progress.error)
    (tmp_path / "a.png").write_bytes(picture_from_pixels("", np.zeros((5, 5, 3), np.uint8)).data)
    (tmp_path / "b.png").write_bytes(b"rubbish")
    service.resume()
    until(qtbot, service, State.DONE)
    assert [number for number, _ in service.progress.found.refused] == [1]
    assert service.progress.error is None


@dataclass(frozen=True)
class Unforeseen(ScenePictures):
    def array(self, key: int) -> Any:
        raise ZeroDivisionError


def test_what_nobody_foresaw_is_told_and_ends_nothing_else(qtbot: QtBot, service: TopNineService) -> None:
    small = setup()
    service.start(Order(small.network, RELU, Unforeseen(3, framing_of(small.input)), Rule.DECONVNET))
    until(qtbot, service, State.FAILED)
    assert "Details are in the log" in str(service.progress.error)
    service.start(order())
    until(qtbot, service, State.DONE)


def test_a_result_fits_until_the_network_or_the_framing_changes() -> None:
    small = setup()
    found = order(small=small)
    assert found.fits(small)
    assert found.fits(small.with_network(edits.set_muted(small.network, 2, True)))  # after the layer searched
    assert not found.fits(small.with_network(edits.set_muted(small.network, 0, True)))
    assert not found.fits(small.with_network(replace(small.network, layers=small.network.layers[:1])))
    own = picture_from_pixels("another", np.ones((9, 9, 3), np.uint8))
    assert found.fits(replace(small, input=replace(small.input, picture=own, zoom=2.0)))
    assert not found.fits(replace(small, input=replace(small.input, mean=0.2)))


def test_the_job_ends_with_the_layer_searched() -> None:
    assert isinstance(order().job, Job)
    assert [layer.name for layer in order().job.network.layers] == ["conv", "relu"]
