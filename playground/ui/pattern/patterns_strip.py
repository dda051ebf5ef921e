"""The test patterns, one click each."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from playground.inputs.pictures.pattern_pixels import pattern_pixels
from playground.network.layers import Array
from playground.network.source.pattern import PatternKind, first_pattern
from playground.ui.kit.small_pictures import THUMBNAIL, SmallPictures
from playground.ui.pattern.pattern_words import kind_words

translate = QCoreApplication.translate
_FINER = (PatternKind.CHIRP, PatternKind.ZONE_PLATE)


class PatternsStrip(SmallPictures):
    """`chosen` carries the name of a PatternKind."""

    def __init__(self) -> None:
        super().__init__([kind.value for kind in PatternKind])

    def picture_of(self, key: str) -> Array:
        """Of few and wide waves, so that they can be seen in a tile."""
        kind = PatternKind(key)
        step = THUMBNAIL / (10 if kind in _FINER else 4)
        pattern = replace(first_pattern(kind, THUMBNAIL), wavelength=step, size=step, sigma=step / 2)
        return pattern_pixels(pattern, THUMBNAIL, THUMBNAIL)

    def words_of(self, key: str) -> tuple[str, str]:
        name, tip = kind_words()[PatternKind(key)]
        return translate("Patterns", "Test pattern: {name}").format(name=name), f"{name}\n{tip}"
