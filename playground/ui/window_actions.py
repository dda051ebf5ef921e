"""Every command of the window as one QAction each: its words, icon, keys. Menus and the tool bar only arrange them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from playground.network.setup import Rule, Scale, SeedKind
from playground.session.language import LANGUAGES
from playground.ui.back.backprojection_view import rule_words, seed_words
from playground.ui.kit.colours import Colours
from playground.ui.kit.icons import icon
from playground.ui.kit.theme import theme_of
from playground.ui.status_strip import scale_words

translate = QCoreApplication.translate

SHORTCUTS: dict[str, tuple[str, ...]] = {
    "new": ("Ctrl+N",),
    "open": ("Ctrl+O",),
    "open_folder": ("Ctrl+Shift+O",),
    "batch_previous": ("[",),
    "batch_next": ("]",),
    "gallery": ("Ctrl+G",),
    "paste": ("Ctrl+V",),
    "freeze": ("Space",),
    "save": ("Ctrl+S",),
    "save_as": ("Ctrl+Shift+S",),
    "hand_out_page": ("Ctrl+P",),
    "quit": ("Ctrl+Q",),
    "undo": ("Ctrl+Z",),
    "redo": ("Ctrl+Shift+Z", "Ctrl+Y"),  # Qt's standard differs by platform
    "rename": ("F2",),
    "duplicate": ("Ctrl+D",),
    "mute": ("M",),
    "move_left": ("Ctrl+Shift+Left",),
    "move_right": ("Ctrl+Shift+Right",),
    "remove": ("Ctrl+Backspace", "Ctrl+Del"),
    "backwards": ("B",),
    "effective_weight": ("W",),
    "unpin": ("Esc",),
    "transform": ("Ctrl+T",),
    "draw": ("Ctrl+E",),
    "keep_world": ("Ctrl+B",),
    "swap_worlds": ("Ctrl+Shift+B",),
    "larger": ("Ctrl++", "Ctrl+="),
    "smaller": ("Ctrl+-",),
    "present": ("F11",),
    "next_step": ("PgDown",),
    "previous_step": ("PgUp",),
    "leave": ("Esc",),
    "laser": ("L",),
    "hold": ("H",),
    "full_screen": ("Shift+F11",),
    "scene_back": ("Alt+Left",),
    "scene_next": ("Alt+Right",),
    "scene_return": ("Alt+Up",),
    "lesson_record": ("Ctrl+R",),
    "quiz": ("Ctrl+Shift+Q",),
    "quiz_sketch": ("Ctrl+Shift+K",),
    "palette": ("Ctrl+K", "Ctrl+Shift+P"),
    "keys": ("F1", "Ctrl+/"),
    "whats_this": ("?", "Shift+?"),  # as layouts have it
    "whats_focused": ("Shift+F1",),
}
ICONS = {
    "new": "new",
    "open": "open",
    "open_folder": "film",
    "gallery": "gallery",
    "paste": "paste",
    "camera": "camera",
    "save": "save",
    "undo": "undo",
    "redo": "redo",
    "rename": "rename",
    "duplicate": "duplicate",
    "mute": "mute",
    "move_left": "arrow_left",
    "move_right": "arrow_right",
    "remove": "remove",
    "larger": "zoom_in",
    "present": "play",
}
PRESENTING = ("next_step", "previous_step", "leave", "laser", "hold")
"""What can be done only in front of a class."""
IN_LESSON = ("scene_back", "scene_next", "scene_return", "scene_remove", "lesson_edit", "lesson_save", "lesson_close")
"""What can be done only while there is a lesson."""
IN_BATCH = ("batch_previous", "batch_next", "batch_map", "batch_close")
"""What can be done only while a batch is open."""
UI_SIZES = (90, 100, 110, 125, 150, 175, 200)
"""Of type, controls and maps, in per cent."""
THEME_KEYS = ("system", "light", "dark")


def action_words() -> dict[str, str]:
    """Action -> its text."""
    return {
        "new": translate("Actions", "New: the article's example"),
        "open": translate("Actions", "Open…"),
        "open_folder": translate("Actions", "Open a folder as a batch…"),
        "open_pictures": translate("Actions", "Open several pictures as a batch…"),
        "batch_previous": translate("Actions", "The batch's picture before"),
        "batch_next": translate("Actions", "The batch's next picture"),
        "batch_map": translate("Actions", "One map of every picture"),
        "batch_close": translate("Actions", "Close the batch"),
        "gallery": translate("Actions", "Gallery…"),
        "paste": translate("Actions", "Paste picture"),
        "camera": translate("Actions", "Camera"),
        "video": translate("Actions", "Video file…"),
        "freeze": translate("Actions", "Freeze the live picture"),
        "live_stop": translate("Actions", "Stop the live picture"),
        "save": translate("Actions", "Save"),
        "save_as": translate("Actions", "Save as…"),
        "recover": translate("Actions", "Unsaved work of earlier sessions…"),
        "hand_out_window": translate("Actions", "The window as a picture…"),
        "hand_out_page": translate("Actions", "A page for print…"),
        "hand_out_way_back": translate("Actions", "The way back as an animation…"),
        "hand_out_film": translate("Actions", "A slider or the window as an animation…"),
        "hand_out_maps": translate("Actions", "All maps as arrays…"),
        "clear_recent": translate("Actions", "Forget these"),
        "quit": translate("Actions", "Quit"),
        "undo": translate("Actions", "Undo"),
        "redo": translate("Actions", "Redo"),
        "rename": translate("Actions", "Rename…"),
        "duplicate": translate("Actions", "Duplicate"),
        "mute": translate("Actions", "Mute"),
        "move_left": translate("Actions", "Move left"),
        "move_right": translate("Actions", "Move right"),
        "remove": translate("Actions", "Remove"),
        "backwards": translate("Actions", "Columns show the way back"),
        "effective_weight": translate("Actions", "Effective weight in the field of a unit"),
        "unpin": translate("Actions", "Unpin the map"),
        "transform": translate("Actions", "Transform the picture"),
        "draw": translate("Actions", "Draw on the picture"),
        "keep_world": translate("Actions", "Two worlds: keep this as B"),
        "swap_worlds": translate("Actions", "Two worlds: swap A and B"),
        "larger": translate("Actions", "Larger maps"),
        "smaller": translate("Actions", "Smaller maps"),
        "present": translate("Actions", "Present to a class"),
        "next_step": translate("Actions", "On to the next step"),
        "previous_step": translate("Actions", "Back one step"),
        "leave": translate("Actions", "Leave the presentation"),
        "laser": translate("Actions", "Laser pointer"),
        "hold": translate("Actions", "Hold what the class sees"),
        "full_screen": translate("Actions", "Full screen"),
        "reset_layout": translate("Actions", "Reset the layout"),
        "lesson_open": translate("Actions", "Open a lesson file…"),
        "scene_back": translate("Actions", "The scene before"),
        "scene_next": translate("Actions", "The next scene"),
        "scene_return": translate("Actions", "Return to the scene"),
        "lesson_record": translate("Actions", "Record this as a scene"),
        "quiz": translate("Actions", "Quiz me on this map"),
        "quiz_sketch": translate("Actions", "Let me sketch this map first"),
        "lesson_edit": translate("Actions", "Make this lesson my own"),
        "scene_remove": translate("Actions", "Remove this scene"),
        "lesson_save": translate("Actions", "Save the lesson…"),
        "lesson_close": translate("Actions", "Close the lesson"),
        "palette": translate("Actions", "Search all commands…"),
        "keys": translate("Actions", "Keys and mouse"),
        "whats_this": translate("Actions", "What's this? Click anything"),
        "whats_focused": translate("Actions", "What is this control?"),
        "about": translate("Actions", "About CNN Playground"),
    }


def colour_words() -> dict[str, tuple[str, str]]:
    """Colours -> their name and what they are good for."""
    return {
        Colours.STANDARD.value: (
            translate("Actions", "Blue and red"),
            translate("Actions", "Below zero blue, above zero red; zero is the colour of the page."),
        ),
        Colours.COLOUR_BLIND.value: (
            translate("Actions", "Blue and ochre"),
            translate("Actions", "For who confuses red and green: below zero blue, above zero ochre."),
        ),
        Colours.GREY.value: (
            translate("Actions", "Greys, for print"),
            translate("Actions", "Below zero dark, above zero light; zero is mid-grey."),
        ),
    }


class WindowActions(QObject):
    """Holds the actions by key, and the exclusive groups (rule, seed, scale, theme, language)."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        for key in action_words():
            action = QAction(window)
            action.setObjectName(key)
            action.setShortcuts([QKeySequence(text) for text in SHORTCUTS.get(key, ())])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            self._actions[key] = action
            window.addAction(action)
        checkable = (
            "backwards",
            "effective_weight",
            "full_screen",
            "mute",
            "present",
            "laser",
            "hold",
            "camera",
            "freeze",
            "batch_map",
        )
        for key in checkable:
            self._actions[key].setCheckable(True)
        for key in (*PRESENTING, *IN_LESSON, *IN_BATCH, "recover"):
            self._actions[key].setEnabled(False)
        self.rules = self._group(rule.value for rule in Rule)
        self.seeds = self._group(kind.value for kind in SeedKind)
        self.scales = self._group(scale.value for scale in Scale)
        self.themes = self._group(THEME_KEYS)
        self.sizes = self._group(map(str, UI_SIZES))
        self.colours = self._group(colours.value for colours in Colours)
        self.languages = self._group(LANGUAGES)
        self.retranslate()
        self.restyle()

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def connect_all(self, slots: dict[str, Callable[[], None]]) -> None:
        """Connect actions by key to slots without arguments."""
        for key, slot in slots.items():
            self._actions[key].triggered.connect(slot)

    def take_keys(self, key: str, *, taken: bool) -> None:
        """Lend the keys of an action to another one, or give them back."""
        self._actions[key].setShortcuts([] if taken else [QKeySequence(text) for text in SHORTCUTS[key]])

    def _group(self, keys: Iterable[str]) -> QActionGroup:
        group = QActionGroup(self)
        for key in keys:
            action = QAction(self)
            action.setCheckable(True)
            action.setData(key)
            group.addAction(action)
        return group

    def retranslate(self) -> None:
        for key, text in action_words().items():
            self._actions[key].setText(text)
        rules = {rule.value: words for rule, words in rule_words().items()}
        scales = {scale.value: words for scale, words in scale_words().items()}
        themes = {
            "system": translate("Actions", "As the system"),
            "light": translate("Actions", "Light"),
            "dark": translate("Actions", "Dark"),
        }
        for action in self.rules.actions():
            action.setText(rules[action.data()][0])
            action.setToolTip(rules[action.data()][1])
        for action in self.seeds.actions():
            action.setText(seed_words()[action.data()][0])
            action.setToolTip(seed_words()[action.data()][1])
        for group, words in ((self.scales, scales), (self.themes, themes), (self.languages, LANGUAGES)):
            for action in group.actions():
                action.setText(words[action.data()])
        for action in self.sizes.actions():
            action.setText(f"{action.data()} %")
        for action in self.colours.actions():
            text, tip = colour_words()[action.data()]
            action.setText(text)
            action.setToolTip(tip)

    def restyle(self) -> None:
        theme = theme_of(self._window)
        for key, name in ICONS.items():
            self._actions[key].setIcon(icon(name, theme.ink, theme.faint))


def check(group: QActionGroup, key: str) -> None:
    """Check the action of `group` that stands for `key`."""
    for action in group.actions():
        action.setChecked(action.data() == key)
