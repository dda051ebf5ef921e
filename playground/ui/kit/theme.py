"""The look: colour tokens for light and dark, one type and one spacing scale, and the style sheet made of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from playground.resources import resource

SPACE_1, SPACE_2, SPACE_3, SPACE_4 = 4, 8, 12, 16
RADIUS_CONTROL, RADIUS_COLUMN = 6, 10
CONTROL_HEIGHT, PILL_HEIGHT, FOLD_HEIGHT, CARD_TITLE_HEIGHT = 28, 22, 20, 16
ICON_SIZE, SIGN_SIZE = 16, 10
"""A sign is the arrow of a menu or a choice."""
KNOB_SIZE, GROOVE_SIZE = 14, 4
"""Of a slider; a check box is as large as its knob."""

SIZE_HEAD, SIZE_CAPTION, SIZE_BODY, SIZE_TITLE = 11, 12, 13, 15
WEIGHT_NORMAL, WEIGHT_STRONG = QFont.Weight.Normal, QFont.Weight.DemiBold

_DESIGN_WIDTH, _DESIGN_HEIGHT, _DESIGN_LEAST = "design_width", "design_height", "design_least"
"""The properties of widgets that were given a size of the design."""

FONT_FAMILIES = ("Inter", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei", "sans-serif")


@dataclass(frozen=True)
class Theme:
    """Colour tokens; `accent` means forwards and `warm` backwards, everywhere and only there."""

    name: str
    background: str
    panel: str
    field: str
    line: str
    ink: str
    muted: str
    faint: str
    accent: str
    accent_tint: str
    warm: str
    warm_tint: str
    on_accent: str
    good: str
    bad: str
    bad_tint: str
    removed: str  # what a rule took away on the way back: neither of the signed colours
    signed_map: str  # pyqtgraph's name of the diverging colour map whose middle is this panel's neutral

    def color(self, token: str) -> QColor:
        return QColor(getattr(self, token))


LIGHT = Theme(
    name="light",
    background="#F4F4F1",
    panel="#FFFFFF",
    field="#FAFAF8",
    line="#E1E1DC",
    ink="#1D2126",
    muted="#656D76",
    faint="#9AA1AB",
    accent="#0B6E8F",
    accent_tint="#E4F1F5",
    warm="#C2410C",
    warm_tint="#FDEFE6",
    on_accent="#FFFFFF",
    good="#15803D",
    bad="#B42318",
    bad_tint="#FDECEA",
    removed="#C99700",
    signed_map="CET-D1",
)
DARK = Theme(
    name="dark",
    background="#15171A",
    panel="#1D2024",
    field="#24282D",
    line="#2E3238",
    ink="#E7E9EC",
    muted="#9AA2AD",
    faint="#6B727C",
    accent="#4FB6D6",
    accent_tint="#16323C",
    warm="#FB923C",
    warm_tint="#3A2415",
    on_accent="#0E1417",
    good="#4ADE80",
    bad="#F97066",
    bad_tint="#3B1A17",
    removed="#F2CC60",
    signed_map="CET-D4",
)
THEMES = {"light": LIGHT, "dark": DARK}


class _Scale:
    """How much larger than designed type, controls and lines are: one for the whole program, as its style sheet is."""

    factor = 1.0


def set_type_scale(factor: float) -> None:
    """Draw type and controls `factor` times as large from now on; `apply_theme` and `refit` make it seen."""
    _Scale.factor = factor


def type_scale() -> float:
    """How many times as large as designed type is drawn now."""
    return _Scale.factor


def scaled(pixels: float) -> int:
    """So many pixels of the design, as large as type is drawn now."""
    return round(pixels * _Scale.factor)


def line_width() -> int:
    """The width of a thin line: twice as wide where type is for the back row."""
    return 2 if _Scale.factor >= 1.5 else 1


def fix_width(widget: QWidget, pixels: int) -> None:
    """Fix a width of the design; it follows the type's scale."""
    widget.setProperty(_DESIGN_WIDTH, pixels)
    widget.setFixedWidth(scaled(pixels))


def fix_height(widget: QWidget, pixels: int) -> None:
    """Fix a height of the design; it follows the type's scale."""
    widget.setProperty(_DESIGN_HEIGHT, pixels)
    widget.setFixedHeight(scaled(pixels))


