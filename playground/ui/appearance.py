"""How the program looks: its language, theme and colours, and the sizes of type and maps."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from playground.session.frame_parts.columns import Look
from playground.session.language import Languages, system_language
from playground.session.settings import Settings
from playground.ui.kit.colours import bad_color, choose_colours, known_colours, signed_table
from playground.ui.kit.theme import (
    DARK,
    LIGHT,
    THEMES,
    Theme,
    apply_palette,
    apply_theme,
    has_chinese_font,
    refit,
    scaled,
    set_type_scale,
)
from playground.ui.window_actions import UI_SIZES, WindowActions, check

THUMBNAIL_SIZES = (40, 46, 56, 68, 84, 104, 128)
DEFAULT_THUMBNAIL = 46


class Appearance(QObject):
    """What is chosen is kept in the settings and shown at once. Made before the window, which it dresses then."""

    look_changed = Signal(object)
    """The Look that maps are painted with from now on."""
    failed = Signal(str)

    def __init__(self, application: QApplication, settings: Settings, language: str = "", theme: str = "") -> None:
        """`language` and `theme`, where they are given, go before those of the settings."""
        super().__init__()
        self._application, self._settings = application, settings
        self._window: QWidget | None = None
        self._actions: WindowActions | None = None
        self.languages = Languages(application)
        self.languages.switch(language or settings.text("language") or system_language())
        self._theme_key = theme or settings.text("theme", "system")
        self._thumbnail = settings.number("thumbnail", DEFAULT_THUMBNAIL)
        self._size = min(max(settings.number("size", 100), UI_SIZES[0]), UI_SIZES[-1])
        self._presented = 1.0  # how much larger things are drawn in front of a class
        set_type_scale(self._size / 100)
        self._colours = known_colours(settings.text("colours"))
        choose_colours(self._colours)
        apply_palette(application, self._theme())
        application.setStyleSheet("")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)

    @property
    def look(self) -> Look:
        """How maps are painted now."""
        theme = self._theme()
        ratio = self._application.devicePixelRatio()
        return Look(scaled(self._thumbnail * ratio), signed_table(theme.name), bad_color(theme))

    def dress(self, window: QWidget, actions: WindowActions) -> None:
        """Let `window` look like this, and its `actions` choose."""
        self._window, self._actions = window, actions
        apply_theme(self._application, self._theme())
        if self._size != 100:
            refit(window.findChildren(QWidget))
        self._mark_choices()
        actions.languages.triggered.connect(self._on_language)
        actions.themes.triggered.connect(self._on_theme)
        actions.colours.triggered.connect(self._on_colours)
        actions.sizes.triggered.connect(self._on_size)

    # choosing

    def choose_language(self, key: str) -> None:
        self.languages.switch(key)
        self._settings.set("language", self.languages.current)
        self._mark_choices()
        if key == "zh_CN" and not has_chinese_font():
            self.failed.emit(
                "No font with Chinese characters is installed: install one, e.g. the package fonts-noto-cjk. "
                "/ 没有安装中文字体。"
            )

    def toggle_language(self) -> None:
        """The other of the two."""
        self.choose_language("zh_CN" if self.languages.current == "en" else "en")

    def choose_theme(self, key: str) -> None:
        self._theme_key = key
        self._settings.set("theme", key)
        self._retheme()

    def choose_colours(self, key: str) -> None:
        self._colours = known_colours(key)
        self._settings.set("colours", key)
        choose_colours(self._colours)
        self._retheme()
        for widget in self._widgets():  # the palette is the same: nobody would be told
            QApplication.sendEvent(widget, QEvent(QEvent.Type.PaletteChange))

    def choose_size(self, percent: int) -> None:
        """Of type, controls and maps."""
        self._size = percent
        self._settings.set("size", percent)
        self._rescale()

    def scale_type(self, factor: float) -> None:
        """How much larger than chosen things are drawn in front of a class; 1 again after it."""
        self._presented = factor
        self._thumbnail = self._settings.number("thumbnail", DEFAULT_THUMBNAIL)
        self._rescale()

    def turn_thumbnails(self, step: int) -> None:
        """Maps larger or smaller by so many steps."""
        nearest = min(range(len(THUMBNAIL_SIZES)), key=lambda place: abs(THUMBNAIL_SIZES[place] - self._thumbnail))
        self._thumbnail = THUMBNAIL_SIZES[min(max(nearest + step, 0), len(THUMBNAIL_SIZES) - 1)]
        if self._presented == 1:  # what is turned in front of a class is gone with it
            self._settings.set("thumbnail", self._thumbnail)
        self.look_changed.emit(self.look)

    # showing

    def _theme(self) -> Theme:
        if self._theme_key in THEMES:
            return THEMES[self._theme_key]
        return DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT

    def _widgets(self) -> list[QWidget]:
        return [] if self._window is None else self._window.findChildren(QWidget)

    def _rescale(self) -> None:
        """Draw type, controls and maps as large as they are wanted now."""
        set_type_scale(self._size / 100 * self._presented)
        refit(self._widgets())
        self._retheme()

    def _retheme(self) -> None:
        apply_theme(self._application, self._theme())
        self.look_changed.emit(self.look)
        self._mark_choices()

    def _mark_choices(self) -> None:
        if self._actions is not None:
            check(self._actions.languages, self.languages.current)
            check(self._actions.themes, self._theme_key)
            check(self._actions.colours, self._colours.value)
            check(self._actions.sizes, str(self._size))

    # slots

    def _on_language(self, action: QAction) -> None:
        self.choose_language(action.data())

    def _on_theme(self, action: QAction) -> None:
        self.choose_theme(action.data())

    def _on_colours(self, action: QAction) -> None:
        self.choose_colours(action.data())

    def _on_size(self, action: QAction) -> None:
        self.choose_size(int(action.data()))

    def _on_system_scheme_changed(self) -> None:
        if self._theme_key == "system":
            self._retheme()
