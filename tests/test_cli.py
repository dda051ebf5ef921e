"""The command line: what each command writes is what the engine computes, and what goes wrong is one sentence."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import struct
import subprocess
import sys
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.cli import main
from playground.commands import screenshot
from playground.commands.table import aligned
from playground.default_session import default_setup, open_file, resolve_sample
from playground.engine.back.backproject import back_project, shown_pixels
from playground.engine.forward import run
from playground.inputs.pictures.decode import decode
from playground.inputs.pictures.picture_file import picture_from_pixels, read_picture
from playground.inputs.pictures.preparation import prepare
from playground.network.layers import SAME, Array, Convolution, Flatten, FullyConnected, MaxPooling, ReLU, Softmax
from playground.network.network import Network
from playground.network.setup import Channels, Picture, PictureInput, Rule, Seed, SeedKind, SetUp
from playground.opencv import cv2
from playground.storage.setup_file import save_setup

ROOT = Path(__file__).resolve().parent.parent
on_unix = pytest.mark.skipif(os.name != "posix", reason="pipes and signals as Unix has them")

Outcome = tuple[int, str, str]
"""Exit status, standard output, standard error."""


class Terminal:
    """Runs the command line in this process, in a folder of its own."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture

    def __call__(self, *arguments: str | Path) -> Outcome:
        try:
            status: Any = main([str(argument) for argument in arguments])
        except SystemExit as end:
            status = end.code
        output, errors = self._capture.readouterr()
        return status, output, errors


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    folder = tmp_path / "卷积 lesson {1}"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Terminal(capsys)


def small_setup(*more: Any) -> SetUp:
    """A network of few numbers over a picture of noise."""
    noise = np.random.default_rng(1)
    source = PictureInput(
        picture_from_pixels("噪声", noise.integers(0, 256, (20, 30, 3), np.uint8)), width=12, height=10
    )
    kernels = noise.normal(size=(4, 3, 3, 3))
    layers = (
        Convolution(name="卷积", kernels=kernels, bias=noise.normal(size=4)),
        ReLU(name="relu"),
        MaxPooling(name="pool"),
        *more,
    )
    return SetUp("small", source, Network(source.shape, layers))


def classifier() -> SetUp:
    weights = np.random.default_rng(2).normal(size=(5, 80))
    return small_setup(Flatten(name="flat"), FullyConnected(name="scores", weights=weights), Softmax(name="classes"))


def broken_setup() -> SetUp:
    return small_setup(Convolution(name="大", kernels=np.ones((2, 4, 9, 9))), ReLU(name="after"))


def saved(setup: SetUp, name: str = "课.cnnplay") -> Path:
    path = Path(name)
    save_setup(setup, path)
    return path


def saved_picture(name: str = "猫.png") -> Path:
    path = Path(name)
    pixels = np.random.default_rng(3).integers(0, 256, (33, 21, 3), np.uint8)
    path.write_bytes(picture_from_pixels("", pixels).data)
    return path


def scrambled(picture: bytes) -> bytes:
    """The bytes of a PNG whose first IDAT has the right checksum over wrong content: only decoding finds it."""
    kind = picture.index(b"IDAT")
    length = int.from_bytes(picture[kind - 4 : kind], "big")
    body = b"IDAT" + bytes(length)
    return picture[:kind] + body + zlib.crc32(body).to_bytes(4, "big") + picture[kind + 4 + length + 4 :]


def saved_array(shape: tuple[int, ...], name: str = "x.npy", dtype: type = np.float32) -> Path:
    path = Path(name)
    np.save(path, np.random.default_rng(4).normal(size=shape).astype(dtype))
    return path


def prepared(setup: SetUp) -> Array:
    return prepare(setup.input, decode(setup.input.picture).pixels)


# summary


def test_summary_of_the_default_session_has_the_articles_numbers(terminal: Terminal) -> None:
    status, output, errors = terminal("summary", "--json")
    assert (status, errors) == (0, "")
    content = json.loads(output)
    assert content["input_shape"] == [3, 224, 224]
    assert content["problem"] is None
    conv, relu, pool = content["layers"]
    assert conv == {
        "name": "conv1",
        "kind": "convolution",
        "output_shape": [96, 224, 224],
        "parameters": 7 * 7 * 3 * 96 + 96,
        "macs": 7 * 7 * 224 * 224 * 3 * 96,
        "cpr": 224 * 224,
        "receptive_field": [7, 7],
        "jump": [1, 1],
        "output_bytes": 96 * 224 * 224 * 4,
    }
    assert (relu["parameters"], relu["macs"], relu["cpr"]) == (0, 0, None)
    assert (pool["output_shape"], pool["receptive_field"], pool["jump"]) == ([96, 112, 112], [8, 8], [2, 2])
    assert content["total"]["output_bytes"] == sum(layer["output_bytes"] for layer in content["layers"])


