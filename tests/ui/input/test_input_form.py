"""The rows of the input panel: what is shown of an input, and what each control tells."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from playground.engine.memory import memory_plan
from playground.network.setup import Channels, Framing, PictureInput
from playground.ui.input.input_form import InputForm
from playground.ui.kit.layer_words import bytes_text
from tests.ui.desk import Desk
from tests.ui.running import wheel


@pytest.fixture
def form(desk: Desk, qtbot: QtBot) -> InputForm:
    form = InputForm()
    form.show_input(desk.document.setup.input, desk.document.network)
    qtbot.addWidget(form)
    form.resize(208, 180)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    return form


@pytest.fixture
def told(form: InputForm) -> list[tuple[PictureInput, str]]:
    """What the form told: the input that is wanted, and what of it was changed."""
    told: list[tuple[PictureInput, str]] = []
    form.edited.connect(lambda wanted, what: told.append((wanted, what)))
    return told


def test_it_shows_an_input(form: InputForm, desk: Desk) -> None:
    other = replace(
        desk.document.setup.input, width=48, height=36, framing=Framing.FIT, channels=Channels.GREY, mean=0.5
    )
    form.show_input(other, desk.document.network)
    assert (form.size_row.width_field.value(), form.size_row.height_field.value()) == (48, 36)
    assert form.framings[Framing.FIT].isChecked()
    assert form.channels.current() == "grey"
    assert form.mean.text() == "0.50"
    assert "black becomes −0.5, white +0.5" in form.mean.toolTip()


@pytest.mark.parametrize("framing", [Framing.FIT, Framing.STRETCH])
def test_a_framing_is_one_click(
    form: InputForm, told: list[tuple[PictureInput, str]], qtbot: QtBot, framing: Framing
) -> None:
    qtbot.mouseClick(form.framings[framing], Qt.MouseButton.LeftButton)
    [(wanted, what)] = told
    assert (wanted.framing, what) == (framing, "framing")
    assert wanted.shape == (3, 24, 24)


def test_channels_and_mean_are_told(form: InputForm, told: list[tuple[PictureInput, str]], qtbot: QtBot) -> None:
    qtbot.mouseClick(form.channels.segment("grey"), Qt.MouseButton.LeftButton)
    form.mean.setFocus()
    wheel(form.mean, QPoint(10, 10), -5)
    assert [what for _, what in told] == ["channels", "mean"]
    assert told[0][0].shape == (1, 24, 24)
    assert told[1][0].mean == pytest.approx(0.44)
    form.mean.selectAll()
    qtbot.keyClicks(form.mean, "0,3")  # a comma is understood too
    qtbot.keyClick(form.mean, Qt.Key.Key_Return)
    assert told[-1][0].mean == pytest.approx(0.3)


def test_showing_tells_nothing(form: InputForm, told: list[tuple[PictureInput, str]], desk: Desk) -> None:
    form.show_input(replace(desk.document.setup.input, framing=Framing.STRETCH, width=99), desk.document.network)
    assert told == []


def test_the_batch_says_what_it_costs(form: InputForm, desk: Desk) -> None:
    for size in (1, 32):
        form.set_batch_size(size)
        plan = memory_plan(desk.document.network, size)
        assert (form.batch_size.value(), form.batch.text()) == (size, bytes_text(plan.total))
        for part in (plan.maps, plan.traces, plan.buffers, plan.back_projection):
            assert bytes_text(part) in form.batch.toolTip()


def test_every_control_stands_inside_and_has_a_name(form: InputForm) -> None:
    controls = [*form.framings.values(), form.channels, form.mean, form.size_row.width_field, form.size_row.sizes]
    for control in controls:
        box = control.rect().translated(control.mapTo(form, QPoint(0, 0)))
        assert form.rect().contains(box)
        assert control.accessibleName()
