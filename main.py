"""Starts the window or a command; nothing else. Any Python can read it, so that an old one is told what is needed."""

import sys

if sys.version_info < (3, 10):  # noqa: UP036 - the sentence is for those who have not read pyproject.toml
    sys.stderr.write("CNN Playground needs Python 3.10 or newer; this is Python " + sys.version.split()[0] + ".\n")
    sys.exit(2)

if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # in a bundle the processes of a search start here too
        from multiprocessing import freeze_support

        freeze_support()
    from playground.cli import main

    sys.exit(main())
