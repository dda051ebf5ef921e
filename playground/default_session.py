"""What a session starts from: the article's example over the cat, or a file, which may be a set-up or a picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from playground.inputs.arrays.array_file import ArrayChoice, is_array_file, open_array
from playground.inputs.input_error import InputError
from playground.inputs.pictures.picture_file import read_picture
from playground.inputs.pictures.samples import sample_picture
from playground.inputs.sound.sound_file import is_sound_file, read_sound
from playground.inputs.sound.sounds import sample_sound
from playground.inputs.text.text_file import is_text_file, is_vectors_file, read_text, read_vectors
from playground.inputs.video.video_file import VideoFile, is_video_file, read_video
from playground.network.default import default_network
from playground.network.editing.drawing_edits import put_under, under_drawing
from playground.network.editing.edits import set_input_shape
from playground.network.progress import Progress, silent
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.network.setup import Input, Picture, PictureInput, Seed, SetUp, View
from playground.network.source.array_input import ArrayInput
from playground.network.source.pattern import Pattern
from playground.network.source.sentence_input import SentenceInput
from playground.network.source.sound_input import Sound, SoundInput
from playground.network.source.transform import IDENTITY
from playground.network.source.word_vectors import WordVectors
from playground.storage.networks.network_file import ImportedNetwork, is_network_file, read_network
from playground.storage.networks.weights_file import WeightsFile, is_weights_file, read_weights
from playground.storage.setup_file import load_setup

SAMPLE = "cat"
TITLE = QT_TRANSLATE_NOOP("SetUpTitle", "The article's example")
SETUP_ENDINGS = (".cnnplay", ".json")
VIEW = View(layer="pool1", map=40, seed=Seed(unit=(46, 51)), inspected="conv1", kernel=40)
"""Map 40 answers upright edges, dark on the left: its way back draws the cat's eyes and nose as a relief. Unit (46, 51)
is its strongest."""


def default_setup() -> SetUp:
    """The session of a start without a file: maps to see, one of them pinned, and its kernel to edit."""
    source = PictureInput(sample_picture(SAMPLE))
    return SetUp(TITLE, source, default_network(source.shape), VIEW)


Opened = (
    SetUp
    | Picture
    | ArrayInput
    | ArrayChoice
    | SentenceInput
    | WordVectors
    | Sound
    | VideoFile
    | ImportedNetwork
    | WeightsFile
)
"""What a file may hold."""


def open_file(path: Path, progress: Progress = silent) -> Opened:
    """What is in a file; raises SetUpError, InputError, ImportedNetworkError or WeightsError.

    Networks and tables are known by their ending, texts by that and their content, as they have no mark of their own;
    the others by content. For a file that is none of all, the ending says as what it is refused.

    `progress(done, all)` is of what takes long, networks, and may raise to stop.
    """
    if is_network_file(path):
        return read_network(path, progress)
    if is_weights_file(path):
        return read_weights(path)
    if is_array_file(path):
        return open_array(path)
    if is_sound_file(path):
        return read_sound(path)
    if is_video_file(path):
        return read_video(path)
    if _looks_like_setup(path):
        return resolve_sample(load_setup(path))
    if is_text_file(path):
        return read_vectors(path) if is_vectors_file(path) else SentenceInput(read_text(path))
    try:
        return read_picture(path)
    except InputError:
        if path.suffix.lower() not in SETUP_ENDINGS:
            raise
    return resolve_sample(load_setup(path))


def picture_over(old: Input, picture: Picture | Pattern) -> PictureInput:
    """A whole picture in the place of that of `old`, whose framing and preparation stay."""
    framed = old if isinstance(old, PictureInput) else PictureInput(picture)
    return replace(framed, picture=picture, center=(0.5, 0.5), zoom=1.0, transform=IDENTITY)


def sentence_over(old: Input, content: SentenceInput | WordVectors) -> SentenceInput:
    """A text, or the vectors of its words, in the place of those of `old`; what else `old` says of a sentence stays."""
    sentence = old if isinstance(old, SentenceInput) else SentenceInput("")
    if isinstance(content, WordVectors):
        return replace(sentence, vectors=content)
    return replace(sentence, text=content.text)


def sound_over(old: Input, sound: Sound) -> SoundInput:
    """A sound from its start on in the place of that of `old`, whose windows and bands stay."""
    return replace(old, sound=sound, start=0) if isinstance(old, SoundInput) else SoundInput(sound)


def over_input(setup: SetUp, source: Input) -> SetUp:
    """The set-up's network and view over another input; the network takes its shape."""
    return replace(setup, input=source, network=set_input_shape(setup.network, source.shape))


def resolve_sample(setup: SetUp) -> SetUp:
    """The set-up with its picture or sound: a plain .json names an embedded one instead of holding its bytes."""
    source = setup.input
    if isinstance(source, SoundInput):
        sound = source.sound
        is_named = not sound.data and sound.sample is not None
        return replace(setup, input=replace(source, sound=sample_sound(sound.sample))) if is_named else setup
    if not isinstance(source, PictureInput):
        return setup
    picture = under_drawing(source.picture)
    if not isinstance(picture, Picture) or picture.data or picture.sample is None:
        return setup
    return replace(setup, input=replace(source, picture=put_under(source.picture, sample_picture(picture.sample))))


def _start_of(path: Path) -> bytes:
    """The first bytes of a file. What cannot be read is left to the readers' own sentences."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as stream:
            return stream.read(64)
    except (OSError, ValueError):
        return b""


def _looks_like_setup(path: Path) -> bool:
    """Whether it begins as a zip or a JSON object does."""
    start = _start_of(path)
    return start.startswith(b"PK") or start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
