"""The sales that the recovery is measured with are sales as the store keeps them."""

from __future__ import annotations

from contextlib import ExitStack

from kiosk.cli import recovery
from kiosk.cli.compose import STORE_FILE
from kiosk.cli.processes import new_place
from kiosk.monitor.book import Book
from kiosk.storage.reading import open_reader
from kiosk.storage.reconciliation import Figures, chains, lines
from kiosk.storage.verify import verify


def test_the_sales_to_measure_with_are_whole() -> None:
    """Finished, sound, adding up, and one after another at each totaliser."""
    with ExitStack() as stack:
        place = new_place(stack)
        recovery.fill(place, 1_203)
        with open_reader(place.settings.storage_folder / STORE_FILE) as reader:
            past = reader.load()
            assert (past.sales, past.receipts) == ((), 1_203)
            assert past.numbers == {"S": 3_607, "P": 3_608, "D": 3_609}
            assert verify(reader).is_sound
            assert Book().read(reader) == [], "the monitor must not close everything for it"
            found = sum((one.figures for one in lines(reader, str)), Figures())
            assert (found.deliveries, found.held) == (1_203, 0)
            assert (found.captured, found.released) == (1_203 * 1_500, 1_203 * 500)
            assert [one.gaps for one in chains(reader)] == [()] * 4
