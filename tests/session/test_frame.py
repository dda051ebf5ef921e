"""A frame shows what the engine computes of one request: maps, ranges, bad values, projections; or why it is less."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground import limits
from playground.engine.back.backproject import back_project, overlay_pixels, shown_pixels
from playground.engine.forward import Cancelled, Pass, run
from playground.engine.measures.saturation import saturated_maps
from playground.engine.pixels import clipped_share, map_ranges, strongest
from playground.inputs.pictures.decode import decode
from playground.inputs.pictures.preparation import prepare, shown
from playground.network.editing import edits
from playground.network.editing.kernel_edits import (
    set_bias,
    set_has_bias,
    set_kernel,
    set_kernel_cell,
    set_output_channels,
)
from playground.network.editing.layer_edits import set_padding, set_pool_size, set_stride
from playground.network.layers import Convolution, Flatten, FullyConnected, Padding, ReLU, Softmax, Tanh
from playground.network.network import Network
from playground.network.setup import Channels, Framing, Picture, PictureInput, Rule, Scale, Seed, SeedKind
from playground.session.frame import Frame, Request
from playground.session.frame_maker import FrameMaker
from playground.session.frame_parts.columns import ATLAS_COLUMNS, CLIPPED, Column, Look, clipped_ranges, thumbnail_size
from tests.session.setups import layers, picture

LEVELS = np.arange(256, dtype=np.uint32) | 0xFF000000
"""A colour table from which the level can be read off: entry 128 is zero."""
BAD = 0xFF123456
SOURCE = PictureInput(picture(), width=24, height=24)


def nothing() -> None:
    """Nobody cancels."""


def network(*more: object) -> Network:
    return Network((3, 24, 24), (*layers(), *more))  # type: ignore[arg-type]


def request(net: Network | None = None, source: PictureInput = SOURCE, **values: object) -> Request:
    look = values.pop("look", Look(12, LEVELS, BAD))
    return Request(0, source, net or network(), look, **values)  # type: ignore[arg-type]


def made(asked: Request, maker: FrameMaker | None = None) -> Frame:
    return (maker or FrameMaker()).make(asked, nothing)


def expected_pass(asked: Request) -> Pass:
    """Computed anew, without anything from before."""
    return run(asked.network, prepare(asked.input, decode(asked.input.picture).pixels))


def levels(column: Column, number: int) -> np.ndarray:
    """The levels -127 .. 127 of one thumbnail; the bad colour is 1000."""
    height, width = column.tile
    row, place = divmod(number, ATLAS_COLUMNS)
    tile = column.atlas[row * height : (row + 1) * height, place * width : (place + 1) * width]
    return np.where(tile == BAD, 1000, (tile & 0xFF).astype(int) - 128)


def thumbnail(values: np.ndarray, height: int, width: int, extreme: float) -> np.ndarray:
    """By loops: each pixel shows the strongest of the values it covers; a bad one before all."""
    result = np.zeros((height, width), int)
    rows = [y * values.shape[0] // height for y in range(height)] + [values.shape[0]]
    columns = [x * values.shape[1] // width for x in range(width)] + [values.shape[1]]
    for y in range(height):
        for x in range(width):
            part = values[rows[y] : max(rows[y + 1], rows[y] + 1), columns[x] : max(columns[x + 1], columns[x] + 1)]
            if not np.isfinite(part).all():
                result[y, x] = 1000
            elif extreme > 0:
                strongest = max(part.ravel(), key=lambda value: (abs(value), value < 0))
                level = round(float(np.float32(strongest) / np.float32(extreme) * 127))
                result[y, x] = min(max(level, -127), 127)
    return result


def assert_shows(column: Column, maps: np.ndarray, ranges: np.ndarray | None = None) -> None:
    """The column's shape, ranges, bad counts, values and every pixel are those of `maps` (C, H, W)."""
    finite = np.where(np.isfinite(maps), maps, 0)
    if ranges is None:
        ranges = np.abs(finite).max(axis=(1, 2))
    assert column.shape == maps.shape
    np.testing.assert_allclose(column.ranges, ranges, rtol=1e-5)
    assert column.bad.tolist() == [int((~np.isfinite(one)).sum()) for one in maps]
    np.testing.assert_allclose(column.values, maps[:, 0, 0], rtol=1e-4, atol=1e-5)
    assert column.tile == thumbnail_size(maps.shape, 12)
    for number, one in enumerate(maps):
        difference = levels(column, number) - thumbnail(one, *column.tile, float(ranges[number]))
        assert np.abs(difference).max() <= 1, number


