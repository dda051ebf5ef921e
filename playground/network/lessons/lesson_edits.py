"""Making a lesson: pure functions from one lesson to the next, as edits of networks are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from playground.network.lessons.lesson import QUIZ, Choice, Guess, Lesson, Scene, Words
from playground.network.lessons.scene_parts import Part, Tab
from playground.network.setup import SetUp

NEW_LESSON = Words("New lesson", "新课程")
MOST_ANSWERS = 6


def with_scene(lesson: Lesson | None, setup: SetUp, tab: Tab, *, backwards: bool) -> Lesson:
    """The lesson (None: a new one) with one more scene, of the present state. A network it has already is shared."""
    lesson = lesson or Lesson(NEW_LESSON, ())
    number = len(lesson.scenes) + 1
    key = next((key for key, held in lesson.setups.items() if _is_same(held, setup)), None) or _free_key(lesson)
    scene = Scene(
        Words(f"Scene {number}", f"第 {number} 幕"), Words(), key, view=setup.view, tab=tab, backwards=backwards
    )
    return replace(lesson, scenes=(*lesson.scenes, scene), setups={**lesson.setups, key: setup})


def with_question(lesson: Lesson | None, setup: SetUp, guess: Guess) -> Lesson:
    """The quiz (None: a new one) with one more question about the present state."""
    asked = with_scene(lesson or Lesson(QUIZ, ()), setup, Tab.BACK_PROJECTION, backwards=False)
    number = len(asked.scenes)
    scene = replace(
        asked.scenes[-1],
        title=Words(f"Question {number}", f"第 {number} 题"),
        question=guess,
        hidden=frozenset({Part.INSPECTOR}),
    )
    return replace(asked, scenes=(*asked.scenes[:-1], scene))


def without_scene(lesson: Lesson, place: int) -> Lesson:
    """The lesson without the scene at `place`, and without a set-up that only it used."""
    scenes = lesson.scenes[:place] + lesson.scenes[place + 1 :]
    used = {scene.setup for scene in scenes}
    return replace(lesson, scenes=scenes, setups={key: held for key, held in lesson.setups.items() if key in used})


def with_scene_again(lesson: Lesson, scene: Scene, its_setups: Mapping[str, SetUp], place: int) -> Lesson:
    """The lesson with a scene at `place` that was taken out of it, when it had `its_setups`."""
    setups = dict(lesson.setups)
    if scene.setup in its_setups:
        held = its_setups[scene.setup]
        key = next((key for key, known in setups.items() if known is held), None) or _free_key(lesson)
        scene, setups[key] = replace(scene, setup=key), held
    return replace(lesson, scenes=(*lesson.scenes[:place], scene, *lesson.scenes[place:]), setups=setups)


def _free_key(lesson: Lesson) -> str:
    return next(f"scene{count}" for count in range(1, len(lesson.setups) + 2) if f"scene{count}" not in lesson.setups)


def with_scene_at(lesson: Lesson, place: int, scene: Scene) -> Lesson:
    """The lesson with another scene at `place`."""
    return replace(lesson, scenes=(*lesson.scenes[:place], scene, *lesson.scenes[place + 1 :]))


def said(words: Words, language: str, text: str) -> Words:
    """The words with `text` in `language`."""
    return replace(words, zh_cn=text) if language == "zh_CN" else replace(words, en=text)


def asked(old: Choice | None, language: str, prompt: str, answers: str) -> Choice | None:
    """A question with an answer on each line of `answers`, the right one behind a star; None while it is none yet.

    Its words in the other language stay, as far as there are as many answers.
    """
    lines = [line.strip() for line in answers.splitlines() if line.strip(" *")][:MOST_ANSWERS]
    stars = [place for place, line in enumerate(lines) if line.startswith("*")]
    if not prompt.strip() or len(lines) < 2 or len(stars) != 1:
        return None
    before = old.options if old is not None and len(old.options) == len(lines) else (Words(),) * len(lines)
    options = tuple(said(words, language, line.strip("* ")) for words, line in zip(before, lines, strict=True))
    why = Words() if old is None else old.why
    return Choice(said(Words() if old is None else old.prompt, language, prompt), options, stars[0], why)


def answers_text(question: Choice, language: str) -> str:
    """The answers as they are typed: one a line, the right one behind a star."""
    lines = [words.of(language) for words in question.options]
    lines[question.right] = f"* {lines[question.right]}"
    return "\n".join(lines)


def titled(lesson: Lesson, title: str) -> Lesson:
    """The lesson under the name `title` in both languages."""
    return replace(lesson, title=Words(title, title))


def _is_same(held: SetUp, setup: SetUp) -> bool:
    return held.network is setup.network and held.input is setup.input
