"""The receipt printer: asked how it is now and then, and told to print what the core says.

It decides nothing and keeps nothing: what it is told twice it would print twice, and the core
never does.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from kiosk.application.messages import (
    Message,
    PrepareReceipt,
    PrinterReady,
    PrinterSeen,
    PrintJob,
    PrintRequest,
    ReceiptPrinted,
)
from kiosk.application.printing import LOST
from kiosk.domain.slip import Slip
from kiosk.ports import Clock, Printed, Printer, PrinterLost, PrinterStatus

STATUS_MS = 2_000
"""How often it is asked how it is: an attendant who shuts the cover sees it soon."""
REOPEN_FIRST_MS = 500
REOPEN_LAST_MS = 8_000


class PrintWorker:
    """Looks after one printer. One thread calls it, or one test."""

    def __init__(
        self,
        printer: Printer,
        compose: Callable[[PrintJob], Slip | None],
        clock: Clock,
        post: Callable[[Message], None],
    ) -> None:
        """Open nothing yet. `compose` makes the slip; None where there is no such receipt."""
        self._printer = printer
        self._compose = compose
        self._clock = clock
        self._post = post
        self._requests: deque[PrintRequest] = deque()
        self._is_open = False
        self._due_ms = 0
        self._reopen_ms = REOPEN_FIRST_MS
        self._told: tuple[str, bool] | None = None

    def ask(self, request: PrintRequest) -> None:
        """Take a request of the core in; it is carried out by a later step."""
        self._requests.append(request)

    def step(self) -> int:
        """Do one thing, if one is due; return in how many milliseconds the next one is."""
        if self._requests:
            self._carry_out(self._requests.popleft())
            return 0
        wait_ms = self._due_ms - self._clock.now().mono_ms
        if wait_ms > 0:
            return wait_ms
        self._look()
        return max(0, self._due_ms - self._clock.now().mono_ms)

    def close(self) -> None:
        """Let go of the printer."""
        self._printer.close()

    # --- Inside -----------------------------------------------------------------------------

    def _look(self) -> PrinterStatus | None:
        """Ask how it is, opening it where it is not open; None where it is lost."""
        now_ms = self._clock.now().mono_ms
        try:
            if not self._is_open:
                self._printer.open()
                self._is_open = True
            status = self._printer.status()
        except PrinterLost as gone:
            self._printer.close()
            self._is_open = False
            self._tell(LOST, reason=str(gone))
            self._due_ms = now_ms + self._reopen_ms
            self._reopen_ms = min(2 * self._reopen_ms, REOPEN_LAST_MS)
            return None
        self._reopen_ms, self._due_ms = REOPEN_FIRST_MS, now_ms + STATUS_MS
        self._tell(status.trouble, is_low=status.is_paper_low)
        return status

    def _tell(self, trouble: str, *, is_low: bool = False, reason: str = "") -> None:
        """Tell the core what has changed."""
        if (trouble, is_low) != self._told:
            self._told = trouble, is_low
            self._post(PrinterSeen(trouble, is_low=is_low, reason=reason))

    def _carry_out(self, request: PrintRequest) -> None:
        status = self._look()
        job = request.job
        if status is None or status.trouble:
            self._post(ReceiptPrinted(job, Printed.NOT_BEGUN))
        elif isinstance(request, PrepareReceipt):
            self._post(PrinterReady(job))
        else:
            self._post(ReceiptPrinted(job, self._print(job)))

    def _print(self, job: PrintJob) -> Printed:
        slip = self._compose(job)
        if slip is None:
            return Printed.NOT_BEGUN
        try:
            return self._printer.print(slip)
        except PrinterLost:  # Where it comes out of `print`, nothing was sent.
            return Printed.NOT_BEGUN
        finally:
            self._due_ms = 0  # Whatever it was, see how the printer is now.
