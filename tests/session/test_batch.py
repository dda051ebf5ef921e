"""A batch beside the window: walked through in one undo step, made small, and one map of all of it, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground import limits
from playground.engine.forward import run
from playground.inputs.batch import Batch, gathered
from playground.inputs.pictures.picture_file import picture_from_pixels
from playground.inputs.scenes.scene import scene
from playground.inputs.sound.sounds import SOUNDS, sample_sound
from playground.network.editing import edits, kernel_edits
from playground.network.layers import Array
from playground.network.sentence import NetworkError
from playground.network.setup import Picture, View
from playground.network.source.array_input import ArrayInput
from playground.network.source.transform import Transform
from playground.session.batch.batch_maps import BatchMapService
from playground.session.batch.batch_order import Order, next_pictures, shown_map
from playground.session.batch.batch_thumbnails import BatchThumbnails
from playground.session.batch.batch_walk import BatchWalk
from tests.engine.memory_plan import STATUS
from tests.session.batch_memory import measured
from tests.ui.desk import Desk
from tests.ui.running import small_setup

COUNT, BAD = 11, 4
RELU = 1


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot, small_setup())
    made.settle()
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Eleven pictures, of which one is damaged."""
    for index in range(COUNT):
        data = picture_from_pixels("", scene(3, index, 24 + index)[0]).data
        (tmp_path / f"{index}.png").write_bytes(b"rubbish" if index == BAD else data)
    return tmp_path


@pytest.fixture
def walk(desk: Desk) -> Iterator[BatchWalk]:
    made = BatchWalk(desk.document, lambda: "Go through the batch")
    yield made
    made.stop()


@pytest.fixture
def maps(desk: Desk) -> Iterator[BatchMapService]:
    made = BatchMapService(desk.document, desk.selection, desk.service)
    yield made
    made.stop()


def gone_to(qtbot: QtBot, walk: BatchWalk, index: int) -> None:
    walk.go(index)
    qtbot.waitUntil(lambda: walk.current == index)


def test_opening_shows_the_first_picture_and_a_walk_is_one_step(
    desk: Desk, qtbot: QtBot, walk: BatchWalk, folder: Path
) -> None:
    before = desk.document.setup
    walk.open([folder])
    qtbot.waitUntil(lambda: walk.current == 0)
    desk.document.edit("mute", edits.set_muted, RELU, True)
    for index in (1, 2, 9):
        gone_to(qtbot, walk, index)
    assert desk.document.history.undo_text == "Go through the batch"
    assert desk.steps == 3
    for _ in range(3):
        desk.document.undo()
    assert desk.document.setup is before
    assert walk.current is None
    desk.document.redo()
    assert walk.current == 0


def test_crop_and_transform_stay_while_walking(desk: Desk, qtbot: QtBot, walk: BatchWalk, folder: Path) -> None:
    source = replace(desk.document.setup.input, zoom=2.0, transform=Transform(angle=20))
    desk.document.edit_input("turn", source, edits.set_input_shape)
    walk.open([folder])
    qtbot.waitUntil(lambda: walk.current == 0)
    shown = desk.document.setup.input
    assert (shown.zoom, shown.transform, shown.picture.name) == (2.0, source.transform, "0.png")


def test_a_damaged_picture_is_told_and_can_be_stepped_over(
    desk: Desk, qtbot: QtBot, walk: BatchWalk, folder: Path
) -> None:
    walk.open([folder])
    qtbot.waitUntil(lambda: walk.current == 0)
    gone_to(qtbot, walk, BAD - 1)
    shown = desk.document.setup.input
    with qtbot.waitSignal(walk.refused) as refused:
        walk.step(1)
    assert refused.args[0] == BAD
    assert f"{BAD}.png was not opened" in str(refused.args[1])
    assert desk.document.setup.input is shown
    assert (walk.current, walk.wanted) == (BAD - 1, BAD)
    desk.document.undo()
    assert walk.wanted is None, "another picture is shown"
    desk.document.redo()
    with qtbot.waitSignal(walk.refused):
        walk.go(BAD)
    walk.step(-1, skipped={BAD - 1}.__contains__)
    qtbot.waitUntil(lambda: walk.current == BAD - 2)
    walk.step(2, skipped={BAD}.__contains__)
    qtbot.waitUntil(lambda: walk.current == BAD + 1)


def test_steps_that_come_fast_end_at_the_last_one(desk: Desk, qtbot: QtBot, walk: BatchWalk, folder: Path) -> None:
    walk.open([folder])
    qtbot.waitUntil(lambda: walk.current == 0)
    for _ in range(20):
        walk.step(1, skipped={BAD}.__contains__)
    assert walk.wanted == COUNT - 1
    qtbot.waitUntil(lambda: walk.current == COUNT - 1)
    walk.close()
    assert walk.batch is None
    assert walk.current is None
    assert desk.document.setup.input.picture.name == "10.png"


def test_no_pictures_are_refused_in_a_sentence(qtbot: QtBot, walk: BatchWalk, tmp_path: Path) -> None:
    with qtbot.waitSignal(walk.failed) as failed:
        walk.open([tmp_path])
    assert "no pictures" in str(failed.args[0])
    assert walk.batch is None


