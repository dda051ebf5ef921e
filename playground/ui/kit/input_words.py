"""The words of how pixels become the numbers of an input."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from playground.network.setup import Channels, ValueRange

translate = QCoreApplication.translate


def range_words() -> dict[ValueRange, tuple[str, str]]:
    """Range -> its name and what it does."""
    return {
        ValueRange.UNIT: ("0–1", translate("InputForm", "Black is 0, white is 1")),
        ValueRange.BYTE: ("0–255", translate("InputForm", "Black is 0, white is 255: pixels as they are stored")),
        ValueRange.SIGNED: ("±1", translate("InputForm", "Black is −1, white is 1")),
    }


def channel_words(channels: Channels) -> tuple[str, ...]:
    """The names of the input channels in their order."""
    red, green, blue = translate("InputForm", "red"), translate("InputForm", "green"), translate("InputForm", "blue")
    return {Channels.RGB: (red, green, blue), Channels.BGR: (blue, green, red), Channels.GREY: ()}[channels]
