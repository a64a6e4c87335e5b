"""`python -m kiosk.payments [KIND ...]`: which kinds of rails there are, and what each wants."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from kiosk.domain.field import Field, FieldKind
from kiosk.payments.registry import RAILS, others, wanted

WRONG = 1


def main(names: list[str]) -> int:
    """List all kinds, or tell of those that are named; return 1 where one can't be used."""
    status = 0
    kinds = wanted()
    for name in names or sorted(kinds):
        why = others().damaged.get(name)
        fields = kinds.get(name)
        if fields is None:
            known = ", ".join(sorted(kinds))
            sys.stderr.write(f"{why or f'there is no kind {name!r}; there are: {known}'}\n")
            status = WRONG
        elif names:
            sys.stdout.writelines(f"{line}\n" for line in _told(name, fields))
        else:
            whose = "" if name in RAILS else "  (your own)"
            sys.stdout.write(f"{name}{whose}\n")
    return status


def _told(name: str, fields: tuple[Field, ...]) -> Iterator[str]:
    """Return a table for the settings, with what may be left out behind a `#`."""
    yield f"[rails.{name}]"
    for field in fields:
        key = f"{field.key}_file" if field.kind is FieldKind.SECRET else field.key
        is_free = field.default is not None or not field.is_needed
        value = field.example if field.kind is FieldKind.SECRET else field.default
        shown = str(value).lower() if isinstance(value, bool | int) else f'"{value or ""}"'
        yield f"{'# ' * is_free}{key} = {shown}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
