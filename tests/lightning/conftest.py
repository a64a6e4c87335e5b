"""Tests at LNbits itself: there are none where it is not installed. `make lightning` does that."""

from __future__ import annotations

from fakes.lnbits_itself import is_installed

collect_ignore_glob = [] if is_installed() else ["test_*.py"]
