"""The gallery: everything that comes with the program, opened with one click; it goes away by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.examples import EXAMPLES, NETWORKS
from playground.inputs.pictures.samples import SAMPLES
from playground.lessons import LESSONS
from playground.ui.gallery import FRAME, Gallery
from playground.ui.kit.theme import set_type_scale
from tests.ui.running import settle

pytestmark = pytest.mark.both_languages


@pytest.fixture(autouse=True)
def the_designs_size_again() -> Iterator[None]:
    yield
    set_type_scale(1.0)


@pytest.fixture
def gallery(program: Program, qtbot: QtBot) -> Gallery:
    program.window.actions_by_key["gallery"].trigger()
    shown = program.window.companions.gallery
    assert shown is not None
    qtbot.waitUntil(lambda: not shown._missing)
    return shown


def test_it_shows_a_picture_of_everything(gallery: Gallery) -> None:
    assert [tile.key for tile in gallery.networks] == [example.key for example in NETWORKS]
    assert [tile.key for tile in gallery.setups[1:]] == [example.key for example in EXAMPLES]
    assert len(gallery.samples) == len(SAMPLES)
    assert not gallery.isModal()
    for tile in (*gallery.networks, *gallery.setups):
        assert tile.text()
        assert tile.toolTip()
    gallery.hide()


def test_a_click_opens_a_network_with_its_scores(gallery: Gallery, program: Program, qtbot: QtBot) -> None:
    qtbot.mouseClick(gallery.networks[3], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(program.document.setup.classes))
    settle(qtbot, program)
    assert program.document.setup.title == "Shapes"
    assert not gallery.isVisible()
    frame = program.service.frame
    assert frame is not None
    assert frame.error is None


def test_a_key_puts_a_sample_under_the_network(gallery: Gallery, program: Program, qtbot: QtBot) -> None:
    tile = gallery.samples[1]
    tile.setFocus()
    qtbot.keyClick(tile, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: program.document.setup.input.picture.sample == tile.key)  # type: ignore[union-attr]
    settle(qtbot, program)


def test_a_click_opens_a_lesson(gallery: Gallery, program: Program, qtbot: QtBot) -> None:
    assert len(gallery.lessons) == len(LESSONS)
    qtbot.mouseClick(gallery.lessons[2], Qt.MouseButton.LeftButton)
    player = program.window.classroom.lessons.player
    qtbot.waitUntil(lambda: player.lesson is not None and not player.is_loading)
    settle(qtbot, program)
    assert player.lesson is not None
    assert player.lesson.title.en == LESSONS[2].title
    assert not gallery.isVisible()


def test_what_was_opened_last_is_offered(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "mine.cnnplay"
    program.window.files.saving._write(None, path, None)
    qtbot.waitUntil(lambda: program.document.path == path)
    program.window.actions_by_key["gallery"].trigger()
    gallery = program.window.companions.gallery
    assert gallery is not None
    assert [button.accessibleName() for button in gallery.recent if button.isVisible()] == ["mine.cnnplay"]
    qtbot.waitUntil(lambda: not gallery._missing)
    gallery.hide()


def test_it_fits_the_screen_and_scrolls(program: Program, qtbot: QtBot) -> None:
    program.window.companions.show_gallery()
    gallery = program.window.companions.gallery
    assert gallery is not None
    qtbot.waitUntil(gallery.isVisible)
    assert gallery.height() <= gallery.screen().availableSize().height() - FRAME
    last = gallery.lessons[-1]
    qtbot.waitUntil(gallery.isActiveWindow)
    gallery.lessons[-2].setFocus()
    qtbot.keyClick(gallery.lessons[-2], Qt.Key.Key_Tab)  # what the keyboard reaches is scrolled into sight
    assert gallery.focusWidget() is last
    qtbot.waitUntil(lambda: gallery.rect().contains(last.mapTo(gallery, last.rect().bottomRight())))
    gallery.hide()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_all_words_have_room_at_every_size_of_type(program: Program, qtbot: QtBot, percent: int) -> None:
    program.appearance.choose_size(percent)
    program.window.companions.show_gallery()
    gallery = program.window.companions.gallery
    assert gallery is not None
    qtbot.waitUntil(lambda: not gallery._missing, timeout=20_000)
    assert gallery.width() <= gallery.screen().availableSize().width()
    tiles = [*gallery.networks, *gallery.setups]
    assert [tile.text() for tile in tiles if tile.height() < tile.words_height(tile.width() - tile._words_left)] == []
    assert [one.text() for one in gallery.lessons if one.width() < one.sizeHint().width()] == []
    whole = [*tiles, *gallery.samples, *gallery.lessons]
    for place, one in enumerate(whole):
        assert [other for other in whole[place + 1 :] if other.geometry().intersects(one.geometry())] == []
        assert one.geometry().right() <= gallery.width()
    gallery.hide()
