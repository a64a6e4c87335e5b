"""Receipt printers: bytes for a slip, and what a printer says of itself."""
