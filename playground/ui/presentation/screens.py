"""Which screen is the class's."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect


def class_screen(screens: Sequence[QRect], here: QRect) -> int | None:
    """The place in `screens` of the largest one that shows nothing of `here`, the presenter's; None: there is none.

    A projector that shows the same as the laptop lies over it: it is no second screen.
    """
    others = [place for place, screen in enumerate(screens) if not screen.intersects(here)]
    return max(others, key=lambda place: screens[place].width() * screens[place].height(), default=None)