def assert_answers(frame: Frame) -> None:
    """Everything in the frame is what its own request asks for, computed anew."""
    expected = expected_pass(frame.request)
    assert frame.error is None
    assert frame.passed is not None
    assert len(frame.columns) == len(expected.steps) + 1
    for index in range(-1, len(expected.steps)):
        maps = expected.output(index)
        np.testing.assert_allclose(frame.passed.output(index), maps, rtol=1e-4, atol=1e-5)
        assert_shows(frame.columns[index + 1], maps[0])
    if frame.request.pinned is not None and frame.request.pinned[0] < len(expected.steps):
        assert frame.projection is not None
        result = back_project(expected, *frame.request.pinned, frame.request.seed, frame.request.rule)
        np.testing.assert_allclose(frame.projection.result.picture, result.picture, rtol=1e-3, atol=1e-5)


# maps


def test_a_frame_is_what_the_engine_computes() -> None:
    frame = made(request())
    assert_answers(frame)
    assert [column.shape for column in frame.columns] == [(3, 24, 24), (4, 24, 24), (4, 24, 24), (4, 12, 12)]
    assert all(column.is_live for column in frame.columns)
    pixels = decode(SOURCE.picture).pixels
    assert np.array_equal(frame.source, pixels)
    assert np.array_equal(frame.picture, shown(SOURCE, pixels))
    assert frame.projection is None
    assert frame.note is None
    assert frame.seconds > 0


def test_many_maps_and_vectors_are_laid_out_in_rows() -> None:
    kernels = np.random.default_rng(2).normal(0, 1, (37, 4, 3, 3))
    weights = np.random.default_rng(3).normal(0, 0.1, (20, 37 * 10 * 10))
    deep = network(
        Convolution(name="conv2", kernels=kernels),
        Flatten(name="flat"),
        FullyConnected(name="fc", weights=weights),
        Softmax(name="softmax"),
    )
    frame = made(request(deep))
    assert_answers(frame)
    assert frame.columns[4].atlas.shape == (3 * frame.columns[4].tile[0], ATLAS_COLUMNS * frame.columns[4].tile[1])
    assert frame.columns[-1].tile == (1, 1)
    assert frame.columns[-1].values.sum() == pytest.approx(1)


@pytest.mark.parametrize(("framing", "channels"), [(Framing.FIT, Channels.RGB), (Framing.STRETCH, Channels.GREY)])
def test_the_input_column_is_the_prepared_picture(framing: Framing, channels: Channels) -> None:
    source = PictureInput(picture(), width=30, height=16, framing=framing, channels=channels, mean=0.3, zoom=1.5)
    net = edits.set_input_shape(network(), source.shape)
    frame = made(request(net, source))
    assert_answers(frame)
    assert frame.picture is not None
    assert frame.picture.shape == (16, 30, 3)


@pytest.mark.parametrize("scale", list(Scale))
def test_ranges_follow_the_scale(scale: Scale) -> None:
    asked = request(look=Look(12, LEVELS, BAD, scale))
    frame, expected = made(asked), expected_pass(asked)
    own = [np.abs(expected.output(index)[0]).max(axis=(1, 2)) for index in range(-1, 3)]
    whole = max(values.max() for values in own)
    for index in range(-1, 3):
        mine = own[index + 1]
        thumbs = strongest(expected.output(index)[0], *frame.columns[index + 1].tile)
        ranges = {
            Scale.MAP: mine,
            Scale.CLIPPED: clipped_ranges(thumbs, mine),
            Scale.LAYER: np.full_like(mine, mine.max()),
            Scale.NETWORK: np.full_like(mine, whole),
        }
        assert_shows(frame.columns[index + 1], expected.output(index)[0], ranges[scale])


def test_clipped_ranges_leave_out_a_few_strong_pixels_and_never_more() -> None:
    thumbs = np.random.default_rng(3).normal(size=(5, 20, 20)).astype(np.float32)
    thumbs[1] = 0
    thumbs[1, 0, 0] = 7  # all but empty: its own range
    thumbs[2, 3, 3] = np.nan
    thumbs[3, 3, 3] = np.inf
    thumbs[4] = 0
    own = map_ranges(thumbs)
    ranges = clipped_ranges(thumbs, own)
    assert ranges.dtype == own.dtype
    assert ranges[[1, 4]].tolist() == [7, 0]
    for channel in (0, 2, 3):
        beyond = np.count_nonzero(np.abs(thumbs[channel]) > ranges[channel]) / 400
        assert 0 < beyond <= CLIPPED + 1 / 400
        assert clipped_share(thumbs[channel], ranges[channel]) == beyond


