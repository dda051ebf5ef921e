"""The designer on its own: over the article's default session, and over a stack with overlaps, stride and dilation."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from playground.default_session import default_setup
from playground.inputs.pictures.picture_file import picture_from_pixels
from playground.network.layers import Convolution, MaxPooling, ReLU
from playground.network.network import Network
from playground.network.setup import PictureInput, SetUp, View
from playground.ui.design.design_view import DesignView
from tests.ui.desk import Desk

SIZE = QSize(1280, 228)


def stack_setup() -> SetUp:
    """Two convolutions with stride 2 and dilation 2, overlapping pooling between them, the second in two groups."""
    pixels = np.random.default_rng(4).integers(0, 256, (48, 48, 3)).astype(np.uint8)
    source = PictureInput(picture_from_pixels("noise", pixels), width=48, height=48)
    kernels = np.random.default_rng(1).normal(0, 0.3, (6, 3, 5, 5))
    others = np.random.default_rng(2).normal(0, 0.3, (4, 3, 3, 3))
    layers = (
        Convolution(name="conv1", kernels=kernels, stride=(2, 2), padding="same"),
        ReLU(name="relu1"),
        MaxPooling(name="pool1", size=(3, 3), stride=(2, 2)),
        Convolution(name="conv2", kernels=others, dilation=(2, 2), padding="same", groups=2),
    )
    return SetUp("stack", source, Network(source.shape, layers), View())


SESSIONS = {"article": (default_setup, "conv1"), "stack": (stack_setup, "conv2")}


@pytest.fixture(params=list(SESSIONS))
def desk(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Desk]:
    """A desk with kernel 1 of one layer in the inspector."""
    make, layer = SESSIONS[request.param]
    prepared = Desk(qtbot, make())
    prepared.pin(layer, 1)
    yield prepared
    prepared.close()


@pytest.fixture
def view(desk: Desk) -> DesignView:
    view = DesignView(desk.document, desk.selection, desk.service)
    desk.put(view, SIZE)
    return view