def test_summary_is_a_table_whose_numbers_end_in_one_column(terminal: Terminal) -> None:
    status, output, errors = terminal("summary", saved(small_setup()))
    assert (status, errors) == (0, "")
    lines = output.splitlines()
    assert [line.split()[0] for line in lines] == ["layer", "input", "卷积", "relu", "pool", "total"]
    assert lines[2].split() == ["卷积", "convolution", "4x8x10", "112", "8,640", "80", "3x3", "1,280"]
    assert lines[4].split() == ["pool", "max_pooling", "4x4x5", "0", "0", "-", "4x4", "320"]
    assert len(lines[2]) + 2 == len(lines[3])  # two characters of two cells each


def test_summary_measures_on_request_what_each_layer_takes(terminal: Terminal) -> None:
    path = saved(small_setup())
    _, plain, _ = terminal("summary", path)
    status, output, errors = terminal("summary", path, "--time")
    assert (status, errors) == (0, "")
    assert output.splitlines()[0].split()[-1] == "ms"
    assert [line.split()[:-1] for line in output.splitlines() if line.split()[0] != "input"] == [
        line.split() for line in plain.splitlines() if line.split()[0] != "input"
    ]
    _, output, _ = terminal("summary", path, "--time", "--json")
    content = json.loads(output)
    times = [layer["milliseconds"] for layer in content["layers"]]
    assert min(times) > 0
    assert content["total"]["milliseconds"] == sum(times)


def test_a_table_leaves_room_for_wide_and_combining_characters() -> None:
    assert aligned([("a", "1"), ("卷e\u0301", "22")], left=1) == ["a     1", "卷e\u0301  22"]


@pytest.mark.parametrize("form", ["坏.cnnplay", "坏.json"])
def test_summary_of_a_broken_stack_ends_with_the_reason(terminal: Terminal, form: str) -> None:
    path = saved(broken_setup(), form)
    status, output, errors = terminal("summary", path)
    assert status == 1
    assert [line.split()[0] for line in output.splitlines()] == ["layer", "input", "卷积", "relu", "pool", "total"]
    assert errors.count("\n") == 1
    assert "大" in errors
    status, output, _ = terminal("summary", path, "--json")
    content = json.loads(output)
    assert (status, len(content["layers"]), content["problem"]["layer"]) == (1, 3, "大")
    assert content["problem"]["reason"] == errors.strip()


# activations


def test_activations_are_every_layers_output(terminal: Terminal) -> None:
    setup = classifier()
    status, output, errors = terminal("activations", saved(setup), "-o", "图.npz")
    assert (status, output, errors) == (0, "", "")
    x = prepared(setup)
    passed = run(setup.network, x)
    with np.load("图.npz") as written:
        assert written.files == ["00_input", "01_卷积", "02_relu", "03_pool", "04_flat", "05_scores", "06_classes"]
        for index, name in enumerate(written.files):
            assert written[name].dtype == np.float32
            np.testing.assert_array_equal(written[name], passed.output(index - 1)[0])
    assert sorted(os.listdir()) == ["图.npz", "课.cnnplay"]


def test_an_input_array_is_taken_as_it_is_with_its_own_size(terminal: Terminal) -> None:
    setup = small_setup()
    array = saved_array((3, 7, 9))
    assert terminal("activations", saved(setup), "--input", array, "-o", "out.npz") == (0, "", "")
    x = np.load(array)
    with np.load("out.npz") as written:
        np.testing.assert_array_equal(written["00_input"], x)
        expected = run(replace(setup.network, input_shape=(3, 7, 9)), x).output(2)[0]
        np.testing.assert_array_equal(written["03_pool"], expected)


def test_an_image_goes_in_as_the_set_up_prepares_it(terminal: Terminal) -> None:
    setup, picture = small_setup(), saved_picture()
    off_middle = replace(setup, input=replace(setup.input, center=(0.2, 0.9), zoom=2.0))
    assert terminal("activations", saved(off_middle), "--image", picture, "-o", "out.npz") == (0, "", "")
    with np.load("out.npz") as written:
        other = replace(setup, input=replace(setup.input, picture=read_picture(picture)))
        np.testing.assert_array_equal(written["00_input"], prepared(other))


