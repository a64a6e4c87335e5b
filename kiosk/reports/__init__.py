"""Writes reports: as text, as tables for other programs, as a document, as a slip of paper."""
