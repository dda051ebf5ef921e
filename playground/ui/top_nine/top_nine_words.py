"""What the top nine say: of a map, of the pictures searched, of how far the search is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from playground.engine.top_nine.choice import commonest
from playground.inputs.picture_sets import PictureSet, ScenePictures
from playground.inputs.scenes.scene import SCENE_CLASSES
from playground.inputs.sound.sound_sets import FolderSounds
from playground.session.language import spoken
from playground.session.top_nine import Progress, State
from playground.ui.kit.layer_words import value_text

translate = QCoreApplication.translate


def source_name(pictures: PictureSet) -> str:
    """The folder's name, or how many scenes."""
    if not isinstance(pictures, ScenePictures):
        return f"{pictures.folder.name}/"
    return translate("TopNine", "{count:,} scenes").format(count=pictures.count)


def label_text(pictures: PictureSet, label: str) -> str:
    """A class in the language that is on: a scene's is translated, a folder's name stays."""
    if not isinstance(pictures, ScenePictures):
        return label
    for kind in SCENE_CLASSES:
        if kind.key == label:
            return QCoreApplication.translate("Scene", kind.title)  # marked where the classes are listed
    return label


def map_title(channel: int) -> str:
    return translate("TopNine", "map {map}").format(map=channel)


def map_detail(progress: Progress, channel: int) -> str:
    """ "up to 4.8 · 9 of 9 star"; or that there is nothing."""
    places = progress.places(channel)
    if not places:
        return translate("TopNine", "never above zero")
    words = translate("TopNine", "up to {value}").format(value=value_text(places[0].value, signed=False))
    shared = commonest([progress.label(place) for place in places])
    if shared is not None and progress.order is not None:
        name = label_text(progress.order.pictures, shared[0])
        of = translate("TopNine", "{count} of {all}: {name}")
        words += " · " + of.format(count=shared[1], all=len(places), name=name)
    return words


def state_words(progress: Progress) -> str:
    """ "photos/ · relu6 · 312 of 400 pictures · 410 / s"."""
    if progress.error is not None:
        return spoken(progress.error)
    if progress.order is None:
        return ""
    parts = [source_name(progress.order.pictures), progress.order.layer]
    count = 0 if progress.found is None else progress.found.count
    if progress.state is State.DONE or progress.keys:
        template = _count_words(progress.order.pictures, is_done=progress.state is State.DONE)
        parts.append(template.format(count=count, all=len(progress.keys)))
    if progress.state is State.SEARCHING and progress.rate:
        parts.append(translate("TopNine", "{rate:.0f} / s").format(rate=progress.rate))
    elif progress.state is State.PAUSED:
        parts.append(translate("TopNine", "paused"))
    elif progress.state is State.CANCELLED:
        parts.append(translate("TopNine", "cancelled"))
    return " · ".join(parts)


def no_pictures_words() -> str:
    """Why there is no search while the input is a sentence or an array."""
    return translate(
        "TopNine",
        "The top nine are searched in pictures or sounds, and this network's input is neither. Choose one of them.",
    )


def no_sounds_words() -> str:
    """What is missing while the input is a sound."""
    return translate("TopNine", "Choose a folder of sounds above: they are cut as this one is, from their beginning.")


def _count_words(pictures: PictureSet, *, is_done: bool) -> str:
    """How many were searched, with {count} and {all} left open."""
    if isinstance(pictures, FolderSounds):
        done, going = (
            translate("TopNine", "{count:,} sounds searched"),
            translate("TopNine", "{count:,} of {all:,} sounds"),
        )
    else:
        done = translate("TopNine", "{count:,} pictures searched")
        going = translate("TopNine", "{count:,} of {all:,} pictures")
    return done if is_done else going


def scale_words() -> str:
    """What every back-projection of the sheet is drawn by."""
    return translate("TopNine", "each scaled by its 98.5 % quantile · at most one unit of each picture or sound")
