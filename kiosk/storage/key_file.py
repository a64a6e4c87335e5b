"""The key of the vouchers, in a file of its own: whoever has only the database spends nothing."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from kiosk.domain.voucher import KEY_BYTES, VoucherKey
from kiosk.ports import StorageDamaged, StorageError

NAME = "voucher.key"
_MODE = 0o600


def voucher_key(folder: Path) -> VoucherKey:
    """Return the key beside the database in `folder`; made there where there is none yet.

    StorageError where the file cannot be read or made, or holds no key.
    """
    path = folder / NAME
    try:
        if not path.exists():
            _write(path, secrets.token_bytes(KEY_BYTES))
        text = path.read_text(encoding="ascii").strip()
    except UnicodeDecodeError:
        text = ""
    except OSError as error:
        raise StorageError(f"{path} cannot be read or made: {error.strerror}") from None
    try:
        return VoucherKey(bytes.fromhex(text))
    except ValueError:
        raise StorageDamaged(
            f"{path} holds no key: put it back from where you keep a copy"
        ) from None


def new_voucher_key(folder: Path) -> VoucherKey:
    """Replace the key in `folder` by a new one and return it: the old one is gone."""
    secret = secrets.token_bytes(KEY_BYTES)
    try:
        _write(folder / NAME, secret)
    except OSError as error:
        raise StorageError(f"{folder / NAME} cannot be made: {error.strerror}") from None
    return VoucherKey(secret)


def _write(path: Path, secret: bytes) -> None:
    """Write a key so that it is there whole or not at all, whenever the power fails."""
    unfinished = path.with_name(f"{path.name}.new")
    unfinished.unlink(missing_ok=True)
    file = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, _MODE)
    try:
        os.write(file, f"{secret.hex()}\n".encode("ascii"))
        os.fsync(file)
    finally:
        os.close(file)
    unfinished.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
