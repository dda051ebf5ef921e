"""What a Linux desktop is told about the program agrees with the program."""

from __future__ import annotations

import configparser
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from playground.app import make_application
from playground.resources import resource

ROOT = Path(__file__).resolve().parents[1]
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(resource("desktop", "cnn-playground.desktop"), encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_entry_starts_the_installed_command_with_a_file() -> None:
    assert 'cnn-playground = "playground.cli:main"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert entry()["Exec"].split() == ["cnn-playground", "%f"]


def test_set_ups_are_its_files() -> None:
    declared = ElementTree.parse(resource("desktop", "cnn-playground.xml")).getroot().find(f"{MIME}mime-type")
    assert declared is not None
    assert declared.get("type") in entry()["MimeType"].split(";")
    assert [glob.get("pattern") for glob in declared.findall(f"{MIME}glob")] == ["*.cnnplay"]


def test_it_is_told_in_both_languages() -> None:
    for key in ("GenericName", "Comment"):
        assert entry()[key].isascii()
        assert not entry()[f"{key}[zh_CN]"].isascii()


def test_the_window_has_the_icon_of_the_entry(qapp: object) -> None:
    application = make_application()
    assert application.desktopFileName() == "cnn-playground" == entry()["Icon"]
    drawn = application.windowIcon().pixmap(64, 64).toImage()
    assert drawn.pixelColor(32, 32).red() > 150 > drawn.pixelColor(32, 32).blue()  # the strong middle of the kernel
