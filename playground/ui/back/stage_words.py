"""The words for the stages of the way back: what each is called, what it did, and the notes on all of them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from playground.network.layers import Convolution, Layer, ReLU
from playground.network.sentence import Sentence
from playground.network.setup import Rule
from playground.session.frame_parts.projection import StagePicture
from playground.session.language import spoken
from playground.ui.kit.layer_words import number_text, pair_text, shape_text

translate = QCoreApplication.translate
DOT = " · "
FORMULAS = {Rule.DECONVNET: "max(R, 0)", Rule.GRADIENT: "R·[z>0]", Rule.GUIDED: "max(R, 0)·[z>0]", Rule.LINEAR: "R"}


def stage_title(operation: str, layer: Layer) -> str:
    """The name of the stage that `operation` made out of `layer`."""
    if operation == "unrelu" and not isinstance(layer, ReLU):
        return translate("Stage", "positive part")
    return {
        "seed": translate("Stage", "seed"),
        "unpool": translate("Stage", "un-pool"),
        "unrelu": translate("Stage", "un-ReLU"),
        "transposed_convolution": translate("Stage", "transposed conv"),
        "convolution": translate("Stage", "convolution"),
        "unflatten": translate("Stage", "un-flatten"),
        "fully_connected_transposed": translate("Stage", "transposed weights"),
        "derivative": translate("Stage", "derivative"),
        "scaled": translate("Stage", "scaled"),
        "at_switches": translate("Stage", "at the switches"),
        "spread": translate("Stage", "spread evenly"),
        "shares": translate("Stage", "by shares"),
        "identity": translate("Stage", "handed on"),
    }[operation]


def stage_caption(stage: StagePicture, layer: Layer, pinned_map: int, rule: Rule) -> str:
    """ "pool1 · 7,586 switches": the layer, and what was done there in as few words as say it."""
    if stage.operation == "seed":
        return f"{layer.name}:{pinned_map}{DOT}{_size(stage)}"
    return layer.name + DOT + _deed(stage, layer, rule)


def _deed(stage: StagePicture, layer: Layer, rule: Rule) -> str:
    if stage.operation == "unrelu":
        kept = translate("BackProjectionView", "all kept")
        return (f"−{number_text(stage.removed)}" if stage.removed else kept) + DOT + FORMULAS[rule]
    if stage.operation == "unpool":
        return translate("BackProjectionView", "{count} switches").format(count=number_text(stage.live_units))
    if isinstance(layer, Convolution) and stage.operation == "transposed_convolution":
        return _turned(stage, layer)
    return _size(stage)


def _turned(stage: StagePicture, layer: Convolution) -> str:
    """Which of the maps is shown, where it is one of many; else what happened to the kernel."""
    if stage.layer_index > 0 and stage.shape[0] > 1:
        return translate("BackProjectionView", "map {map} of 0–{last}").format(
            map=stage.shown_map, last=stage.shape[0] - 1
        )
    turned = (
        translate("BackProjectionView", "{size} as it is")
        if layer.flipped
        else translate("BackProjectionView", "{size} turned")
    )
    return turned.format(size=pair_text(layer.kernel_size))


def _size(stage: StagePicture) -> str:
    """What there is of it: the units of a vector, or the map's height and width and how many there are."""
    if stage.operation == "seed" and not stage.is_vector:
        return pair_text(stage.shape[1:])
    if stage.is_vector:
        return translate("BackProjectionView", "{count} units").format(count=number_text(stage.shape[0]))
    return shape_text(stage.shape).replace(" ", "")


def notes_text(stages: Iterable[StagePicture]) -> str:
    """The notes on all stages, each once: what is true of several layers names them together."""
    names: dict[tuple[str, tuple[tuple[str, object], ...]], list[str]] = {}
    for note in (note for stage in stages for note in stage.notes):
        rest = tuple(pair for pair in note.values.items() if pair[0] != "name")
        layers = names.setdefault((note.template, rest), [])
        name = note.values.get("name")
        if name is not None and name not in layers:
            layers.append(str(name))
    merged = [Sentence(template, {**dict(rest), "name": ", ".join(some)}) for (template, rest), some in names.items()]
    return "  ·  ".join(map(spoken, merged))