def fix_least_width(widget: QWidget, pixels: int) -> None:
    """Give a least width of the design; it follows the type's scale."""
    widget.setProperty(_DESIGN_LEAST, pixels)
    widget.setMinimumWidth(scaled(pixels))


def refit(widgets: Iterable[QWidget]) -> None:
    """Bring sizes that were fixed at another scale of the type to this one, and icons with them."""
    icons = QSize(scaled(ICON_SIZE), scaled(ICON_SIZE))
    for widget in widgets:
        if isinstance(widget, QAbstractButton):
            widget.setIconSize(icons)
        if widget.property(_DESIGN_LEAST) is not None:
            widget.setMinimumWidth(scaled(widget.property(_DESIGN_LEAST)))
        width, height = widget.property(_DESIGN_WIDTH), widget.property(_DESIGN_HEIGHT)
        if width is not None:
            widget.setFixedWidth(scaled(width))
        if height is not None:
            widget.setFixedHeight(scaled(height))


def theme_of(widget: QWidget) -> Theme:
    """The theme a widget is shown in, read from its palette."""
    return DARK if widget.window().palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def font(size: int = SIZE_BODY, strong: bool = False) -> QFont:
    """A font of the type scale, in pixels of the design, with tabular figures."""
    return QFont(_made_font(scaled(size), strong))


@cache
def _made_font(pixels: int, strong: bool) -> QFont:
    """Kept: every paint asks for several. Nobody changes this one, they get a copy."""
    result = QFont()
    result.setFamilies(list(FONT_FAMILIES))
    result.setPixelSize(pixels)
    result.setWeight(strong_weight() if strong else WEIGHT_NORMAL)
    if hasattr(result, "setFeature"):
        result.setFeature(QFont.Tag("tnum"), 1)
    return result


@cache
def strong_weight() -> QFont.Weight:
    """The weight of strong type: where a font has no heavier one, the system makes it up only when asked for bold."""
    wished = QFont()
    wished.setFamilies(list(FONT_FAMILIES))
    family = QFontInfo(wished).family()
    weights = [QFontDatabase.weight(family, style) for style in QFontDatabase.styles(family)]
    heaviest = max(weights, default=WEIGHT_STRONG)
    return WEIGHT_STRONG if heaviest >= WEIGHT_STRONG else QFont.Weight.Bold


def least_font() -> QFont:
    """The smallest type there is, whatever the scale: for numbers that would not be shown at all otherwise."""
    result = font(SIZE_HEAD)
    result.setPixelSize(min(SIZE_HEAD, result.pixelSize()))
    return result


def head_font() -> QFont:
    """Section heads: small, strong, spaced; capitals come from the text of the head itself."""
    result = font(SIZE_HEAD, strong=True)
    result.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
    return result


def has_chinese_font() -> bool:
    """Whether any installed font can write Chinese."""
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))


