"""Videos and cameras give the frames that were filmed; what is wrong with them is one sentence and is not printed."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from playground import limits
from playground.default_session import open_file
from playground.inputs.input_error import InputError
from playground.inputs.pictures.decode import decode
from playground.inputs.video import camera as camera_module
from playground.inputs.video import matroska
from playground.inputs.video.camera import Camera, cameras
from playground.inputs.video.capture import FrameReader, VideoFrame
from playground.inputs.video.ffmpeg_blocks import bound_blocks
from playground.inputs.video.frame_picture import frame_picture
from playground.inputs.video.video_file import VideoFile, is_video_file, read_video
from playground.network.setup import Picture
from playground.opencv import cv2
from tests.inputs import clips

KINDS = tuple(clips.CODECS)


def frames_of(reader: FrameReader) -> list[VideoFrame]:
    found = []
    while (frame := reader.read()) is not None:
        found.append(frame)
    return found


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        open_file(path)
    return str(caught.value)


@pytest.mark.parametrize("ending", KINDS)
def test_every_frame_comes_in_order_in_colours_and_then_the_end(ending: str, tmp_path: Path) -> None:
    video = read_video(clips.write_clip(tmp_path / f"影片 %03d{ending}"))
    assert (video.name, video.is_camera) == (f"影片 %03d{ending}", False)
    reader = video.open()
    frames = frames_of(reader)
    assert (reader.rate, reader.duration) == (25.0, 0.8)
    assert [clips.square_place(frame.pixels) for frame in frames] == [2 * number for number in range(20)]
    assert [frame.seconds for frame in frames] == pytest.approx([number / 25 for number in range(20)], abs=0.002)
    for frame in frames:
        assert (frame.pixels.shape, frame.pixels.dtype) == ((48, 64, 3), np.uint8)
        assert not frame.pixels.flags.writeable
    inside = frames[5].pixels[20:28, 14:22]  # red first, whatever the codec loses
    np.testing.assert_allclose(inside.mean((0, 1)), clips.ORANGE, atol=12)
    reader.close()
    reader.close()


@pytest.mark.parametrize("ending", KINDS)
def test_any_moment_can_be_sought(ending: str, tmp_path: Path) -> None:
    reader = VideoFile(clips.write_clip(tmp_path / f"a{ending}")).open()
    for number in (12, 3, 0, 19):
        reader.seek(number / 25)
        frame = reader.read()
        assert frame is not None
        assert clips.square_place(frame.pixels) == 2 * number
    reader.seek(5.0)
    assert reader.read() is None
    reader.close()


@pytest.mark.parametrize("ending", [".webm", ".avi", ".mkv"])
def test_a_file_that_was_cut_tells_where(ending: str, tmp_path: Path) -> None:
    whole = clips.write_clip(tmp_path / f"whole{ending}", frames=50)
    reader = VideoFile(clips.cut(tmp_path / f"half{ending}", whole)).open()
    frames = []
    with pytest.raises(InputError) as caught:
        frames += frames_of(reader)
    reader.close()
    assert " of 2.0 seconds: a part of it is missing." in str(caught.value)
    assert str(caught.value).startswith(f"half{ending} ends after ")


def test_a_duration_beyond_the_last_frame_is_no_cut(tmp_path: Path) -> None:
    """As where nothing moved any more, or the sound lasts longer."""
    data = bytearray(clips.write_clip(tmp_path / "a.mkv", frames=10).read_bytes())
    place = data.index(b"\x44\x89\x88") + 3  # the duration, in milliseconds
    assert struct.unpack_from(">d", data, place) == (400.0,)
    struct.pack_into(">d", data, place, 4000.0)
    path = tmp_path / "b.mkv"
    path.write_bytes(data)
    reader = VideoFile(path).open()
    assert (reader.duration, len(frames_of(reader))) == (4.0, 10)
    reader.close()


@pytest.mark.parametrize(
    ("start", "length"),
    [
        ("1a45dfa3 81 00 18538067 0100000000000010", 0x10 + 18),
        ("1a45dfa3 83 000000 18538067 4010", 0x10 + 14),
        ("1a45dfa3 81 00 18538067 01ffffffffffffff", 0),  # streamed: unknown
        ("1a45dfa3 81 00 18538067 ff", 0),
        ("1a45dfa3 81 00 18538067 0100", 0),
        ("1a45dfa3 81 00 1f43b675 81", 0),
        ("1a45dfa3 00", 0),
        ("1a45dfa3", 0),
        ("", 0),
    ],
)
def test_matroska_says_how_long_it_is(start: str, length: int) -> None:
    assert matroska.promised_bytes(bytes.fromhex(start)) == length


def test_what_is_no_video_or_cannot_be_decoded_is_refused(tmp_path: Path) -> None:
    whole = clips.write_clip(tmp_path / "a.mp4")
    damaged = "It is damaged, or its pictures are coded in a way that cannot be read."
    kind = "It is no video of a kind that is read: MP4, MOV, WebM, MKV, AVI."
    assert refusal(clips.cut(tmp_path / "cut.mp4", whole)) == f"cut.mp4 was not opened. {damaged}"
    assert refusal(clips.cut(tmp_path / "b.mp4", whole, 0.0)) == f"b.mp4 was not opened. {kind}"
    assert refusal(tmp_path / "c.webm") == "c.webm was not opened. There is no such file."
    (tmp_path / "d.mkv").mkdir()
    assert refusal(tmp_path / "d.mkv") == "d.mkv was not opened. It is a folder."
    for number, text in enumerate((b"#EXTM3U\n#EXTINF:1,\na.mp4\n", b"ffconcat version 1.0\nfile a.mp4\n")):
        path = tmp_path / f"list{number}.mp4"  # which FFmpeg would follow to other files
        path.write_bytes(text)
        assert refusal(path) == f"{path.name} was not opened. {kind}"


def test_no_pipe_is_waited_for(tmp_path: Path) -> None:
    if os.name == "posix":
        os.mkfifo(tmp_path / "a.webm")
        assert refusal(tmp_path / "a.webm") == "a.webm was not opened. It is not a plain file."


def test_frames_too_large_are_refused_with_their_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = clips.write_clip(tmp_path / "a.webm")
    monkeypatch.setattr(limits, "VIDEO_PIXELS", 3000)
    told = "The frames of {} have 64 x 48 pixels; 3,000 are possible."
    assert refusal(path) == told.format("a.webm")
    reader = Camera(str(path), "The camera", cv2.CAP_FFMPEG).open()
    with pytest.raises(InputError) as caught:
        reader.read()
    assert str(caught.value) == told.format("The camera")
    reader.close()


@pytest.mark.skipif(not bound_blocks(), reason="FFmpeg is out of reach here")
def test_a_frame_much_larger_than_the_container_says_is_not_decoded() -> None:
    """Eight frames of 64 x 48 pixels, as the file says, and a ninth of 8,192 x 8,192, coded in 5 KB of VP9."""
    path = Path(__file__).parent / "data" / "grows.mkv"
    reader = read_video(path).open()
    assert [frame.pixels.shape for frame in frames_of(reader)] == [(48, 64, 3)] * 8
    reader.close()


@pytest.mark.skipif(not bound_blocks(), reason="FFmpeg is out of reach here")
def test_the_largest_frames_that_may_be_are_decoded(tmp_path: Path) -> None:
    """Of noise, coded without loss: they take more than any others."""
    path, (width, height) = tmp_path / "a.avi", (4096, 2304)
    assert width * height == limits.VIDEO_PIXELS
    assert bound_blocks(2**31 - 1)  # whoever codes takes more than whoever decodes
    writer = cv2.VideoWriter(str(path), cv2.CAP_FFMPEG, cv2.VideoWriter.fourcc(*"HFYU"), 25, (width, height))
    writer.write(np.random.default_rng(0).integers(0, 256, (height, width, 3), np.uint8))
    writer.release()
    assert path.stat().st_size > 40 * limits.MEGABYTE
    reader = VideoFile(path).open()
    assert [frame.pixels.shape for frame in frames_of(reader)] == [(height, width, 3)]
    reader.close()


def test_a_video_is_known_by_its_content_or_its_name(tmp_path: Path) -> None:
    for ending in KINDS:
        path = clips.write_clip(tmp_path / f"a{ending}").rename(tmp_path / f"no ending {ending[1:]}")
        assert isinstance(open_file(path), VideoFile)
    assert is_video_file(Path("missing.webm"))
    picture = tmp_path / "a.avif"
    picture.write_bytes(cv2.imencode(".avif", clips.picture(0))[1].tobytes())
    assert not is_video_file(picture)
    assert isinstance(open_file(picture), Picture)


def test_a_camera_gives_frames_until_it_is_unplugged_and_then_says_so(tmp_path: Path) -> None:
    path = clips.write_clip(tmp_path / "camera.avi", frames=8)
    reader = Camera(str(path), "The camera", cv2.CAP_FFMPEG).open()
    places: list[int] = []
    with pytest.raises(InputError, match="The camera gives no picture any more"):
        places += (clips.square_place(reader.read().pixels) for _ in range(9))
    assert places == [2 * number for number in range(8)]
    reader.close()


def test_a_camera_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    for camera in (Camera(63, "A"), Camera(str(tmp_path / "b"), "B", cv2.CAP_FFMPEG)):
        with pytest.raises(InputError) as caught:
            camera.open()
        assert str(caught.value).startswith(f"{camera.name} gives no picture: it is not plugged in")


@pytest.mark.skipif(sys.platform != "linux", reason="where the system lists them")
def test_cameras_are_listed_without_opening_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera_module, "_LISTED", tmp_path)
    assert cameras() == ()
    for number, index, name in ((10, 0, "B"), (2, 0, "A 相机"), (3, 1, "A 相机"), (4, 0, "")):
        folder = tmp_path / f"video{number}"
        folder.mkdir()
        (folder / "index").write_text(f"{index}\n")
        (folder / "name").write_text(f"{name}\n")
    assert [(one.address, one.name) for one in cameras()] == [(2, "A 相机"), (4, ""), (10, "B")]


def test_a_frame_becomes_a_file_only_when_it_is_wanted(tmp_path: Path) -> None:
    pixels = clips.picture(7)
    pixels.flags.writeable = False
    picture = frame_picture("camera", pixels)
    assert (picture.name, picture.sample) == ("camera", None)
    assert decode(picture).pixels is pixels
    assert "data" not in vars(picture)
    again = decode(Picture("again", picture.data))
    np.testing.assert_array_equal(again.pixels, pixels)
    assert picture.data is picture.data


def test_nothing_is_printed_about_broken_videos_and_missing_cameras(tmp_path: Path) -> None:
    whole = clips.write_clip(tmp_path / "a.webm", frames=50)
    half = clips.cut(tmp_path / "half.webm", whole)
    headless = clips.cut(tmp_path / "half.mp4", clips.write_clip(tmp_path / "a.mp4"))
    code = f"""
from pathlib import Path
from playground.inputs.video.camera import Camera, cameras
from playground.inputs.video.video_file import VideoFile
from playground.network.sentence import SpokenError
cameras()
for source in (VideoFile(Path({str(half)!r})), VideoFile(Path({str(headless)!r})), Camera(0), Camera(63)):
    try:
        reader = source.open()
        while reader.read(): pass
    except SpokenError: pass
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == ("", "")
