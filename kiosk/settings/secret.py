"""Where a secret is kept: said in the settings, looked for at the start, held nowhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from kiosk.settings.model import SecretSource, SecretUnreadable
from kiosk.settings.table import Table

_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]*")


def read_secret(
    row: Table,
    folder: Path,
    environment: Mapping[str, str],
    *,
    what: str,
    examples: tuple[str, str],
    is_needed: bool,
    letters: int = 1,
) -> SecretSource:
    """Return where the secret under `what`_file or `what`_env is kept.

    It has been made sure that it is there, where it `is_needed`, and that it has so many `letters`
    at least. `examples` are a file and a variable that it might be in.
    """
    in_file, in_variable = f"{what}_file", f"{what}_env"
    file, variable = row.text(in_file, ""), row.text(in_variable, "")
    source = SecretSource(folder / file if file else None, variable)
    key = in_file if file else in_variable
    if not is_needed or not row.is_sound:
        return source
    if bool(file) == bool(variable):
        said = f"where the {what} is kept must be said once"
        remedy = f'Give one of {in_file} = "{examples[0]}" and {in_variable} = "...".'
        row.wrong("", said, remedy, code="said_twice")
    elif variable and not _VARIABLE.fullmatch(variable):
        said = "this is no name of a variable"
        remedy = f"Write its name, such as {examples[1]}, never the {what}."
        row.wrong(in_variable, said, remedy)
    else:
        try:
            length = len(source.read(environment))
        except SecretUnreadable as error:
            remedy = f"Put the {what} there, readable by the kiosk's account alone."
            row.wrong(key, str(error), remedy, code="secret")
        else:
            if length < letters:
                said = f"a {what} of {length} letters can be guessed"
                row.wrong(key, said, f"Make it {letters} letters at least.", code="secret")
    return source
