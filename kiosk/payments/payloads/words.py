"""Names and amounts as payment schemes take them: cut to length, in their letters, exact."""

from __future__ import annotations

import unicodedata

from kiosk.domain.money import Currency, Money

ZERO_WIDTH_JOINER = "\u200d"
VIRAMA = 9
"""The combining class of what joins the letters of an Indic conjunct."""

_SKIN_TONES = range(0x1F3FB, 0x1F400)
_TAGS = range(0xE0020, 0xE0080)
_FLAGS = range(0x1F1E6, 0x1F200)

_LETTERS = "ß=ss ẞ=SS æ=ae Æ=Ae œ=oe Œ=Oe þ=th Þ=Th ø=o Ø=O đ=d Đ=D ð=d Ð=D ł=l Ł=L ħ=h Ħ=H ŧ=t Ŧ=T"
_MARKS = {
    "'": "\u2018\u2019\u02bc",
    '"': "\u201c\u201d\u201e\u00ab\u00bb",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2212",
}
_PLAIN = {ord(one[0]): one[2:] for one in _LETTERS.split()}
_PLAIN |= {ord(one): mark for mark, ones in _MARKS.items() for one in ones}
_PLAIN[ord("\u0131")] = "i"


def is_plain(text: str) -> bool:
    """Whether `text` has letters of the common character set alone: printable ASCII."""
    return text.isascii() and text.isprintable()


def plain(text: str) -> str:
    """Return `text` in printable ASCII: accents go, and so does whatever has no such letter."""
    bare = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    letters = (one if one.isprintable() else " " for one in bare if one.isascii())
    return " ".join("".join(letters).split())


def cut(text: str, most: int) -> str:
    """Return the beginning of `text`, at most `most` characters of it.

    No letter loses its accents or its vowel sign; a picture that is joined of several is there or
    is not. So nothing at all may be left of what is one long letter.
    """
    whole = " ".join(unicodedata.normalize("NFC", text).split())
    end = min(most, len(whole))
    while 0 < end < len(whole) and _belongs_together(whole, end):
        end -= 1
    return whole[:end].rstrip()


def _belongs_together(text: str, at: int) -> bool:
    """Whether the character at `at` is a part of the letter before it."""
    before, here = text[at - 1], text[at]
    if unicodedata.category(here).startswith("M") or ord(here) in _SKIN_TONES:
        return True
    if ZERO_WIDTH_JOINER in {before, here} or unicodedata.combining(before) == VIRAMA:
        return True
    if ord(here) in _TAGS:
        return True
    if ord(here) not in _FLAGS:
        return False
    flags = 0  # Two letters make a flag: an odd number before this one leaves half of it.
    while flags < at and ord(text[at - 1 - flags]) in _FLAGS:
        flags += 1
    return flags % 2 == 1


def decimal(amount: Money, currency: Currency) -> str:
    """Return `amount` in the major unit, with just the decimals that the currency has."""
    if not currency.exponent:
        return str(amount.minor)
    major, minor = divmod(amount.minor, 10**currency.exponent)
    return f"{major}.{minor:0{currency.exponent}}"


ISO_4217 = """
AED784 AFN971 ALL008 AMD051 AOA973 ARS032 AUD036 AWG533 AZN944 BAM977 BBD052 BDT050 BGN975 BHD048
BIF108 BMD060 BND096 BOB068 BRL986 BSD044 BTN064 BWP072 BYN933 BZD084 CAD124 CDF976 CHF756 CLP152
CNY156 COP170 CRC188 CUP192 CVE132 CZK203 DJF262 DKK208 DOP214 DZD012 EGP818 ERN232 ETB230 EUR978
FJD242 FKP238 GBP826 GEL981 GHS936 GIP292 GMD270 GNF324 GTQ320 GYD328 HKD344 HNL340 HTG332 HUF348
IDR360 ILS376 INR356 IQD368 IRR364 ISK352 JMD388 JOD400 JPY392 KES404 KGS417 KHR116 KMF174 KPW408
KRW410 KWD414 KYD136 KZT398 LAK418 LBP422 LKR144 LRD430 LSL426 LYD434 MAD504 MDL498 MGA969 MKD807
MMK104 MNT496 MOP446 MRU929 MUR480 MVR462 MWK454 MXN484 MYR458 MZN943 NAD516 NGN566 NIO558 NOK578
NPR524 NZD554 OMR512 PAB590 PEN604 PGK598 PHP608 PKR586 PLN985 PYG600 QAR634 RON946 RSD941 RUB643
RWF646 SAR682 SBD090 SCR690 SDG938 SEK752 SGD702 SHP654 SLE925 SOS706 SRD968 SSP728 STN930 SVC222
SYP760 SZL748 THB764 TJS972 TMT934 TND788 TOP776 TRY949 TTD780 TWD901 TZS834 UAH980 UGX800 USD840
UYU858 UZS860 VED926 VES928 VND704 VUV548 WST882 XAF950 XCD951 XCG532 XOF952 XPF953 YER886 ZAR710
ZMW967 ZWG924
"""

NUMBERS = {one[:3]: one[3:] for one in ISO_4217.split()}
"""The number of each currency in ISO 4217, three digits, by its letters."""