def palette(theme: Theme) -> QPalette:
    """Fusion's palette in this theme's colours."""
    result = QPalette()
    role = QPalette.ColorRole
    for target, token in (
        (role.Window, "panel"),
        (role.Base, "field"),
        (role.AlternateBase, "panel"),
        (role.Button, "field"),
        (role.Text, "ink"),
        (role.WindowText, "ink"),
        (role.ButtonText, "ink"),
        (role.BrightText, "on_accent"),
        (role.PlaceholderText, "muted"),
        (role.ToolTipBase, "panel"),
        (role.ToolTipText, "ink"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.Accent, "accent"),
        (role.Light, "panel"),
        (role.Midlight, "field"),
        (role.Mid, "line"),
        (role.Dark, "line"),
        (role.Shadow, "line"),
    ):
        result.setColor(target, theme.color(token))
    for target in (role.Text, role.WindowText, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, target, theme.color("faint"))
    return result


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Put the whole program into `theme`."""
    apply_palette(application, theme)
    application.setStyleSheet(style_sheet(theme))


def apply_palette(application: QApplication, theme: Theme) -> None:
    """Fonts and colours of `theme` without its style sheet.

    Widgets that are built under a style sheet are styled anew at every step up to the window: half the time it takes.
    """
    if application.style().name() not in ("fusion", ""):  # under a style sheet, which comes after it, it has no name
        application.setStyle("Fusion")
    application.setFont(font())
    application.setPalette(palette(theme))


def style_sheet(theme: Theme) -> str:
    """Controls of one height and radius, 1 px lines, no shadows. Views that paint themselves are not styled here."""
    groove, above = scaled(GROOVE_SIZE), scaled((KNOB_SIZE - GROOVE_SIZE) / 2)
    knob = groove + 2 * above  # exactly: a radius of more than half of it would be none
    return _STYLE.format(
        **{name: getattr(theme, name) for name in Theme.__dataclass_fields__},
        control=scaled(CONTROL_HEIGHT - 2),
        pill=scaled(PILL_HEIGHT),
        fold=scaled(FOLD_HEIGHT),
        card=scaled(CARD_TITLE_HEIGHT),
        round=scaled(PILL_HEIGHT) // 2 + 1,
        radius=RADIUS_CONTROL,
        strong=int(strong_weight()),
        thin=line_width(),
        tab=1 + line_width(),
        sign=scaled(SIGN_SIZE),
        arrow=scaled(2 * SIGN_SIZE),
        scroller=scaled(4 * SIGN_SIZE),
        knob=knob,
        slider=knob + 2,
        radio=knob + 2 * line_width(),
        radio_round=knob // 2 + line_width(),
        dot=knob + 2 * line_width() - 2 * groove,
        knob_round=knob // 2,
        groove=groove,
        groove_round=groove // 2,
        above=above,
        head=scaled(SIZE_HEAD),
        caption=scaled(SIZE_CAPTION),
        body=scaled(SIZE_BODY),
        title=scaled(SIZE_TITLE),
        chevron=resource("icons", f"style_chevron_{theme.name}.svg").as_posix(),
        left=resource("icons", f"style_left_{theme.name}.svg").as_posix(),
        right=resource("icons", f"style_right_{theme.name}.svg").as_posix(),
        check=resource("icons", f"style_check_{theme.name}.svg").as_posix(),
    )


_STYLE = """
QWidget {{ color: {ink}; font-size: {body}px; }}
QMainWindow, QDialog, QMessageBox {{ background: {panel}; }}
QToolTip {{ background: {panel}; color: {ink}; border: {thin}px solid {line}; padding: 4px 6px;
    font-size: {caption}px; }}

QLabel[role="head"] {{ color: {muted}; font-size: {head}px; font-weight: {strong}; }}
QLabel[role="caption"] {{ color: {muted}; font-size: {caption}px; }}
QLabel[role="title"] {{ font-size: {title}px; font-weight: {strong}; }}
QLabel[role="strong"] {{ font-weight: {strong}; }}
QLabel[role="note"] {{ color: {warm}; font-size: {caption}px; }}
QLabel[role="problem"] {{ color: {bad}; background: {bad_tint}; border-radius: {radius}px; padding: 8px;
    font-size: {caption}px; }}

QPushButton, QToolButton {{ min-height: {control}px; max-height: {control}px; padding: 0 10px;
    border: {thin}px solid {line}; border-radius: {radius}px; background: {field}; color: {ink}; }}
QToolButton {{ padding: 0 8px; }}
QToolButton[popupMode="2"] {{ padding-right: {arrow}px; }}
QToolButton::menu-indicator {{ image: url({chevron}); width: {sign}px; height: {sign}px; subcontrol-origin: padding;
    subcontrol-position: center right; right: 6px; }}
QPushButton:hover, QToolButton:hover {{ border-color: {faint}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {line}; }}
QPushButton:focus, QToolButton:focus {{ border-color: {accent}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {faint}; }}
QPushButton:checked, QToolButton:checked {{ background: {accent_tint}; color: {accent}; border-color: {accent_tint};
    font-weight: {strong}; }}
QPushButton:checked:focus, QToolButton:checked:focus {{ border-color: {accent}; }}
QPushButton[role="primary"] {{ background: {accent}; color: {on_accent}; border-color: {accent};
    font-weight: {strong}; }}
