"""New Era pumps in safe mode: a batch of so many microlitres, and a total that lasts as the power.

The pump doses a volume (`VOL`) each time it is run, and would dose it again if it were run again.
So the driver keeps beside it the preset that it stands for, writes only what is left of it, and
runs the pump only under a volume that it has just read back and of which nothing has flowed yet,
or which was paused. What has flowed is told by `DIS`, of four digits: before they grow too coarse
it is cleared, and the driver adds up. It is cleared only when it shows more than can flow next, so
that a program which knows of no clearing finds a total that ran back, and never a smaller delivery.

Nothing numbers an answer. A late one is kept away by the quarantine of the line, one to something
else by its form (`words`).

An alarm is an answer in the place of the one that was asked for, and is told once: the driver keeps
it (`books`), and asks again at once, but for `RUN`.

Source: New Era Pump Systems, user manual 1200-01, *Command set summary* and *Safe mode*.
"""

from __future__ import annotations

from collections.abc import Callable

from hardware.drivers.new_era import words
from hardware.drivers.new_era.books import Books
from hardware.drivers.new_era.profile import NewEraProfile
from hardware.drivers.new_era.words import INFUSING, PAUSED, REFUSALS, STANDING, STOPPED, Answer
from hardware.framing import new_era
from hardware.half_duplex import Exchanger
from kiosk.domain.controller import Capabilities, Identity, Preset, Status
from kiosk.ports import NoAnswer, Refused

SEQUENCE_MAX = 2**32 - 1


