"""The steps from an empty file to the tables of today, one module a step, oldest first.

A step is never changed once it has been released: it is what old files have been through. It
holds its own SQL and imports nothing of the product, because the product moves on.
"""

KIOSK = ("0001", "0002", "0003", "0004", "0005", "0006")
"""The revisions of the kiosk's database, oldest first. What is not in here is newer than we are."""

LOCALPAY = ("0001", "0002")
"""The revisions of the embedded payment page's file."""
