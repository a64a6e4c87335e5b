"""Whatever a reader sends, and however it arrives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hardware.readers.gathering import AT_ONCE, Gatherer, Suffix, Wording
from kiosk.domain.code import LONGEST, Scan

TEXTS = st.text(
    st.characters(categories=["L", "N", "P", "S"], exclude_characters="\x85"), min_size=1,
    max_size=40,
)  # fmt: skip
WORDINGS = st.builds(
    Wording,
    prefix=st.sampled_from(["", "stx", "aim", "K:"]),
    suffix=st.sampled_from(list(Suffix)),
    encoding=st.sampled_from(["utf-8", "ascii", "latin-1", "shift_jis", "gb18030"]),
)


@given(st.lists(TEXTS, max_size=8), st.data())
def test_codes_come_out_as_they_went_in_however_they_are_cut(
    texts: list[str], data: st.DataObject
) -> None:
    """USB hands bytes on in packets of its own; the codes do not depend on them."""
    sent = b"".join(b"]Q1" + text.encode() + b"\r" for text in texts)
    gatherer, found = Gatherer(Wording(prefix="aim")), []
    while sent:
        size = data.draw(st.integers(1, 64))
        found += gatherer.hear(sent[:size], 0)
        sent = sent[size:]
    assert found == [Scan(text) for text in texts]


@given(WORDINGS, st.lists(st.tuples(st.binary(max_size=3_000), st.integers(0, 400)), max_size=8))
def test_noise_is_no_defect(wording: Wording, pieces: list[tuple[bytes, int]]) -> None:
    """Any bytes at any time: sound codes or flaws, few at once, and little is kept."""
    gatherer, at_ms = Gatherer(wording), 0
    for data, pause_ms in pieces:
        at_ms += pause_ms
        found = gatherer.hear(data, at_ms)
        assert len(found) <= AT_ONCE
        assert all(
            (one.flaw is None and 0 < len(one.text) <= LONGEST and one.text.isprintable())
            or (one.flaw is not None and not one.text)
            for one in found
        )
        assert len(gatherer._heard) <= 4 * LONGEST + 3
