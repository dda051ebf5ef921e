"""Lessons are made by pure functions: the lesson before is as it was, and what nothing uses is not kept."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from playground.network.layers import Convolution
from playground.network.lessons.kernel_guess import other_kernels
from playground.network.lessons.lesson import QUIZ, KernelGuess, Lesson, Words
from playground.network.lessons.lesson_edits import (
    answers_text,
    asked,
    said,
    titled,
    with_question,
    with_scene,
    with_scene_again,
    with_scene_at,
    without_scene,
)
from playground.network.lessons.scene_parts import Tab
from playground.network.setup import Rule, SetUp, View
from tests.storage.setups import small_setup


@pytest.fixture
def setup() -> SetUp:
    return small_setup()


@pytest.fixture
def lesson(setup: SetUp) -> Lesson:
    return with_scene(None, setup, Tab.ZOOM, backwards=True)


def test_a_scene_is_the_present_state(lesson: Lesson, setup: SetUp) -> None:
    (scene,) = lesson.scenes
    assert (scene.view, scene.tab, scene.backwards) == (setup.view, Tab.ZOOM, True)
    assert lesson.setups[scene.setup] is setup


def test_scenes_of_one_network_share_it(lesson: Lesson, setup: SetUp) -> None:
    looked_at = replace(setup, view=View(rule=Rule.GUIDED))
    two = with_scene(lesson, looked_at, Tab.BACK, backwards=False)
    three = with_scene(two, setup.with_network(replace(setup.network)), Tab.BACK, backwards=False)
    assert [scene.setup for scene in three.scenes] == ["scene1", "scene1", "scene2"]
    assert two.scenes[1].view == View(rule=Rule.GUIDED)
    assert len(lesson.scenes) == 1


def test_a_set_up_goes_with_its_last_scene(lesson: Lesson, setup: SetUp) -> None:
    two = with_scene(lesson, setup.with_network(replace(setup.network)), Tab.BACK, backwards=False)
    left = without_scene(two, 0)
    assert [scene.title.en for scene in left.scenes] == ["Scene 2"]
    assert list(left.setups) == ["scene2"]
    assert len(two.scenes) == 2
    again = with_scene(left, setup, Tab.BACK, backwards=False)
    assert again.setups[again.scenes[0].setup] is not setup
    assert again.setups[again.scenes[1].setup] is setup


def test_a_scene_that_was_taken_out_comes_back_with_its_set_up(lesson: Lesson, setup: SetUp) -> None:
    other, third = (setup.with_network(replace(setup.network)) for _ in range(2))
    two = with_scene(lesson, other, Tab.BACK, backwards=False)
    left = without_scene(two, 1)
    back = with_scene_again(left, two.scenes[1], two.setups, 1)
    assert [back.setups[scene.setup] for scene in back.scenes] == [setup, other]
    since = with_scene(left, third, Tab.BACK, backwards=False)  # takes the name that its set-up had
    back = with_scene_again(since, two.scenes[1], two.setups, 1)
    assert [back.setups[scene.setup] for scene in back.scenes] == [setup, other, third]


def test_words_are_of_one_language(lesson: Lesson) -> None:
    scene = lesson.scenes[0]
    chinese = replace(scene, title=said(scene.title, "zh_CN", "一"), text=said(scene.text, "zh_CN", "字"))
    both = replace(chinese, title=said(chinese.title, "en", "One"))
    assert both.title == Words("One", "一")
    assert both.text.of("en") == "字"
    assert with_scene_at(lesson, 0, both).scenes == (both,)
    assert titled(lesson, "mine").title.of("zh_CN") == "mine"


def test_a_question_is_typed_a_line_for_an_answer() -> None:
    english = asked(None, "en", "Which?", "one\n* two\n\n three ")
    assert english is not None
    assert english.right == 1
    assert [words.en for words in english.options] == ["one", "two", "three"]
    both = asked(english, "zh_CN", "哪个？", "* 一\n二\n三")
    assert both is not None
    assert both.right == 0
    assert both.options[1] == Words("two", "二")
    assert both.prompt == Words("Which?", "哪个？")
    assert answers_text(both, "en") == "* one\ntwo\nthree"
    shorter = asked(both, "en", "Which?", "* one\ntwo")
    assert shorter is not None
    assert shorter.options[1] == Words("two")


@pytest.mark.parametrize(
    ("prompt", "answers"), [("", "* a\nb"), ("?", "* a"), ("?", "a\nb"), ("?", "* a\n* b"), ("?", "*\nb")]
)
def test_what_is_not_yet_a_question_is_none(prompt: str, answers: str) -> None:
    assert asked(None, "en", prompt, answers) is None


def test_a_quiz_grows_by_a_question(setup: SetUp) -> None:
    layer = Convolution(name="conv", kernels=np.eye(4).reshape(4, 1, 2, 2))
    guess = KernelGuess("conv", 0, other_kernels(layer, 0))
    one = with_question(None, setup, guess)
    two = with_question(one, setup, guess)
    assert one.title == two.title == QUIZ
    assert [scene.question for scene in two.scenes] == [guess, guess]
