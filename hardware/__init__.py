"""Flow controllers behind serial lines: framing, lines, drivers, profiles and their registry."""
