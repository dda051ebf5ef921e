"""The sum of a size in words: "(64 + 2·1 − 5)/2 + 1 = 31.5 → 31", and what is never read."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from playground.network.geometry import Window
from playground.network.size_sums import AnySum, SizeSum, StampSum

translate = QCoreApplication.translate


def size_lines(sums: tuple[AnySum, AnySum]) -> list[str]:
    """The sums of height and width, one line where they are the same, then what is said of the rest."""
    down, across = sums
    if down == across:
        lines = [sum_text(down)]
    else:
        lines = [
            translate("SizeWords", "height: {sum}").format(sum=sum_text(down)),
            translate("SizeWords", "width: {sum}").format(sum=sum_text(across)),
        ]
    lines += list(dict.fromkeys(note for one in sums for note in _notes(one)))
    if isinstance(down, SizeSum) and isinstance(across, SizeSum):
        lines += unread_lines(down, across)
    return lines


def sum_text(one: AnySum) -> str:
    """The arithmetic of one side."""
    window = one.window
    if isinstance(one, StampSum):
        kept = f"({one.length} − 1)·{window.stride} + {window.span}"
        return f"{kept}{_cut_text(window)} = {one.result}"
    text = f"({one.length}{_padding_text(window)} − {window.span})/{window.stride} + 1 = {_number(float(one.exact))}"
    return text if one.exact.denominator == 1 and one.exact == one.result else f"{text} → {one.result}"


def _padding_text(window: Window) -> str:
    if window.before == window.after:
        return f" + 2·{window.before}" if window.before else ""
    return f" + {window.before} + {window.after}"


def _cut_text(window: Window) -> str:
    """What a transposed convolution cuts off; output padding makes the second number negative: it is added."""
    if window.before == window.after:
        return f" − 2·{window.before}" if window.before else ""
    after = f" − {window.after}" if window.after >= 0 else f" + {-window.after}"
    return f" − {window.before}{after}"


def _number(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return text.replace("-", "−")


def _notes(one: AnySum) -> list[str]:
    """How the span comes about with dilation, and how it was rounded."""
    window, notes = one.window, []
    if window.dilation > 1:
        words = translate("SizeWords", "with dilation {dilation} the window of {size} spans {span}")
        span = f"({window.size} − 1)·{window.dilation} + 1 = {window.span}"
        notes.append(words.format(dilation=window.dilation, size=window.size, span=span))
    if isinstance(one, StampSum) or one.exact.denominator == 1:
        return notes
    if not window.ceil:
        notes.append(translate("SizeWords", "rounded down: a part of a window does not count"))
    elif one.is_one_dropped:
        notes.append(translate("SizeWords", "not rounded up: that window would begin in the padding"))
    else:
        words = translate("SizeWords", "rounded up: the last window hangs over by {pixels}")
        notes.append(words.format(pixels=one.overhang))
    return notes


def unread_lines(down: SizeSum, across: SizeSum) -> list[str]:
    """Which rows and columns are never read."""
    if not down.unread and not across.unread:
        if down.unread_padding or across.unread_padding:
            return [translate("SizeWords", "every row and column is read; what is left over is padding")]
        return [translate("SizeWords", "every row and column is read")]
    if down.unread == across.unread and down.unread_count == down.unread_at_end == 1:
        return [translate("SizeWords", "the last row and the last column are never read")]
    found = []
    if down.unread:
        found.append(_unread_rows(down))
    if across.unread:
        found.append(_unread_columns(across))
    return found


def _unread_rows(one: SizeSum) -> str:
    if one.unread_count > one.unread_at_end:
        words = translate("SizeWords", "{count} of {all} rows are never read")
    elif one.unread_count == 1:
        return translate("SizeWords", "the last row is never read")
    else:
        words = translate("SizeWords", "the last {count} rows are never read")
    return words.format(count=one.unread_count, all=one.length)


def _unread_columns(one: SizeSum) -> str:
    if one.unread_count > one.unread_at_end:
        words = translate("SizeWords", "{count} of {all} columns are never read")
    elif one.unread_count == 1:
        return translate("SizeWords", "the last column is never read")
    else:
        words = translate("SizeWords", "the last {count} columns are never read")
    return words.format(count=one.unread_count, all=one.length)