QPushButton[role="primary"]:disabled {{ background: {field}; color: {faint}; border-color: {line}; }}
QToolButton[role="quiet"], QPushButton[role="quiet"] {{ background: transparent; border-color: transparent; }}
QToolButton[role="quiet"]:hover, QPushButton[role="quiet"]:hover {{ background: {field}; border-color: {line}; }}
QToolButton[role="quiet"]:focus, QPushButton[role="quiet"]:focus {{ border-color: {accent}; }}
QToolButton[role="status"] {{ min-height: {fold}px; max-height: {fold}px; padding: 0 {arrow}px 0 6px;
    background: transparent; border-color: transparent; color: {muted}; font-size: {caption}px; }}
QToolButton[role="status"]:hover {{ color: {ink}; }}
QToolButton[role="status"]:focus {{ border-color: {accent}; color: {ink}; }}
QToolButton[role="fold"], QToolButton[role="fold"]:checked {{ min-height: {fold}px; max-height: {fold}px;
    padding: 0 4px 0 0;
    background: transparent; border-color: transparent; color: {muted}; font-size: {head}px; font-weight: {strong}; }}
QToolButton[role="fold"]:hover {{ color: {ink}; }}
QToolButton[role="fold"]:focus {{ border-color: {accent}; }}
QPushButton[role="card_title"] {{ background: transparent; border-color: transparent; font-weight: {strong};
    padding: 0 2px; min-height: {card}px; max-height: {card}px; }}
QPushButton[role="card_title"]:hover {{ color: {warm}; }}
QPushButton[role="card_title"]:focus {{ border-color: {warm}; }}
QPushButton[role="pill"], QToolButton[role="pill"] {{ min-height: {pill}px; max-height: {pill}px;
    border-radius: {round}px; padding: 0 9px; background: transparent; color: {muted}; font-size: {caption}px; }}
QToolButton[role="pill"][compact="true"] {{ padding: 0 4px; }}
QToolButton[role="pill"][popupMode="2"] {{ padding-right: {arrow}px; }}
QPushButton[role="pill"]:checked, QToolButton[role="pill"]:checked {{ background: {accent_tint}; color: {accent};
    border-color: {accent_tint}; }}
QPushButton[role="pill"]:focus, QToolButton[role="pill"]:focus {{ border-color: {accent}; }}
QToolButton[role="icon"] {{ min-height: {pill}px; max-height: {pill}px; min-width: {pill}px; padding: 0;
    background: transparent; border-color: transparent; }}
QToolButton[role="icon"]:hover {{ background: {field}; border-color: {line}; }}
QToolButton[role="icon"]:checked {{ background: {accent_tint}; border-color: {accent_tint}; }}
QToolButton[role="icon"]:focus {{ border-color: {accent}; }}
QToolButton[role="icon"]::menu-indicator {{ image: none; }}
QPushButton[role="warm"]:checked {{ background: {warm_tint}; color: {warm}; border-color: {warm_tint}; }}

QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox {{ min-height: {control}px; max-height: {control}px; padding: 0 7px;
    border: {thin}px solid {line}; border-radius: {radius}px; background: {field}; color: {ink};
    selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus {{ border-color: {accent}; }}
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled {{ color: {faint}; }}
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {{ width: 0;
    border: 0; }}
QComboBox::drop-down {{ border: 0; width: {arrow}px; }}
QComboBox::down-arrow {{ image: url({chevron}); width: {sign}px; height: {sign}px; }}
QComboBox QAbstractItemView {{ background: {panel}; border: {thin}px solid {line};
    selection-background-color: {accent_tint}; selection-color: {ink}; outline: 0; }}
QCheckBox {{ spacing: 6px; }}
QCheckBox::indicator {{ width: {knob}px; height: {knob}px; border: {thin}px solid {faint}; border-radius: 4px;
    background: {field}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; image: url({check}); }}
QCheckBox::indicator:focus {{ border-color: {accent}; }}

QRadioButton {{ spacing: 6px; min-height: {radio}px; }}
QRadioButton::indicator {{ width: {knob}px; height: {knob}px; border: {thin}px solid {faint};
    border-radius: {radio_round}px; background: {field}; }}
QRadioButton::indicator:checked {{ width: {dot}px; height: {dot}px; border: {groove}px solid {accent};
    border-radius: {radio_round}px; background: {panel}; }}
QRadioButton::indicator:focus {{ border-color: {accent}; }}

QMenuBar {{ background: {panel}; border-bottom: {thin}px solid {line}; padding: 2px 6px; }}
QMenuBar::item {{ padding: 4px 9px; border-radius: {radius}px; background: transparent; }}
QMenuBar::item:selected {{ background: {accent_tint}; }}
QMenu {{ background: {panel}; border: {thin}px solid {line}; padding: 4px; }}
QMenu::item {{ padding: 5px 28px 5px 24px; border-radius: 4px; }}
QMenu::item:selected {{ background: {accent_tint}; }}
QMenu::item:disabled {{ color: {faint}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QMenu::icon {{ left: 6px; }}

QToolBar {{ background: {panel}; border: 0; border-bottom: {thin}px solid {line}; spacing: 6px; padding: 6px 8px; }}
QToolBar::separator {{ background: {line}; width: 1px; margin: 4px 6px; }}
QStatusBar {{ background: {panel}; border-top: {thin}px solid {line}; }}
QStatusBar QLabel {{ color: {muted}; font-size: {caption}px; }}
QStatusBar::item {{ border: 0; }}

QScrollBar:vertical {{ width: 10px; background: transparent; margin: 0; }}
QScrollBar:horizontal {{ height: 10px; background: transparent; margin: 0; }}
QScrollBar::handle {{ background: {line}; border-radius: 3px; margin: 2px; min-height: 24px; min-width: 24px; }}
QScrollBar::handle:hover {{ background: {faint}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent;
    width: 0; height: 0; }}
QScrollArea, QAbstractScrollArea {{ border: 0; background: transparent; }}
QPlainTextEdit {{ border: {thin}px solid {line}; border-radius: {radius}px; background: {field}; color: {ink};
    padding: 2px 3px; selection-background-color: {accent}; selection-color: {on_accent}; }}
QPlainTextEdit:focus {{ border-color: {accent}; }}
QTableView {{ background: {panel}; border: 0; gridline-color: {line}; selection-background-color: {accent_tint};
    selection-color: {ink}; }}
QHeaderView::section {{ background: {panel}; color: {muted}; border: 0; border-bottom: {thin}px solid {line};
    padding: 4px 8px; font-size: {caption}px; font-weight: 400; }}
QTabBar::tab {{ padding: 8px 2px 7px 2px; margin-right: 10px; color: {muted}; border-bottom: {tab}px solid transparent;
    background: transparent; }}
QTabBar::tab:selected {{ color: {ink}; font-weight: {strong}; border-bottom-color: {accent}; }}
QTabBar[backwards="true"]::tab:selected {{ border-bottom-color: {warm}; }}
QTabBar::tab:hover {{ color: {ink}; }}
QTabBar::tab:focus {{ color: {accent}; }}
QTabBar::scroller {{ width: {scroller}px; }}
QTabBar QToolButton {{ border: 0; padding: 0; background: {panel}; }}
QTabBar QToolButton::left-arrow {{ image: url({left}); width: {sign}px; height: {sign}px; }}
QTabBar QToolButton::right-arrow {{ image: url({right}); width: {sign}px; height: {sign}px; }}
QSplitter::handle {{ background: {line}; }}
QSplitter::handle:hover {{ background: {accent}; }}
QSlider:horizontal {{ min-height: {slider}px; }}
QSlider::groove:horizontal {{ height: {groove}px; border-radius: {groove_round}px; background: {line}; }}
QSlider::sub-page:horizontal {{ height: {groove}px; border-radius: {groove_round}px; background: {accent}; }}
QSlider::handle:horizontal {{ width: {knob}px; height: {knob}px; margin: -{above}px 0;
    border-radius: {knob_round}px; background: {accent}; }}
QSlider::handle:horizontal:focus {{ border: 3px solid {accent}; background: {panel}; }}
QSlider[backwards="true"]::sub-page:horizontal, QSlider[backwards="true"]::handle:horizontal {{ background: {warm}; }}
QSlider[backwards="true"]::handle:horizontal:focus {{ border-color: {warm}; background: {panel}; }}
QProgressBar {{ border: 0; border-radius: 3px; background: {line}; min-height: 6px; max-height: 6px; }}
QProgressBar::chunk {{ border-radius: 3px; background: {accent}; }}
"""
