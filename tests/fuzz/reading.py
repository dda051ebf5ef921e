"""Opens damaged files as the program does, and says what is wrong with how they were refused or taken."""

from __future__ import annotations

import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

import numpy as np

from playground import limits
from playground.default_session import open_file
from playground.engine.forward import run
from playground.inputs.arrays.array_file import ArrayChoice, chosen_array
from playground.inputs.pictures.decode import decode
from playground.inputs.reading import read as read_input
from playground.inputs.video.video_file import VideoFile
from playground.network.sentence import SpokenError
from playground.network.setup import Picture, SetUp
from playground.network.source.array_input import ArrayInput
from playground.storage.networks.network_file import ImportedNetwork
from playground.storage.networks.weights_file import WeightsFile, loaded, plan_for
from playground.storage.setup_file import Form, setup_to_bytes
from tests.fuzz.files import EACH, TURNS, Files, damaged, kind_of, weights
from tests.pace import is_within
from tests.storage.setups import small_setup

SECONDS = 1.0
"""A refusal takes no longer, by the time of the processor."""
PICTURE_SECONDS = 5.0
"""A picture of all the pixels there may be takes a second or two."""
FRAMES = 10
"""Of a video, to be decoded."""
MEMORY = 64 * limits.MEGABYTE
VIDEO_MEMORY = 320 * limits.MEGABYTE
"""A coded frame may be larger than its container says, up to limits.VIDEO_BLOCK_BYTES a plane."""
ADDRESS_SPACE = 4096 * limits.MEGABYTE


def read_cases(reader: str, first: int, end: int) -> None:
    """In a process of its own: one line a case, its number before it is read and what was wrong after."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    session = small_setup("cat")
    before = setup_to_bytes(session, Form.BUNDLE)
    for kind in TURNS if reader == EACH else [reader]:
        read(kind, Path(), {})  # what is imported late is no memory of a case
    with tempfile.TemporaryDirectory() as folder:
        for number in range(first, end):
            print(number, end=" ", flush=True)
            wrong = read(kind_of(reader, number), Path(folder), damaged(reader, number))
            if number % 1000 == 0 and setup_to_bytes(session, Form.BUNDLE) != before:
                wrong = wrong or "the session is another one"
            print(" ".join(wrong.split()), flush=True)


def read(reader: str, folder: Path, files: Files) -> str:
    """What is wrong with how the first of `files` was read, or nothing. None of them: only the imports are done."""
    if not files:
        return _warmed(reader)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    path = folder / next(iter(files))
    resting, start = _start_counting(), time.process_time()
    try:
        wrong, is_taken = _taken(path), True
    except SpokenError as refused:
        wrong, is_taken = "" if _is_sentence(str(refused)) else f"the refusal is no sentence: {refused!r}", False
    except Exception as error:  # any other is what is looked for
        wrong, is_taken = f"{type(error).__name__}: {error}", False
    seconds, memory = time.process_time() - start, _peak() - resting
    for name in files:
        (folder / name).unlink()
    if not is_within(seconds, PICTURE_SECONDS if reader == "picture" else SECONDS):
        wrong = wrong or f"{seconds:.1f} s"
    if memory > (VIDEO_MEMORY if reader == "video" else MEMORY) and not (is_taken and reader == "picture"):
        wrong = wrong or f"{memory / limits.MEGABYTE:.0f} MB"
    return wrong


def _warmed(reader: str) -> str:
    from tests.fuzz import files

    seeds: dict[str, Files] = {"cnnplay": {"x.cnnplay": files.setups(Form.BUNDLE)[0]},
                               "json": {"x.json": files.setups(Form.JSON)[0]},
                               "onnx": {"x.onnx": files.networks()[0]},
                               "tfjs": files.layers_models()[0],
                               "video": files.videos()[0]}  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        return read(reader, Path(folder), seeds.get(reader, {"x.npy": files.npy_bytes(np.zeros((1, 2, 2)))}))


def _taken(path: Path) -> str:
    """Open the file and use what is in it; what is wrong with it. Raises SpokenError."""
    content = open_file(path)
    if isinstance(content, SetUp):
        setup_to_bytes(content, Form.BUNDLE)  # whatever is taken can be saved
        read_input(content.input)
        return ""
    if isinstance(content, ImportedNetwork):
        return _computed(content)
    if isinstance(content, WeightsFile):
        loaded(weights(), content, plan_for(weights(), content))
        return ""
    if isinstance(content, ArrayChoice):
        content = chosen_array(content.path, content.entries[0])
    if isinstance(content, ArrayInput):
        array = read_input(content).x
        return "" if array.dtype == np.float32 and array.ndim == 3 else f"an array of {array.dtype} {array.shape}"
    if isinstance(content, VideoFile):
        return _played(content)
    assert isinstance(content, Picture)
    pixels = decode(content).pixels
    is_picture = pixels.dtype == np.uint8 and pixels.ndim == 3 and pixels.shape[2] == 3 and pixels.size
    return "" if is_picture else f"pixels of {pixels.dtype} {pixels.shape}"


def _played(video: VideoFile) -> str:
    """All frames that there are, but no more than a few, then one that is sought."""
    with closing(video.open()) as reader:
        for _ in range(FRAMES):
            if reader.read() is None:
                break
        reader.seek(reader.duration / 2)
        frame = reader.read()
    is_frame = frame is None or (frame.pixels.dtype == np.uint8 and frame.pixels.shape[2:] == (3,))
    return "" if is_frame else "pixels of another kind"


def _computed(imported: ImportedNetwork) -> str:
    """A network that is taken can be computed all through, where it is small."""
    network = imported.network
    if network.problem is not None:
        return f"it has a problem: {network.problem.sentence}"
    if max(np.prod(shape) for shape in network.shapes) < 100_000:
        with np.errstate(all="ignore"):
            run(network, np.zeros(network.input_shape, np.float32))
    return ""


def _is_sentence(text: str) -> bool:
    return bool(text) and "\n" not in text and len(text) < 2000


def _start_counting() -> int:
    """Begin a new peak; the bytes that are taken now."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return 0
    return _status("VmRSS")


def _peak() -> int:
    try:
        return _status("VmHWM")
    except OSError:
        return 0


def _status(key: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(key))
