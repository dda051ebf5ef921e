"""English and Simplified Chinese: which one is on, switching it, and the core's sentences in it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from playground.network.sentence import Sentence
from playground.resources import resource

LANGUAGES = {"en": "English", "zh_CN": "中文"}
"""Key -> its name in itself."""


def system_language() -> str:
    """The language of the first start."""
    return "zh_CN" if QLocale.system().language() == QLocale.Language.Chinese else "en"


class Languages:
    """Installs the translators of one language; every widget hears of it by a LanguageChange event."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._translators: list[QTranslator] = []
        self._current = "en"

    @property
    def current(self) -> str:
        return self._current

    def switch(self, key: str) -> None:
        """Show the program in language `key`; an unknown one counts as English."""
        for translator in self._translators:
            self._application.removeTranslator(translator)
        self._translators = []
        self._current = key if key in LANGUAGES else "en"
        QLocale.setDefault(QLocale(self._current) if self._current != "en" else QLocale(QLocale.Language.English))
        if self._current == "en":
            return
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in (
            (f"qtbase_{self._current}", qt_folder),
            (f"playground_{self._current}", str(resource("translations"))),
        ):
            translator = QTranslator()
            if translator.load(name, folder):
                self._application.installTranslator(translator)
                self._translators.append(translator)


def spoken(sentence: Sentence) -> str:
    """A sentence of the core in the language that is on; values that are sentences are translated too."""
    values = {key: spoken(value) if isinstance(value, Sentence) else value for key, value in sentence.values.items()}
    return QCoreApplication.translate("Sentence", sentence.template).format(**values)


def language() -> str:
    """The key of the language that is on."""
    name = QLocale().name()
    return name if name in LANGUAGES else "en"