# backproject


@pytest.mark.parametrize("rule", Rule)
@pytest.mark.parametrize(
    ("words", "seed"),
    [
        ((), Seed()),
        (("--seed", "strongest"), Seed(SeedKind.STRONGEST)),
        (("--seed", "2,3", "--seed-value", "1"), Seed(SeedKind.UNIT, (2, 3), own_value=False)),
    ],
)
def test_backproject_writes_the_signed_array(
    terminal: Terminal, rule: Rule, words: tuple[str, ...], seed: Seed
) -> None:
    setup = small_setup()
    chosen = ("--layer", "pool", "--map", "1", *words, "--rule", rule.value)
    status, output, _ = terminal("backproject", saved(setup), *chosen, "-o", "回.npy")
    expected = back_project(run(setup.network, prepared(setup)), 2, 1, seed, rule)
    written = np.load("回.npy")
    assert status == 0
    assert written.dtype == np.float32
    np.testing.assert_array_equal(written, expected.picture)
    assert rule.value in output


def test_backproject_draws_what_the_window_shows(terminal: Terminal) -> None:
    setup = small_setup()
    status, _, errors = terminal("backproject", saved(setup), "--layer", "卷积", "--map", "0", "-o", "回.png")
    assert (status, errors) == (0, "")
    expected = back_project(run(setup.network, prepared(setup)), 0, 0, Seed(), Rule.DECONVNET)
    pixels, _ = shown_pixels(expected.picture)
    np.testing.assert_array_equal(decode(read_picture(Path("回.png"))).pixels, pixels)


def test_backproject_of_one_channel_is_grey(terminal: Terminal) -> None:
    source = replace(small_setup().input, channels=Channels.GREY)
    path = saved(SetUp("grey", source, Network(source.shape, (Convolution(name="c", kernels=np.ones((1, 1, 3, 3))),))))
    assert terminal("backproject", path, "--layer", "c", "--map", "0", "-o", "grey.png")[0] == 0
    pixels = decode(read_picture(Path("grey.png"))).pixels
    assert (pixels[..., 0] == pixels[..., 2]).all()


def test_backproject_says_why_it_is_empty_and_where_the_seed_went(terminal: Terminal) -> None:
    setup = classifier()
    dark = replace(setup.network.layers[0], kernels=np.zeros((4, 3, 3, 3)), bias=np.full(4, -1.0))  # type: ignore[call-arg]
    path = saved(replace(setup, network=replace(setup.network, layers=(dark, *setup.network.layers[1:]))))
    status, _, errors = terminal("backproject", path, "--layer", "relu", "--map", "2", "-o", "空.png")
    assert status == 0
    assert "0 after relu: every cell of kernel 2 of" in errors
    assert (decode(read_picture(Path("空.png"))).pixels == 128).all()
    _, _, errors = terminal("backproject", saved(setup), "--layer", "classes", "--map", "2", "-o", "空.npy")
    assert "logits" in errors


def test_backproject_needs_only_the_layers_up_to_the_map(terminal: Terminal) -> None:
    path = saved(broken_setup())
    assert terminal("backproject", path, "--layer", "pool", "--map", "0", "-o", "a.npy")[0] == 0
    status, output, errors = terminal("backproject", path, "--layer", "after", "--map", "0", "-o", "b.npy")
    assert (status, output, errors.count("\n")) == (2, "", 1)
    assert "大" in errors


# files


def test_a_file_is_told_by_its_content(terminal: Terminal) -> None:
    bundle, plain, picture = saved(small_setup()), saved(small_setup(), "a.json"), saved_picture()
    for path, name, kind in ((bundle, "a.png", SetUp), (plain, "b.png", SetUp), (picture, "c.json", Picture)):
        path.rename(name)
        assert isinstance(open_file(Path(name)), kind)


def test_a_plain_set_up_gets_the_sample_it_names(terminal: Terminal) -> None:
    setup = default_setup()
    bare = replace(setup, input=replace(setup.input, picture=replace(setup.input.picture, data=b"")))
    assert resolve_sample(bare).input.picture.data == setup.input.picture.data
    assert resolve_sample(setup) is setup
    opened = open_file(saved(setup, "cat.json"))
    assert isinstance(opened, SetUp)
    assert opened.input.picture.data == setup.input.picture.data


