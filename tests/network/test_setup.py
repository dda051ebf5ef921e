from __future__ import annotations

import pytest

from playground.network.network import Network
from playground.network.setup import Channels, ClassName, Picture, PictureInput, SetUp


def test_the_inputs_shape_is_the_working_size() -> None:
    picture = Picture("cat.png", b"")
    assert PictureInput(picture).shape == (3, 224, 224)
    assert PictureInput(picture, width=30, height=20, channels=Channels.GREY).shape == (1, 20, 30)


def test_input_and_network_must_agree() -> None:
    picture_input = PictureInput(Picture("cat.png", b""), width=30, height=20)
    setup = SetUp("t", picture_input, Network((3, 20, 30)))
    assert setup.with_network(Network((3, 20, 30))).input is picture_input
    with pytest.raises(ValueError, match="20, 30"):
        setup.with_network(Network((3, 30, 20)))


def test_a_class_without_a_chinese_name_has_its_english_one() -> None:
    assert ClassName("5", "five", "五").name_in("zh_CN") == "五"
    assert ClassName("5", "five", "五").name_in("en") == "five"
    assert ClassName("5", "five").name_in("zh_CN") == "five"