def test_saturated_maps_are_told_and_followed() -> None:
    base = network()
    net = Network(base.input_shape, (base.layers[0], Tanh(name="tanh")))
    maker, asked = FrameMaker(), request(net)
    assert maker.make(asked, nothing).columns[2].saturated == ()
    strong = set_kernel(net, 0, 1, None, np.full((3, 3), 1000.0))
    edited = maker.make(request(strong), nothing)
    assert edited.passed is not None
    assert edited.columns[2].saturated == saturated_maps(strong.layers[1], edited.passed.maps(1))
    assert 1 in edited.columns[2].saturated
    assert maker.make(asked, nothing).columns[2].saturated == ()


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_bad_values_are_counted_and_shown(value: float) -> None:
    kernels = np.array(layers()[0].kernels)  # type: ignore[attr-defined]
    kernels[2, 0, 1, 1] = value
    net = Network((3, 24, 24), (Convolution(name="conv1", kernels=kernels, padding="same"), *layers()[1:]))
    frame = made(request(net))
    with np.errstate(all="ignore"):
        assert_answers(frame)
    conv = frame.columns[1]
    assert conv.bad[2] == 24 * 24
    assert conv.ranges[2] == 0
    assert (levels(conv, 2) == 1000).all()
    assert conv.bad[[0, 1, 3]].tolist() == [0, 0, 0]


def test_a_dead_map_is_neutral() -> None:
    dead = set_bias(set_has_bias(network(), 0, True), 0, 1, -1000)
    frame = made(request(dead))
    assert frame.columns[2].ranges[1] == 0
    assert (levels(frame.columns[2], 1) == 0).all()


@pytest.mark.parametrize(
    ("shape", "longest", "size"),
    [
        ((96, 224, 224), 46, (46, 46)),
        ((96, 100, 200), 46, (23, 46)),
        ((96, 1, 500), 46, (9, 69)),
        ((96, 1, 12), 46, (9, 72)),
        ((3, 1, 40), 46, (9, 80)),
        ((96, 1, 1), 46, (1, 1)),
        ((3, 224, 224), 46, (69, 69)),
        ((4, 2, 2), 46, (69, 69)),
        ((5, 2, 2), 46, (46, 46)),
    ],
)
def test_thumbnails_keep_the_proportions(shape: tuple[int, int, int], longest: int, size: tuple[int, int]) -> None:
    assert thumbnail_size(shape, longest) == size


# one maker, many frames

values = st.floats(-2, 2, width=32)
steps = st.one_of(
    st.tuples(st.just("cell"), st.integers(0, 3), st.integers(0, 8), values),
    st.tuples(st.just("bias"), st.integers(0, 3), st.just(0), values),
    st.tuples(st.just("stride"), st.integers(1, 3), st.just(0), st.just(0.0)),
    st.tuples(st.just("pool"), st.integers(1, 30), st.just(0), st.just(0.0)),
    st.tuples(st.just("channels"), st.integers(1, 6), st.just(0), st.just(0.0)),
    st.tuples(st.just("mute"), st.integers(0, 2), st.just(0), st.just(0.0)),
    st.tuples(st.just("remove"), st.integers(0, 2), st.just(0), st.just(0.0)),
    st.tuples(st.just("size"), st.integers(8, 30), st.just(0), st.just(0.0)),
    st.tuples(st.just("crop"), st.integers(0, 10), st.just(0), st.just(0.0)),
    st.tuples(st.just("thumbnail"), st.integers(1, 40), st.just(0), st.just(0.0)),
    st.tuples(st.just("backwards"), st.integers(0, 1), st.just(0), st.just(0.0)),
    st.tuples(st.just("pin"), st.integers(0, 2), st.integers(0, 3), st.just(0.0)),
)


