"""Un-pooling in the window: added through the menu, its partner chosen from the list, renamed and removed."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.network.editing import edits
from playground.network.layers import MaxPooling, MaxUnpooling
from playground.ui.computed.computed_view import ComputedView
from playground.ui.kit.form_fields import NameField
from playground.ui.look_closer import COMPUTED
from tests.ui.running import choose_kind, click_map, outputs, settle


def add(qtbot: QtBot, program: Program) -> MaxUnpooling:
    qtbot.mouseClick(program.window.stage.insert_buttons[-1], Qt.MouseButton.LeftButton)
    choose_kind(qtbot, MaxUnpooling.kind)
    settle(qtbot, program)
    return last(program)


def last(program: Program) -> MaxUnpooling:
    layer = program.document.network.layers[-1]
    assert isinstance(layer, MaxUnpooling)
    return layer


def field(program: Program) -> NameField:
    found = program.window.inspector.form.fields["pooling"]
    assert isinstance(found, NameField)
    return found


def test_it_takes_the_pooling_before_it_and_brings_every_value_back(program: Program, qtbot: QtBot) -> None:
    assert add(qtbot, program).pooling == "pool1"
    assert program.document.network.shapes[-1] == (4, 24, 24)
    pooled, back = outputs(program)[2][0], outputs(program)[3][0]
    assert back.sum() == np.float32(pooled).sum()
    assert np.count_nonzero(back) == np.count_nonzero(pooled)
    assert field(program).box.currentText() == "pool1"
    click_map(qtbot, program, 3, 2)
    frame = program.service.frame
    assert frame is not None
    assert frame.projection is not None
    operations = [stage.operation for stage in frame.projection.result.stages]
    assert operations == ["seed", "at_switches", "unpool", "unrelu", "transposed_convolution"]
    program.window.closer.open_tab(COMPUTED)
    settle(qtbot, program)
    view = program.window.closer.findChild(ComputedView)
    assert isinstance(view, ComputedView)
    assert view.line.text()
    settle(qtbot, program)


def test_another_pooling_is_chosen_from_those_that_fit(program: Program, qtbot: QtBot) -> None:
    program.document.edit("Insert", edits.insert, 3, MaxPooling(name="same", size=(1, 1), stride=(1, 1)))
    settle(qtbot, program)
    assert add(qtbot, program).pooling == "same"
    box = field(program).box
    assert [box.itemText(place) for place in range(box.count())] == ["pool1", "same"]
    assert program.document.network.shapes[-1] == (4, 12, 12)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Up)
    settle(qtbot, program)
    assert last(program).pooling == "pool1"
    assert program.document.network.shapes[-1] == (4, 24, 24)
    program.document.undo()
    settle(qtbot, program)
    assert field(program).box.currentText() == "same"


def test_its_partner_is_renamed_and_removed(program: Program, qtbot: QtBot) -> None:
    add(qtbot, program)
    program.document.edit("Rename", edits.rename, 2, "池化")
    settle(qtbot, program)
    assert field(program).box.currentText() == "池化"
    program.document.edit("Remove", edits.remove, 2)
    settle(qtbot, program)
    inspector = program.window.inspector
    assert inspector.problem.isVisible()
    assert "池化" in inspector.problem.text()
    assert field(program).box.currentText() == "池化", "it can be put back"
    program.document.undo()
    settle(qtbot, program)
    assert not inspector.problem.isVisible()
    assert program.document.network.problem is None
