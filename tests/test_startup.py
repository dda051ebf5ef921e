"""A machine that cannot run the program is told why in one sentence; one without a display gets a picture."""

from __future__ import annotations

import ast
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import PySide6
import pytest
from PySide6.QtCore import QLibraryInfo

from playground.display import check_display, has_display
from playground.inputs.pictures.decode import decode
from playground.inputs.pictures.picture_file import picture_from_pixels, read_picture
from playground.startup import REQUIREMENTS, StartupError, check_qt, explained, installed_qt, qt_requirement
from playground.system_libraries import DRAWING, WAYLAND, X11, install_advice, load_error, missing_library

ROOT = Path(__file__).resolve().parent.parent
MAIN = ROOT / "main.py"
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="displays and system libraries of Linux")


def run_main(
    *arguments: str, python: tuple[str, ...] = (), folder: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """`python main.py` as from a shell in `folder` without a display."""
    clean = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    clean.pop("QT_QPA_PLATFORM", None)
    command = [sys.executable, *python, str(MAIN), *arguments]
    variables = {**clean, **environment}
    return subprocess.run(command, env=variables, cwd=folder, capture_output=True, text=True, timeout=240)


# Python and its packages


def test_an_old_python_can_read_main_and_is_told() -> None:
    ast.parse(MAIN.read_text(encoding="utf-8"), feature_version=(3, 4))
    code = f"import runpy, sys; sys.version_info = (3, 9, 1); runpy.run_path({str(MAIN)!r}, run_name='__main__')"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (run.returncode, run.stderr.count("\n")) == (2, 1)
    assert "needs Python 3.10 or newer" in run.stderr


def test_missing_packages_are_named_with_the_command_that_installs_them() -> None:
    run = run_main("summary", python=("-S",))  # without site-packages
    assert (run.returncode, run.stderr.count("\n")) == (2, 1)
    assert "Packages are not installed: PySide6, numpy," in run.stderr
    assert "-m pip install 'PySide6-Essentials>=6.9" in run.stderr


def test_requirements_are_those_of_pyproject() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    asked = re.findall(r'"([^"]+)"', project.partition("\ndependencies = [")[2].partition("\n]")[0])
    assert {text for text in asked if "PySide6" not in text} == set(REQUIREMENTS.values())
    assert {text for text in asked if "PySide6" in text} == {
        f"{qt_requirement((3, 11))}; python_version<'3.12'",
        f"{qt_requirement((3, 12))}; python_version>='3.12'",
    }


@pytest.mark.parametrize(
    ("python", "qt", "is_fit"),
    [
        ((3, 10), (6, 9), True),
        ((3, 11), (6, 11), True),
        ((3, 11), (6, 12), False),
        ((3, 10), (6, 13), False),
        ((3, 12), (6, 12), True),
        ((3, 14), (6, 13), True),
        ((3, 12), (6, 8), False),
    ],
)
def test_an_unfit_qt_is_refused_with_the_pin(python: tuple[int, int], qt: tuple[int, int], is_fit: bool) -> None:
    if is_fit:
        check_qt(python, qt)
        return
    with pytest.raises(StartupError, match=re.escape(qt_requirement(python))):
        check_qt(python, qt)


def test_the_installed_qt_is_known_without_loading_it() -> None:
    assert installed_qt() == PySide6.__version_info__[:2]
    check_qt()


def test_a_failed_import_of_our_own_is_not_explained_away() -> None:
    with pytest.raises(ModuleNotFoundError) as caught:
        import playground.nothing  # type: ignore[import-not-found]  # noqa: F401
    assert explained(caught.value) is None
    with pytest.raises(ImportError) as other:
        from playground.limits import NOTHING  # type: ignore[attr-defined]  # noqa: F401
    assert explained(other.value) is None


# libraries of the system


@on_linux
def test_a_missing_library_is_found_in_what_the_loader_says() -> None:
    message = load_error("libnot-there.so.7")
    assert message is not None
    assert missing_library(message) == "libnot-there.so.7"
    assert missing_library("/x/libqxcb.so: undefined symbol: xcb_connect") is None
    assert load_error("libc.so.6") is None


@pytest.mark.parametrize("group", [DRAWING, X11, WAYLAND])
def test_each_known_library_is_named_with_its_packages(group: dict[str, tuple[str, str]]) -> None:
    for name, (debian, fedora) in group.items():
        advice = install_advice(name)
        assert name in advice
        assert re.search(
            rf"apt-get install .*\b{re.escape(debian)}\b.* or sudo dnf install .*\b{re.escape(fedora)}\b", advice
        )


def test_an_import_that_lacks_a_library_is_explained() -> None:
    error = explained(ImportError("libEGL.so.1: cannot open shared object file: No such file or directory"))
    assert error is not None
    assert "libegl1" in str(error)
    assert "libfancy.so.9" in install_advice("libfancy.so.9")


@on_linux
def test_the_table_has_what_this_qt_needs(tmp_path: Path) -> None:
    """Every library outside the wheel and the C runtime that Qt's X11 plugin asks for."""
    plugin = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforms", "libqxcb.so")
    needed = re.findall(rb"\x00(lib(?:xcb|X11|xkbcommon)[\w-]*\.so\.\d+)\x00", plugin.read_bytes())
    qpa = plugin.parents[2] / "lib" / "libQt6XcbQpa.so.6"
    needed += re.findall(rb"\x00(lib(?:xcb|X11|xkbcommon)[\w-]*\.so\.\d+)(?=\x00)", qpa.read_bytes())
    assert needed
    assert {name.decode() for name in needed} <= set(X11) | set(DRAWING)


# displays


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.fixture
def plugins(tmp_path: Path) -> Path:
    """Platform plugins that can be loaded, whatever this machine has installed."""
    real = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforms", "libqoffscreen.so")
    for name in ("xcb", "wayland"):
        (tmp_path / f"libq{name}.so").symlink_to(real)
    return tmp_path


@on_linux
def test_a_display_is_looked_for_where_qt_looks(no_display: pytest.MonkeyPatch) -> None:
    assert not has_display()
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(name, "offscreen")
            assert has_display()


@on_linux
def test_a_platform_without_display_needs_none(no_display: pytest.MonkeyPatch, tmp_path: Path) -> None:
    no_display.setenv("QT_QPA_PLATFORM", "offscreen:size=800x600")
    check_display(tmp_path)


@on_linux
@pytest.mark.parametrize("display", [":7654", "nonsense", "no-such-host.invalid:0"])
def test_an_x_display_that_does_not_answer_is_named(
    no_display: pytest.MonkeyPatch, plugins: Path, display: str
) -> None:
    no_display.setenv("DISPLAY", display)
    with pytest.raises(StartupError, match=re.escape(repr(display))):
        check_display(plugins)


@on_linux
def test_a_plugin_that_lacks_a_library_is_told_before_the_display(
    no_display: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    no_display.setenv("DISPLAY", ":7654")
    with pytest.raises(StartupError, match=r"missing: libqxcb\.so"):
        check_display(tmp_path)


@on_linux
def test_wayland_is_asked_first_and_x_after_it(no_display: pytest.MonkeyPatch, plugins: Path) -> None:
    no_display.setenv("XDG_RUNTIME_DIR", str(plugins))
    no_display.setenv("WAYLAND_DISPLAY", "wayland-7")
    no_display.setenv("DISPLAY", ":7654")
    with pytest.raises(StartupError, match=r"'wayland-7'.*':7654'"):
        check_display(plugins)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(plugins / "wayland-7"))
        server.listen()
        check_display(plugins)


@pytest.fixture
def x_server() -> Iterator[str]:
    """The display of an X server of our own."""
    program = shutil.which("Xvfb")
    if program is None:
        pytest.skip("there is no Xvfb to ask")
    with subprocess.Popen(
        [program, "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "1280x800x24"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        assert server.stdout is not None
        yield f":{server.stdout.readline().strip()}"
        server.terminate()


@on_linux
def test_an_x_display_that_answers_is_taken(no_display: pytest.MonkeyPatch, plugins: Path, x_server: str) -> None:
    no_display.setenv("DISPLAY", x_server)
    check_display(plugins)


# without a display


@on_linux
def test_without_a_display_the_window_is_drawn_to_a_picture(tmp_path: Path) -> None:
    run = run_main(folder=tmp_path)
    assert (run.returncode, run.stdout.count("\n"), run.stderr) == (0, 1, "")
    assert "There is no display" in run.stdout
    assert "cnn-playground.png" in run.stdout
    drawn = decode(read_picture(tmp_path / "cnn-playground.png")).pixels
    assert drawn.shape == (900, 1440, 3)
    assert len(np.unique(drawn.reshape(-1, 3), axis=0)) > 5000  # maps and a back-projection, not an empty window


@on_linux
def test_without_a_display_a_named_picture_is_drawn_and_a_wrong_one_refused(tmp_path: Path) -> None:
    (tmp_path / "猫.png").write_bytes(picture_from_pixels("", np.full((20, 30, 3), (255, 0, 255), np.uint8)).data)
    (tmp_path / "wrong.png").write_text("no picture")
    assert run_main("猫.png", folder=tmp_path).returncode == 0
    drawn = decode(read_picture(tmp_path / "cnn-playground.png")).pixels
    assert (drawn == (255, 0, 255)).all(axis=2).sum() > 10_000
    (tmp_path / "cnn-playground.png").unlink()
    run = run_main("wrong.png", folder=tmp_path)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1)
    assert not (tmp_path / "cnn-playground.png").exists()


@on_linux
def test_a_screenshot_is_the_window_of_the_asked_size_and_theme(tmp_path: Path) -> None:
    means = {}
    for theme, language in (("light", "zh_CN"), ("dark", "en")):
        words = ("--size", "1100x700", "--scale", "2", "--theme", theme, "--language", language, "--select", "relu1:3")
        run = run_main("screenshot", "-o", f"{theme}.png", *words, folder=tmp_path)
        assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
        pixels = decode(read_picture(tmp_path / f"{theme}.png")).pixels
        assert pixels.shape == (1400, 2200, 3)
        means[theme] = float(pixels.mean())
    assert means["dark"] < 110 < 150 < means["light"]
