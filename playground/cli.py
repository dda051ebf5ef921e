"""The command line: opens the window, or does the same work without one. Every error is one sentence on stderr.

Exit status: 0 done; 1 something unexpected, or a stack that cannot be computed all through; 2 bad input; 130 Ctrl+C.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from playground import startup
from playground.allocator import keep_freed_memory
from playground.log_file import start_log
from playground.network.sentence import SpokenError

DESCRIPTION = "See what a convolutional network does: edit kernels, stack layers, project any map back to the picture."
COMMANDS = {
    "summary": "print what each layer makes and costs",
    "activations": "write every layer's output to a file",
    "export": "write the network for other programs",
    "backproject": "run one map backwards to the picture",
    "top9": "find the nine strongest units of maps over many pictures",
    "screenshot": "draw the window to a picture",
    "handout": "make a page for print, or an animation of the way back",
}
"""The modules of `playground/commands/` that are asked for by name, and what each does."""
BROKEN_PIPE = 141
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments (None: the process's own) say; the exit status. SystemExit for --help and bad arguments."""
    startup.set_threads()
    keep_freed_memory()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal may not have every character
    try:
        try:
            return _run(list(sys.argv[1:] if arguments is None else arguments))
        finally:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader has seen enough
        _drop_output()
        return BROKEN_PIPE
    except Exception as error:  # the program's border: one sentence, never a traceback
        return _say(error)


def _run(arguments: list[str]) -> int:
    # late: numpy reads its threads on import, and a package that is missing is to be told in a sentence
    from playground.commands.parser import Parser

    program = _program_name()
    if arguments and arguments[0] in COMMANDS:
        name = arguments.pop(0)
        command = import_module(f"playground.commands.{name}")
        parser = Parser(f"{program} {name}", COMMANDS[name], command.EXAMPLES)
    else:
        command = import_module("playground.commands.window")
        listed = "\n".join(f"  {name:<12} {words}" for name, words in COMMANDS.items())
        parser = Parser(program, f"{DESCRIPTION}\n\ncommands (COMMAND --help shows more):\n{listed}", command.EXAMPLES)
    command.add_arguments(parser)
    status: int = command.run(parser.parse_args(arguments))
    return status


def _program_name() -> str:
    name = Path(sys.argv[0]).name
    return "python main.py" if name == "main.py" else "cnn-playground"


def _say(error: Exception) -> int:
    """Tell `error` in one line; the exit status."""
    if isinstance(error, ImportError):
        error = startup.explained(error) or error
    if isinstance(error, SpokenError):
        print(" ".join(str(error).splitlines()), file=sys.stderr)
        return 2
    if isinstance(error, OSError):  # standard output: files are spoken for by those who read and write them
        _drop_output()
    log = start_log()
    logging.getLogger(__name__).error("unexpected", exc_info=error)
    print(f"Something unexpected happened ({_line(error)}): details are in {log}.", file=sys.stderr)
    return 1


def _line(error: Exception) -> str:
    """The kind of error, and the first line of what it says."""
    return ": ".join([type(error).__name__, *str(error).splitlines()[:1]])


def _drop_output() -> None:
    """What is still to be flushed at the end goes nowhere, so that Python does not complain then."""
    with contextlib.suppress(OSError):  # not a real file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
