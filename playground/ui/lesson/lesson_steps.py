"""The scenes of a lesson as steps of a presentation."""

from __future__ import annotations

from playground.session.language import language
from playground.session.lesson_player import LessonPlayer


class LessonSteps:
    """Step n is the n-th scene."""

    def __init__(self, player: LessonPlayer) -> None:
        self._player = player

    @property
    def count(self) -> int:
        return 0 if self._player.lesson is None else len(self._player.lesson.scenes)

    @property
    def current(self) -> int:
        return self._player.place

    @property
    def title(self) -> str:
        """ "Channels · One kernel for each channel"."""
        lesson, scene = self._player.lesson, self._player.scene
        if lesson is None or scene is None:
            return ""
        return f"{lesson.title.of(language())} · {scene.title.of(language())}"

    def go(self, place: int) -> None:
        self._player.go(place)