# what goes wrong

SMALL = "small.cnnplay"
BACK = ("backproject", SMALL, "--layer", "pool", "--map", "0", "-o", "out.npy")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("summary", "none.cnnplay"), "none.cnnplay"),
        (("summary", "."), "folder"),
        (("summary", "猫.png"), "--image"),
        (("summary", "empty.cnnplay"), "empty.cnnplay"),
        (("summary", "text.txt"), "text.txt"),
        (("summary", "not.json"), "not.json"),
        (("summary", SMALL, "more"), "more"),
        (("summary", "--jsno"), "--jsno"),
        (("--nonsense",), "--nonsense"),
        (("none.png",), "none.png"),
        (("activations", SMALL), "--output"),
        (("activations", SMALL, "-o", "out.zip"), ".npz"),
        (("activations", SMALL, "-o", "no/such/out.npz"), "no folder"),
        (("activations", SMALL, "--image", "none.png", "-o", "out.npz"), "none.png"),
        (("activations", SMALL, "--image", SMALL, "-o", "out.npz"), SMALL),
        (("activations", SMALL, "--image", "猫.png", "--input", "x.npy", "-o", "out.npz"), "not allowed with"),
        (("activations", SMALL, "--input", "none.npy", "-o", "out.npz"), "none.npy"),
        (("activations", SMALL, "--input", "猫.png", "-o", "out.npz"), "猫.png"),
        (("activations", SMALL, "--input", "two.npy", "-o", "out.npz"), "2 channels"),
        (("activations", SMALL, "--input", "flat.npy", "-o", "out.npz"), "1 channels"),
        (("activations", SMALL, "--input", "tiny.npy", "-o", "out.npz"), "卷积"),
        (("activations", SMALL, "--input", "complex.npy", "-o", "out.npz"), "complex64"),
        (("activations", SMALL, "--input", "two.npz", "-o", "out.npz"), "a, b"),
        (("activations", SMALL, "--input", "two.npz", "--array", "c", "-o", "out.npz"), "no array c"),
        (("activations", SMALL, "--input", "text.csv", "-o", "out.npz"), "text.csv"),
        (("activations", SMALL, "--input", ".", "-o", "out.npz"), "folder"),
        (("activations", SMALL, "--image", ".", "-o", "out.npz"), "folder"),
        (("activations", SMALL, "--image", "cut.png", "-o", "out.npz"), "cut.png"),
        (("activations", SMALL, "--image", "text.txt", "-o", "out.npz"), "JPEG"),
        (("activations", "broken.json", "-o", "out.npz"), "大"),
        (("backproject", SMALL, "-o", "out.npy"), "--layer, --map"),
        ((*BACK, "--map", "4"), "0 to 3"),
        ((*BACK, "--map", "-1"), "0 to 3"),
        ((*BACK, "--map", "x"), "'x'"),
        ((*BACK, "--layer", "conv9"), "卷积, relu, pool"),
        ((*BACK, "--seed", "4,0"), "(4, 0)"),
        ((*BACK, "--seed", "4"), "Y,X"),
        ((*BACK, "--seed", "²,1"), "Y,X"),
        ((*BACK, "--seed-value", "2"), "own"),
        ((*BACK, "--rule", "magic"), "guided"),
        (("screenshot",), "--output"),
        (("screenshot", "-o", "out.jpg"), ".png"),
        (("handout", "-o", "out.jpg"), ".pdf"),
        (("handout", "-o", "out.pdf", "--select", "pool1:96"), "0 to 95"),
        (("handout", "-o", "out.pdf", "--window"), ".webm"),
        (("handout", "-o", "out.webp", "--window", "--frames", "1"), "2 to 120"),
        (("handout", "-o", "out.webp", "--sweep", "angel", "0", "1"), "angle, scale"),
        (("handout", "-o", "out.webp", "--sweep", "angle", "0", "far"), "far"),
        (("handout", "-o", "out.webp", "--sweep", "conv1.stride", "0", "2"), "1 to 64"),
        (("handout", "-o", "out.webp", "--select", "relu1:1", "--window"), "relu1"),
        (("screenshot", "-o", "out.png", "--size", "800x600"), "1024x640"),
        (("screenshot", "-o", "out.png", "--size", "99999x99999"), "8192"),
        (("screenshot", "-o", "out.png", "--size", "5000x3000", "--scale", "2"), "4096"),
        (("screenshot", "-o", "out.png", "--size", "big"), "1280x800"),
        (("screenshot", "-o", "out.png", "--scale", "nan"), "1 to 4"),
        (("screenshot", "-o", "out.png", "--language", "fr"), "zh_CN"),
        (("screenshot", "-o", "out.png", "--select", "pool1"), "pool1:12"),
        (("screenshot", "-o", "out.png", "--select", "pool9:0"), "conv1, relu1, pool1"),
        (("screenshot", "-o", "out.png", "--select", "pool1:96"), "0 to 95"),
        (("screenshot", "-o", "out.png", "--image", "scrambled.png"), "scrambled.png"),
        (("screenshot", "broken.json", "-o", "out.png", "--select", "after:0"), "after"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_bad_input_is_one_sentence_and_status_2(terminal: Terminal, arguments: tuple[str, ...], said: str) -> None:
    saved(small_setup(), SMALL)
    saved(broken_setup(), "broken.json")
    picture = saved_picture().read_bytes()
    Path("cut.png").write_bytes(picture[:-20])
    Path("scrambled.png").write_bytes(scrambled(picture))
    for name, shape in (("two", (2, 9, 9)), ("flat", (9, 9)), ("tiny", (3, 2, 2)), ("x", (3, 9, 9))):
        saved_array(shape, f"{name}.npy")
    saved_array((3, 9, 9), "complex.npy", np.complex64)
    np.savez("two.npz", a=np.zeros((3, 9, 9)), b=np.zeros((3, 9, 9)))
    Path("text.csv").write_text("one,two")
    Path("empty.cnnplay").touch()
    Path("text.txt").write_text("no set-up\n")
    Path("not.json").write_text('{"format": "cnn-playground-setup", "version": 1}')
    before = sorted(os.listdir())
    status, output, errors = terminal(*arguments)
    assert (status, output, errors.count("\n")) == (2, "", 1), errors
    assert said in errors
    assert sorted(os.listdir()) == before


@on_unix
def test_a_pipe_is_no_file_to_wait_for(terminal: Terminal) -> None:
    os.mkfifo("pipe")
    for arguments in (
        ("summary",),
        ("activations", "-o", "o.npz", "--input"),
        ("activations", "-o", "o.npz", "--image"),
    ):
        status, _, errors = terminal(*arguments, "pipe")
        assert (status, errors.count("\n")) == (2, 1)


def test_an_old_file_stays_when_the_new_one_cannot_be_made(terminal: Terminal) -> None:
    Path("out.npy").write_bytes(b"old")
    assert terminal("backproject", saved(small_setup()), "--layer", "pool", "--map", "9", "-o", "out.npy")[0] == 2
    assert Path("out.npy").read_bytes() == b"old"


def test_a_network_too_large_is_refused_before_it_is_computed(terminal: Terminal) -> None:
    path = saved(small_setup(Convolution(name="huge", kernels=np.ones((4096, 4, 1, 1)))))
    x = saved_array((3, 2048, 2048))
    status, _, errors = terminal("activations", path, "--input", x, "-o", "out.npz")
    assert (status, errors.count("\n")) == (2, 1)
    assert "MB" in errors


# help


def test_help_shows_every_command_with_an_example(terminal: Terminal) -> None:
    status, output, _ = terminal("--help")
    assert status == 0
    for command in ("summary", "activations", "backproject", "top9", "screenshot"):
        assert f"\n  {command} " in output
        status, text, _ = terminal(command, "--help")
        assert (status, f" {command} " in text.partition("examples:")[2]) == (0, True)


def test_version(terminal: Terminal) -> None:
    assert terminal("--version") == (0, "CNN Playground 0.1.0\n", "")


# as processes


def start(*arguments: str | Path, **options: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(ROOT / "main.py"), *map(str, arguments)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, **options)


def finished(process: subprocess.Popen[bytes]) -> tuple[int, str, str]:
    output, errors = process.communicate(timeout=240)
    return process.returncode, (output or b"").decode(), errors.decode()


def test_a_process_writes_a_back_projection_and_loads_no_qt(terminal: Terminal) -> None:
    code = (
        "import sys; from playground.cli import main; status = main(sys.argv[1:]);"
        "assert not {'PySide6', 'shiboken6', 'pyqtgraph'} & set(sys.modules); sys.exit(status)"
    )
    words = ["backproject", "--layer", "pool1", "--map", "12", "--seed", "strongest", "-o", "猫.png"]
    run_it = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, env=environment())
    assert (run_it.returncode, run_it.stderr) == (0, "")
    assert decode(read_picture(Path("猫.png"))).pixels.shape == (224, 224, 3)


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}


