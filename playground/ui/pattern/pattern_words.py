"""The words of test patterns: of every kind, of their numbers, and of the steps in the undo list."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from playground.network.source.pattern import PatternKind

translate = QCoreApplication.translate


def kind_words() -> dict[PatternKind, tuple[str, str]]:
    """Kind -> its name and what it shows of a kernel."""
    return {
        PatternKind.GRATING: (
            translate("Patterns", "Grating"),
            translate("Patterns", "A sine wave: turn it until the kernel of that direction and width answers"),
        ),
        PatternKind.CHIRP: (
            translate("Patterns", "Chirp"),
            translate("Patterns", "A wave that grows finer along its way: where a kernel answers tells its width"),
        ),
        PatternKind.ZONE_PLATE: (
            translate("Patterns", "Zone plate"),
            translate("Patterns", "Rings that grow finer outwards: every direction and width at once"),
        ),
        PatternKind.RINGS: (
            translate("Patterns", "Rings"),
            translate("Patterns", "A wave that runs outwards: every direction at one width"),
        ),
        PatternKind.CHECKERBOARD: (
            translate("Patterns", "Checkerboard"),
            translate("Patterns", "Edges of two directions, and corners"),
        ),
        PatternKind.EDGE: (
            translate("Patterns", "Edge"),
            translate("Patterns", "One step from dark to light, at any place and direction"),
        ),
        PatternKind.BAR: (
            translate("Patterns", "Bar"),
            translate("Patterns", "One bar that moves across the picture, as in the experiments of Hubel and Wiesel"),
        ),
        PatternKind.CORNER: (
            translate("Patterns", "Corner"),
            translate("Patterns", "Two edges that meet at any angle"),
        ),
        PatternKind.BLOB: (
            translate("Patterns", "Blob or point"),
            translate("Patterns", "A Gaussian; a single pixel, which draws the kernel itself, at a deviation of 0"),
        ),
        PatternKind.NOISE: (
            translate("Patterns", "Noise"),
            translate("Patterns", "Random greys without any structure: what a kernel makes of nothing"),
        ),
        PatternKind.COLOUR_BARS: (
            translate("Patterns", "Colour bars"),
            translate(
                "Patterns", "White, yellow, cyan, green, magenta, red, blue and black: what a kernel makes of colour"
            ),
        ),
        PatternKind.PLAIN: (
            translate("Patterns", "Plain grey"),
            translate(
                "Patterns", "The same everywhere: what is left in a map comes from the bias and from its borders"
            ),
        ),
    }


def number_words() -> dict[str, tuple[str, str]]:
    """Number -> its name and what it is."""
    return {
        "angle": (
            translate("Patterns", "Direction"),
            translate("Patterns", "In degrees counter-clockwise; at 0 it runs to the right"),
        ),
        "wavelength": (
            translate("Patterns", "Wavelength"),
            translate("Patterns", "Pixels of the network's input from crest to crest; where it changes, the finest"),
        ),
        "phase": (translate("Patterns", "Phase"), translate("Patterns", "How far the wave has run on, in degrees")),
        "position": (
            translate("Patterns", "Position"),
            translate("Patterns", "How far across the picture in its direction, 0 to 1"),
        ),
        "x": (translate("Patterns", "Across"), translate("Patterns", "Where its middle lies: 0 is left, 1 right")),
        "y": (translate("Patterns", "Down"), translate("Patterns", "Where its middle lies: 0 is above, 1 below")),
        "size": (translate("Patterns", "Size"), translate("Patterns", "In pixels of the network's input")),
        "opening": (translate("Patterns", "Opening"), translate("Patterns", "The angle of the corner, in degrees")),
        "sigma": (
            translate("Patterns", "Deviation"),
            translate("Patterns", "Of the Gaussian, in pixels; 0 is a single pixel"),
        ),
        "deviation": (
            translate("Patterns", "Deviation"),
            translate("Patterns", "Of the noise, 1 being the way from black to white"),
        ),
        "seed": (translate("Patterns", "Seed"), translate("Patterns", "The same seed is always the same noise")),
        "contrast": (
            translate("Patterns", "Contrast"),
            translate("Patterns", "1 is all that the grey leaves room for; below 0 light and dark change places"),
        ),
        "grey": (
            translate("Patterns", "Grey"),
            translate("Patterns", "Of its ground, or the mean about which it swings: 0 is black, 1 white"),
        ),
    }


def sweep_words() -> dict[str, tuple[str, str]]:
    """What can run by itself -> its button and what that does."""
    return {
        "move": (
            translate("Patterns", "Move"),
            translate("Patterns", "Let it run on once round; every map follows. Press again to stop"),
        ),
        "turn": (
            translate("Patterns", "Turn"),
            translate("Patterns", "Turn it once round and see which maps light up. Press again to stop"),
        ),
    }
