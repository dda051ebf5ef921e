"""One language at a time, switched live, the core's sentences with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.network.editing import edits
from playground.network.network import Network
from playground.network.sentence import NetworkError, Sentence
from playground.session.language import LANGUAGES, Languages, spoken, system_language
from tests.session.setups import layers

UNDO = ("Actions", "Undo")
CANCEL = ("QPlatformTheme", "Cancel")
"""A word of Qt's own dialogs."""


@pytest.fixture
def languages(qapp: QApplication, qtbot: QtBot) -> Iterator[Languages]:
    languages = Languages(qapp)
    yield languages
    languages.switch("en")


def said(context: str, text: str) -> str:
    return QCoreApplication.translate(context, text)


def is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def test_english_is_what_is_written(languages: Languages) -> None:
    languages.switch("en")
    assert languages.current == "en"
    assert said(*UNDO) == "Undo"


def test_switching_there_and_back_leaves_nothing(languages: Languages) -> None:
    for _ in range(3):
        languages.switch("zh_CN")
        assert languages.current == "zh_CN"
        assert is_chinese(said(*UNDO))
        assert is_chinese(said(*CANCEL))
        assert QLocale().language() is QLocale.Language.Chinese
        languages.switch("en")
        assert said(*UNDO) == "Undo"
        assert said(*CANCEL) == "Cancel"
        assert QLocale().language() is QLocale.Language.English


def test_one_switch_is_told_to_everything_on_screen(languages: Languages, qapp: QApplication, qtbot: QtBot) -> None:
    class Watcher(QObject):
        told = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.told += event.type() == QEvent.Type.LanguageChange
            return False

    watcher = Watcher()
    qapp.installEventFilter(watcher)
    languages.switch("zh_CN")
    qtbot.waitUntil(lambda: watcher.told > 0)
    qapp.removeEventFilter(watcher)


@pytest.mark.parametrize("key", ["", "de", "zh", "../x"])
def test_an_unknown_language_counts_as_english(languages: Languages, key: str) -> None:
    languages.switch("zh_CN")
    languages.switch(key)
    assert languages.current == "en"
    assert said(*UNDO) == "Undo"


def test_the_system_language_is_one_there_is() -> None:
    assert system_language() in LANGUAGES


def refusal() -> Sentence:
    with pytest.raises(NetworkError) as refused:
        edits.remove(Network((3, 24, 24), layers()), 9)
    return refused.value.sentence


def test_the_cores_sentences_are_spoken_in_the_language_that_is_on(languages: Languages) -> None:
    sentence = refusal()
    assert spoken(sentence) == str(sentence)
    languages.switch("zh_CN")
    assert is_chinese(spoken(sentence))
    assert "10" in spoken(sentence)
    assert "{" not in spoken(sentence)


def test_sentences_within_sentences_are_spoken_too(languages: Languages) -> None:
    whole = Sentence("{one} {other}", {"one": Sentence("It is a folder."), "other": refusal()})
    assert spoken(whole).startswith("It is a folder. There is no layer 10")
    languages.switch("zh_CN")
    assert "folder" not in spoken(whole)
    assert "layer" not in spoken(whole)


def test_values_may_hold_braces(languages: Languages) -> None:
    assert spoken(Sentence("{file} was not saved. {reason}", {"file": "{0}", "reason": "%1 {x}"})) == (
        "{0} was not saved. %1 {x}"
    )