def test_a_terminal_without_chinese_gets_escapes(terminal: Terminal) -> None:
    process = start(
        "summary", saved(small_setup()), stdout=subprocess.PIPE, env={**os.environ, "PYTHONIOENCODING": "ascii"}
    )
    status, output, errors = finished(process)
    assert (status, errors) == (0, "")
    assert "\\u5377" in output


@on_unix
def test_a_reader_that_has_seen_enough_is_no_error(terminal: Terminal) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        assert finished(start("summary", saved(small_setup()), stdout=pipe)) == (141, "", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is full")
def test_the_unexpected_is_one_sentence_and_a_log(terminal: Terminal) -> None:
    with open("/dev/full", "wb") as full:
        status, _, errors = finished(start("summary", saved(small_setup()), stdout=full))
    assert (status, errors.count("\n")) == (1, 1)
    assert "OSError" in errors
    log = Path(errors.partition("details are in ")[2].strip().removesuffix("."))
    assert "Traceback" in log.read_text(encoding="utf-8")


@on_unix
def test_progress_is_shown_on_a_terminal_and_ctrl_c_ends_it(terminal: Terminal) -> None:
    import fcntl
    import pty
    import termios

    wide = Convolution(name="wide", kernels=np.full((64, 4, 1, 1), 0.1))
    layers = [
        Convolution(name=f"c{number}", kernels=np.full((64, 64, 9, 9), 1e-4), padding=SAME) for number in range(9)
    ]
    path = saved(small_setup(wide, *layers))
    x = saved_array((3, 512, 512))
    screen, tty = pty.openpty()
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))  # a terminal without width shows no bar
    command = [sys.executable, str(ROOT / "main.py"), "activations", path, "--input", x, "-o", "out.npz"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=tty)
    os.close(tty)
    seen = b""
    while b"activations" not in seen:
        seen += os.read(screen, 1000)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=240) == 130
    os.set_blocking(screen, False)
    with contextlib.suppress(OSError):
        seen += os.read(screen, 100_000)
    os.close(screen)
    assert b"Traceback" not in seen
    assert not Path("out.npz").exists()


