"""What is looked at always exists, follows edits by name, and tells only what changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from playground.network.editing import edits
from playground.network.editing.kernel_edits import set_output_channels
from playground.network.editing.layer_edits import set_pool_size, set_stride
from playground.network.layers import Convolution, MaxPooling, ReLU
from playground.network.names import free_name
from playground.network.network import Network
from playground.network.setup import Rule, Scale, Seed, SeedKind, View
from playground.session.selection import Place, Selection
from tests.session.setups import layers, setup


def network(*more: object) -> Network:
    return Network((3, 24, 24), (*layers(), *more))  # type: ignore[arg-type]


class Watched:
    """A selection over the small network, and what it told."""

    def __init__(self, view: View | None = None) -> None:
        self.network = network()
        self.selection = Selection(view or View(), self.network)
        self.told: list[str] = []
        self.selection.changed.connect(self._on_changed)
        self.selection.inspected_changed.connect(self._on_inspected_changed)

    def _on_changed(self) -> None:
        self.told.append("changed")

    def _on_inspected_changed(self) -> None:
        self.told.append("inspected")

    def follow(self, new: Network) -> View:
        self.network = new
        self.selection.follow(new)
        return self.selection.view


@pytest.fixture
def watched(qtbot: QtBot) -> Watched:
    return Watched()


def test_pinning_shows_the_kernel_that_makes_the_map(watched: Watched) -> None:
    watched.selection.pin(2, 3, (4, 5))
    view = watched.selection.view
    assert (view.layer, view.map, view.seed.unit) == ("pool1", 3, (4, 5))
    assert (view.inspected, view.kernel) == ("conv1", 3)
    assert watched.told == ["inspected", "changed"]


def test_pinning_in_the_layer_at_hand_stays_there(watched: Watched) -> None:
    watched.selection.inspect("pool1")
    watched.selection.pin(2, 3)
    assert watched.selection.view.inspected == "pool1"


def test_the_same_again_is_not_told(watched: Watched) -> None:
    watched.selection.pin(2, 3)
    watched.told.clear()
    watched.selection.pin(2, 3)
    watched.selection.inspect("conv1", 3)
    watched.selection.set_rule(Rule.DECONVNET)
    watched.selection.show_backwards(False)
    assert watched.told == []


def test_inspecting_keeps_the_pin_and_unpinning_the_inspector(watched: Watched) -> None:
    watched.selection.pin(2, 3)
    watched.selection.inspect("relu1")
    assert (watched.selection.view.layer, watched.selection.view.map) == ("pool1", 3)
    watched.selection.inspect(None)
    assert watched.selection.view.inspected is None
    watched.selection.inspect("conv1", 2)
    watched.selection.unpin()
    assert (watched.selection.view.layer, watched.selection.view.inspected) == (None, "conv1")
    assert watched.selection.view.kernel == 2


def test_rule_seed_and_scale_are_kept_apart(watched: Watched) -> None:
    selection = watched.selection
    selection.pin(2, 1, (3, 4))
    selection.set_rule(Rule.GUIDED)
    selection.set_seed_kind(SeedKind.UNIT)
    selection.set_own_value(False)
    selection.set_scale(Scale.NETWORK)
    view = selection.view
    assert (view.rule, view.scale) == (Rule.GUIDED, Scale.NETWORK)
    assert view.seed == Seed(SeedKind.UNIT, (3, 4), own_value=False)
    assert "inspected" not in watched.told[2:]


def test_the_way_back_is_shown_and_told(watched: Watched, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watched.selection.backwards_changed) as told:
        watched.selection.show_backwards(True)
    assert told.args == [True]
    assert watched.selection.shows_backwards
    assert watched.told == ["changed"]


def test_hovering_is_told_and_changes_nothing(watched: Watched, qtbot: QtBot) -> None:
    place = Place(1, 2, 3, 4)
    with qtbot.waitSignal(watched.selection.hovered) as told:
        watched.selection.hover(place)
    assert told.args == [place]
    assert watched.told == []


def test_the_pin_follows_a_layer_that_moves(watched: Watched) -> None:
    watched.selection.pin(2, 3, (4, 5))
    view = watched.follow(edits.insert(watched.network, 0, ReLU(name="first")))
    assert (view.layer, view.map, view.inspected, view.kernel) == ("pool1", 3, "conv1", 3)
    assert watched.selection._network.index_of("pool1") == 3
    assert watched.told == ["inspected", "changed"]


def test_the_pin_follows_a_new_name(watched: Watched) -> None:
    watched.selection.pin(2, 3)
    view = watched.follow(edits.rename(watched.network, 2, "shrink"))
    assert (view.layer, view.map) == ("shrink", 3)
    view = watched.follow(edits.rename(watched.network, 0, "first"))
    assert (view.inspected, view.kernel) == ("first", 3)


def test_a_removed_layer_gives_the_pin_to_its_successor(watched: Watched) -> None:
    watched.selection.pin(1, 3)
    assert watched.follow(edits.remove(watched.network, 1)).layer == "pool1"
    assert watched.follow(edits.remove(watched.network, 1)).layer == "conv1"
    view = watched.follow(edits.remove(watched.network, 0))
    assert (view.layer, view.inspected) == (None, None)


def test_a_map_that_is_gone_gives_the_pin_to_the_last(watched: Watched) -> None:
    watched.selection.pin(2, 3, (11, 11))
    view = watched.follow(set_output_channels(watched.network, 0, 2))
    assert (view.map, view.kernel) == (1, 1)
    view = watched.follow(set_stride(watched.network, 2, (4, 3)))
    assert view.seed.unit == (5, 7)


def test_a_muted_convolution_has_the_maps_it_hands_on_and_keeps_its_kernels(watched: Watched) -> None:
    watched.selection.pin(0, 3)
    view = watched.follow(edits.set_muted(watched.network, 0, True))
    assert view.map == 2
    assert view.kernel == 3


def test_numbers_wait_while_a_layer_cannot_be_computed(watched: Watched) -> None:
    watched.selection.pin(2, 3, (11, 11))
    before, whole = watched.selection.view, watched.network
    broken = set_pool_size(whole, 2, (60, 60))
    assert broken.problem is not None
    assert watched.follow(broken) == before
    assert watched.follow(whole) == before


def test_a_unit_of_another_map_is_brought_inside(watched: Watched) -> None:
    watched.selection.pin(0, 0, (23, 23))
    watched.selection.set_seed_kind(SeedKind.UNIT)
    watched.selection.pin(2, 0)
    assert watched.selection.view.seed.unit == (11, 11)


@pytest.mark.parametrize("opened", [True, False])
def test_a_view_from_a_file_points_at_what_there_is(qtbot: QtBot, opened: bool) -> None:
    wild = View(layer="gone", map=99, inspected="lost", kernel=99, seed=Seed(SeedKind.UNIT, (99, 99)))
    watched = Watched() if opened else Watched(wild)
    if opened:
        watched.selection.reset(wild, watched.network)
        assert watched.told == ["inspected", "changed"]
    view = watched.selection.view
    assert (view.layer, view.map, view.inspected, view.kernel, view.seed.unit) == ("conv1", 3, "conv1", 3, (23, 23))


def test_opening_takes_the_view_over(watched: Watched) -> None:
    watched.selection.pin(0, 1)
    view = View(layer="pool1", map=2, inspected=None, rule=Rule.GRADIENT)
    watched.selection.reset(view, setup().network)
    assert watched.selection.view == view


changes = st.sampled_from(["insert", "remove", "mute", "channels", "size", "move", "rename", "empty"])


@given(st.lists(st.tuples(changes, st.integers(0, 5), st.integers(1, 40)), max_size=12), st.integers(0, 2))
def test_after_any_edits_everything_looked_at_is_there(steps: list[tuple[str, int, int]], pinned: int) -> None:
    watched = Watched()
    watched.selection.pin(pinned, 3, (9, 9))
    was_empty = False
    for what, place, number in steps:
        watched.follow(changed(watched.network, what, place, number))
        view, now = watched.selection.view, watched.network
        for name in (view.layer, view.inspected):
            assert name is None or now.index_of(name) >= 0
        was_empty = was_empty or not now.layers
        assert (view.layer is None) == was_empty
        if view.layer is not None and now.index_of(view.layer) + 1 < len(now.shapes):
            count, height, width = now.shapes[now.index_of(view.layer) + 1]
            assert 0 <= view.map < count
            assert 0 <= view.seed.unit[0] < height
            assert 0 <= view.seed.unit[1] < width


def changed(old: Network, what: str, place: int, number: int) -> Network:
    """One edit, or the same network where it cannot be made."""
    index = min(place, len(old.layers) - 1)
    if what == "insert":
        return edits.insert(old, max(index, 0), ReLU(name=free_name("relu", old.layers)))
    if what == "empty":
        return Network(old.input_shape)
    if index < 0:
        return network()
    if what == "remove":
        return edits.remove(old, index)
    if what == "mute":
        return edits.set_muted(old, index, not old.layers[index].muted)
    if what == "move":
        return edits.move(old, index, number % len(old.layers))
    if what == "rename":
        return edits.rename(old, index, free_name(f"name {number} ", old.layers))
    layer = old.layers[index]
    if what == "channels" and isinstance(layer, Convolution):
        return set_output_channels(old, index, number)
    if what == "size" and isinstance(layer, MaxPooling):
        return set_pool_size(old, index, (number, number))
    return old
