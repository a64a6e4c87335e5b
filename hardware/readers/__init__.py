"""Readers of codes: whatever says text when somebody holds a code before it."""
