from __future__ import annotations

import pytest

from playground import limits
from playground.network.layers import ReLU
from playground.network.names import FORBIDDEN, check_name, check_unique, free_name
from playground.network.sentence import NetworkError


@pytest.mark.parametrize("name", ["conv1", "眼睛", "left eye", "a.b-c_d", "é" * limits.NAME_LENGTH, "全\u3000角"])
def test_good_names(name: str) -> None:
    check_name(name)


@pytest.mark.parametrize("name", ["", " ", "\u3000"])
def test_a_name_cannot_be_empty(name: str) -> None:
    with pytest.raises(NetworkError, match="needs a name"):
        check_name(name)


def test_a_name_cannot_be_too_long() -> None:
    with pytest.raises(NetworkError, match="has 61 characters; 60 are possible"):
        check_name("x" * 61)


@pytest.mark.parametrize("character", FORBIDDEN)
def test_names_cannot_hold_what_files_cannot(character: str) -> None:
    with pytest.raises(NetworkError, match="not possible in files"):
        check_name(f"a{character}b")


@pytest.mark.parametrize("character", ["\x00", "\n", "\x7f", "\x9f", "\u202e", "\u200b", "\u2028", "\ud800"])
def test_names_cannot_hold_invisible_characters(character: str) -> None:
    with pytest.raises(NetworkError, match=f"U\\+{ord(character):04X}"):
        check_name(f"a{character}b")


def test_names_are_unique() -> None:
    check_unique([ReLU(name="a"), ReLU(name="b")])
    with pytest.raises(NetworkError, match="already a layer called a"):
        check_unique([ReLU(name="a"), ReLU(name="b"), ReLU(name="a")])


def test_free_names_fill_the_gaps_and_stay_short() -> None:
    layers = [ReLU(name="relu1"), ReLU(name="relu3")]
    assert free_name("relu", layers) == "relu2"
    assert free_name("conv", layers) == "conv1"
    long = "x" * limits.NAME_LENGTH
    assert free_name(long, []) == "x" * 59 + "1"
    check_name(free_name(long, [ReLU(name="x" * 59 + str(n)) for n in range(1, 10)]))
