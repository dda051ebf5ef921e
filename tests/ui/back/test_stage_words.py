"""What the strip of stages says: which layer, what was done there, and the notes on several layers in one sentence."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from playground.app import Program
from playground.network.layers import (
    AveragePooling,
    Flatten,
    FullyConnected,
    Layer,
    MaxPooling,
    ReLU,
    Sigmoid,
)
from playground.network.network import Network
from playground.network.setup import Rule, SetUp
from playground.session.frame import Frame
from playground.ui.back.backprojection_view import BackProjectionView
from playground.ui.back.stage_words import notes_text, stage_caption, stage_title
from playground.ui.look_closer import ZOOM
from tests.ui.desk import Desk
from tests.ui.running import small_setup


def with_layers(*layers: Layer) -> SetUp:
    """The small set-up's convolution with these layers after it."""
    setup = small_setup()
    return setup.with_network(Network(setup.input.shape, (setup.network.layers[0], *layers)))


def words(frame: Frame) -> list[str]:
    projection = frame.projection
    assert projection is not None
    result, network = projection.result, frame.request.network
    lines = []
    for stage in projection.stages:
        layer = network.layers[stage.layer_index]
        caption = stage_caption(stage, layer, result.map, result.rule)
        lines.append(f"{stage_title(stage.operation, layer)}: {caption}")
    return lines


def test_every_stage_names_its_layer_and_what_it_did(desk: Desk) -> None:
    frame = desk.pin("pool1", 2)
    assert frame.projection is not None
    switches = frame.projection.stages[1].live_units
    assert words(frame) == [
        "seed: pool1:2 · 12×12",
        f"un-pool: pool1 · {switches} switches",
        "un-ReLU: relu1 · all kept · max(R, 0)",
        "transposed conv: conv1 · 3×3 turned",
    ]


def test_what_is_no_relu_is_not_called_one(desk: Desk) -> None:
    desk.open(with_layers(Sigmoid(name="sigmoid1")))
    assert words(desk.pin("sigmoid1", 0))[1].startswith("positive part: sigmoid1 · ")
    desk.selection.set_rule(Rule.GRADIENT)
    assert words(desk.settle())[1] == "derivative: sigmoid1 · 4×24×24"


def test_notes_that_say_the_same_of_several_layers_are_one_sentence(desk: Desk) -> None:
    pooled = (AveragePooling(name="pool1"), Sigmoid(name="sigmoid1"), AveragePooling(name="pool2"))
    desk.open(with_layers(*pooled))
    frame = desk.pin("pool2", 0)
    assert frame.projection is not None
    notes = notes_text(frame.projection.stages)
    assert notes.count("·") == 1
    assert "pool2, pool1" in notes
    assert "sigmoid1" in notes


@pytest.mark.parametrize("units", [2, 10, 1000])
def test_a_vector_is_shown_whole_with_its_one_unit_lit(desk: Desk, units: int) -> None:
    weights = np.random.default_rng(2).normal(0, 0.1, (units, 4 * 6 * 6))
    network = (
        ReLU(name="relu1"),
        MaxPooling(name="pool1", size=(4, 4), stride=(4, 4)),
        Flatten(name="flatten1"),
        FullyConnected(name="fc1", weights=weights),
    )
    desk.open(with_layers(*network))
    frame = desk.pin("fc1", 1)
    assert frame.projection is not None
    seed, flat, maps = frame.projection.stages[:3]
    assert np.flatnonzero(seed.shown).tolist() == [1]
    assert seed.shown.size >= units
    assert np.array_equal(flat.shown.ravel()[:144], flat.array.ravel())
    assert maps.shown.shape == (6, 6)
    assert seed.pixels.shape == seed.shown.shape
    assert words(frame)[0] == f"seed: fc1:1 · {units:,} units"
    assert words(frame)[1] == "transposed weights: fc1 · 144 units"


def test_notes_have_the_lines_they_need(desk: Desk) -> None:
    layers = [AveragePooling(name=f"pooling_number_{index}", size=(1, 1), stride=(1, 1)) for index in range(12)]
    desk.open(with_layers(*layers))
    desk.pin("pooling_number_11", 0)
    view = BackProjectionView(desk.document, desk.selection, desk.service)
    desk.put(view, QSize(700, 300))
    assert view.note.height() >= view.note.heightForWidth(view.note.width())
    assert view.note.height() > 2 * view.note.fontMetrics().height()


def test_a_clicked_vector_stage_is_enlarged_as_a_field(program: Program, qtbot: QtBot) -> None:
    window = program.window
    window.layers.insert(Flatten, 3)
    window.layers.insert(FullyConnected, 4)
    program.selection.pin(4, 0)
    view = window.closer.back_projection
    qtbot.waitUntil(lambda: len(view.strip.tiles) == 6 and not program.service.is_busy)
    frame = program.service.frame
    assert frame is not None
    assert frame.projection is not None
    view._area.ensureWidgetVisible(view.strip.tiles[1])
    qtbot.mouseClick(view.strip.tiles[1], Qt.MouseButton.LeftButton)
    assert window.closer.tabs.currentIndex() == ZOOM
    shown = frame.projection.stages[1].shown
    assert shown.shape == (24, 24)
    pane = window.closer.zoom.pane
    assert pane is not None
    assert window.closer.zoom._handed is not None
    assert window.closer.zoom._handed.array is shown
