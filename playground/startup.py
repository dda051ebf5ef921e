"""What is settled before anything heavy is imported, and why an import failed, in one sentence.

Needs the standard library only: any package may be the one that is missing.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
from importlib import util
from pathlib import Path

from playground.network.sentence import SpokenError
from playground.system_libraries import install_advice, missing_library

Version = tuple[int, int]

OLDEST_QT: Version = (6, 9)
UNFIT_QT: Version = (6, 12)
"""From this PySide6 on the program aborts on a Python older than `QT_PYTHON`."""
QT_PYTHON: Version = (3, 12)
NOTED_QT = re.compile(r"pyside6(?:_essentials)?-(\d+)\.(\d+)\b.*\.dist-info", re.IGNORECASE)

REQUIREMENTS = {
    "numpy": "numpy>=2",
    "pyqtgraph": "pyqtgraph>=0.14",
    "cv2": "opencv-python>=4.12,<6",
    "pydantic": "pydantic>=2.10",
    "safetensors": "safetensors>=0.4",
    "tqdm": "tqdm>=4.66",
    "onnx": "onnx>=1.17",
    "soundfile": "soundfile>=0.13",
}
"""The packages beside Qt, by the name they are imported by, as pyproject.toml asks for them."""


class StartupError(SpokenError):
    """The program cannot start as things are; said on the terminal, in English, because no window can translate it."""


def set_threads() -> None:
    """One thread for numpy's BLAS, which reads this when numpy is imported: one core belongs to the window."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def qt_requirement(python: Version) -> str:
    """The PySide6 that fits a Python version, as pip takes it."""
    newest = ",<{}.{}".format(*UNFIT_QT) if python < QT_PYTHON else ""
    return "PySide6-Essentials>={}.{}".format(*OLDEST_QT) + newest


def check_qt(python: Version | None = None, qt: Version | None = None) -> None:
    """Raises StartupError with the pin when PySide6 (None: the installed one) does not fit Python (None: this one).

    A PySide6 whose version pip does not know is let through, a missing one too: its import will tell.
    """
    python = python or sys.version_info[:2]
    qt = qt or installed_qt()
    if qt is None or (qt >= OLDEST_QT and (qt < UNFIT_QT or python >= QT_PYTHON)):
        return
    raise StartupError(
        "PySide6 {qt} does not work with Python {python}. Install one that does: {command}",
        qt="{}.{}".format(*qt),
        python="{}.{}".format(*python),
        command=_pip_install(qt_requirement(python)),
    )


def explained(error: ImportError) -> StartupError | None:
    """What to install after a failed import; None when neither a package nor a library of the system is missing."""
    library = missing_library(str(error))
    if library is not None:
        return StartupError("{advice}", advice=install_advice(library))
    if not isinstance(error, ModuleNotFoundError) or error.name is None:
        return None
    required = {"PySide6": qt_requirement(sys.version_info[:2]), **REQUIREMENTS}
    missing = [name for name in required if util.find_spec(name) is None]
    if error.name.partition(".")[0] not in required or not missing:
        return None
    return StartupError(
        "{what} not installed: {names}. Install with: {command}",
        what="A package is" if len(missing) == 1 else "Packages are",
        names=", ".join(missing),
        command=_pip_install(*(required[name] for name in missing)),
    )


def installed_qt() -> Version | None:
    """Major and minor version of PySide6 as pip noted it, without importing it.

    Read off the name of the folder beside the package: importlib.metadata would take a tenth of the start.
    """
    package = util.find_spec("PySide6")
    for place in (package.submodule_search_locations or ()) if package else ():
        for noted in Path(place).parent.glob("[pP]y[sS]ide6*.dist-info"):
            found = NOTED_QT.fullmatch(noted.name)
            if found:
                return int(found[1]), int(found[2])
    return None


def _pip_install(*requirements: str) -> str:
    return shlex.join([sys.executable or "python", "-m", "pip", "install", *requirements])