# the window, from the command line


def test_screenshot_choices_are_the_windows() -> None:
    from playground.session.language import LANGUAGES
    from playground.ui.kit.theme import THEMES
    from playground.ui.look_closer import tab_words
    from playground.ui.main_window import MINIMUM_SIZE

    assert tuple(LANGUAGES) == screenshot.LANGUAGES
    assert set(screenshot.THEMES) == set(THEMES)
    assert MINIMUM_SIZE.toTuple() == screenshot.SMALLEST
    assert len(screenshot.TABS) == len(tab_words())


def test_export_writes_what_other_programs_take(terminal: Terminal) -> None:
    status, output, _ = terminal("export", "--to", "onnx", "-o", "net.onnx")
    assert status == 0
    assert Path("net.onnx").stat().st_size > 50_000
    assert "net.onnx" in output


def test_handout_animates_a_number_and_the_window(terminal: Terminal) -> None:
    for number, what in enumerate((("--sweep", "conv1.kernel[12,*,3,3]", "-1", "1"), ("--window",))):
        name = f"{number}.webp"
        status, _, errors = terminal("handout", "--select", "conv1:12", *what, "--frames", "4", "-o", name)
        assert (status, errors) == (0, "")
        done, read = cv2.imdecodeanimation(np.frombuffer(Path(name).read_bytes(), np.uint8))
        assert done
        assert len(read.frames) == 4


@pytest.mark.parametrize(
    ("ending", "start"), [("pdf", b"%PDF"), ("svg", b"<?xml"), ("png", b"\x89PNG"), ("webm", b"\x1a\x45\xdf\xa3")]
)
def test_handout_writes_what_the_ending_says(terminal: Terminal, ending: str, start: bytes) -> None:
    status, _, errors = terminal("handout", "--select", "pool1:12", "--language", "zh_CN", "-o", f"页.{ending}")
    assert (status, errors) == (0, "")
    data = Path(f"页.{ending}").read_bytes()
    assert data.startswith(start)
    if ending == "svg":
        assert "反向投影" in data.decode()
