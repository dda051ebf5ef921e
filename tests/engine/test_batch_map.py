"""A map of a whole batch is that of single passes; what a batch takes is planned, refused with its sum, and kept."""

from __future__ import annotations

import re

import numpy as np
import pytest

from playground import limits
from playground.engine.batch_map import batch_map, batch_plan, check_batch, largest_batch, up_to, work
from playground.engine.cancel import Cancelled
from playground.engine.forward import run
from playground.network.default import default_network
from playground.network.layers import Convolution, Flatten, FullyConnected, MaxPooling, MaxUnpooling, ReLU, Softmax
from playground.network.network import Network
from playground.network.sentence import NetworkError

RANDOM = np.random.default_rng(5)
LAYERS = (
    Convolution(name="conv1", kernels=RANDOM.normal(size=(6, 3, 3, 3)), padding="same"),
    ReLU(name="relu1"),
    MaxPooling(name="pool1"),
    ReLU(name="muted", muted=True),
    Convolution(name="conv2", kernels=RANDOM.normal(size=(5, 6, 5, 5)), padding="same"),
    MaxPooling(name="pool2", size=(3, 3), stride=(1, 1), padding="same"),
    MaxUnpooling(name="back", pooling="pool2"),
    Flatten(name="flat"),
    FullyConnected(name="classes", weights=RANDOM.normal(size=(4, 5 * 10 * 8)) / 20),
    Softmax(name="softmax"),
)
NETWORK = Network((3, 20, 16), LAYERS)
KEPT = 300 * limits.MEGABYTE
X = RANDOM.normal(size=(7, 3, 20, 16)).astype(np.float32)


@pytest.mark.parametrize("index", range(len(LAYERS)), ids=lambda index: LAYERS[index].name)
def test_every_picture_of_a_batch_gets_the_map_of_its_own_pass(index: int) -> None:
    channel = NETWORK.shapes[index + 1][0] - 1
    made = batch_map(up_to(NETWORK, index), channel, X)
    for picture, values in zip(X, made.values, strict=True):
        alone = run(NETWORK, picture).output(index)[0, channel]
        assert np.abs(values - alone).max() <= 1e-6 * max(float(np.abs(alone).max()), 1)


def test_the_maps_of_a_batch_take_the_bytes_that_were_planned() -> None:
    for index in range(len(LAYERS)):
        assert batch_map(up_to(NETWORK, index), 0, X).held == batch_plan(NETWORK, index, len(X), 0).maps


def test_it_is_called_off_within_a_batch() -> None:
    asked = iter(range(100))

    def check() -> None:
        if next(asked) == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        batch_map(up_to(NETWORK, 4), 0, X, check)


def test_a_batch_over_the_limit_is_refused_with_its_sum_and_the_largest_that_fits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    network = default_network()
    most, kept = largest_batch(network, 2, KEPT), KEPT / limits.MEGABYTE
    assert most < largest_batch(network, 2, 0)
    assert most < limits.BATCH_SIZE
    check_batch(network, 2, most, KEPT)
    with pytest.raises(NetworkError) as caught:
        check_batch(network, 2, limits.BATCH_SIZE, KEPT)
    words = str(caught.value)
    maps, each, besides, all_kept, session, total, limit = (
        float(number.replace(",", "")) for number in re.findall(r"([\d,.]+) MB", words)
    )
    assert each * limits.BATCH_SIZE == pytest.approx(maps, rel=0.01)
    assert all_kept == pytest.approx(kept, abs=0.5)
    assert maps + besides + kept + session == pytest.approx(total, abs=2)
    assert total > limit == limits.SESSION_BYTES / limits.MEGABYTE
    assert f"{most} would fit" in words
    monkeypatch.setattr(limits, "SESSION_BYTES", 1)
    with pytest.raises(NetworkError, match="up to the input"):
        check_batch(Network((3, 4, 4)), -1, 2, 0)
    assert largest_batch(network, 2, 0) == 0


def test_work_grows_with_the_layers() -> None:
    amounts = [work(NETWORK, index) for index in range(len(LAYERS))]
    assert amounts == sorted(amounts)
    assert amounts[0] > 20 * 16 * 6 * 27
