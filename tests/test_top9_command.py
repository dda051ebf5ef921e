"""`top9` on the command line: sheet and JSON hold what the engine finds, and what goes wrong is one sentence."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import struct
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.cli import main
from playground.commands import lettering
from playground.commands.lettering import Lettering
from playground.commands.top_nine_sheet import TOP, MapCard, draw_sheet, resized, tile_size
from playground.engine.forward import run
from playground.engine.top_nine.choice import commonest, random_maps
from playground.engine.top_nine.reconstruction import Reconstruction
from playground.engine.top_nine.strongest import Place
from playground.inputs.picture_sets import FolderPictures, framing_of
from playground.inputs.pictures.decode import decode
from playground.inputs.pictures.picture_file import picture_from_pixels, read_picture
from playground.inputs.scenes.scene import SCENE_CLASSES, scene
from playground.inputs.sound.sounds import SOUNDS, sample_sound
from playground.network.layers import SAME, Convolution, MaxPooling, ReLU
from playground.network.network import Network
from playground.network.receptive_field import receptive_fields
from playground.network.setup import PictureInput, SetUp
from playground.storage.setup_file import save_setup

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def setup() -> SetUp:
    random = np.random.default_rng(3)
    source = PictureInput(picture_from_pixels("own", scene(1, 1, 24)[0]), width=16, height=16)
    layers = (
        Convolution(name="卷积", kernels=random.normal(size=(6, 3, 3, 3)), padding=SAME),
        ReLU(name="relu"),
        MaxPooling(name="pool"),
        Convolution(name="huge", kernels=np.ones((2, 6, 40, 40))),
    )
    return SetUp("课 small", source, Network(source.shape, layers))


def saved(folder: Path) -> tuple[SetUp, Path]:
    """The set-up, and the folder of its pictures: 14 of scenes in sub-folders of their classes, one of them damaged."""
    save_setup(setup(), folder / "small.cnnplay")
    pictures = folder / "图片"
    for index in range(14):
        pixels, label = scene(5, index, 24)
        path = pictures / SCENE_CLASSES[label].key / f"{index}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(picture_from_pixels("", pixels).data)
    (pictures / "a.png").write_bytes(b"rubbish")
    return setup(), pictures


def call(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    try:
        status: Any = main(["top9", *map(str, arguments)])
    except SystemExit as end:
        status = end.code
    return status, *capsys.readouterr()


def test_the_json_is_what_brute_force_finds(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small, pictures = saved(folder)
    status, output, errors = call(
        capsys, "small.cnnplay", "--pictures", pictures, "--layer", "pool", "--maps", "4,1", "--workers", "1",
        "-o", "sheet.png", "--json", "nine.json",
    )  # fmt: skip
    assert status == 0
    assert errors.startswith("a.png: a.png was not opened.")
    assert output.startswith(
        "pool: 14 pictures searched, 1 could not be read; 0 of 6 maps never above zero; of the nine"
    )
    content = json.loads(Path("nine.json").read_text(encoding="utf-8"))
    assert [entry["map"] for entry in content["maps"]] == [4, 1]
    assert content["refused"][0]["picture"] == "a.png"
    source = FolderPictures(pictures, framing_of(small.input))
    field = list(receptive_fields(small.network))[2]
    for entry in content["maps"]:
        best = []
        for key in source.find()[1:]:
            values = run(small.network, source.array(key)).output(2)[0, entry["map"]]
            row, column = map(int, np.unravel_index(values.argmax(), values.shape))
            best.append((-float(values.max()), key, [row, column], list(field.box(row, column))))
        best.sort()
        nine = [(-one["value"], one["picture"], one["unit"], one["box"]) for one in entry["nine"]]
        assert nine == best[:9]
        assert all(one["label"] == one["picture"].partition("/")[0] for one in entry["nine"])
        labels = [one["label"] for one in entry["nine"]]
        assert entry["class_share"] == max(map(labels.count, labels)) / 9
    assert 0 < content["mean_class_share"] <= 1
    assert f"{content['mean_class_share']:.0%} are of one class" in output
    assert decode(read_picture(Path("sheet.png"))).pixels.shape[0] > TOP


def test_scenes_need_no_folder_and_twelve_strongest_maps_are_shown(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved(folder)
    words = ["small.cnnplay", "--scenes", "20", "--layer", "relu", "-o", "sheet.png", "--workers", "1"]
    assert call(capsys, *words, "--json", "first.json")[0] == 0
    assert call(capsys, *words, "--json", "again.json")[0] == 0
    assert Path("first.json").read_bytes() == Path("again.json").read_bytes()
    content = json.loads(Path("first.json").read_text())
    assert content["pictures"] == {"scenes": 20, "seed": 0}
    means = [sum(one["value"] for one in entry["nine"]) for entry in content["maps"]]
    assert len(means) == 6
    assert means == sorted(means, reverse=True)


def test_sounds_are_searched_where_the_input_is_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for sound in SOUNDS:
        (folder / f"{sound.key}.wav").write_bytes(sample_sound(sound.key).data)
    words = ["--sounds", ".", "--layer", "found", "-o", "sheet.png", "--json", "nine.json", "--workers", "1"]
    status, output, errors = call(capsys, "sound", *words)
    assert (status, errors) == (0, "")
    assert output.startswith("found: 5 sounds searched")
    content = json.loads(Path("nine.json").read_text())
    strongest = {entry["map"]: entry["nine"][0]["picture"] for entry in content["maps"]}
    assert strongest[1] == "drums.wav"  # what begins at once
    save_setup(setup(), folder / "small.cnnplay")
    status, _, errors = call(capsys, "small.cnnplay", *words[:2], "--layer", "relu", "-o", "out.png")
    assert status == 2
    assert "is no sound" in errors


def test_random_maps_are_of_the_seed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved(folder)
    words = ["small.cnnplay", "--scenes", "4", "--layer", "relu", "-o", "s.png", "--json", "n.json", "--workers", "1"]
    assert call(capsys, *words, "--random", "3", "--seed", "7")[0] == 0
    assert [entry["map"] for entry in json.loads(Path("n.json").read_text())["maps"]] == list(random_maps(6, 3, 7))
    assert len(random_maps(6, 30, 7)) == 6
    assert random_maps(96, 12, 1) != random_maps(96, 12, 2)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--layer", "relu", "-o", "out.png"), "--pictures --sounds --scenes"),
        (("--scenes", "0", "--layer", "relu", "-o", "out.png"), "'0'"),
        (("--scenes", "9999999", "--layer", "relu", "-o", "out.png"), "1,000,000"),
        (("--scenes", "5", "-o", "out.png"), "--layer"),
        (("--scenes", "5", "--layer", "none", "-o", "out.png"), "卷积, relu, pool, huge"),
        (("--scenes", "5", "--layer", "huge", "-o", "out.png"), "has no maps"),
        (("--scenes", "5", "--layer", "relu", "-o", "out.jpg"), ".png"),
        (("--scenes", "5", "--layer", "relu", "-o", "out.png", "--json", "out.txt"), ".json"),
        (("--scenes", "5", "--layer", "relu", "-o", "out.png", "--maps", "1,6"), "0 to 5"),
        (("--scenes", "5", "--layer", "relu", "-o", "out.png", "--maps", "1;2"), "0,5,7"),
        (("--scenes", "5", "--layer", "relu", "-o", "out.png", "--maps", "1", "--random", "2"), "not allowed with"),
        (("--pictures", "none", "--layer", "relu", "-o", "out.png"), "There is no folder"),
        (("--pictures", ".", "--layer", "relu", "-o", "out.png"), "There are no pictures"),
        (("--scenes", "5", "--layer", "relu", "-o", "out.png", "--workers", "2", "--cluster", "x"), "not allowed with"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_bad_input_is_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    save_setup(setup(), folder / "small.cnnplay")
    status, output, errors = call(capsys, "small.cnnplay", *arguments)
    assert (status, output, errors.count("\n")) == (2, "", 1), errors
    assert said in errors
    assert os.listdir() == ["small.cnnplay"]


@pytest.mark.skipif(os.name != "posix", reason="signals and terminals as Unix has them")
def test_progress_is_shown_and_ctrl_c_ends_it_with_all_its_processes(folder: Path) -> None:
    import fcntl
    import pty
    import termios

    saved(folder)
    screen, tty = pty.openpty()
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    words = ["small.cnnplay", "--scenes", "900000", "--layer", "relu", "-o", "out.png", "--workers", "1"]
    command = [sys.executable, str(ROOT / "main.py"), "top9", *words]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=tty, start_new_session=True)
    os.close(tty)
    seen = b""
    while b"/900000" not in seen or b" 0/900000" in seen[-200:]:
        seen += os.read(screen, 1000)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal sends it: to the workers, too
    assert process.wait(timeout=240) == 130
    os.set_blocking(screen, False)
    with contextlib.suppress(OSError):
        seen += os.read(screen, 100_000)
    os.close(screen)
    assert b"Traceback" not in seen
    assert not Path("out.png").exists()
    for _ in range(600):
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    raise AssertionError("a process of the search lives on")


# the sheet


def card(count: int, side: int) -> MapCard:
    nine = []
    for number in range(count):
        tile = np.full((side, side, 3), 10 * number, np.uint8)
        nine.append(Reconstruction(Place(0, number, 0, 0, 1.0), (0, 0, side, side), tile, tile + 100, 1.0))
    return MapCard("map 0", "up to 1", nine)


def test_a_sheet_holds_projections_at_the_left_and_patches_at_the_right() -> None:
    sheet = draw_sheet("title", ["note"], [card(9, 72)], (72, 72))
    for number in range(9):
        for value in (10 * number, 10 * number + 100):
            assert (sheet == value).all(axis=2).sum() >= 70 * 70, value
    left = np.argwhere((sheet == 80).all(axis=2))
    right = np.argwhere((sheet == 180).all(axis=2))
    assert left[:, 1].max() < right[:, 1].min()
    assert left[:, 0].min() == right[:, 0].min()


def test_fewer_than_nine_leave_their_places_empty() -> None:
    full, three = (draw_sheet("t", ["n"], [card(count, 72)], (72, 72)) for count in (9, 3))
    assert full.shape == three.shape
    assert not (three == 80).all(axis=2).any()


def test_thirteen_maps_take_five_rows() -> None:
    one, many = (draw_sheet("t", ["n"], [card(9, 8)] * count, (8, 8)) for count in (1, 13))
    row = draw_sheet("t", ["n"], [card(9, 8)] * 4, (8, 8)).shape[0] - one.shape[0]
    assert many.shape[0] == one.shape[0] + 4 * row


@pytest.mark.parametrize("field", [(1, 1), (7, 7), (200, 100), (1, 640)])
def test_tiles_keep_the_proportions_of_the_field(field: tuple[int, int]) -> None:
    height, width = tile_size(field)
    assert max(height, width) == 72
    assert abs(height / width - field[0] / field[1]) < 0.1 or min(height, width) == 1
    assert resized(np.zeros((*field, 3), np.uint8), (height, width)).shape == (height, width, 3)


@pytest.mark.parametrize("has_typeface", [False, lettering.HAS_TYPEFACE])
def test_letters_are_as_wide_as_they_say_and_stand_on_their_line(
    monkeypatch: pytest.MonkeyPatch, has_typeface: bool
) -> None:
    monkeypatch.setattr(lettering, "HAS_TYPEFACE", has_typeface)
    ink = Lettering(10, True, (0, 0, 0))
    picture = np.full((60, 400, 3), 255, np.uint8)
    ink.write(picture, "MAP HE", 20, 40)
    rows, columns = np.nonzero(picture[..., 0] < 128)
    assert (rows.min(), rows.max()) in {(29, 39), (30, 39), (30, 40), (29, 40)}
    assert columns.min() >= 20
    assert 20 + ink.width("MAP HE") - 8 <= columns.max() < 20 + ink.width("MAP HE")
    ink.write(picture, "reaches over the edge of it 卷积", 300, 58)
    assert picture.shape == (60, 400, 3)


def test_the_commonest_class_is_known_only_where_all_have_one() -> None:
    assert commonest(["b", "a", "a", "b"]) == ("b", 2)
    assert commonest(["a", None]) is None
    assert commonest([]) is None