def edited(asked: Request, what: str, number: int, place: int, value: float) -> Request:
    """The request after one edit; the same where it cannot be made."""
    net, look = asked.network, asked.look
    first = net.layers[0] if net.layers else None
    is_convolution = isinstance(first, Convolution)
    if what == "cell" and is_convolution and number < first.output_channels:
        return replace(asked, network=set_kernel_cell(net, 0, number, 0, *divmod(place, 3), value))
    if what == "bias" and is_convolution and number < first.output_channels:
        return replace(asked, network=set_bias(set_has_bias(net, 0, True), 0, number, value))
    if what == "stride" and is_convolution:
        return replace(asked, network=set_stride(net, 0, (number, number)))
    if what == "pool" and net.layers and net.layers[-1].kind == "max_pooling":
        return replace(asked, network=set_pool_size(net, len(net.layers) - 1, (number, number)))
    if what == "channels" and is_convolution:
        return replace(asked, network=set_output_channels(net, 0, number))
    if what == "mute" and number < len(net.layers):
        return replace(asked, network=edits.set_muted(net, number, not net.layers[number].muted))
    if what == "remove" and number < len(net.layers):
        return replace(asked, network=edits.remove(net, number))
    if what in ("size", "crop"):
        sizes = {"width": number, "height": number} if what == "size" else {"center": (number / 10, 0.5), "zoom": 2.0}
        source = replace(asked.input, **sizes)  # type: ignore[arg-type]
        return replace(asked, input=source, network=edits.set_input_shape(net, source.shape))
    if what == "thumbnail":
        return replace(asked, look=replace(look, thumbnail=number))
    if what == "backwards":
        return replace(asked, look=replace(look, backwards=bool(number)))
    return replace(asked, pinned=(number, place)) if what == "pin" else asked


@given(st.lists(steps, min_size=1, max_size=10))
def test_frames_in_a_row_equal_frames_made_anew(sequence: list[tuple[str, int, int, float]]) -> None:
    maker, asked = FrameMaker(), request()
    for step in [("cell", 0, 0, 1.0), *sequence]:
        asked = edited(asked, *step)
        assert_same(made(asked, maker), made(asked))


def assert_same(one: Frame, other: Frame) -> None:
    """The same to the eye: values up to rounding, colours up to one level."""
    assert (one.error, one.note, len(one.columns)) == (other.error, other.note, len(other.columns))
    for mine, fresh in zip(one.columns, other.columns, strict=True):
        assert (mine.shape, mine.tile, mine.is_live) == (fresh.shape, fresh.tile, fresh.is_live)
        np.testing.assert_allclose(mine.ranges, fresh.ranges, rtol=1e-4, atol=1e-5)
        np.testing.assert_allclose(mine.values, fresh.values, rtol=1e-4, atol=1e-5)
        assert mine.bad.tolist() == fresh.bad.tolist()
        weak = np.repeat(fresh.ranges < 1e-4, 1)
        if not weak.any():
            difference = (mine.atlas & 0xFF).astype(int) - (fresh.atlas & 0xFF).astype(int)
            assert np.abs(difference).max() <= 1
    assert (one.projection is None) == (other.projection is None)
    if one.projection is not None and other.projection is not None:
        assert len(one.projection.stages) == len(other.projection.stages)
        np.testing.assert_allclose(one.projection.result.picture, other.projection.result.picture, rtol=1e-3, atol=1e-3)


def test_a_frame_that_is_shown_is_never_written_again() -> None:
    maker, asked = FrameMaker(), request(pinned=(2, 1))
    frames, copies = [], []
    for value in range(4):
        asked = edited(asked, "cell", value % 4, value, float(value))
        frame = made(asked, maker)
        assert frame.passed is not None
        assert frame.projection is not None
        arrays = [column.atlas for column in frame.columns] + [column.ranges for column in frame.columns]
        arrays += [frame.passed.output(index) for index in range(3)] + [frame.projection.pixels]
        frames.append(arrays)
        copies.append([array.copy() for array in arrays])
    for arrays, before in zip(frames, copies, strict=True):
        assert all(np.array_equal(array, copy) for array, copy in zip(arrays, before, strict=True))


def test_another_look_computes_no_layer_again() -> None:
    maker, asked = FrameMaker(), request()
    first = made(asked, maker)
    second = made(replace(asked, look=Look(20, LEVELS[::-1].copy(), BAD)), maker)
    assert first.passed is not None
    assert second.passed is not None
    for index in range(3):
        assert first.passed.output(index) is second.passed.output(index)
    assert second.columns[1].tile == (30, 30)


