"""A folder as a batch in the window, with real drops, clicks and keys; one picture of it is damaged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from playground import limits
from playground.app import Program, make_application
from playground.engine.forward import run
from playground.inputs.pictures.picture_file import picture_from_pixels
from playground.inputs.scenes.scene import scene
from playground.network.editing import kernel_edits
from playground.ui.batch.batch_bar import MAP, PICTURES
from playground.ui.batch.batch_strip import BatchStrip
from playground.ui.kit.layer_words import bytes_text
from playground.ui.kit.theme import DARK, LIGHT, apply_theme
from tests.ui.running import click_map, drop, settle, wheel

COUNT, BAD, RELU = 30, 2, 1


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "照片 photos"
    made.mkdir()
    for index in range(COUNT):
        data = picture_from_pixels("", scene(3, index, 24)[0]).data
        (made / f"{index}.png").write_bytes(b"\x89PNG\r\n\x1a\nrubbish" if index == BAD else data)
    return made


@pytest.fixture
def strip(program: Program, qtbot: QtBot, folder: Path) -> Iterator[BatchStrip]:
    """The folder dropped onto the window, and its pictures in sight made small."""
    drop(program.window, folder)
    shown(qtbot, program, 0)
    strip = program.window.batches.strip
    assert strip is not None
    qtbot.waitUntil(lambda: BAD in program.window.batches.thumbnails.refused)
    yield strip
    program.window.batches.stop()


def shown(qtbot: QtBot, program: Program, index: int) -> None:
    """Until the session shows that picture of the batch."""
    walk = program.window.batches.walk
    qtbot.waitUntil(lambda: walk.current == index)
    settle(qtbot, program)


def press(qtbot: QtBot, program: Program, key: Qt.Key) -> None:
    program.window.setFocus()
    qtbot.keyClick(program.window, key)


def click_tile(qtbot: QtBot, strip: BatchStrip, index: int) -> None:
    qtbot.mouseClick(strip.film.viewport(), Qt.MouseButton.LeftButton, pos=strip.film.tile_at(index).center())


def switch(qtbot: QtBot, strip: BatchStrip, key: str) -> None:
    qtbot.mouseClick(strip.bar.choice.segment(key), Qt.MouseButton.LeftButton)


def computed(qtbot: QtBot, program: Program) -> None:
    maps = program.window.batches.maps
    qtbot.waitUntil(lambda: maps.maps is not None and maps.maps.is_done and not maps.is_stale)


def picture_name(program: Program) -> str:
    return program.document.setup.input.picture.name


@pytest.mark.both_languages
def test_keys_and_clicks_walk_through_a_dropped_folder(program: Program, qtbot: QtBot, strip: BatchStrip) -> None:
    assert strip.isVisible()
    assert picture_name(program) == "0.png"
    assert "照片 photos" in strip.bar.place.text()
    press(qtbot, program, Qt.Key.Key_BracketRight)
    shown(qtbot, program, 1)
    press(qtbot, program, Qt.Key.Key_BracketRight)
    shown(qtbot, program, BAD + 1)  # the damaged one is known by now, and stepped over
    press(qtbot, program, Qt.Key.Key_BracketLeft)
    shown(qtbot, program, 1)
    strip.film.setFocus()
    for key, index in ((Qt.Key.Key_Right, BAD), (Qt.Key.Key_End, COUNT - 1), (Qt.Key.Key_Home, 0)):
        qtbot.keyClick(strip.film, key)
        if index != BAD:
            shown(qtbot, program, index)
    click_tile(qtbot, strip, 5)
    shown(qtbot, program, 5)
    assert strip.film.current == 5
    assert program.document.history.count == 1
    program.document.undo()
    assert picture_name(program) == "square"
    assert strip.film.current is None
    settle(qtbot, program)


def test_a_damaged_picture_says_so_and_harms_nothing(program: Program, qtbot: QtBot, strip: BatchStrip) -> None:
    before = program.document.setup
    click_tile(qtbot, strip, BAD)
    qtbot.waitUntil(strip.note.isVisible)
    assert f"{BAD}.png" in strip.note.text()
    assert program.document.setup is before
    tip = strip.film.model().index(0, BAD).data(Qt.ItemDataRole.ToolTipRole)
    assert f"{BAD}.png" in tip
    assert len(tip.split("\n")) == 2
    click_tile(qtbot, strip, 3)
    shown(qtbot, program, 3)
    assert not strip.note.isVisible()


def test_one_map_of_every_picture_follows_the_pin_and_the_kernel(
    program: Program, qtbot: QtBot, strip: BatchStrip
) -> None:
    maps, batch = program.window.batches.maps, program.window.batches.walk.batch
    switch(qtbot, strip, MAP)
    assert strip.note.isVisible(), "nothing is pinned yet"
    qtbot.mouseClick(strip.repair, Qt.MouseButton.LeftButton)
    assert program.selection.view.layer is not None
    click_map(qtbot, program, RELU, 2)
    assert not strip.note.isVisible()
    for value in (0.0, 1.5):
        program.document.edit("kernel", kernel_edits.set_kernel_cell, 0, 2, 0, 1, 1, value)
        computed(qtbot, program)
        setup = program.document.setup
        known = maps.maps
        assert (sorted(known.tiles), list(known.refused)) == ([i for i in range(COUNT) if i != BAD], [BAD])
        strongest = {}
        for index in known.tiles:
            alone = run(setup.network, batch.array(index, setup.input)).output(RELU)[0, 2]
            strongest[index] = float(np.abs(alone).max())
            assert abs(float(np.abs(known.tiles[index]).max()) - strongest[index]) <= 1e-6
        assert known.range == pytest.approx(max(strongest.values()), abs=1e-6)
    assert strip.bar.scale.isVisible()
    assert "relu1:2" in strip.bar.what.text()
    detail = strip.film.model().index(0, 4).data(Qt.ItemDataRole.ToolTipRole)
    assert "relu1:2" in detail
    mapped = strip.film.grab().toImage()
    switch(qtbot, strip, PICTURES)
    assert not strip.bar.scale.isVisible()
    assert strip.film.grab().toImage() != mapped


@pytest.mark.both_languages
def test_a_batch_size_costs_what_is_said_and_is_refused_with_its_sum(
    program: Program, qtbot: QtBot, strip: BatchStrip, monkeypatch: pytest.MonkeyPatch
) -> None:
    maps = program.window.batches.maps
    click_map(qtbot, program, RELU, 0)
    assert bytes_text(maps.plan.batch) in strip.bar.cost.text()
    assert bytes_text(maps.plan.kept) in strip.bar.cost.toolTip()
    form = program.window.input_view.form
    form.batch_size.setFocus()
    form.batch_size.selectAll()
    qtbot.keyClicks(form.batch_size, "8")
    qtbot.keyClick(form.batch_size, Qt.Key.Key_Return)
    assert (maps.size, strip.bar.batch_size.value()) == (8, 8)
    before = strip.bar.cost.text()
    switch(qtbot, strip, MAP)
    computed(qtbot, program)
    assert strip.bar.cost.text() != before
    assert "ms" in strip.bar.cost.text()
    assert "\n" in strip.bar.cost.toolTip()
    monkeypatch.setattr(limits, "SESSION_BYTES", maps.plan.total + 1)
    field = strip.bar.batch_size
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "40")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert program.window.notice.isVisible()
    assert "40" in program.window.notice.text.text()
    assert (field.value(), maps.size) == (8, 8)
    program.window.notice.dismiss()
    form.batch_size.edited.emit(40.0)  # the same from the input panel, for all layers
    assert program.window.notice.isVisible()
    assert form.batch_size.value() == 8
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert maps.size == form.batch_size.value() == 7
    assert program.settings.number("batch/size", 0) == 7
    monkeypatch.setattr(limits, "SESSION_BYTES", maps.plan.total - 1)
    strip._render()
    assert strip.note.isVisible()
    qtbot.mouseClick(strip.repair, Qt.MouseButton.LeftButton)
    assert maps.size == maps.largest == 6
    computed(qtbot, program)


def test_it_is_closed_with_one_click_and_the_picture_stays(
    program: Program, qtbot: QtBot, strip: BatchStrip, folder: Path
) -> None:
    assert program.settings.recent_files()[0] == folder.resolve()
    height = program.window.stage.height()
    qtbot.mouseClick(strip.bar.close_button, Qt.MouseButton.LeftButton)
    assert not strip.isVisible()
    assert program.window.batches.maps.order is None
    qtbot.waitUntil(lambda: program.window.stage.height() > height)
    assert picture_name(program) == "0.png"
    assert not program.window.actions_by_key["batch_next"].isEnabled()
    press(qtbot, program, Qt.Key.Key_BracketRight)
    assert picture_name(program) == "0.png"
    program.window.open_path(folder)  # as from the menu of what was opened last
    shown(qtbot, program, 0)
    assert strip.isVisible()


def test_folders_and_pictures_are_chosen_in_dialogs_and_dropped_together(
    program: Program, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    qtbot.mouseClick(program.window.input_view.head.folder, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.window.batches.walk is not None)
    shown(qtbot, program, 0)
    assert program.settings.text("batch/folder") == str(folder)
    files = [folder / f"{index}.png" for index in (7, 3)]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file) for file in files], ""))
    program.window.actions_by_key["open_pictures"].trigger()
    qtbot.waitUntil(lambda: picture_name(program) == "7.png")
    assert program.window.batches.walk.batch.files == tuple(files)
    dropped = [folder / "notes.txt", folder / "9.png", folder / "8.png"]
    drop(program.window, *dropped)
    qtbot.waitUntil(lambda: picture_name(program) == "9.png")
    assert len(program.window.batches.walk.batch) == 2
    empty = folder.parent / "empty"
    empty.mkdir()
    program.window.open_path(empty)
    qtbot.waitUntil(program.window.notice.isVisible)
    assert len(program.window.batches.walk.batch) == 2, "what is no batch replaces none"
    settle(qtbot, program)


def test_only_what_is_seen_is_read(program: Program, qtbot: QtBot, folder: Path) -> None:
    many = program.window.batches
    many.open(
        [folder / f"{index}.png" for index in range(COUNT)] + [folder / f"none{index}.png" for index in range(3000)]
    )
    qtbot.waitUntil(lambda: many.walk is not None and many.walk.current == 0)
    seen = many.strip.film.in_sight()
    assert len(seen) < 25
    qtbot.waitUntil(lambda: many.thumbnails.pixels(seen.stop) is not None)
    wheel(many.strip.film.viewport(), QPoint(50, 20), -3)
    assert many.strip.film.in_sight().start > 0
    many.strip.film.horizontalScrollBar().setValue(many.strip.film.horizontalScrollBar().maximum())
    qtbot.waitUntil(lambda: COUNT + 2999 in many.thumbnails.refused)
    assert 1000 not in many.thumbnails.refused
    settle(qtbot, program)


def test_the_transforms_keys_stay_its_own(program: Program, qtbot: QtBot, strip: BatchStrip) -> None:
    program.window.input_view.show_transform()
    picture = program.window.input_view.transform.panel.picture
    assert picture.hasFocus()
    qtbot.keyClick(picture, Qt.Key.Key_BracketLeft)
    assert program.document.setup.input.transform.angle != 0
    assert picture_name(program) == "0.png"
    settle(qtbot, program)


@pytest.mark.both_languages
def test_it_is_painted_in_both_themes_and_nothing_leaves_its_place(
    program: Program, qtbot: QtBot, strip: BatchStrip
) -> None:
    click_tile(qtbot, strip, 1)
    shown(qtbot, program, 1)
    for theme in (DARK, LIGHT):
        apply_theme(make_application(), theme)
        image = strip.film.viewport().grab().toImage()
        edge = strip.film.tile_at(1)
        assert image.pixelColor(edge.left() + 1, edge.center().y()) == theme.color("accent")
    parts = [part for part in strip.bar.children() if getattr(part, "isVisible", lambda: False)()]
    boxes = [part.geometry() for part in parts]
    assert all(strip.bar.rect().contains(box) for box in boxes)
    assert not any(one.intersects(other) for place, one in enumerate(boxes) for other in boxes[:place])
    assert strip.film.viewport().rect().contains(strip.film.tile_at(0))