class NewEraController:
    """One pump. Opens nothing and sends nothing when it is made.

    It knows a preset only while the program that set it lives: after a new start the pump has none,
    whatever its volume, and is not run before it was given one.
    """

    def __init__(self, profile: NewEraProfile, line: Exchanger, address: int) -> None:
        """Speak to the pump at `address` on `line`."""
        if not 0 <= address <= new_era.ADDRESS_MAX:
            raise ValueError(f"a pump has an address from 0 to {new_era.ADDRESS_MAX}")
        self._profile = profile
        self._line = line
        self._address = address
        self._capabilities = profile.capabilities
        self._books = Books(profile)

    @property
    def capabilities(self) -> Capabilities:
        """What the pump can do."""
        return self._capabilities

    def identify(self) -> Identity:
        """Ask who is there and how it is set; Refused where either is not as it must be."""
        profile = self._profile
        _, version = self._ask("VER", words.matched(words.VERSION))
        found = Identity(profile.maker, version["model"], "", version["firmware"])
        if found.model != profile.model:
            raise Refused(
                "wrong_device",
                f"address {self._address} is a {found.model}, the settings expect a "
                f"{profile.maker} {profile.model} ({profile.title})",
            )
        settings = {
            "DIR": (words.DIRECTION, "INF"),
            "RAT": (words.RATE, profile.rate),
            "SAF": (words.TIME, str(profile.saf_s)),
        }
        unsafe = []
        for command, (form, wanted) in settings.items():
            _, shown = self._ask(command, words.matched(form))
            if shown[0] != wanted:
                unsafe.append(f"{command} is {shown[0]} and must be {wanted}")
        _, volume = self._ask("VOL", words.matched(words.VOLUME))
        if volume["unit"] != "ML":
            unsafe.append(f"VOL is in {volume['unit']} and must be in ML")
        if unsafe:
            raise Refused("unsafe_settings", "; ".join(unsafe))
        return found

    def read_status(self, *, feed: bool) -> Status:
        """Ask what has flowed, and where it stands under a preset also under which volume.

        Whatever is said to the pump feeds its dead-man timer. So without `feed` nothing is asked
        and nothing is known: NoAnswer, and the pump stops.
        """
        if not feed:
            raise NoAnswer("the host is not alive: nothing is asked, so that the pump stops")
        status = self._look()
        shown = None
        if self._books.batch is not None and status in STANDING:
            also, shown = self._volume()
            if also != status:
                also, shown = self._volume()
            if also != status:
                raise NoAnswer(f"pump {self._address} says {status} and {also} in one moment")
        return self._books.status(status, shown)

    def set_preset(self, preset: Preset) -> None:
        """Write what is left of a limit, rounded down. In force once a status shows it.

        The same again is harmless, also while it flows; another one is refused until it stands.
        """
        books = self._books
        if not 0 < preset.sequence <= SEQUENCE_MAX:
            raise Refused("out_of_range", f"sequence {preset.sequence}")
        if books.is_beyond_range(preset.limit.base):
            raise Refused("out_of_range", f"{preset.limit.base} {preset.limit.dimension}")
        status = self._look()
        if status not in STANDING:
            if books.batch is not None and books.batch.preset == preset:
                return
            raise Refused("not_applicable", f"pump {self._address} is running")
        given = books.given_since(preset.opening)
        if books.is_beyond_range(given):
            raise Refused("out_of_range", f"the total is {books.total} uL")
        volume = self._doses(preset.limit.base - given)
        was_in_force = books.batch is not None
        books.batch = None
        if status == PAUSED:  # RUN would go on with what was paused.
            status, _ = self._ask("STP", words.nothing)
            if status != STOPPED:
                raise NoAnswer(f"pump {self._address} is still paused")
        most_base = volume + self._profile.overrun_bound_base
        if books.dispensed + most_base > self._profile.shown_max_base:
            self._begin_anew()
        books.opens(preset, given, volume, is_first=not was_in_force)
        self._ask(f"VOL{new_era.figure(volume)}", words.nothing)

    def open(self, sequence: int) -> None:
        """Run the pump under the preset numbered `sequence`; harmless while it does.

        Refused once any of the volume has flowed, but for a pause: the pump would dose it again.
        """
        status, books = self._look(), self._books
        batch = books.batch
        if books.is_latched:
            raise Refused("latched", f"pump {self._address}")
        if batch is None or batch.preset.sequence != sequence:
            raise Refused("wrong_sequence", f"pump {self._address}")
        if status == INFUSING:
            return
        if status not in STANDING:
            raise Refused("not_applicable", f"pump {self._address} says {status}")
        if books.is_done or (books.has_flowed and status != PAUSED):
            raise Refused("preset_reached", f"pump {self._address}")
        also, shown = self._volume()
        if also != status or shown != batch.volume or books.batch is not batch:
            raise Refused("wrong_sequence", f"pump {self._address} shows {shown} uL")
        books.runs(batch)
        self._ask("RUN", words.nothing, again=False)

    def stop(self) -> None:
        """Stop the pump and forget the preset; harmless when it stands.

        The first stop only pauses: the second one makes the rest of the volume go.
        """
        try:
            status, _ = self._ask("STP", words.nothing)
            if status != STOPPED:
                self._ask("STP", words.nothing)
        except Refused as refused:
            if refused.code != REFUSALS["?NA"]:  # There is nothing to stop.
                raise
        self._books.stops()

    def acknowledge(self) -> None:
        """Forget what was latched, once the pump answers; its own alarm went with its telling."""
        self._ask("", words.nothing)
        self._books.acknowledges()

    # --- Inside ----------------------------------------------------------------------------------

    def _doses(self, left_base: int) -> int:
        """Return the volume to write for what is left of a limit; Refused where there is none."""
        volume = left_base // self._profile.resolution_base * self._profile.resolution_base
        if volume <= 0:  # The pump would take 0 for "without end".
            raise Refused("out_of_range", f"{left_base} uL are nothing to dose")
        if volume > self._profile.most_base:
            raise Refused("out_of_range", f"{volume} uL are more than it doses at once")
        return volume

    def _look(self) -> str:
        """Read what has flowed; return the pump's status."""
        status, infused = self._ask("DIS", words.infused)
        self._books.sees(status, infused)
        return status

    def _volume(self) -> tuple[str, int]:
        """Read status and volume; a volume in another unit than ours is none."""
        status, shown = self._ask("VOL", words.volume)
        self._books.sees_volume(shown)
        return status, shown

    def _begin_anew(self) -> None:
        """Let the pump count from nothing again."""
        self._books.clears()
        self._ask("CLDINF", words.nothing)
        self._look()
        if self._books.dispensed:
            raise NoAnswer(f"pump {self._address} still shows {self._books.dispensed} uL")

    def _ask(
        self, command: str, read: Callable[[str], Answer], *, again: bool = True
    ) -> tuple[str, Answer]:
        """Tell the pump a `command` and return its status and what `read` makes of the rest.

        An alarm is kept; then the command is told `again`, or there is no answer.
        """
        said = self._exchange(command, read)
        if isinstance(said, str) and again:
            said = self._exchange(command, read)
        if isinstance(said, str):
            raise NoAnswer(f"pump {self._address}: alarm {said} instead of an answer")
        return said

    def _exchange(self, command: str, read: Callable[[str], Answer]) -> tuple[str, Answer] | str:
        """Return status and answer, or the alarm that came instead."""
        try:
            said = self._line.exchange(
                new_era.request(self._address, command),
                words.usual_length(command),
                response_ms=self._profile.response_ms,
                decode=lambda heard: words.answered(heard, read, address=self._address),
                missing=new_era.missing,
            )
        except NoAnswer:
            if command != "RUN":  # A reset that follows it is told to the next.
                self._books.misses()
            raise
        if isinstance(said, str):
            self._books.hears(said)
        return said
