"""What a knob is called: "Turn the picture", "conv1: stride", "conv1: kernel 40, row 3, column 3"."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from playground.network.knob import PATTERN, Knob
from playground.ui.pattern.pattern_words import number_words

translate = QCoreApplication.translate


def knob_words(knob: Knob) -> str:
    """Its name, of which layer."""
    if not knob.layer:
        if knob.what.startswith(PATTERN):
            number, _ = number_words()[knob.what.removeprefix(PATTERN)]
            return translate("Knobs", "Test pattern: {number}").format(number=number)
        return _picture_words()[knob.what]
    name = _layer_words()[knob.what]
    if knob.what == "kernel":
        output, _, row, column = knob.place
        name = name.format(kernel=output, row=row, column=column)
    elif knob.what == "bias":
        name = name.format(map=knob.place[0])
    return translate("Knobs", "{layer}: {what}").format(layer=knob.layer, what=name)


def value_words(knob: Knob, value: float) -> str:
    """ "−12.5°", "2"."""
    text = f"{value:.0f}" if knob.is_whole or knob.what in ("right", "down") else f"{value:.2f}"
    if knob.what in ("angle", f"{PATTERN}angle", f"{PATTERN}phase", f"{PATTERN}opening"):
        text = f"{value:.1f}°"
    return text.replace("-", "−")


def _picture_words() -> dict[str, str]:
    return {
        "angle": translate("Knobs", "Turn the picture"),
        "right": translate("Knobs", "Shift the picture sideways"),
        "down": translate("Knobs", "Shift the picture up and down"),
        "scale": translate("Knobs", "Scale the picture"),
        "blur": translate("Knobs", "Blur the picture"),
        "contrast": translate("Knobs", "Contrast of the picture"),
        "brightness": translate("Knobs", "Brightness of the picture"),
        "noise": translate("Knobs", "Noise on the picture"),
        "patch": translate("Knobs", "Patch over the picture"),
    }


def _layer_words() -> dict[str, str]:
    return {
        "stride": translate("Knobs", "stride"),
        "dilation": translate("Knobs", "dilation"),
        "size": translate("Knobs", "window"),
        "slope": translate("Knobs", "slope"),
        "alpha": translate("Knobs", "alpha"),
        "gamma": translate("Knobs", "gamma"),
        "offset": translate("Knobs", "offset"),
        "low": translate("Knobs", "lower limit"),
        "high": translate("Knobs", "upper limit"),
        "p": translate("Knobs", "power p"),
        "kernel": translate("Knobs", "kernel {kernel}, row {row}, column {column}"),
        "bias": translate("Knobs", "bias of map {map}"),
    }
