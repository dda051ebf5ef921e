"""What stands in a layout."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QLayout, QLayoutItem


def layout_items(layout: QLayout) -> Iterator[QLayoutItem]:
    """Its items in order: widgets, layouts and the room between them."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        assert item is not None
        yield item
