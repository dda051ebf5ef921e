"""The words of transforms: of each step in the undo list, and of a whole transform in one line."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from playground.network.source.transform import Border, Transform

translate = QCoreApplication.translate


def step_words() -> dict[str, str]:
    """What was changed -> the name of the undo step."""
    return {
        "shift": translate("Transforms", "Shift the picture"),
        "angle": translate("Transforms", "Turn the picture"),
        "scale": translate("Transforms", "Scale the picture"),
        "flip": translate("Transforms", "Flip the picture"),
        "border": translate("Transforms", "Change the picture's border"),
        "blur": translate("Transforms", "Blur the picture"),
        "contrast": translate("Transforms", "Change contrast"),
        "brightness": translate("Transforms", "Change brightness"),
        "noise": translate("Transforms", "Add noise"),
        "patch": translate("Transforms", "Cover a part of the picture"),
        "reset": translate("Transforms", "Undo all transforms"),
    }


def border_words() -> dict[Border, str]:
    """What comes in at the edge."""
    return {
        Border.EDGE: translate("Transforms", "edge repeated"),
        Border.MIRROR: translate("Transforms", "mirrored"),
        Border.WRAP: translate("Transforms", "wrapped around"),
        Border.NEUTRAL: translate("Transforms", "neutral colour"),
    }


def transform_text(transform: Transform) -> str:
    """ "shift 3, 0 · turn 10°"; "" for the identity."""
    parts = []
    if transform.flip_horizontal or transform.flip_vertical:
        parts.append(translate("Transforms", "flipped"))
    if transform.scale != 1:
        parts.append(f"× {transform.scale:.2f}")
    if transform.angle:
        parts.append(f"{transform.angle:.0f}°")
    if transform.shift != (0, 0):
        across, down = (f"{value:.0f}".replace("-", "−") for value in transform.shift)
        parts.append(translate("Transforms", "shift {across}, {down}").format(across=across, down=down))
    if transform.blur:
        parts.append(translate("Transforms", "blur {value}").format(value=f"{transform.blur:.1f}"))
    if transform.contrast != 1 or transform.brightness:
        parts.append(translate("Transforms", "tone"))
    if transform.noise:
        parts.append(translate("Transforms", "noise {value}").format(value=f"{transform.noise:.2f}"))
    if transform.patch:
        parts.append(translate("Transforms", "patch"))
    return " · ".join(parts)
