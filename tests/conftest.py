"""Every test runs offscreen with settings of its own; a thread, a timer or a window left behind fails it."""

from __future__ import annotations

import gc
import itertools
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtWidgets import QApplication

from tests.leftovers import Leftovers
from tests.patient_bot import PatientBot

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a run in the background; the processes it starts take Ctrl+C
    signal.signal(signal.SIGINT, signal.default_int_handler)

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

settings.register_profile("search", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", settings.get_profile("search"), derandomize=True)
settings.load_profile("same")  # what a run says is of the program, not of chance

NUMBERS = itertools.count()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With several processes (`-n 2 --dist loadgroup`) one of them has all tests of windows, and begins with them."""
    windows = [item for item in items if "qtbot" in getattr(item, "fixturenames", ())]
    for item in windows:
        item.add_marker(pytest.mark.xdist_group("windows"))
    if os.environ.get("PYTEST_XDIST_WORKER"):
        items.sort(key=lambda item: item.get_closest_marker("xdist_group") is None)


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home for the whole run, also for the processes that tests start: nobody's settings or logs are touched."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(home))
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            patch.delenv(name, raising=False)
        yield home


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """In the place of pytest-qt's own."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def nothing_left_behind(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, own_home: Path
) -> Iterator[None]:
    """Fails a test after which a thread runs, a timer ticks or a window exists, or of whose end Qt complains."""
    _isolate_qt(own_home / f"settings{next(NUMBERS)}")
    leftovers = Leftovers(monkeypatch)
    has_windows = "qtbot" in request.fixturenames
    if has_windows:
        gc.disable()  # no worker may destroy a QObject: playground.session.garbage
    yield
    if has_windows:
        gc.collect(1)
        gc.enable()
    assert leftovers.found() == []
    messages = getattr(request.node, "qt_log_capture", None)
    records = [] if messages is None else messages.records
    assert [str(one) for one in records if one.matches_level("WARNING") and not one.ignored] == []


def _isolate_qt(folder: Path) -> None:
    """New settings in `folder`, and no mouse moves dropped for coming too fast; where Qt is loaded at all."""
    core = sys.modules.get("PySide6.QtCore")
    if core is not None:
        core.QStandardPaths.setTestModeEnabled(True)
        settings_class = core.QSettings
        settings_class.setDefaultFormat(settings_class.Format.IniFormat)
        settings_class.setPath(settings_class.Format.IniFormat, settings_class.Scope.UserScope, str(folder))
    if "pyqtgraph" in sys.modules:
        sys.modules["pyqtgraph"].setConfigOption("mouseRateLimit", -1)
