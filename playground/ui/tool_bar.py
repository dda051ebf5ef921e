"""The tool bar: what is used all the time, with the set-up's title in the middle."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from playground.network.setup import Rule
from playground.session.document import Document
from playground.session.selection import Selection
from playground.ui.back.backprojection_view import rule_words
from playground.ui.kit.controls import SegmentedControl, TranslatedWidget
from playground.ui.kit.elided_label import LEAST_LETTERS
from playground.ui.kit.icons import icon
from playground.ui.kit.layout_items import layout_items
from playground.ui.kit.setup_words import setup_words
from playground.ui.kit.theme import SPACE_1, SPACE_2, SPACE_3, theme_of
from playground.ui.window_actions import WindowActions

translate = QCoreApplication.translate


class _Line(QWidget):
    """A thin upright line between groups."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(1, 20)
        self.setAutoFillBackground(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme_of(self).color("line"))


class ToolBar(TranslatedWidget):
    """Buttons left, title in the middle, language at the right. Menus are filled by the window."""

    language_toggled = Signal()
    present_wanted = Signal()

    def __init__(self, actions: WindowActions, document: Document, selection: Selection) -> None:
        super().__init__()
        self._actions, self._document, self._selection = actions, document, selection
        self.picture = _button()
        self.samples = _menu_button()
        self.live = _menu_button()
        self.add_layer = _menu_button()
        self.undo, self.redo = _button(quiet=True), _button(quiet=True)
        self.undo.setDefaultAction(actions["undo"])
        self.redo.setDefaultAction(actions["redo"])
        for button in (self.undo, self.redo):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.direction = SegmentedControl(["maps", "backwards"])
        self.rule = _menu_button(quiet=True)
        self._rule_words = "", ""
        """Its text, and a shorter one."""
        self.rule_menu = QMenu(self.rule)
        self.rule_menu.setToolTipsVisible(True)
        self.rule_menu.addActions(actions.rules.actions())
        self.rule.setMenu(self.rule_menu)
        self.title = QLabel()
        self.title.setProperty("role", "strong")
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.language = _button(quiet=True)
        self.present = QPushButton()
        self.present.setProperty("role", "primary")
        self.present.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.present.clicked.connect(self.present_wanted)
        self.picture.clicked.connect(actions["open"].trigger)
        self.language.clicked.connect(self.language_toggled)
        self.direction.set_warm("backwards")
        self.direction.chosen.connect(self._on_direction_chosen)
        self._lay_out()
        document.saved_state_changed.connect(self._render)
        document.changed.connect(self._render)
        selection.changed.connect(self._render)
        actions["live_stop"].enabledChanged.connect(self._render_live)
        selection.backwards_changed.connect(self._on_backwards_changed)
        self._retranslate()
        self._restyle()

    def _lay_out(self) -> None:
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_3, SPACE_2 - 1, SPACE_3, SPACE_2 - 1)
        row.setSpacing(SPACE_2)
        for widget in (self.picture, self.samples, self.live, _Line(), self.add_layer, self.undo, self.redo, _Line()):
            row.addWidget(widget)
        row.addWidget(self.direction)
        row.addWidget(self.rule)
        row.addSpacing(SPACE_1)
        row.addWidget(self.title, 1)
        row.addWidget(self.language)
        row.addWidget(self.present)

    def _retranslate(self) -> None:
        self.picture.setText(translate("ToolBar", "Picture…"))
        self.picture.setToolTip(translate("ToolBar", "Open a picture or a set-up (Ctrl+O); or drop one on the window"))
        self.samples.setText(translate("ToolBar", "Samples"))
        self.samples.setAccessibleName(self.samples.text())
        self.samples.setToolTip(
            translate("ToolBar", "What comes with the program: trained networks, example set-ups, pictures, sounds")
        )
        self.live.setText(translate("ToolBar", "Camera"))
        self.live.setToolTip(translate("ToolBar", "A camera or a video as the picture, live through all layers"))
        self.add_layer.setText(translate("ToolBar", "Layer"))
        self.add_layer.setToolTip(translate("ToolBar", "Add a layer after the inspected one"))
        self.direction.set_words(
            {
                "maps": (translate("ToolBar", "Maps"), translate("ToolBar", "Columns show the feature maps (B)")),
                "backwards": (
                    translate("ToolBar", "Backwards"),
                    translate("ToolBar", "Columns show what comes back at each layer (B)"),
                ),
            }
        )
        self.present.setText(translate("ToolBar", "Present"))
        self.present.setToolTip(translate("ToolBar", "Stage and closer look for a projector; a clicker goes on (F11)"))
        self.language.setText(translate("ToolBar", "中文"))
        self.language.setToolTip("English / 中文")
        self._render()

    def _restyle(self) -> None:
        theme = theme_of(self)
        self.picture.setIcon(icon("picture", theme.ink))
        self.samples.setIcon(icon("gallery", theme.ink))
        self._render_live()
        self.add_layer.setIcon(icon("add", theme.ink))
        self.present.setIcon(icon("play", theme.on_accent))

    def _render(self) -> None:
        rule = Rule(self._selection.view.rule)
        name, purpose = rule_words()[rule]
        self._rule_words = translate("ToolBar", "Rule: {rule}").format(rule=name), name
        self.rule.setToolTip(purpose)
        self.direction.set_current("backwards" if self._selection.shows_backwards else "maps")
        self._fit()
        tip = translate("ToolBar", "Changes that are not saved") if self._document.is_modified else ""
        self.title.setToolTip("\n".join(words for words in (title_words(self._document), tip) if words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Icons alone where the words of all buttons have no room beside one another, then also for the samples, with
        the rule by its name alone, then without the language, which is in a menu too; the title takes what is left.
        """
        both, icons = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        only_words = Qt.ToolButtonStyle.ToolButtonTextOnly
        whole, name = self._rule_words
        for style, samples, rule, has_language in (
            (both, only_words, whole, True),
            (icons, only_words, whole, True),
            (icons, icons, name, True),
            (icons, icons, name, False),
        ):
            for button in (self.picture, self.live, self.add_layer):
                button.setToolButtonStyle(style)
            self.samples.setToolButtonStyle(samples)
            self.rule.setText(rule)
            self.language.setVisible(has_language)
            room = self.width() - self._wanted_width()
            if room >= 0:
                break
        mark = f' <span style="color:{theme_of(self).warm}">•</span>' if self._document.is_modified else ""
        metrics = self.title.fontMetrics()
        room -= metrics.horizontalAdvance(" •") if mark else 0
        title = title_words(self._document)
        words = metrics.elidedText(title, Qt.TextElideMode.ElideRight, max(room, 0))
        if words != title and len(words) < LEAST_LETTERS:
            words = ""
        self.title.setText(_escaped(words) + mark)

    def _wanted_width(self) -> int:
        """Of everything but the title."""
        widths = [item.sizeHint().width() for item in layout_items(self._row) if item.widget() is not self.title]
        margins = self._row.contentsMargins()
        return sum(widths) + self._row.spacing() * (self._row.count() - 1) + margins.left() + margins.right()

    def _render_live(self) -> None:
        theme = theme_of(self)
        self.live.setIcon(icon("camera", theme.accent if self._actions["live_stop"].isEnabled() else theme.ink))

    def _on_direction_chosen(self, key: str) -> None:
        self._selection.show_backwards(key == "backwards")

    def _on_backwards_changed(self, backwards: bool) -> None:
        self._render()


def title_words(document: Document) -> str:
    """The name of the session's set-up."""
    return setup_words(document.setup, document.file)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _button(quiet: bool = False) -> QToolButton:
    button = QToolButton()
    if quiet:
        button.setProperty("role", "quiet")
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _menu_button(quiet: bool = False) -> QToolButton:
    button = _button(quiet)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button