def test_thumbnails_are_made_where_somebody_looks_and_make_room(
    desk: Desk, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "THUMBNAIL_BYTES", 3 * 16 * 16 * 4)
    thumbnails = BatchThumbnails(16)
    try:
        thumbnails.open(gathered([folder]))
        thumbnails.want(range(3, 7))
        qtbot.waitUntil(lambda: thumbnails.pixels(6) is not None)
        assert [thumbnails.pixels(index) is not None for index in range(8)] == [False] * 3 + [
            True,
            False,
            True,
            True,
            False,
        ]
        assert list(thumbnails.refused) == [BAD]
        thumbnails.want(range(7, 10))
        qtbot.waitUntil(lambda: thumbnails.pixels(9) is not None)
        assert [index for index in range(COUNT) if thumbnails.pixels(index) is not None] == [6, 7, 8, 9]
    finally:
        thumbnails.stop()


def computed(qtbot: QtBot, maps: BatchMapService) -> None:
    qtbot.waitUntil(lambda: maps.maps is not None and maps.maps.is_done and not maps.is_stale)


def assert_maps_are_right(desk: Desk, maps: BatchMapService, batch: Batch) -> None:
    """Each is that of a pass of its own, and the scale that of the strongest of all."""
    setup, known = desk.document.setup, maps.maps
    assert known is not None
    index, channel = shown_map(setup.network, desk.selection.view)
    largest = 0.0
    for place in range(COUNT):
        if place == BAD:
            assert place not in known.tiles
            continue
        alone = run(setup.network, batch.array(place, setup.input)).output(index)[0, channel]
        tile = known.tiles[place]
        assert abs(float(np.abs(tile).max()) - float(np.abs(alone).max())) <= 1e-6
        assert (
            np.abs(tile - alone).max() <= 1e-6
        )  # tiles of 64 pixels would show 24 units larger: see the fixture's side
        largest = max(largest, float(np.abs(alone).max()))
    assert abs(known.range - largest) <= 1e-6
    assert list(known.refused) == [BAD]


def test_the_pinned_map_of_every_picture_follows_edits(
    desk: Desk, qtbot: QtBot, maps: BatchMapService, folder: Path
) -> None:
    batch = gathered([folder])
    maps.set_side(24)
    maps.open(batch)
    maps.set_size(3)
    maps.switch(True)
    assert "Pin a map" in str(maps.reason)
    assert maps.estimate is None
    desk.pin("relu1", 2)
    computed(qtbot, maps)
    assert_maps_are_right(desk, maps, batch)
    assert maps.measured is not None
    assert maps.maps.held == maps.plan.maps
    first = maps.maps
    desk.document.edit("mute", edits.set_muted, 2, True)  # after the layer: nothing is computed for it
    desk.settle()
    assert not maps.is_busy
    assert maps.maps is first
    for step in range(5):
        desk.document.edit("kernel", kernel_edits.set_kernel_cell, 0, 2, 0, 1, 1, 0.3 * step)
    assert maps.is_stale
    assert maps.maps is first, "the old ones stay until the new ones are there"
    computed(qtbot, maps)
    assert_maps_are_right(desk, maps, batch)
    assert maps.estimate == pytest.approx(maps.measured)
    maps.switch(False)
    desk.pin("conv1", 1)
    assert not maps.is_busy
    maps.switch(True)
    computed(qtbot, maps)
    assert_maps_are_right(desk, maps, batch)


def test_an_edit_calls_off_what_is_running(desk: Desk, qtbot: QtBot, maps: BatchMapService, folder: Path) -> None:
    desk.pin("relu1", 0)
    batch = gathered([folder])
    maps.set_side(24)
    maps.open(Batch(batch.files * 500, batch.folder))
    maps.look_at(1000, 5)
    maps.switch(True)
    qtbot.waitUntil(lambda: maps.maps is not None)
    assert 0 < maps.maps.count < 5500
    assert 1000 in maps.maps.tiles, "those that are looked at come first"
    assert 0 not in maps.maps.tiles
    maps.open(batch)
    desk.pin("relu1", 3)
    computed(qtbot, maps)
    assert_maps_are_right(desk, maps, batch)


