"""The two words that a payer compares."""

from __future__ import annotations

import itertools

import pytest

from kiosk.domain.words import WORDS, words_for


def edits(one: str, other: str) -> int:
    """Return how many letters must be put in, left out or changed to turn one into the other."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (a != b))
    return row[-1]


@pytest.mark.req("PAY-16")
def test_there_are_256_words_of_four_to_seven_letters_in_order() -> None:
    """A byte picks a word; small letters of the alphabet, no word twice."""
    assert len(WORDS) == 256
    assert list(WORDS) == sorted(set(WORDS))
    assert all(4 <= len(word) <= 7 for word in WORDS)
    assert all(word.isascii() and word.isalpha() and word.islower() for word in WORDS)


@pytest.mark.req("PAY-16")
def test_no_two_words_are_easily_mistaken() -> None:
    """Each begins with four letters of its own, and one slip makes none into another."""
    assert len({word[:4] for word in WORDS}) == 256
    near = [pair for pair in itertools.combinations(WORDS, 2) if edits(*pair) < 2]
    assert near == []


@pytest.mark.req("PAY-16")
@pytest.mark.parametrize(
    ("code", "words"),
    [
        # SHA-256 begins e3 b0, so word 227 and, 1 + 176 further on, word 148.
        ("", "thimble oasis"),
        # SHA-256 begins ba 78: word 186 and, 1 + 120 further on, word 51.
        ("abc", "pumpkin cloud"),
        # The second byte is fe, the most that leads on: to the word before the first.
        ("441", "cartoon carpet"),
        # It is ff, which counts as nothing: to the word after the first.
        ("124", "igloo indigo"),
    ],
)
def test_a_code_always_has_the_same_words(code: str, words: str) -> None:
    """The kiosk, the page and a later version of either name the same two."""
    assert words_for(code) == words


def test_no_code_has_one_word_twice_and_every_word_is_used_in_both_places() -> None:
    """What looks like a mistake would make payers doubt a page that is ours."""
    pairs = [words_for(str(number)).split() for number in range(5_000)]
    assert all(first != second for first, second in pairs)
    assert {first for first, _ in pairs} == {second for _, second in pairs} == set(WORDS)


@pytest.mark.req("PAY-16")
def test_another_code_has_other_words() -> None:
    """A page that was made for another code agrees once in 65,280 times."""
    pairs = {words_for(str(number)) for number in range(5_000)}
    assert len(pairs) > 4_750
