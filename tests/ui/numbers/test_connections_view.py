"""The article's sum of connections: its counts, how they are written, and what is said where there is none."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize

from playground.network.connections import connections
from playground.network.editing import edits
from playground.network.editing.layer_edits import set_pool_size
from playground.network.layers import Convolution
from playground.network.network import Network
from playground.ui.kit.theme import LIGHT
from playground.ui.numbers.connections_view import (
    BAR,
    FORMULA_LINE,
    GAP,
    SUPERSCRIPTS,
    TITLE_LINE,
    ConnectionsView,
    power_text,
)
from tests.ui.desk import Desk, color_at

PLAIN = {after: chr(before) for before, after in SUPERSCRIPTS.items()}


@pytest.fixture
def view(desk: Desk) -> ConnectionsView:
    view = ConnectionsView()
    desk.put(view, QSize(312, 210))
    return view


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0"),
        (9, "9"),
        (14_112, "14,112"),
        (99_999, "99,999"),
        (100_000, "10⁵"),
        (900_000, "9·10⁵"),
        (10**9, "10⁹"),
        (724_997_898_240, "7.25·10¹¹"),
        (999_900_000, "10⁹"),
    ],
)
def test_counts_are_written_as_in_the_article(count: int, text: str) -> None:
    assert power_text(count) == text


@given(st.integers(0, 10**15))
def test_a_written_count_is_the_count(count: int) -> None:
    text = power_text(count)
    written = re.fullmatch(r"(?:([0-9.]+)·)?10([⁰¹²³⁴⁵⁶⁷⁸⁹]+)", text)
    if written is None:
        value = float(text.replace(",", ""))
    else:
        value = float(written[1] or 1) * 10 ** int(written[2].translate(PLAIN))
    assert value == pytest.approx(count, rel=0.005)


def test_the_article_s_numbers(view: ConnectionsView) -> None:
    """A 100 x 100 picture, 10 maps of 10^4 units: 10^9 dense, 9*10^5 local, 9 weights a kernel when shared."""
    layer = Convolution(name="conv1", kernels=np.zeros((10, 1, 3, 3), np.float32), padding="same")
    view.show_layer(Network((1, 100, 100), (layer,)), "conv1")
    assert view.head.text() == "CONNECTIONS · CONV1"
    assert [bar.count for bar in view.bars.bars] == [10**9, 9 * 10**5, 90]
    assert [bar.count_words for bar in view.bars.bars] == ["10⁹ connections", "9·10⁵ connections", "90 parameters"]
    assert "10,000 × 100,000" in view.bars.bars[0].formula
    assert "9 × 10" in view.bars.bars[2].formula
    assert "10⁹ connections" in view.bars.accessibleName()


def test_every_layer_has_the_counts_of_network_connections(view: ConnectionsView, desk: Desk) -> None:
    network = desk.document.network
    for index, layer in enumerate(network.layers):
        found = connections(network, index)
        assert found is not None
        view.show_layer(network, layer.name)
        assert [bar.count for bar in view.bars.bars] == [found.dense, found.local, found.shared]
    assert "no weights" in view.bars.bars[2].formula


def test_a_bar_is_as_long_as_its_power_of_ten(view: ConnectionsView) -> None:
    layer = Convolution(name="conv1", kernels=np.zeros((10, 1, 3, 3), np.float32), padding="same")
    view.show_layer(Network((1, 100, 100), (layer,)), "conv1")
    bars, accent = view.bars, LIGHT.color("accent")
    image = bars.grab().toImage()
    step = TITLE_LINE + FORMULA_LINE + BAR + GAP
    lengths = []
    for place in range(3):
        y = place * step + TITLE_LINE + FORMULA_LINE + 1 + BAR // 2
        lengths.append(sum(image.pixelColor(x, y) == accent for x in range(bars.width())) / bars.width())
    expected = np.log10([10**9, 9 * 10**5, 90]) / 9
    assert lengths == pytest.approx(expected.tolist(), abs=0.03)


def test_what_cannot_be_summed_is_said(view: ConnectionsView, desk: Desk) -> None:
    network = desk.document.network
    view.show_layer(network, None)
    assert view.message.text()
    assert not view.bars.isVisible()
    view.show_layer(edits.set_muted(network, 0, True), "conv1")
    assert "muted" in view.message.text()
    view.show_layer(set_pool_size(network, 2, (60, 60)), "pool1")
    assert "60" in view.message.text()
    assert not view.bars.isVisible()
    view.show_layer(network, "conv1")
    assert view.bars.isVisible()


def test_it_has_room(view: ConnectionsView, desk: Desk) -> None:
    view.show_layer(desk.document.network, "conv1")
    assert view.bars.height() == 3 * (TITLE_LINE + FORMULA_LINE + BAR + GAP)
    assert view.message.geometry().bottom() <= view.height()
    assert color_at(view, view.rect().bottomRight()) == color_at(view, view.rect().bottomLeft())
