"""The key of the vouchers, in its own file."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from kiosk.domain.voucher import KEY_BYTES
from kiosk.ports import StorageDamaged, StorageError
from kiosk.storage.key_file import NAME, new_voucher_key, voucher_key


@pytest.mark.req("T8")
def test_a_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    """The second start finds the first one's."""
    key = voucher_key(tmp_path)
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600
    assert voucher_key(tmp_path).name == key.name
    assert [one.name for one in tmp_path.iterdir()] == [NAME]


def test_no_two_kiosks_have_the_same_key(tmp_path: Path) -> None:
    """And a new one is another one."""
    names = set()
    for number in range(20):
        folder = tmp_path / str(number)
        folder.mkdir()
        names.add(voucher_key(folder).name)
    first = tmp_path / "0"
    new = new_voucher_key(first)
    assert new.name not in names
    assert voucher_key(first).name == new.name
    assert len(names) == 20


@pytest.mark.parametrize("text", ["", "no key", "00" * (KEY_BYTES - 1), "\u00e4" * 64])
def test_a_file_that_holds_no_key_is_no_reason_for_a_new_one(tmp_path: Path, text: str) -> None:
    """Its vouchers would be lost: somebody has to decide that."""
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(StorageDamaged, match="put it back"):
        voucher_key(tmp_path)
    assert (tmp_path / NAME).read_text(encoding="utf-8") == text


def test_what_a_power_cut_left_is_no_key(tmp_path: Path) -> None:
    """Half a file under another name is made anew."""
    (tmp_path / f"{NAME}.new").write_text("00")
    voucher_key(tmp_path)
    assert len((tmp_path / NAME).read_text().strip()) == 2 * KEY_BYTES


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    """With its path."""
    for make in (voucher_key, new_voucher_key):
        with pytest.raises(StorageError, match="nowhere"):
            make(tmp_path / "nowhere")
