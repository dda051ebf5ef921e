"""A camera that is unplugged while it runs, for tests of what a session does then."""

from __future__ import annotations

from playground.inputs.video.camera import Camera, CameraReader
from playground.inputs.video.capture import no_answer


class Pulled(Camera):
    """A camera that is unplugged after the frames of a file, until it is plugged in again."""

    is_plugged_in = True

    def open(self) -> CameraReader:
        if not Pulled.is_plugged_in:
            raise no_answer(self.name)
        Pulled.is_plugged_in = False
        return super().open()