def test_what_is_cancelled_leaves_no_trace() -> None:
    maker, asked = FrameMaker(), request(pinned=(2, 1))
    made(asked, maker)
    other = edited(edited(asked, "cell", 1, 4, 1.5), "size", 20, 0, 0.0)
    for calls in range(8):
        left = calls

        def check() -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise Cancelled

        try:
            maker.make(other, check)
        except Cancelled:
            continue
    assert_same(made(other, maker), made(other))
    assert_same(made(asked, maker), made(asked))


def test_progress_counts_the_layers() -> None:
    told: list[tuple[int, int]] = []
    FrameMaker().make(request(), nothing, lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


# projections


@pytest.mark.parametrize("rule", list(Rule))
@pytest.mark.parametrize(
    "seed",
    [Seed(), Seed(SeedKind.STRONGEST), Seed(SeedKind.UNIT, (5, 6)), Seed(SeedKind.MAP, own_value=False)],
    ids=["map", "strongest", "unit", "ones"],
)
@pytest.mark.parametrize("pinned", [(0, 1), (2, 3)])
def test_the_projection_is_the_engines(rule: Rule, seed: Seed, pinned: tuple[int, int]) -> None:
    asked = request(pinned=pinned, seed=seed, rule=rule)
    frame = made(asked)
    result = back_project(expected_pass(asked), *pinned, seed, rule)
    projection = frame.projection
    assert projection is not None
    assert (projection.result.layer_index, projection.result.map) == pinned
    assert np.array_equal(projection.result.picture, result.picture)
    pixels, scale = shown_pixels(result.picture)
    assert np.array_equal(projection.pixels, pixels)
    assert projection.scale == scale
    assert frame.picture is not None
    assert np.array_equal(projection.overlay, overlay_pixels(frame.picture, result.picture))
    assert [stage.operation for stage in projection.stages] == [stage.operation for stage in result.stages]
    for mine, theirs in zip(projection.stages, result.stages, strict=True):
        assert np.array_equal(mine.array, theirs.array)
        strengths = np.abs(theirs.array).max(axis=(1, 2))
        assert strengths[mine.shown_map] == strengths.max() == np.float32(mine.range)
        assert mine.live_maps == np.count_nonzero(strengths)
        assert mine.pixels.shape == theirs.array.shape[1:]
        if mine.range > 0:
            ratio = theirs.array[mine.shown_map] / np.float32(mine.range) * 127
            assert np.abs((mine.pixels & 0xFF).astype(int) - 128 - ratio).max() <= 0.51


def test_a_grey_projection_is_shown_as_rgb() -> None:
    source = replace(SOURCE, channels=Channels.GREY)
    frame = made(request(edits.set_input_shape(network(), source.shape), source, pinned=(2, 0)))
    assert frame.projection is not None
    assert frame.projection.pixels.shape == frame.projection.overlay.shape == (24, 24, 3)


def test_an_empty_projection_says_why() -> None:
    dead = set_bias(set_has_bias(network(), 0, True), 0, 1, -1000)
    frame = made(request(dead, pinned=(2, 1)))
    assert frame.projection is not None
    assert frame.projection.scale == 0
    assert (frame.projection.pixels == 128).all()
    assert str(frame.projection.result.empty_reason) == (
        "All 576 units are 0 after relu1: the bias of conv1 is −1,000."
    )


def test_the_way_back_stands_in_the_same_columns() -> None:
    asked = request(pinned=(1, 2), look=Look(12, LEVELS, BAD, backwards=True))
    frame = made(asked)
    result = back_project(expected_pass(asked), 1, 2, asked.seed, asked.rule)
    seed, at_conv, picture_space = (stage.array for stage in result.stages)
    for column, maps in zip(frame.columns, (picture_space, at_conv, seed), strict=False):
        assert column.is_live
        assert_shows(column, maps)
    assert not frame.columns[3].is_live
    assert (frame.columns[3].atlas & 0xFF == 128).all()
    nothing_pinned = made(replace(asked, pinned=None))
    assert not any(column.is_live for column in nothing_pinned.columns)
    assert [column.shape for column in nothing_pinned.columns] == [column.shape for column in frame.columns]


# why there is less


def test_layers_before_impossible_geometry_stay() -> None:
    maker, asked = FrameMaker(), request(pinned=(1, 0))
    before = made(asked, maker)
    broken = replace(asked, network=set_pool_size(network_of(asked), 2, (60, 60)))
    assert broken.network.problem is not None
    frame = made(broken, maker)
    assert before.passed is not None
    assert frame.passed is not None
    assert len(frame.columns) == 3
    assert frame.error is None
    assert frame.stopped_at is None
    for index in range(2):
        assert frame.passed.output(index) is before.passed.output(index)
        assert np.array_equal(frame.columns[index + 1].atlas, before.columns[index + 1].atlas)
    assert frame.projection is not None
    assert made(replace(broken, pinned=(2, 0)), maker).projection is None
    assert_same(made(asked, maker), before)


def network_of(asked: Request) -> Network:
    return asked.network


def huge(*before: object) -> Network:
    """A last layer of 18 GB over layers that are small."""
    wide = Convolution(name="wide", kernels=np.ones((4096, 4, 1, 1)), padding=Padding.all_sides(512, 512))
    return network(*before, wide, Softmax(name="after"))


def test_layers_before_one_that_does_not_fit_into_memory_stay() -> None:
    maker, asked = FrameMaker(), request(pinned=(2, 1))
    before = made(asked, maker)
    frame = made(replace(asked, network=huge()), maker)
    assert before.passed is not None
    assert frame.passed is not None
    assert frame.stopped_at == 3
    assert f"more than the {limits.SESSION_BYTES // limits.MEGABYTE:,} MB" in str(frame.error)
    assert "wide" in str(frame.error)
    assert len(frame.columns) == 4
    for index in range(3):
        assert frame.passed.output(index) is before.passed.output(index)
    assert frame.projection is not None
    assert np.array_equal(frame.projection.pixels, before.projection.pixels)  # type: ignore[union-attr]
    after = made(replace(asked, network=edits.remove(huge(), 3)), maker)
    assert (after.error, after.stopped_at, len(after.columns)) == (None, None, 5)


def test_a_network_whose_first_layer_is_too_large_shows_its_input() -> None:
    wide = Convolution(name="wide", kernels=np.ones((4096, 3, 1, 1)), padding=Padding.all_sides(512, 512))
    frame = made(request(Network((3, 24, 24), (wide,)), pinned=(0, 5)))
    assert frame.stopped_at == 0
    assert [column.shape for column in frame.columns] == [(3, 24, 24)]
    assert frame.projection is None


@pytest.mark.parametrize(
    ("pinned", "seed", "words"),
    [((2, 4), Seed(), "There is no map 4"), ((2, 0), Seed(SeedKind.UNIT, (12, 0)), "There is no unit (12, 0)")],
)
def test_a_projection_that_cannot_be_leaves_the_maps(pinned: tuple[int, int], seed: Seed, words: str) -> None:
    frame = made(request(pinned=pinned, seed=seed))
    assert frame.projection is None
    assert words in str(frame.error)
    assert len(frame.columns) == 4
    assert frame.passed is not None


def test_a_picture_that_cannot_be_shown_is_one_sentence() -> None:
    maker = FrameMaker()
    made(request(), maker)
    source = PictureInput(Picture("torn.png", SOURCE.picture.data[:50]), width=24, height=24)
    frame = made(request(source=source), maker)
    assert "torn.png was not opened" in str(frame.error)
    assert (frame.picture, frame.passed, frame.columns, frame.projection) == (None, None, (), None)
    assert_answers(made(request(), maker))


def test_a_network_without_layers_shows_its_input() -> None:
    frame = made(request(Network((3, 24, 24))))
    assert_answers(frame)
    assert len(frame.columns) == 1


def test_padding_changes_are_followed() -> None:
    maker, asked = FrameMaker(), request(pinned=(2, 0))
    made(asked, maker)
    asked = replace(asked, network=set_padding(asked.network, 0, Padding.all_sides(0, 2)))
    assert_answers(made(asked, maker))


def test_maps_without_any_value_are_told_of_and_an_edit_brings_them_back() -> None:
    kernels = np.random.default_rng(1).normal(0, 0.3, (4, 3, 3, 3))
    convolution = Convolution(name="conv1", kernels=kernels, bias=np.array([0, -1000, 0, -1000]), padding="same")
    old, maker = Network((3, 24, 24), (convolution, ReLU(name="relu1"))), FrameMaker()
    assert [column.dead for column in made(request(old), maker).columns] == [(), (), (1, 3)]
    edited = set_bias(old, 0, 1, 0.5)
    assert [column.dead for column in made(request(edited), maker).columns] == [(), (), (3,)]
    vector = network(Flatten(name="flat"))
    assert made(request(vector)).columns[-1].dead == ()
