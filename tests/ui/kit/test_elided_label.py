"""A line of text that gives way: what is painted, and what is still said in full."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from playground.ui.kit.elided_label import ElidedLabel
from tests.ui.desk import ink_of


def shown(qtbot: QtBot, label: ElidedLabel, text: str, width: int) -> ElidedLabel:
    qtbot.addWidget(label)
    label.set_text(text)
    label.resize(QSize(width, label.sizeHint().height()))
    label.show()
    return label


def test_a_long_text_stays_inside_and_is_said_whole(qtbot: QtBot) -> None:
    text = "a photograph with a very long name, taken on a Sunday.jpeg"
    label = shown(qtbot, ElidedLabel(), text, 120)
    assert label.sizeHint().width() > 120 > label.minimumSizeHint().width()
    assert (label.toolTip(), label.accessibleName(), label.text()) == (text, text, text)
    columns = np.flatnonzero(ink_of(label).any(axis=0))
    assert columns.min() < 10
    assert 90 < columns.max() < 120


def test_a_tip_of_its_own_stands_for_the_text(qtbot: QtBot) -> None:
    label = shown(qtbot, ElidedLabel(), "224 × 224", 200)
    label.set_text("32 × 32", "The picture is 64 × 64 pixels.")
    assert label.toolTip() == "The picture is 64 × 64 pixels."
    assert label.accessibleName() == "32 × 32"


def test_a_trailing_one_stands_at_the_right(qtbot: QtBot) -> None:
    left = ink_of(shown(qtbot, ElidedLabel(), "map 3", 200)).any(axis=0)
    right = ink_of(shown(qtbot, ElidedLabel(trailing=True), "map 3", 200)).any(axis=0)
    assert np.flatnonzero(left).max() < 60
    assert np.flatnonzero(right).min() > 140


def test_without_room_for_a_letter_nothing_is_painted(qtbot: QtBot) -> None:
    assert not ink_of(shown(qtbot, ElidedLabel(trailing=True), "pool1 · map 3", 14)).any()
