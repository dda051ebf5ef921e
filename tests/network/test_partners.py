"""An un-pooling finds the max pooling it names, follows its name, and says in words why it cannot be computed."""

from __future__ import annotations

import pytest

from playground.network.costs import network_costs
from playground.network.editing.edits import duplicate, insert, move, remove, rename, set_muted
from playground.network.editing.layer_edits import set_pooling
from playground.network.editing.new_layer import new_layer
from playground.network.layers import Layer, MaxPooling, MaxUnpooling, ReLU
from playground.network.network import Network
from playground.network.partners import fitting_poolings, partner_index
from playground.network.receptive_field import fields_behind, receptive_fields
from playground.network.sentence import NetworkError

SHAPE = (4, 12, 10)


def network(*layers: Layer) -> Network:
    return Network(SHAPE, layers or (MaxPooling(name="p"), ReLU(name="r"), MaxUnpooling(name="u", pooling="p")))


def problem(network: Network) -> str:
    assert network.problem is not None
    return str(network.problem.sentence)


def test_it_brings_back_the_size_that_the_pooling_saw() -> None:
    odd = network(MaxPooling(name="p", size=(3, 3), stride=(2, 2)), MaxUnpooling(name="u", pooling="p"))
    assert odd.shapes == (SHAPE, (4, 5, 4), SHAPE)
    assert network().shapes[-1] == SHAPE
    assert [cost.macs for cost in network_costs(network())] == [0, 0, 0]


def test_the_name_is_followed() -> None:
    renamed = rename(network(), 0, " 池化 ")
    assert renamed.problem is None
    unpooling = renamed.layers[2]
    assert isinstance(unpooling, MaxUnpooling)
    assert unpooling.pooling == "池化"
    assert rename(renamed, 2, "other").layers[2].pooling == "池化"  # type: ignore[attr-defined]
    assert rename(renamed, 0, "池化") is renamed
    assert rename(network(), 1, "q").layers[2].pooling == "p"  # type: ignore[attr-defined]


def test_why_it_cannot_be_computed() -> None:
    whole = network()
    needs = "u needs the switches of a max pooling before it"
    assert problem(remove(whole, 0)) == f"{needs}, and there is none called p."
    assert problem(move(whole, 0, 2)) == f"{needs}, and there is none called p."
    assert problem(set_pooling(whole, 2, "r")) == f"{needs}, and there is none called r."
    assert problem(set_pooling(whole, 2, "")) == f"{needs}: choose one."
    assert problem(set_muted(whole, 0, True)) == "u has no switches to go by: p is muted."
    smaller = insert(whole, 2, MaxPooling(name="q"))
    assert problem(smaller) == "u takes maps as p makes them, 4 x 6 x 5, but 4 x 3 x 2 come in."
    assert set_pooling(smaller, 3, "q").problem is None
    assert set_muted(remove(whole, 0), 1, True).problem is None, "muted it hands on what comes"


def test_what_was_removed_and_put_back_is_found_again() -> None:
    whole = network()
    again = insert(remove(whole, 0), 0, MaxPooling(name="p", size=(4, 4), stride=(4, 4)))
    assert again.problem is None
    assert again.shapes[1] == (4, 3, 2)
    copied = duplicate(remove(whole, 1), 0)
    assert problem(copied) == "u takes maps as p makes them, 4 x 6 x 5, but 4 x 3 x 2 come in."


def test_which_poolings_can_be_chosen() -> None:
    layers = (
        MaxPooling(name="a"),
        MaxPooling(name="b", size=(1, 1), stride=(1, 1)),
        MaxPooling(name="c", size=(1, 1), stride=(1, 1), muted=True),
        MaxPooling(name="d"),
        MaxUnpooling(name="u", pooling="d"),
        MaxUnpooling(name="v", pooling="a"),
    )
    stack = network(*layers)
    assert stack.problem is None
    assert fitting_poolings(stack.layers, 4, stack.shapes) == ("d",)
    assert fitting_poolings(stack.layers, 5, stack.shapes) == ("a", "b")
    assert fitting_poolings(stack.layers, 6, stack.shapes) == ()
    assert partner_index(stack.layers, 5) == 0
    assert partner_index(stack.layers, 3) is None


def test_a_new_one_takes_the_last_pooling_that_fits() -> None:
    pooled = network(MaxPooling(name="a"), MaxPooling(name="b", size=(1, 1), stride=(1, 1)), ReLU(name="r"))
    layer = new_layer(MaxUnpooling, pooled, 3)
    assert isinstance(layer, MaxUnpooling)
    assert layer.pooling == "b"
    assert insert(pooled, 3, layer).problem is None
    nothing = insert(pooled, 0, new_layer(MaxUnpooling, pooled, 0))
    assert problem(nothing) == "unpool1 needs the switches of a max pooling before it: choose one."


def test_a_name_that_no_layer_could_have_is_refused() -> None:
    with pytest.raises(NetworkError, match="not possible in files"):
        set_pooling(network(), 2, "a/b")
    with pytest.raises(NetworkError, match="r has no switches to choose"):
        set_pooling(network(), 1, "p")
    whole = network()
    assert set_pooling(whole, 2, "p") is whole


def test_what_it_sees() -> None:
    """A pixel lies under one window of 2 with stride 2, and under two of 3."""
    whole = network()
    *_, field = receptive_fields(whole)
    assert field.size == (2, 2)
    assert field.jump == (1, 1)
    assert [one.size for one in fields_behind(whole, 2)] == [(2, 2), (1, 1), (1, 1)]
    wide = network(MaxPooling(name="p", size=(3, 3), stride=(2, 2)), MaxUnpooling(name="u", pooling="p"))
    assert [one.size for one in fields_behind(wide, 1)] == [(5, 5), (2, 2)]
