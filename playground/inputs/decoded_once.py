"""What was decoded of pictures and sounds, so that each is decoded once while it is in use."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from playground import limits

Source = TypeVar("Source")
Content = TypeVar("Content")


class DecodedOnce(Generic[Source, Content]):
    """The content of every source that lives; those that were decoded first are forgotten where all together have more
    than limits.DECODED_BYTES: a source lives as long as the step of its opening can be undone. For any thread.
    """

    def __init__(self, nbytes: Callable[[Content], int]) -> None:
        self._nbytes = nbytes
        self._known: WeakKeyDictionary[Source, Content] = WeakKeyDictionary()
        self._lock = Lock()

    def of(self, source: Source, decode: Callable[[Source], Content]) -> Content:
        """The content of a source: what `decode` makes of it, or has made of it before."""
        with self._lock:
            known = self._known.get(source)
        if known is None:
            known = decode(source)
            self.put(source, known)
        return known

    def put(self, source: Source, content: Content) -> None:
        """Let `content` be that of `source`, which need not be decoded then."""
        with self._lock:
            self._known[source] = content
            self._make_room(source)

    def _make_room(self, newest: Source) -> None:
        taken = sum(map(self._nbytes, self._known.values()))
        for source, content in list(self._known.items()):
            if taken <= limits.DECODED_BYTES:
                return
            if source is not newest:
                taken -= self._nbytes(content)
                del self._known[source]
