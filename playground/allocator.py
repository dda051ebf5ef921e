"""The C library's allocator, told to keep what the engine frees, and to keep it in large pages.

Maps of a megabyte and more come and go with every pass. glibc hands such memory back to the system and gets it again
page by page, each page cleared: a third of the time of a batch of 32 small pictures. Pages of 2 MB instead of 4 kB take
another twentieth off (a dragged coefficient with all maps, pixels and the pinned projection: 4.0 ms of 4.3).
"""

from __future__ import annotations

import ctypes
import sys

KEPT_BYTES = 128 * 1024 * 1024
"""What may lie free at the end of the heap, more goes back to the system; and in what steps, of addresses, it grows."""
MAPPED_BYTES = 32 * 1024 * 1024
"""Larger blocks are mapped one by one and go back at once; the most that glibc allows."""
LARGE_PAGE = 2 * 1024 * 1024

_TRIM_THRESHOLD, _TOP_PAD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -2, -3, -8
"""Of glibc's `mallopt`; see its manual page."""
_HUGE_PAGES = 14
"""Of Linux's `madvise`."""


def keep_freed_memory() -> bool:
    """Whether that could be said: only glibc has the words. Holds for all threads, until the process ends."""
    if not sys.platform.startswith("linux"):
        return False
    options = (
        (_TRIM_THRESHOLD, KEPT_BYTES),
        (_TOP_PAD, KEPT_BYTES),
        (_MMAP_THRESHOLD, MAPPED_BYTES),
        (_ARENA_MAX, 1),  # one heap for all threads, the one with the large pages
    )
    try:
        libc = ctypes.CDLL(None)
        if not all(libc.mallopt(option, size) for option, size in options):
            return False
        _grow_in_large_pages(libc)
    except (OSError, AttributeError):
        return False
    return True


def _grow_in_large_pages(libc: ctypes.CDLL) -> None:
    """Have the heap grow by a step now, and ask for large pages there. Where the system has none, nothing is lost."""
    libc.malloc.restype = libc.sbrk.restype = ctypes.c_void_p
    before = libc.sbrk(0)
    libc.free(ctypes.c_void_p(libc.malloc(MAPPED_BYTES - LARGE_PAGE)))  # never written: no memory is taken
    start, end = -(-before // LARGE_PAGE) * LARGE_PAGE, libc.sbrk(0) // LARGE_PAGE * LARGE_PAGE
    if start < end:
        libc.madvise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), _HUGE_PAGES)
