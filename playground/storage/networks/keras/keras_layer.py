"""One layer as Keras describes it: its kind, its name and its settings, each checked when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from playground.network.layers import Pair
from playground.storage.networks.graph import Node
from playground.storage.networks.way import no_such_setting
from playground.storage.networks.wire import damaged


@dataclass(frozen=True, eq=False)
class KerasLayer:
    """`node` says where it stands; `settings` is what Keras calls its config. Every reader raises FaultsFound."""

    node: Node
    settings: Mapping[str, Any]

    @property
    def name(self) -> str:
        return self.node.name

    @property
    def kind(self) -> str:
        """The name of its class."""
        return self.node.operator

    @property
    def is_of_rows(self) -> bool:
        """Whether it works along rows of vectors, not over maps."""
        return "1D" in self.kind

    def word(self, key: str, default: str) -> str:
        """A word, as padding's."""
        value = self.settings.get(key)
        if value is None:
            return default
        if not isinstance(value, str):
            raise damaged()
        return value

    def flag(self, key: str, default: bool) -> bool:
        """Yes or no."""
        value = self.settings.get(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise damaged()
        return value

    def whole(self, key: str, default: int) -> int:
        """A whole number."""
        value = self.settings.get(key)
        return default if value is None else whole(value)

    def real(self, *keys: str, default: float) -> float:
        """A number, under the first of `keys` that is there."""
        for key in keys:
            value = self.settings.get(key)
            if value is not None:
                return real(value)
        return default

    def pair(self, key: str, default: Pair) -> Pair:
        """A vertical and a horizontal number; one stands for both. Along rows the vertical one is 1."""
        value = self.settings.get(key)
        if self.is_of_rows:
            single = value[0] if isinstance(value, list) and len(value) == 1 else value
            return 1, default[1] if single is None else whole(single)
        if value is None:
            return default
        if not isinstance(value, list):
            return whole(value), whole(value)
        if len(value) == 1:
            return whole(value[0]), whole(value[0])
        if len(value) != 2:
            raise damaged()
        return whole(value[0]), whole(value[1])

    def check_channels_last(self) -> None:
        """Raises FaultsFound where the channels come first: TensorFlow.js cannot compute that either."""
        if self.word("data_format", "channels_last") != "channels_last":
            raise no_such_setting(self.node, "data_format = channels_first")


def whole(value: Any) -> int:
    """A whole number of the file. Raises FaultsFound."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise damaged()
    return value


def real(value: Any) -> float:
    """A number of the file. Raises FaultsFound."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise damaged()
    return float(value)


def entries(value: Any) -> Mapping[str, Any]:
    """An object of the file. Raises FaultsFound."""
    if not isinstance(value, dict):
        raise damaged()
    return value


def items(value: Any) -> list[Any]:
    """A list of the file. Raises FaultsFound."""
    if not isinstance(value, list):
        raise damaged()
    return value


def text(value: Any) -> str:
    """A text of the file. Raises FaultsFound."""
    if not isinstance(value, str):
        raise damaged()
    return value
