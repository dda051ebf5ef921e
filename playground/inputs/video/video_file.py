"""Video files: MP4, MOV, WebM, MKV and AVI, known by content, read frame by frame."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playground import limits
from playground.files.plain_file import FileRefused, opened
from playground.inputs.input_error import InputError, not_opened
from playground.inputs.video import matroska
from playground.inputs.video.capture import TIMEOUT, VideoFrame, checked_size, ends_early, next_pixels, not_decoded
from playground.inputs.video.ffmpeg_blocks import bound_blocks
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence
from playground.opencv import cv2

ENDINGS = (".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi")
KINDS = "MP4, MOV, WebM, MKV, AVI"
_QUICKTIME = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip")
_NO_VIDEO = (b"avif", b"avis", b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"M4A ", b"M4B ")
"""Brands of pictures and sounds that begin as MP4 does."""
_LONGEST = 1e6
"""Seconds that are believed."""
_OPTIONS = [
    *(cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, TIMEOUT),
    *(cv2.CAP_PROP_READ_TIMEOUT_MSEC, TIMEOUT),
    *(cv2.CAP_PROP_N_THREADS, 1),
    *(cv2.CAP_PROP_HW_ACCELERATION, cv2.VIDEO_ACCELERATION_NONE),
]
_MISSING = 0.2
"""A file that ends so much of its duration too early is cut. Not of Matroska, whose duration is that of its sound."""


@dataclass(frozen=True)
class VideoFile:
    """The video in the file at `path`; nothing of it is in memory."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.name or str(self.path)

    @property
    def is_camera(self) -> bool:
        return False

    def open(self) -> VideoReader:
        """Raises InputError where it is no video that can be read."""
        return VideoReader(self)


class VideoReader:
    """An open video file. It is decoded on one thread, by FFmpeg's own decoders: the other cores are not its."""

    def __init__(self, video: VideoFile) -> None:
        self._name, self._path = video.name, video.path
        self._start = self._checked_start()
        self._capture = self._opened()
        try:
            get = self._capture.get
            checked_size(self._name, int(get(cv2.CAP_PROP_FRAME_WIDTH)), int(get(cv2.CAP_PROP_FRAME_HEIGHT)))
        except InputError:
            self.close()
            raise
        self.rate = max(0.0, get(cv2.CAP_PROP_FPS))
        frames = get(cv2.CAP_PROP_FRAME_COUNT)
        self.duration = min(frames / self.rate, _LONGEST) if self.rate and frames > 0 else 0.0
        self._reached = 0.0
        self._was_sought = self._has_read = False

    def _checked_start(self) -> bytes:
        """The first bytes, which are those of a video."""
        try:
            start = _start(self._path)
        except FileRefused as refused:
            raise not_opened(self._name, refused.sentence) from None
        if not _may_hold_video(start):
            fault = QT_TRANSLATE_NOOP("Sentence", "It is no video of a kind that is read: {kinds}.")
            raise not_opened(self._name, Sentence(fault, {"kinds": KINDS}))
        return start

    def _opened(self) -> cv2.VideoCapture:
        bound_blocks()
        capture = cv2.VideoCapture()
        try:
            is_open = capture.open(str(self._path.absolute()), cv2.CAP_FFMPEG, _OPTIONS)
        except cv2.error:
            is_open = False
        if not is_open:
            raise not_opened(self._name, not_decoded())
        return capture

    def read(self) -> VideoFrame | None:
        """The next frame; None at the end. Raises InputError where the end comes too early."""
        pixels = next_pixels(self._name, self._capture)
        if pixels is None:
            if not self._has_read and not self._was_sought:
                raise not_opened(self._name, not_decoded())
            if not self._was_sought and self._is_cut():
                raise ends_early(self._name, self._reached, self.duration)
            return None
        seconds = max(0.0, self._capture.get(cv2.CAP_PROP_POS_MSEC) / 1000)
        self._reached = seconds + (1 / self.rate if self.rate else 0.0)
        self._was_sought, self._has_read = False, True
        return VideoFrame(pixels, seconds)

    def _is_cut(self) -> bool:
        """Whether more was to come after the last frame."""
        if not self._start.startswith(matroska.SIGNATURE):
            return self._reached < (1 - _MISSING) * self.duration
        try:
            return self._path.stat().st_size < matroska.promised_bytes(self._start)
        except OSError:
            return False  # it is gone: opening it again says so

    def seek(self, seconds: float) -> None:
        """Let the frame that is shown at `seconds` be the next one."""
        self._capture.set(cv2.CAP_PROP_POS_MSEC, 1000 * seconds)
        self._was_sought = True  # where nothing follows, it is the end

    def close(self) -> None:
        self._capture.release()


def is_video_file(path: Path) -> bool:
    """Whether a file is a video by its content, or is called one. False for what cannot be read."""
    if path.suffix.lower() in ENDINGS:
        return True
    try:
        start = _start(path)
    except FileRefused:
        return False
    return _may_hold_video(start) and start[4:8] not in _QUICKTIME[1:]


def read_video(path: Path) -> VideoFile:
    """The video in a file, its first frame decoded once. Raises InputError."""
    video = VideoFile(path)
    reader = video.open()
    try:
        reader.read()
    finally:
        reader.close()
    return video


def _start(path: Path) -> bytes:
    with opened(path, limits.VIDEO_FILE_BYTES) as stream:
        return stream.read(matroska.START)


def _may_hold_video(start: bytes) -> bool:
    if start[4:8] in _QUICKTIME:
        return start[4:8] != b"ftyp" or start[8:12] not in _NO_VIDEO
    return start.startswith(matroska.SIGNATURE) or (start.startswith(b"RIFF") and start[8:12] == b"AVI ")
