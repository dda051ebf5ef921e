"""Another world beside the session: its maps are the engine's, on one scale, and what does not match says so."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from playground.engine.forward import run
from playground.network.editing.kernel_edits import set_kernel_cell
from playground.network.editing.layer_edits import set_pool_size
from playground.network.layers import Convolution, GlobalPooling, MaxPooling, ReLU, Sigmoid
from playground.network.network import Network
from playground.network.setup import Framing, Input, PictureInput, Scale, SetUp
from playground.network.source.array_input import ArrayInput
from playground.session.frame import Frame, Request
from playground.session.frame_maker import FrameMaker
from playground.session.frame_parts.columns import ATLAS_COLUMNS, Column, Look
from playground.session.frame_parts.two_worlds import TwoWorlds
from playground.session.worlds.other_world import Beside, Origin, OtherWorld, kept
from playground.session.worlds.saved_state import SavedState
from tests.session.setups import picture, setup

LEVELS = np.arange(256, dtype=np.uint32) | 0xFF000000
LOOK = Look(12, LEVELS, 0xFF123456)


def hard_setup() -> SetUp:
    """Overlapping pooling, stride 2 and dilation over a 40x40 picture."""
    source = PictureInput(picture(), width=40, height=40)
    kernels = np.random.default_rng(3).normal(0, 0.3, (6, 3, 3, 3))
    more = np.random.default_rng(4).normal(0, 0.3, (4, 6, 3, 3))
    layers = (
        Convolution(name="conv1", kernels=kernels, stride=(2, 2), padding="same"),
        ReLU(name="relu1"),
        MaxPooling(name="pool1", size=(3, 3), stride=(2, 2)),
        Convolution(name="conv2", kernels=more, dilation=(2, 2)),
    )
    return SetUp("hard", source, Network(source.shape, layers))


def edited(base: SetUp) -> SetUp:
    return base.with_network(set_kernel_cell(base.network, 0, 1, 0, 1, 1, 3.0))


def framed(maker: FrameMaker, own: SetUp, beside: Beside | None, look: Look = LOOK) -> Frame:
    return maker.make(Request(0, own.input, own.network, look, beside=beside), lambda: None)


def worlds(own: SetUp, other: SetUp, layer: str | None, **values: object) -> TwoWorlds:
    look = values.pop("look", LOOK)
    beside = Beside(other.input, other.network, layer, **values)  # type: ignore[arg-type]
    frame = framed(FrameMaker(), own, beside, look)  # type: ignore[arg-type]
    assert frame.worlds is not None
    return frame.worlds


def tile(column: Column | None, number: int) -> np.ndarray:
    """Levels -127 .. 127."""
    assert column is not None
    height, width = column.tile
    row, place = divmod(number, ATLAS_COLUMNS)
    part = column.atlas[row * height : (row + 1) * height, place * width : (place + 1) * width]
    return (part & 0xFF).astype(int) - 128


@pytest.mark.parametrize("base", [setup(), hard_setup()], ids=["plain", "overlapping, stride, dilation"])
def test_every_layer_s_distance_is_that_of_two_passes(base: SetUp) -> None:
    own = edited(base)
    result = worlds(own, base, "conv1")
    assert result.passed is not None
    frame = framed(FrameMaker(), own, None)
    assert frame.passed is not None
    x = frame.passed.x
    a, b = run(own.network, x), run(base.network, x)
    assert [pair.name for pair in result.pairs] == [None, *(layer.name for layer in base.network.layers)]
    assert result.pairs[0].share == 0
    for pair in result.pairs[1:]:
        assert pair.first is not None
        one, other = a.output(pair.first).astype(float), b.output(pair.first).astype(float)
        share = np.sqrt(((one - other) ** 2).sum() / ((one**2).sum() + (other**2).sum()))
        assert share > 0
        assert pair.share == pytest.approx(share, rel=1e-4)
        np.testing.assert_allclose(result.passed.output(pair.first), other, atol=1e-6)


def test_a_frame_has_no_other_world_unless_it_is_asked_for() -> None:
    assert framed(FrameMaker(), setup(), None).worlds is None


def test_both_worlds_and_the_difference_are_on_one_scale() -> None:
    base = setup()
    result = worlds(edited(base), base, "conv1")
    columns = (result.first, result.second, result.difference)
    assert all(column is not None for column in columns)
    ranges = [column.ranges for column in columns if column is not None]
    assert np.array_equal(ranges[0], ranges[1])
    assert np.array_equal(ranges[0], ranges[2])
    assert max(abs(tile(column, 1)).max() for column in columns) == 127
    assert (tile(result.difference, 0) == 0).all()  # only map 1 was edited
    assert abs(tile(result.difference, 1)).max() > 0


def test_a_layer_s_scale_is_one_for_all_its_maps_and_the_network_s_for_all_layers() -> None:
    base = setup()
    layer = worlds(edited(base), base, "pool1", look=replace(LOOK, scale=Scale.LAYER))
    network = worlds(edited(base), base, "pool1", look=replace(LOOK, scale=Scale.NETWORK))
    assert layer.first is not None
    assert network.first is not None
    assert len(set(layer.first.ranges)) == len(set(network.first.ranges)) == 1
    own = framed(FrameMaker(), edited(base), None).passed
    assert own is not None
    assert layer.first.ranges[0] == pytest.approx(abs(own.output(2)).max())
    assert network.first.ranges[0] == pytest.approx(abs(own.output(0)).max())


def test_the_difference_may_have_a_range_of_its_own() -> None:
    base = setup()
    slight = base.with_network(set_kernel_cell(base.network, 0, 1, 0, 1, 1, 0.001))
    result = worlds(slight, base, "conv1", own_difference=True)
    assert result.first is not None
    assert result.difference is not None
    assert result.difference.ranges[1] < result.first.ranges[1] / 2
    assert abs(tile(result.difference, 1)).max() == 127


def test_another_picture_stands_beside_the_session_s_own_network_and_follows_its_edits() -> None:
    base, maker = setup(), FrameMaker()
    other = OtherWorld(Origin.PICTURE, PictureInput(picture(row=2)))
    source = other.input_beside(base.input)
    assert source.shape == base.input.shape
    before = framed(maker, base, Beside(source, None, "pool1")).worlds
    after = framed(maker, edited(base), Beside(source, None, "pool1")).worlds
    assert before is not None
    assert after is not None
    assert after.passed is not None
    assert before.pairs[0].share == after.pairs[0].share != 0
    expected = run(edited(base).network, after.passed.x)
    for index in range(3):
        np.testing.assert_allclose(after.passed.output(index), expected.output(index), atol=1e-5)


def test_what_is_renewed_map_by_map_is_what_is_made_anew() -> None:
    base, maker = hard_setup(), FrameMaker()
    beside = Beside(base.input, base.network, "conv2")
    own = base
    for value in (0.5, -2.0, 1.0):
        own = own.with_network(set_kernel_cell(own.network, 0, 2, 1, 0, 1, value))
        live, anew = framed(maker, own, beside).worlds, framed(FrameMaker(), own, beside).worlds
        assert live is not None
        assert anew is not None
        for one, other in ((live.first, anew.first), (live.second, anew.second), (live.difference, anew.difference)):
            assert one is not None
            assert other is not None
            np.testing.assert_allclose(one.ranges, other.ranges, atol=1e-5)
            levels = (np.asarray(column.atlas & 0xFF, int) for column in (one, other))
            assert abs(next(levels) - next(levels)).max() <= 1  # rounding
        assert [pair.share for pair in live.pairs] == pytest.approx([pair.share for pair in anew.pairs], abs=1e-6)


def test_other_colours_and_another_layer_are_painted_anew() -> None:
    base, maker = setup(), FrameMaker()
    own = edited(base)
    turned = replace(LOOK, table=np.ascontiguousarray(LEVELS[::-1]))
    for look, layer in ((LOOK, "conv1"), (turned, "conv1"), (turned, "relu1"), (LOOK, "pool1"), (LOOK, "conv1")):
        beside = Beside(base.input, base.network, layer)
        live, anew = framed(maker, own, beside, look).worlds, framed(FrameMaker(), own, beside, look).worlds
        assert live is not None
        assert anew is not None
        for one, other in ((live.first, anew.first), (live.second, anew.second), (live.difference, anew.difference)):
            assert one is not None
            assert other is not None
            np.testing.assert_array_equal(one.atlas, other.atlas)


def test_layers_are_matched_by_name_and_those_of_one_world_alone_say_so() -> None:
    base = setup(Sigmoid(name="only_a"))
    other = setup(Sigmoid(name="only_b"))
    result = worlds(base, other, "only_a")
    pairs = {pair.name: pair for pair in result.pairs}
    assert (pairs["only_a"].first, pairs["only_a"].second, pairs["only_a"].share) == (3, None, None)
    assert (pairs["only_b"].first, pairs["only_b"].second, pairs["only_b"].share) == (None, 3, None)
    assert result.first is not None
    assert result.second is result.difference is None


def test_maps_of_two_sizes_stand_side_by_side_without_a_difference() -> None:
    base = setup()
    other = base.with_network(set_pool_size(base.network, 2, (3, 3)))
    result = worlds(base, other, "pool1")
    assert result.pair is not None
    assert result.pair.share is None
    assert result.first is not None
    assert result.second is not None
    assert result.first.shape != result.second.shape
    assert result.difference is None


def test_a_problem_in_the_other_world_ends_it_there() -> None:
    base = setup()
    other = base.with_network(set_pool_size(base.network, 2, (60, 60)))
    result = worlds(base, other, "pool1")
    assert result.error is None
    assert result.pair is not None
    assert result.pair.second is None


def test_an_input_that_does_not_fit_is_refused_in_words() -> None:
    base = setup()
    array = ArrayInput("numbers", np.zeros((2, 24, 24), np.float32))
    frame = framed(FrameMaker(), base, Beside(array, None, None))
    assert frame.passed is not None
    assert frame.worlds is not None
    assert str(frame.worlds.error) == "The other input is 2 × 24 × 24; the network takes 3 × 24 × 24."


def test_another_length_goes_through_the_same_layers_and_is_compared_where_the_shapes_are_one() -> None:
    base, maker = setup(GlobalPooling(name="all")), FrameMaker()
    other = ArrayInput("longer", np.random.default_rng(1).normal(size=(3, 24, 40)).astype(np.float32))
    own = base
    for _ in range(2):
        result = framed(maker, own, Beside(other, None, "all")).worlds
        assert result is not None
        assert result.error is None
        shares = [pair.share for pair in result.pairs]
        assert shares[:-1] == [None] * (len(shares) - 1)
        assert shares[-1] is not None
        assert shares[-1] > 0
        own = edited(own)


def test_two_worlds_that_do_not_fit_together_are_refused_with_their_sizes(monkeypatch: pytest.MonkeyPatch) -> None:
    from playground import limits
    from playground.engine.memory import planned_bytes

    base = setup()
    monkeypatch.setattr(limits, "SESSION_BYTES", planned_bytes(base.network) * 3 // 2)
    result = worlds(edited(base), base, "conv1")
    assert result.error is not None
    assert "Both worlds together" in str(result.error)
    assert result.passed is None


def test_a_kept_world_stays_and_another_picture_is_framed_as_the_session_s() -> None:
    base = setup()
    world = kept(base, Origin.KEPT, SavedState())
    small: Input = replace(base.input, width=12, height=12, framing=Framing.FIT)  # type: ignore[type-var]
    assert world.input_beside(small) is base.input
    other = OtherWorld(Origin.PICTURE, PictureInput(picture(row=2), zoom=2.0)).input_beside(small)
    assert isinstance(other, PictureInput)
    assert (other.width, other.framing, other.zoom) == (12, Framing.FIT, 2.0)


def test_a_world_becomes_the_session_with_a_network_that_fits() -> None:
    base = setup()
    world = OtherWorld(Origin.PICTURE, ArrayInput("numbers", np.zeros((3, 30, 30), np.float32)))
    swapped = world.as_session(base)
    assert swapped.network.input_shape == (3, 30, 30)
    assert swapped.title == base.title
    assert kept(base, Origin.SWAPPED, SavedState()).as_session(swapped) is base
