"""Says in words why the system refused to read or write a file."""

from __future__ import annotations

import errno
from collections.abc import Mapping

from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence

_NAME = QT_TRANSLATE_NOOP("Sentence", "Its name or path is not possible on this system.")
_IS_FOLDER = QT_TRANSLATE_NOOP("Sentence", "It is a folder.")
_LINKS = QT_TRANSLATE_NOOP("Sentence", "It is a link that leads back to itself.")
_OTHER = QT_TRANSLATE_NOOP("Sentence", "The system says: {reason}.")

_FULL = QT_TRANSLATE_NOOP("Sentence", "The disk is full, or your share of it.")
_NO_FOLDER = QT_TRANSLATE_NOOP("Sentence", "There is no such folder.")
_MAY_NOT_WRITE = QT_TRANSLATE_NOOP("Sentence", "It may not be written there.")
_WRITING: Mapping[int | None, str] = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: QT_TRANSLATE_NOOP("Sentence", "It is larger than a file may be there."),
    errno.EACCES: _MAY_NOT_WRITE,
    errno.EPERM: _MAY_NOT_WRITE,
    errno.EROFS: _MAY_NOT_WRITE,
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EISDIR: _IS_FOLDER,
    errno.ENAMETOOLONG: _NAME,
    errno.EINVAL: _NAME,
    errno.ELOOP: _LINKS,
}
_MAY_NOT_READ = QT_TRANSLATE_NOOP("Sentence", "It may not be read.")
_READING: Mapping[int | None, str] = {
    errno.ENOENT: QT_TRANSLATE_NOOP("Sentence", "There is no such file."),
    errno.ENOTDIR: QT_TRANSLATE_NOOP("Sentence", "There is no such file."),
    errno.EACCES: _MAY_NOT_READ,
    errno.EPERM: _MAY_NOT_READ,
    errno.EISDIR: _IS_FOLDER,
    errno.ENAMETOOLONG: _NAME,
    errno.EINVAL: _NAME,
    errno.ELOOP: _LINKS,
}


def writing_reason(error: OSError | ValueError) -> Sentence:
    """Why a file was not written."""
    return _reason(error, _WRITING)


def reading_reason(error: OSError | ValueError) -> Sentence:
    """Why a file was not read."""
    return _reason(error, _READING)


def _reason(error: OSError | ValueError, templates: Mapping[int | None, str]) -> Sentence:
    if not isinstance(error, OSError):  # a name with a zero byte or half a character
        return Sentence(_NAME)
    template = templates.get(error.errno, _OTHER)
    return Sentence(template, {"reason": error.strerror or str(error)})
