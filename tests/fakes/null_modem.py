"""Two pseudo-terminals joined like a null-modem cable: what goes in here comes out there."""

from __future__ import annotations

import contextlib
import os
import select
import threading
import tty

READ_SIZE = 4096


class NullModem:
    """A cable with a port at either end; `left` and `right` are their paths."""

    def __init__(self) -> None:
        pairs = [os.openpty(), os.openpty()]
        self._masters = [master for master, _ in pairs]
        self._slaves = [slave for _, slave in pairs]
        for slave in self._slaves:
            tty.setraw(slave)
        self.left, self.right = (os.ttyname(slave) for slave in self._slaves)
        self._wake, self._woken = os.pipe()
        self._pump = threading.Thread(target=self._carry)
        self._pump.start()

    def close(self) -> None:
        """Take the cable away."""
        os.write(self._woken, b"x")
        self._pump.join()
        for fd in (*self._masters, *self._slaves, self._wake, self._woken):
            os.close(fd)

    def _carry(self) -> None:
        left, right = self._masters
        other = {left: right, right: left}
        while True:
            readable = select.select([left, right, self._wake], (), ())[0]
            if self._wake in readable:
                return
            for fd in readable:
                with contextlib.suppress(OSError):
                    os.write(other[fd], os.read(fd, READ_SIZE))
