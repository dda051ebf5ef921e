"""The complete form of a set-up: a zip with the document, the weights as they are in memory, and the picture's file.

Three members of fixed names, read in memory with bounded reads; the document holds a checksum of the other two, so that
a damaged file is never another network.
"""

from __future__ import annotations

import hashlib
import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from playground import limits
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence, quoted
from playground.network.setup import SetUp
from playground.storage import strict_json
from playground.storage.faults import Fault, FaultsFound, one_fault
from playground.storage.json_text import json_text
from playground.storage.setups.cross_checks import name_faults, shape_faults
from playground.storage.setups.description import SetUpDescription
from playground.storage.setups.from_document import arrays_in, described, setup_of
from playground.storage.setups.input_content import content_bytes, may_be_empty
from playground.storage.setups.layer_description import StoredArray
from playground.storage.setups.saving_checks import checked_document
from playground.storage.setups.to_document import shapes_only
from playground.storage.setups.weights import WEIGHTS, pack, unpack

DOCUMENT = "setup.json"
PICTURE = "picture"
"""What the input is made of: the picture's file; of another kind of input its own content, under the same name."""
_LARGEST = {
    DOCUMENT: limits.JSON_FILE_BYTES,
    WEIGHTS: limits.SETUP_FILE_BYTES,
    PICTURE: limits.PICTURE_FILE_BYTES,
}
_DIRECTORY_BYTES = 4096
_END = struct.Struct("<4s4H2LH")
_UNREADABLE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError)
"""What zipfile raises for damage. NotImplementedError (an unknown compression) is a RuntimeError."""


def to_bundle(setup: SetUp) -> bytes:
    """The bytes of `setup` as a bundle; the same set-up makes the same bytes. Raises FaultsFound."""
    summary, arrays = shapes_only(checked_document(setup))
    picture = content_bytes(setup.input)
    if not picture and not may_be_empty(setup.input):
        raise one_fault(QT_TRANSLATE_NOOP("Sentence", "The picture has no data."), PICTURE)
    weights = pack(arrays)
    summary["checksums"] = {"weights": _checksum(weights), "picture": _checksum(picture)}
    document = json_text(summary).encode("utf-8")
    _check_sizes({DOCUMENT: len(document), WEIGHTS: len(weights), PICTURE: len(picture)})
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(_member(DOCUMENT), document, zipfile.ZIP_DEFLATED)
        archive.writestr(_member(WEIGHTS), weights, zipfile.ZIP_STORED)
        archive.writestr(_member(PICTURE), picture, zipfile.ZIP_STORED)
    return buffer.getvalue()


def from_bundle(stream: BinaryIO) -> SetUp:
    """The set-up in the seekable `stream`, whose every member is there, whole and of its checksum.

    Raises FaultsFound. Nothing is allocated that the file's own size and the limits do not cover.
    """
    try:
        _check_directory(stream)
        with zipfile.ZipFile(stream) as archive:
            return _read(archive)
    except _UNREADABLE as error:
        reason = quoted(str(error))
        raise one_fault(QT_TRANSLATE_NOOP("Sentence", "It is damaged: {reason}."), reason=reason) from None


def _read(archive: zipfile.ZipFile) -> SetUp:
    members = _checked_members(archive)
    description = described(strict_json.parse(_content(archive, members[DOCUMENT])))
    shapes = {
        (index, field): tuple(value.shape)
        for index, field, value in arrays_in(description)
        if isinstance(value, StoredArray)
    }
    faults = [
        *_form_faults(description),
        *name_faults([layer.name for layer in description.layers]),
        *shape_faults(shapes),
    ]
    if faults or description.checksums is None:
        raise FaultsFound(faults)
    weights = _content(archive, members[WEIGHTS])
    picture = _content(archive, members[PICTURE])
    _check_sum(WEIGHTS, weights, description.checksums.weights)
    _check_sum(PICTURE, picture, description.checksums.picture)
    arrays = unpack(weights, {f"{index}.{field}": shape for (index, field), shape in shapes.items()})
    return setup_of(description, picture, arrays)


def _form_faults(description: SetUpDescription) -> Iterator[Fault]:
    """Entries that only plain JSON has, and missing ones that only a bundle has."""
    for index, field, value in arrays_in(description):
        if not isinstance(value, StoredArray):
            sentence = Sentence(QT_TRANSLATE_NOOP("Sentence", "A shape is needed here, not rows of numbers."))
            yield Fault(f"layers[{index}].{field}", sentence)
    if description.picture.data is not None:
        yield Fault("picture.data", Sentence(QT_TRANSLATE_NOOP("Sentence", "There is no such entry here.")))
    if description.checksums is None:
        yield Fault("checksums", Sentence(QT_TRANSLATE_NOOP("Sentence", "The entry is missing.")))


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)  # always of 1980: no clock in the bytes
    info.create_system, info.external_attr = 3, 0o644 << 16
    return info


def _check_directory(stream: BinaryIO) -> None:
    """The list of members, before zipfile reads it: three, short, at the very end, in the old format."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - _END.size - 20))
    tail = stream.read()
    mark, *_, count, length, start, comment = _END.unpack(tail[-_END.size :])
    whole = mark == b"PK\x05\x06" and start + length + _END.size == size and not comment
    if not whole or count != len(_LARGEST) or length > _DIRECTORY_BYTES or tail.startswith(b"PK\x06\x07"):
        raise zipfile.BadZipFile("its end, with the list of members, is not there")


def _checked_members(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    infos = archive.infolist()
    if sorted(info.filename for info in infos) != sorted(_LARGEST):
        raise one_fault(
            QT_TRANSLATE_NOOP("Sentence", "It holds {found}, where {needed} are needed."),
            found=", ".join(strict_json.shown(info.filename) for info in infos),
            needed=", ".join(_LARGEST),
        )
    for info in infos:
        if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
            raise one_fault(QT_TRANSLATE_NOOP("Sentence", "It is not a plain file."), info.filename)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise one_fault(QT_TRANSLATE_NOOP("Sentence", "Its compression is not known."), info.filename)
    _check_sizes({info.filename: info.file_size for info in infos})
    return {info.filename: info for info in infos}


def _check_sizes(sizes: dict[str, int]) -> None:
    for name, size in sizes.items():
        if size > _LARGEST[name]:
            raise one_fault(
                QT_TRANSLATE_NOOP("Sentence", "It has {size:,} bytes; {limit:,} are possible."),
                name,
                size=size,
                limit=_LARGEST[name],
            )


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as member:
        content = member.read(info.file_size + 1)
    if len(content) != info.file_size:
        raise zipfile.BadZipFile(f"{info.filename} has {len(content)} bytes instead of {info.file_size}")
    return content


def _check_sum(name: str, content: bytes, checksum: str) -> None:
    if _checksum(content) != checksum:
        raise one_fault(QT_TRANSLATE_NOOP("Sentence", "It is damaged: its checksum is another."), name)


def _checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
