"""The words of two worlds: where the other one comes from, and how far two layers are apart."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from playground.session.worlds.other_world import Origin, OtherWorld

translate = QCoreApplication.translate
ROUNDING = 1e-5
"""Less is what single precision cannot tell: after an edit and its undo the maps are the same but for that."""


def other_words(other: OtherWorld) -> str:
    """ "kept", "Coffee cup", "lesson.cnnplay"."""
    if other.origin is Origin.SWAPPED and other.file is not None and other.file.path is not None:
        return other.file.path.name + ("*" if other.is_unsaved else "")
    if other.title:
        return QCoreApplication.translate("Sample", other.title)
    return {
        Origin.KEPT: translate("Worlds", "kept"),
        Origin.SAVED: translate("Worlds", "as saved"),
        Origin.FILE: translate("Worlds", "a file"),
        Origin.PICTURE: translate("Worlds", "another input"),
        Origin.PLAIN: translate("Worlds", "not transformed"),
        Origin.SWAPPED: translate("Worlds", "was A"),
    }[other.origin]


def share_text(share: float) -> str:
    """A distance in the width of a few figures: "34 %", "3.4 %", "same"."""
    if math.isnan(share):
        return "NaN"
    if share < ROUNDING:
        return translate("Worlds", "same")
    if share < 0.001:
        return "< 0.1 %"
    return f"{100 * share:.1f} %" if share < 0.0995 else f"{100 * share:.0f} %"