def test_a_batch_that_does_not_fit_is_refused_and_says_why(
    desk: Desk, qtbot: QtBot, maps: BatchMapService, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.pin("pool1", 0)
    maps.open(gathered([folder]))
    maps.set_size(64)
    assert maps.plan.size == COUNT, "there are no more"
    maps.set_size(8)
    maps.switch(True)
    computed(qtbot, maps)
    monkeypatch.setattr(limits, "SESSION_BYTES", maps.plan.total)
    with pytest.raises(NetworkError, match="A batch of 64 needs"):
        maps.set_size(64)
    assert maps.size == 8
    monkeypatch.setattr(limits, "SESSION_BYTES", maps.plan.total - 1)
    assert "A batch of 8 needs" in str(maps.reason)
    assert maps.largest == 7
    maps.set_size(maps.largest)
    computed(qtbot, maps)
    assert maps.reason is None


class Broken(Batch):
    """A batch of which nobody expected what happens."""

    def item(self, index: int) -> Picture:
        raise RuntimeError("broken")

    def thumbnail(self, index: int, side: int) -> Array:
        raise RuntimeError("broken")


def test_what_nobody_expected_is_told_and_the_next_batch_works(
    desk: Desk, qtbot: QtBot, maps: BatchMapService, folder: Path
) -> None:
    batch = gathered([folder])
    desk.pin("relu1", 0)
    maps.set_side(24)
    maps.open(Broken(batch.files, batch.folder))
    maps.switch(True)
    qtbot.waitUntil(lambda: maps.reason is not None)
    assert "log" in str(maps.reason)
    assert not maps.is_busy
    thumbnails = BatchThumbnails(16)
    try:
        thumbnails.open(Broken(batch.files, batch.folder))
        thumbnails.want([0, 1])
        qtbot.waitUntil(lambda: list(thumbnails.refused) == [0, 1])
    finally:
        thumbnails.stop()
    maps.open(batch)
    computed(qtbot, maps)
    assert_maps_are_right(desk, maps, batch)


def test_another_kind_of_input_has_no_maps(desk: Desk, maps: BatchMapService, folder: Path) -> None:
    maps.open(gathered([folder]))
    source = ArrayInput("numbers", np.zeros((3, 24, 24), np.float32))
    desk.document.edit_input("numbers", source, edits.set_input_shape)
    assert maps.order is None
    assert "another kind" in str(maps.reason)


def test_sounds_are_a_batch_too(
    desk: Desk, qtbot: QtBot, walk: BatchWalk, maps: BatchMapService, tmp_path: Path
) -> None:
    for sound in SOUNDS[:3]:
        (tmp_path / f"{sound.key}.wav").write_bytes(sample_sound(sound.key).data)
    walk.open([tmp_path])
    qtbot.waitUntil(lambda: walk.current == 0)
    source = replace(desk.document.setup.input, bands=32, length=600)
    desk.document.edit_input("cut", source, edits.set_input_shape)
    gone_to(qtbot, walk, 2)
    shown = desk.document.setup.input
    assert (shown.bands, shown.length, shown.sound.name) == (32, 600, walk.batch.name(2))
    desk.settle()
    desk.pin("conv1", 1)
    maps.open(walk.batch)
    maps.switch(True)
    maps.set_size(2)
    computed(qtbot, maps)
    for index in range(3):
        alone = run(desk.document.network, walk.batch.array(index, shown)).output(0)[0, 1]
        assert abs(float(np.abs(maps.maps.tiles[index]).max()) - float(np.abs(alone).max())) <= 1e-6
    assert walk.batch.thumbnail(0, 40).shape[1] == 40


def test_the_map_that_is_looked_at(desk: Desk) -> None:
    network = desk.document.network
    assert shown_map(network, View()) is None
    assert shown_map(network, View(layer="pool1", map=3)) == (2, 3)
    assert shown_map(network, View(layer="pool1", map=4)) is None
    assert shown_map(network, View(inspected="conv1", kernel=1)) == (0, 1)
    assert shown_map(network, View(layer="gone", map=1)) is None


def test_what_is_missing_comes_from_where_one_looks() -> None:
    done = np.array([False, True, False, False, True, False])
    assert next_pictures(done, 3, 2) == [3, 5]
    assert next_pictures(done, 5, 3) == [5, 0, 2]
    assert next_pictures(np.ones(3, dtype=bool), 1, 2) == []


def test_many_pictures_have_smaller_tiles(desk: Desk, folder: Path) -> None:
    setup, batch = desk.document.setup, gathered([folder])
    few, many = (Order(Batch(batch.files * times), setup.input, setup.network, 0, 0, 8, 500).tile for times in (1, 900))
    assert few == (500, 500)
    assert many[0] * many[1] * 4 * 900 * COUNT <= limits.BATCH_TILE_BYTES


@pytest.mark.skipif(not STATUS.exists(), reason="the peak is read from /proc")
def test_the_plan_counts_all_that_is_kept_of_a_batch() -> None:
    peak, plan = measured(240, 16)
    assert 0.7 <= peak / plan.batch <= 1.3
    assert plan.kept > 2 * (plan.maps + plan.besides), "it is not lost among the maps"


def test_what_is_kept_of_ever_more_pictures_is_bounded(desk: Desk, folder: Path) -> None:
    setup, files = desk.document.setup, gathered([folder]).files
    orders = [Order(Batch(files * times), setup.input, setup.network, 0, 0, 8, 500) for times in (1, 10, 1000)]
    few, more, most = (order.kept for order in orders)
    assert few < more < most
    bounds = (limits.BATCH_READ_BYTES, limits.THUMBNAIL_BYTES, limits.BATCH_TILE_BYTES)
    assert most <= sum(bounds) * (1 + limits.BATCH_IMAGES / len(orders[-1].batch))
