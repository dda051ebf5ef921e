"""Many sounds to search: those of a folder and its sub-folders, each from its beginning as the session's is cut."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from playground import limits
from playground.inputs.folder_paths import folder_label, paths_below
from playground.inputs.sound.sound_file import ENDINGS, decode_sound, read_sound
from playground.inputs.sound.spectrogram import spectrogram, spectrogram_picture
from playground.network.layers import Array, Shape
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.network.source.sound_input import Sound, SoundInput

_NO_SOUND = Sound("", b"")


def sound_framing(source: SoundInput) -> SoundInput:
    """How the sounds of a set become input: as the session's, each from its beginning. Holds no sound itself."""
    return replace(source, sound=_NO_SOUND, start=0)


@dataclass(frozen=True)
class FolderSounds:
    """The sounds under a folder; a key is a path in it, with `/`."""

    folder: Path
    framing: SoundInput

    def find(self) -> tuple[str, ...]:
        """All of them in the order of their paths. Raises InputError as a folder of pictures does."""
        none = QT_TRANSLATE_NOOP("Sentence", "There are no sounds in {folder}.")
        too_many = QT_TRANSLATE_NOOP("Sentence", "There are more than {limit:,} sounds in {folder}.")
        return paths_below(self.folder, ENDINGS, limits.SEARCHED_PICTURES, none, too_many)

    def picture(self, key: str) -> Sound:
        """The sound itself, to be opened as the session's."""
        return read_sound(self.folder / key)

    @property
    def shape(self) -> Shape:
        return self.framing.shape

    def array(self, key: str) -> Array:
        sound = decode_sound(self.picture(key))
        return spectrogram(self.framing, sound.samples, sound.rate)

    def pixels(self, key: str) -> Array:
        return spectrogram_picture(self.array(key))

    def as_colours(self, array: Array) -> Array:
        return array

    def name(self, key: str) -> str:
        return key

    def label(self, key: str) -> str | None:
        return folder_label(key)
