"""The tab of the top nine with real clicks: choose, search, look, pin, open, save; in both languages."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QInputDialog, QPushButton
from pytestqt.qtbot import QtBot

from playground.app import Program, make_application
from playground.engine.top_nine.workers import local_processes
from playground.examples import example_setup
from playground.inputs.pictures.picture_file import picture_from_pixels
from playground.inputs.scenes.scene import scene
from playground.inputs.sound.sounds import SOUNDS, sample_sound
from playground.network.editing import edits
from playground.network.network import Network
from playground.network.setup import PictureInput, SeedKind
from playground.session import top_nine
from playground.session.top_nine import Choice, Shown, State
from playground.ui.kit.image_data import png_of
from playground.ui.kit.picture_tile import to_image
from playground.ui.kit.theme import DARK, LIGHT, apply_theme
from playground.ui.look_closer import TOP_NINE
from playground.ui.top_nine.map_card import MapCard
from playground.ui.top_nine.sheet_picture import sheet_image
from playground.ui.top_nine.top_nine_view import TopNineView
from playground.ui.top_nine.top_nine_words import no_pictures_words, no_sounds_words
from tests.session.searching import nobody, one_thread
from tests.ui.running import click_map, settle

RELU1, POOL1 = 1, 2


@pytest.fixture
def view(program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TopNineView:
    """The open tab over a folder of twelve scenes and a damaged file; map 2 of relu1 is pinned."""
    monkeypatch.setattr(top_nine, "local_processes", one_thread)
    for index in range(12):
        path = tmp_path / f"class{index % 2}" / f"{index:02d}.png"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(picture_from_pixels("", scene(3, index, 24)[0]).data)
    (tmp_path / "bad.png").write_bytes(b"rubbish")
    click_map(qtbot, program, RELU1, 2)
    closer = program.window.closer
    qtbot.mouseClick(closer.tabs, Qt.MouseButton.LeftButton, pos=closer.tabs.tabRect(TOP_NINE).center())
    closer.top_nine.bar.source.use_folder(tmp_path)
    return closer.top_nine


def click(qtbot: QtBot, button: QPushButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def searched(qtbot: QtBot, program: Program, view: TopNineView) -> None:
    click(qtbot, view.bar.start)
    qtbot.waitUntil(lambda: program.searches.progress.state is State.DONE)


def colours(image: QImage) -> set[tuple[int, ...]]:
    """Every colour in a picture, as RGB."""
    found = np.unique(np.frombuffer(image.constBits(), np.uint32)) & 0xFFFFFF
    return {(colour >> 16, colour >> 8 & 255, colour & 255) for colour in found.tolist()}


def card_of(view: TopNineView, channel: int) -> MapCard:
    return next(card for card in view.cards if card.channel == channel)


def test_where_nothing_can_be_searched_one_click_helps(
    program: Program, qtbot: QtBot, view: TopNineView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    view.bar.source.use_folder(empty)
    click(qtbot, view.hint.repair)
    qtbot.waitUntil(lambda: program.searches.progress.state is State.FAILED)
    assert "empty" in view.hint.text()
    monkeypatch.setattr(top_nine, "local_processes", nobody)
    click(qtbot, view.hint.repair)
    assert view.bar.source.folder is None
    assert program.searches.progress.is_running
    program.searches.cancel()
    qtbot.waitUntil(lambda: not program.searches.progress.is_running)
    program.document.edit("Remove all", lambda network: Network(network.input_shape, ()))
    settle(qtbot, program)
    assert not view.hint.repair.isVisible(), "there is no layer at all"
    program.document.undo()
    program.window.files.inputs.open_sentence()
    settle(qtbot, program)
    click(qtbot, view.hint.repair)
    qtbot.waitUntil(lambda: isinstance(program.document.setup.input, PictureInput))
    program.document.undo()
    assert not isinstance(program.document.setup.input, PictureInput)
    settle(qtbot, program)


def test_the_pinned_map_alone_is_shown_once_one_is_pinned(program: Program, qtbot: QtBot, view: TopNineView) -> None:
    searched(qtbot, program, view)
    strongest = program.searches.progress.looked.strongest.ranked_maps()[0]
    program.searches.show(Shown(Choice.PINNED, pinned=99))
    click(qtbot, view.hint.repair)
    assert (program.selection.view.layer, program.selection.view.map) == ("relu1", strongest)
    assert [card.channel for card in view.cards] == [strongest]
    settle(qtbot, program)


def test_a_search_shows_every_map_with_its_nine(
    program: Program, qtbot: QtBot, view: TopNineView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(top_nine, "local_processes", local_processes)  # as it is done outside of tests
    assert not view.cards
    assert view.hint.isVisible()
    assert "relu1" in view.bar.start.text()
    click(qtbot, view.hint.repair)
    qtbot.waitUntil(lambda: program.searches.progress.state is State.DONE)
    progress = program.searches.progress
    assert [card.channel for card in view.cards] == list(progress.found.strongest.ranked_maps())
    for card in view.cards:
        places = progress.places(card.channel)
        assert len(places) == 9
        for number, place in enumerate(places):
            made = progress.made[place.key]
            for is_patch, pixels in ((False, made.projection), (True, made.patch)):
                image = card.grid.units.image_at(card.grid.units.index(number // 3, number % 3 + 3 * is_patch))
                assert image == to_image(np.ascontiguousarray(pixels))
        assert card.title.text().endswith(str(card.channel))
    assert "12" in view.bar.state.text() or "13" in view.bar.state.text()
    assert view.bar.unreadable.text().startswith("1 ")
    view.bar._names.aboutToShow.emit()
    assert "bad.png" in view.bar._names.actions()[0].text()


def test_everything_is_inside_its_card_and_the_card_inside_the_panel(
    program: Program, qtbot: QtBot, view: TopNineView
) -> None:
    searched(qtbot, program, view)
    # the panel has its height once the layout has been round
    qtbot.waitUntil(lambda: all(card.height() <= view._area.viewport().height() for card in view.cards))
    for card in view.cards:
        assert card.rect().contains(card.grid.geometry())
        assert card.height() <= view._area.viewport().height()
        last = card.grid.tile_at(8, is_patch=True)
        assert card.grid.viewport().rect().contains(last)
        assert card.detail.width() >= card.detail.sizeHint().width() - 2


def test_a_tile_opens_its_picture_with_the_unit_pinned(program: Program, qtbot: QtBot, view: TopNineView) -> None:
    searched(qtbot, program, view)
    card = card_of(view, 1)
    place = program.searches.progress.places(1)[4]
    key = program.searches.progress.keys[place.picture]
    for is_patch in (False, True):
        program.document.open(program.document.setup, None)
        tile = card.grid.tile_at(4, is_patch=is_patch)
        qtbot.mouseClick(card.grid.viewport(), Qt.MouseButton.LeftButton, pos=tile.center())
        qtbot.waitUntil(lambda: program.document.setup.input.picture.name == Path(key).name)
        settle(qtbot, program)
        pinned = program.selection.view
        assert (pinned.layer, pinned.map) == ("relu1", 1)
        assert (pinned.seed.kind, pinned.seed.unit) == (SeedKind.UNIT, (place.row, place.column))
        passed = program.service.frame.passed
        assert passed.output(RELU1)[0, 1, place.row, place.column] == pytest.approx(place.value, rel=1e-5)
        assert not view.bar.is_stale
        program.document.undo()
        settle(qtbot, program)


def test_the_keyboard_walks_over_the_tiles_and_opens_one(program: Program, qtbot: QtBot, view: TopNineView) -> None:
    searched(qtbot, program, view)
    grid = view.cards[0].grid
    place = program.searches.progress.places(view.cards[0].channel)[4]
    grid.setFocus()
    grid.setCurrentIndex(grid.units.index(0, 0))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(grid, key)
    with qtbot.waitSignal(view.unit_opened) as opened:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert opened.args[1].key == place.key
    qtbot.waitUntil(lambda: not program.tasks.is_busy)
    settle(qtbot, program)


def test_tiles_say_what_they_are(program: Program, qtbot: QtBot, view: TopNineView) -> None:
    searched(qtbot, program, view)
    units = view.cards[0].grid.units
    words = [units.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in (0, 3)]
    place = program.searches.progress.places(view.cards[0].channel)[0]
    for text in words:
        assert program.searches.progress.keys[place.picture] in text
        assert f"({place.row}, {place.column})" in text
    assert words[0] != words[1]
    assert "98.5" in words[0]


def test_a_cards_title_pins_its_map(program: Program, qtbot: QtBot, view: TopNineView) -> None:
    searched(qtbot, program, view)
    click(qtbot, card_of(view, 3).title)
    settle(qtbot, program)
    assert (program.selection.view.layer, program.selection.view.map) == ("relu1", 3)
    assert [card.channel for card in view.cards if card._is_pinned] == [3]


def test_the_pinned_map_alone_follows_the_pin(program: Program, qtbot: QtBot, view: TopNineView) -> None:
    searched(qtbot, program, view)
    click(qtbot, view.choice.segment("pinned"))
    assert [card.channel for card in view.cards] == [2]
    click_map(qtbot, program, RELU1, 0)
    assert [card.channel for card in view.cards] == [0]
    click(qtbot, view.choice.segment("random"))
    assert sorted(card.channel for card in view.cards) == [0, 1, 2, 3]
    assert view.dice.isVisible()
    click(qtbot, view.dice)
    assert program.searches.shown.seed == 1


def test_a_changed_network_marks_what_was_found_before(program: Program, qtbot: QtBot, view: TopNineView) -> None:
    searched(qtbot, program, view)
    assert not view.stale.isVisible()
    program.document.edit("mute", edits.set_muted, 0, True)
    assert view.stale.isVisible()
    program.document.undo()
    assert not view.stale.isVisible()
    settle(qtbot, program)


def test_a_long_search_is_paused_resumed_and_cancelled(program: Program, qtbot: QtBot, view: TopNineView) -> None:
    view.bar.source.use_scenes(1_000_000)
    click(qtbot, view.bar.start)
    qtbot.waitUntil(lambda: bool(view.cards))
    assert view.bar.meter.isVisible()
    click(qtbot, view.bar.pause)
    qtbot.waitUntil(lambda: program.searches.progress.state is State.PAUSED)
    count = program.searches.progress.found.count
    click(qtbot, view.bar.pause)
    qtbot.waitUntil(lambda: program.searches.progress.found.count > count)
    click_map(qtbot, program, RELU1, 1)  # the window is live meanwhile
    click(qtbot, view.bar.cancel)
    qtbot.waitUntil(lambda: program.searches.progress.state is State.CANCELLED)
    assert view.cards
    assert view.bar.start.isVisible()


def test_the_layer_of_the_pinned_map_is_searched(program: Program, qtbot: QtBot, view: TopNineView) -> None:
    click_map(qtbot, program, POOL1, 0)
    assert view.bar.layer_index() == POOL1
    program.selection.unpin()
    assert view.bar.layer_index() == POOL1
    settle(qtbot, program)


def test_the_sheet_is_saved_as_shown(
    program: Program, qtbot: QtBot, view: TopNineView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched(qtbot, program, view)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "前九"), ""))
    click(qtbot, view.sheet)
    qtbot.waitUntil((tmp_path / "前九.png").is_file)
    qtbot.waitUntil(lambda: not program.tasks.is_busy)
    drawn = sheet_image(program.searches.progress, program.searches.maps, program.document.setup.title, LIGHT)
    saved = QImage(str(tmp_path / "前九.png")).convertToFormat(QImage.Format.Format_RGB32)
    drawn.setDevicePixelRatio(1)
    saved.setDevicePixelRatio(1)
    saved.setDotsPerMeterX(drawn.dotsPerMeterX())
    saved.setDotsPerMeterY(drawn.dotsPerMeterY())
    assert saved == drawn
    made = next(iter(program.searches.progress.made.values()))
    assert tuple(made.projection[0, 0]) in colours(saved)


def test_a_folder_is_chosen_and_remembered(
    program: Program, qtbot: QtBot, view: TopNineView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "class1"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: (" tcp://head:8786 ", True))
    menu = view.bar.source.menu()
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    assert view.bar.source.folder == folder
    assert program.settings.text("top_nine/folder") == str(folder)
    menu.actions()[-1].trigger()
    assert view.bar.source.address == "tcp://head:8786"
    assert "tcp://head:8786" in view.bar.source.text()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if "500" in action.text()).trigger()
    assert view.bar.source.folder is None
    assert program.settings.text("top_nine/folder") == ""


def test_a_cluster_that_is_not_there_is_told_in_words(program: Program, qtbot: QtBot, view: TopNineView) -> None:
    view.bar.source.use_address("nonsense://")
    click(qtbot, view.bar.start)
    qtbot.waitUntil(lambda: program.searches.progress.state is State.FAILED)
    assert "dask" in view.bar.state.text()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_sheets_are_drawn_in_both_themes(program: Program, qtbot: QtBot, view: TopNineView, theme: object) -> None:
    searched(qtbot, program, view)
    image = sheet_image(program.searches.progress, program.searches.maps[:2], "title", theme)
    assert image.pixelColor(QPoint(2, 2)).name().upper() == theme.background
    assert png_of(image).startswith(b"\x89PNG")


def test_a_change_of_theme_reaches_the_cards(program: Program, qtbot: QtBot, view: TopNineView) -> None:
    searched(qtbot, program, view)
    card = view.cards[-1]
    apply_theme(make_application(), DARK)
    corner = card.grab().toImage().pixelColor(12, 4).name().upper()
    apply_theme(make_application(), LIGHT)
    assert corner == DARK.panel
    assert card.grab().toImage().pixelColor(12, 4).name().upper() == LIGHT.panel


def test_an_input_that_is_no_picture_is_told_to_have_no_search(
    program: Program, qtbot: QtBot, view: TopNineView
) -> None:
    assert "folder" in view.hint.text()
    program.window.input_view.sentence_wanted.emit()
    settle(qtbot, program)
    assert not view.bar.start.isEnabled()
    assert view.hint.text() == view.bar.start.toolTip() == no_pictures_words()
    program.document.undo()
    settle(qtbot, program)
    assert "folder" in view.hint.text()
    assert view.bar.start.toolTip() != no_pictures_words()


def test_sounds_of_a_folder_are_searched_while_the_input_is_one(
    program: Program, qtbot: QtBot, view: TopNineView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for sound in SOUNDS:
        (tmp_path / f"{sound.key}.wav").write_bytes(sample_sound(sound.key).data)
    program.document.open(example_setup("sound"), None)
    settle(qtbot, program)
    assert not view.bar.start.isEnabled()
    assert view.bar.start.toolTip() == no_sounds_words()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    view.bar.source._choices.aboutToShow.emit()
    view.bar.source._choices.actions()[0].trigger()
    assert program.settings.text("top_nine/sounds") == str(tmp_path)
    searched(qtbot, program, view)
    assert "5 sounds" in view.bar.state.text()
    assert not view.bar.is_stale
    channel = view.cards[0].channel
    told = view.cards[0].grid.units.index(0, 3).data(Qt.ItemDataRole.ToolTipRole)
    assert " s · " in told
    assert " Hz" in told
    place = program.searches.progress.places(channel)[0]
    view.unit_opened.emit(program.searches.progress.order, place)
    name = program.searches.progress.keys[place.picture]
    qtbot.waitUntil(lambda: program.document.setup.input.sound.name == name)
    settle(qtbot, program)
    pinned = program.selection.view
    assert (pinned.map, pinned.seed.unit) == (channel, (place.row, place.column))
    layer = program.document.network.index_of(pinned.layer)
    output = program.service.frame.passed.output(layer)
    assert output[0, channel, place.row, place.column] == pytest.approx(place.value, rel=1e-5)
