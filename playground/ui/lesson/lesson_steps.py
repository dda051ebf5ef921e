"""The scenes of a lesson as steps of a presentation."""

from __future__ import annotations

from playground.network.lessons.lesson import Choice
from playground.session.compute import ComputeService
from playground.session.language import language
from playground.session.lesson_player import LessonPlayer
from playground.ui.lesson.scene_text import numbers_of, rich


class LessonSteps:
    """Step n is the n-th scene."""

    def __init__(self, player: LessonPlayer, service: ComputeService) -> None:
        self._player, self._service = player, service

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

    @property
    def notes(self) -> str:
        """The scene's text with its figures, and its question."""
        scene = self._player.scene
        if scene is None:
            return ""
        asked = scene.question.prompt.of(language()) if isinstance(scene.question, Choice) else ""
        text = "\n".join(filter(None, (scene.text.of(language()), asked)))
        return rich(text, numbers_of(self._service.frame), "")

    def title_of(self, place: int) -> str:
        lesson = self._player.lesson
        return "" if lesson is None else lesson.scenes[place].title.of(language())

    def go(self, place: int) -> None:
        self._player.go(place)
