"""Holds that every word of the window exists in Chinese: marked for translation, translated, in the shipped file."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "playground").rglob("*.py"))
UI_FILES = [path for path in FILES if path.parent.name == "ui"]
TRANSLATIONS = ROOT / "resources" / "translations"

MARKED_ELSEWHERE = {
    "Example",
    "Generator",
    "Kernel",
    "LessonTitle",
    "Preprocessing",
    "Sample",
    "Scene",
    "Sentence",
    "SetUpTitle",
    "Sound",
}
"""Contexts whose texts are values: translated where they are shown, marked with QT_TRANSLATE_NOOP where they are made.
"""

WORD_SETTERS = {
    "QAction",
    "QCheckBox",
    "QLabel",
    "QMenu",
    "QPushButton",
    "addAction",
    "addMenu",
    "addTab",
    "drawText",
    "getText",
    "setAccessibleDescription",
    "setAccessibleName",
    "setPlaceholderText",
    "setStatusTip",
    "setTabText",
    "setText",
    "setTitle",
    "setToolTip",
    "setWhatsThis",
    "setWindowTitle",
    "set_text",
    "set_words",
}
"""What puts words on the screen, Qt's and our own."""
NO_WORDS = re.compile(r"<[^>]*>|CNN Playground|English / 中文|Language / 语言")
"""What is the same in both languages, or no words at all."""
WORD = re.compile(r"[^\W\d_]{2,}")
LETTER = re.compile(r"[^\W\d_]")

GLOSSARY = {
    r"kernels?": "卷积核",
    r"feature maps?": "特征图",
    r"stride": "步幅",
    r"padding": "填充",
    r"pooling": "池化",
    r"fully connected": "全连接",
    r"un-?pool(ing)?": "反池化",
    r"deconvnet": "反卷积网络",
    r"back-project(ion|ed)": "反向投影",
    r"receptive field": "感受野",
    r"switches": "池化位置",
    r"seed": "种子",
}
"""English words, in any case, and the one Chinese word that stands for them."""


@dataclass(frozen=True)
class Marked:
    """A source text as it stands in a file."""

    context: str
    text: str
    line: int


@dataclass(frozen=True)
class Scan:
    """What one file marks for translation, and the calls that no translation could reach."""

    marked: tuple[Marked, ...]
    wrong: tuple[str, ...]


def scanned(source: str) -> Scan:
    """Every `translate` and `QT_TRANSLATE_NOOP` of a file."""
    marked, wrong = [], []
    for call in calls(source):
        name = called(call)
        is_marker = name == "QT_TRANSLATE_NOOP"
        if name in ("tr", "self.tr"):
            wrong.append(f"{call.lineno}: tr() takes its context from a class; translate() names it")
        if not is_marker and name not in ("translate", "QCoreApplication.translate"):
            continue
        texts = [literal(argument) for argument in call.args]
        if len(texts) != 2 or call.keywords or texts[0] is None:
            wrong.append(f"{call.lineno}: a context and a text are needed, and nothing else")
        elif texts[1] is not None:
            marked.append(Marked(texts[0], texts[1], call.lineno))
        elif is_marker or texts[0] not in MARKED_ELSEWHERE or isinstance(call.args[1], ast.JoinedStr):
            wrong.append(f"{call.lineno}: the text of {texts[0]} is no literal, so nothing can be found to translate")
    return Scan(tuple(marked), tuple(wrong))


def bare_words(source: str) -> Iterator[str]:
    """What a file sets as words of a widget without having it translated."""
    for call in calls(source):
        if called(call).rpartition(".")[2] in WORD_SETTERS:
            for argument in call.args:
                for text in literals(argument):
                    if WORD.search(NO_WORDS.sub("", text)):
                        yield f"{call.lineno}: {text!r}"


def calls(source: str) -> list[ast.Call]:
    found = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return sorted(found, key=lambda call: call.lineno)


def called(call: ast.Call) -> str:
    """`a.b` for a.b(...), `.b` for a method of anything else."""
    if isinstance(call.func, ast.Attribute):
        owner = call.func.value.id if isinstance(call.func.value, ast.Name) else ""
        return f"{owner}.{call.func.attr}"
    return call.func.id if isinstance(call.func, ast.Name) else ""


def literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def literals(node: ast.AST) -> Iterator[str]:
    """The texts that an expression is made of; what it looks up or calls is not its own words."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(part.value for part in node.values if isinstance(part, ast.Constant))
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
    elif isinstance(node, ast.BinOp | ast.BoolOp | ast.Tuple | ast.List):
        for child in ast.iter_child_nodes(node):
            yield from literals(child)


@dataclass(frozen=True)
class Entry:
    """One message of the .ts file; `chinese` is "" while it is unfinished."""

    context: str
    source: str
    chinese: str

    def __str__(self) -> str:
        return f"{self.context}: {self.source!r} -> {self.chinese!r}"


def read_entries(text: str) -> list[Entry]:
    entries = []
    for context in ElementTree.fromstring(text).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            finished = translation.get("type") is None
            chinese = (translation.text or "") if finished else ""
            entries.append(Entry(context.findtext("name", ""), message.findtext("source", ""), chinese))
    return entries


def fields(text: str) -> set[tuple[str, str, str]]:
    """The placeholders of a template, with how they are formatted."""
    return {(name, spec or "", how or "") for _, name, spec, how in Formatter().parse(text) if name is not None}


def same_form(one: str, other: str) -> bool:
    """Whether two texts agree in what is not words: accelerator, ellipsis, lines, spaces at the ends."""
    return _form(one) == _form(other)


def _form(text: str) -> tuple[object, ...]:
    before, after = len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))
    is_separator = not LETTER.search(text)
    return text.count("&"), text.endswith("…"), text.count("\n"), None if is_separator else (before, after)


ENTRIES = read_entries((TRANSLATIONS / "playground_zh_CN.ts").read_text(encoding="utf-8"))
SCANS = {str(path.relative_to(ROOT)): scanned(path.read_text(encoding="utf-8")) for path in FILES}


def test_every_text_in_the_program_is_translated() -> None:
    chinese = {(entry.context, entry.source): entry.chinese for entry in ENTRIES}
    missing = [
        f"{file}:{one.line}: {one.context}: {one.text!r}"
        for file, scan in SCANS.items()
        for one in scan.marked
        if not chinese.get((one.context, one.text))
    ]
    assert missing == []


def test_no_translation_is_left_over() -> None:
    marked = {(one.context, one.text) for scan in SCANS.values() for one in scan.marked}
    assert [str(entry) for entry in ENTRIES if (entry.context, entry.source) not in marked] == []


def test_placeholders_are_the_same() -> None:
    assert [str(entry) for entry in ENTRIES if fields(entry.source) != fields(entry.chinese)] == []


def test_accelerators_ellipses_lines_and_outer_spaces_are_the_same() -> None:
    assert [str(entry) for entry in ENTRIES if not same_form(entry.source, entry.chinese)] == []


@pytest.mark.parametrize(("english", "chinese"), GLOSSARY.items())
def test_the_words_of_the_glossary_are_used(english: str, chinese: str) -> None:
    word = re.compile(rf"\b{english}\b", re.IGNORECASE)
    spoken_of = [entry for entry in ENTRIES if word.search(re.sub(r"\{\w*\}", "", entry.source))]
    assert [str(entry) for entry in spoken_of if chinese not in entry.chinese] == []


def test_the_compiled_file_holds_what_the_source_file_says() -> None:
    translator = QTranslator()
    assert translator.load("playground_zh_CN", str(TRANSLATIONS))
    stale = [str(entry) for entry in ENTRIES if translator.translate(entry.context, entry.source) != entry.chinese]
    assert stale == []


def test_whatever_is_translated_is_a_literal() -> None:
    assert [f"{file}:{fault}" for file, scan in SCANS.items() for fault in scan.wrong] == []


@pytest.mark.parametrize("context", sorted(MARKED_ELSEWHERE))
def test_texts_that_are_values_are_marked_where_they_are_made(context: str) -> None:
    assert [one for scan in SCANS.values() for one in scan.marked if one.context == context]


@pytest.mark.parametrize("path", UI_FILES, ids=lambda path: path.name)
def test_no_widget_gets_bare_words(path: Path) -> None:
    assert list(bare_words(path.read_text(encoding="utf-8"))) == []


def test_the_scan_finds_texts_however_they_are_written() -> None:
    found = scanned(
        'translate("A", "one")\n'
        'QCoreApplication.translate("A", "two " "parts").format(x=1)\n'
        'QT_TRANSLATE_NOOP("Sentence", "three")\n'
        'translate("Kernel", kernel.title)\n'
        "text.translate(TABLE)\n"
    )
    assert [(one.context, one.text) for one in found.marked] == [
        ("A", "one"),
        ("A", "two parts"),
        ("Sentence", "three"),
    ]
    assert found.wrong == ()


@pytest.mark.parametrize(
    "source",
    [
        'translate("A", f"{n} maps")',
        'translate("Kernel", f"{n} maps")',
        'translate("A", text)',
        "translate(context, text)",
        'translate("A", "one" if many else "two")',
        'translate("A", "one", "about")',
        'translate("A", text="one")',
        'QT_TRANSLATE_NOOP("Sentence", text)',
        'self.tr("one")',
    ],
)
def test_the_scan_refuses_what_cannot_be_translated(source: str) -> None:
    assert scanned(source).wrong


@pytest.mark.parametrize(
    "source",
    [
        'button.setText("Open")',
        'self.button.setToolTip(f"Open {name}")',
        'button.setText("on" if on else words)',
        'menu.addAction(icon, "Open")',
        'QLabel("Open")',
        'painter.drawText(box, flags, "Open")',
        'dialog.setWindowTitle(name + " layer")',
        'label.setText("<b>Map</b>")',
        'rows[0].setText("打开")',
    ],
)
def test_bare_words_are_seen(source: str) -> None:
    assert list(bare_words(source))


@pytest.mark.parametrize(
    "source",
    [
        'button.setText(translate("A", "Open"))',
        'button.setText(words["open"])',
        'button.setText("")',
        'label.setText(f"{width} × {height}")',
        "label.setText(f'<span style=\"color:{red}\">•</span>')",
        'menu.addAction(actions["undo"])',
        'button.setToolTip("English / 中文")',
        'widget.setObjectName("stage")',
    ],
)
def test_what_is_no_bare_word_is_left_alone(source: str) -> None:
    assert list(bare_words(source)) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Open…", "打开…", True),
        ("Open…", "打开", False),
        ("&File", "文件", False),
        ("&File", "文件(&F)", True),
        ("a\nb", "甲 乙", False),
        (" · unit", "· 单元", False),
        (", ", "，", True),
    ],
)
def test_forms_are_compared(one: str, other: str, same: bool) -> None:
    assert same_form(one, other) is same


def test_an_unfinished_translation_counts_as_none() -> None:
    text = (
        "<TS><context><name>A</name><message><source>one</source>"
        '<translation type="unfinished">一</translation></message></context></TS>'
    )
    assert read_entries(text) == [Entry("A", "one", "")]
    assert fields("{count:,} {name}") == {("count", ",", ""), ("name", "", "")}
