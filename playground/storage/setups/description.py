"""What a set-up file may hold: its input, its layers, its view and what goes with them.

The committed JSON Schema is generated from here.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from playground import limits
from playground.network.setup import Rule, Scale, SeedKind, Unpooling
from playground.storage.closed_description import TWO, Description, Label, Whole
from playground.storage.setups.input_description import AnyInput, InputDescription
from playground.storage.setups.layer_description import AnyLayer

Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class SeedDescription(Description):
    """What is put at the selected layer; the unit is row, column."""

    kind: Annotated[SeedKind, Field(strict=False)] = SeedKind.MAP
    unit: Annotated[list[Whole], TWO] = [0, 0]
    own_value: bool = True


class ViewDescription(Description):
    """What is looked at; layers by name."""

    layer: str | None = None
    map: Whole = 0
    inspected: str | None = None
    kernel: Whole = 0
    seed: SeedDescription = SeedDescription()
    rule: Annotated[Rule, Field(strict=False)] = Rule.DECONVNET
    unpooling: Annotated[Unpooling, Field(strict=False)] = Unpooling.SWITCHES
    scale: Annotated[Scale, Field(strict=False)] = Scale.MAP


class ClassDescription(Description):
    """What a unit of the last layer stands for: an id, and a name in each language."""

    id: Annotated[str, Field(min_length=1, max_length=limits.NAME_LENGTH)]
    en: Annotated[str, Field(min_length=1, max_length=limits.TITLE_LENGTH)]
    zh_CN: Label = ""  # noqa: N815 (the name of the language)


class PictureDescription(Description):
    """In plain JSON a sample by its key, or the bytes of the picture's file in base64; a bundle has them outside."""

    name: Label
    sample: Annotated[str, Field(pattern="^[a-z0-9_-]{1,60}$")] | None = None
    data: str | None = None


class Checksums(Description):
    """SHA-256 of the other members of a bundle."""

    weights: Digest
    picture: Digest


class SetUpDescription(Description):
    """A set-up of CNN Playground: input, network and view."""

    format: Literal["cnn-playground-setup"]
    version: Literal[1]
    title: Label = ""
    input: AnyInput = InputDescription()
    layers: Annotated[list[AnyLayer], Field(max_length=limits.LAYERS)] = []
    view: ViewDescription = ViewDescription()
    classes: Annotated[list[ClassDescription], Field(max_length=limits.CLASSES, fail_fast=True)] = []
    checksums: Checksums | None = None
    picture: PictureDescription
