"""The wire: what a line looks like, and what is no line of ours."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from kiosk.api import commands
from kiosk.api.snapshot import (
    AttendantSnapshot,
    CurrencyInfo,
    DeliverySnapshot,
    Notice,
    OutletSnapshot,
    SaleSnapshot,
    Screen,
    Snapshot,
    VisitSnapshot,
)
from kiosk.api.wire import (
    INT_MAX,
    LINE_MAX,
    Malformed,
    decode_command,
    decode_snapshot,
    encode_command,
    encode_snapshot,
)

OUTLET = OutletSnapshot(
    number=2,
    name="Quay",
    state="idle",
    product="diesel",
    product_name="Diesel «Arktis»",
    kind="fuel",
    dimension="ul",
    interval_base=10_000,
    price_e4=17_990,
    smallest_base=2_000_000,
    largest_base=100_000_000,
    is_available=True,
)
DELIVERY = DeliverySnapshot(
    outlet=2,
    state="delivering",
    product_name="Diesel",
    kind="fuel",
    dimension="ul",
    interval_base=10_000,
    price_e4=17_990,
    delivered_base=1,
    cost_minor=2,
    limit_minor=3,
    preset_base=4,
    flow_base=5,
)
SALE = SaleSnapshot(
    id="S-000001",
    state="open",
    words="pumpkin cloud",
    asked_minor=1,
    authorised_minor=2,
    captured_minor=3,
    released_minor=4,
    remaining_minor=5,
    pay_url="https://pay.example/0123456789ABCDEF",
    pay_left_ms=6,
    is_seen=True,
    is_settled=False,
    receipt=None,
    receipt_url="",
    deliveries=(DELIVERY,),
    outlets=(2, 5),
)
SNAPSHOT = Snapshot(
    protocol=1,
    at_ms=1_767_225_600_000,
    kiosk="K1",
    site="Harbour",
    phone="",
    currency=CurrencyInfo("EUR", 2),
    languages=("en", "de"),
    quick_minor=(1_000, 2_000),
    sale_max_minor=15_000,
    outlets=(OUTLET, replace(OUTLET, number=3, is_available=False)),
    visit=VisitSnapshot(
        Screen.DELIVERING,
        notice=Notice.OUTLET_FAILED,
        left_ms=9,
        sale=SALE,
        attendant=AttendantSnapshot("anna", 1, 2, is_stopped=True, alarms=("leak",)),
    ),
)


def line(**body: Any) -> bytes:  # noqa: ANN401 - Anything that JSON can say.
    """Return a line with `body` in it."""
    return json.dumps(body).encode()


def test_a_command_is_one_object_on_one_line() -> None:
    """Its name, its fields, a line's end, and no other line's end."""
    encoded = encode_command(commands.LockOutlet(2, "a\nb «c»"))
    assert encoded == b'{"do":"LockOutlet","outlet":2,"reason":"a\\nb \\u00abc\\u00bb"}\n'


def test_a_snapshot_is_one_object_on_one_line() -> None:
    """Whoever reads a line has read a whole snapshot."""
    encoded = encode_snapshot(SNAPSHOT)
    assert encoded.startswith(b'{"protocol":1,"at_ms":1767225600000,"kiosk":"K1",')
    assert encoded.endswith(
        b',"is_demo":false,"is_stopped":false,"software":"","queue":[],"printer":"","readers":[]'
        b',"time_zone":"UTC","theme":"day","brightness_percent":100,"modes":[]'
        b',"volume_percent":0'
        b',"assistance":{"up":[]'
        b',"down":[],"ok":[],"back":[],"help":[],"louder":[],"softer":[],"again_ms":300'
        b',"engine":"","private":"never","plugged":""}'
        b',"inspected":{"version":"","legal_sha256":"","serial":"","settings_sha256":"",'
        b'"entries":0,"head":"","events":0}}\n'
    )
    assert encoded.count(b"\n") == 1


def test_a_snapshot_comes_out_as_it_went_in() -> None:
    """With everything in it, down to the type of each value."""
    decoded = decode_snapshot(encode_snapshot(SNAPSHOT))
    assert decoded == SNAPSHOT
    assert type(decoded.visit.screen) is Screen
    assert type(decoded.visit.notice) is Notice
    assert type(decoded.outlets[0].is_available) is bool


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"", b"  "])
def test_a_line_may_end_as_it_likes(end: bytes) -> None:
    """Blanks and line ends around the object mean nothing."""
    assert decode_command(b' {"do":"StopAll"}' + end) == commands.StopAll()


@pytest.mark.req("LRS-04")
@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "not a line of JSON"),
        (b"\n", "not a line of JSON"),
        (b"StopAll", "not a line of JSON"),
        (b'{"do":"StopAll"', "not a line of JSON"),
        (b'{"do":"StopAll"}{"do":"StopAll"}', "not a line of JSON"),
        (b"{'do':'StopAll'}", "not a line of JSON"),
        (b'{"do":"StopAll\xff"}', "not a line of JSON"),
        (b'{"do":"StopAll\xed\xa0\x80"}', "not a line of JSON"),  # Half a character.
        (b'{"do":"LockOutlet","outlet":1,"reason":"a\nb"}', "not a line of JSON"),
        (b'\xef\xbb\xbf{"do":"StopAll"}', "not a line of JSON"),  # A byte order mark.
        ('{"do":"StopAll"}'.encode("utf-16"), "not a line of JSON"),
        ('{"do":"StopAll"}'.encode("utf-16-le"), "not a line of JSON"),
        ('{"do":"StopAll"}'.encode("utf-32-be"), "not a line of JSON"),
        (b'{"do":"BuyAmount","minor":1.0}', "not a whole number"),
        (b'{"do":"BuyAmount","minor":1e3}', "not a whole number"),
        (b'{"do":"BuyAmount","minor":NaN}', "not a whole number"),
        (b'{"do":"BuyAmount","minor":Infinity}', "not a whole number"),
        (b'{"do":"BuyAmount","minor":-Infinity}', "not a whole number"),
        (b'{"do":"BuyAmount","minor":1,"x":[0.5]}', "not a whole number"),
        (b'{"do":"StopOutlet","outlet":1,"outlet":2}', "twice"),
        (b'{"do":"StopAll","do":"Restart"}', "twice"),
        (b"[]", "not an object"),
        (b'"StopAll"', "not an object"),
        (b"null", "not an object"),
        (b"7", "not an object"),
        (b"{}", "no such command"),
        (b'{"do":null}', "no such command"),
        (b'{"do":["StopAll"]}', "no such command"),
        (b'{"do":{"do":"StopAll"}}', "no such command"),
        (b'{"do":"stopall"}', "no such command"),
        (b'{"do":"Command"}', "no such command"),
        (b'{"do":"__class__"}', "no such command"),
        (b'{"do":"StopAll","now":true}', "StopAll has no 'now'"),
        (b'{"do":"StopAll","self":1}', "StopAll has no 'self'"),
        (b'{"do":"StopOutlet"}', "missing"),
        (b'{"do":"Override","outlet":1,"reason":"cash"}', "missing"),
        (b'{"do":"StopOutlet","outlet":"1"}', "int was expected, not str"),
        (b'{"do":"StopOutlet","outlet":true}', "int was expected, not bool"),
        (b'{"do":"StopOutlet","outlet":null}', "int was expected, not NoneType"),
        (b'{"do":"StopOutlet","outlet":[1]}', "int was expected, not list"),
        (b'{"do":"Attach","screen":7,"protocol":1}', "str was expected, not int"),
        (b'{"do":"Attach","screen":"\\ud800","protocol":1}', "surrogates not allowed"),
        (b'{"do":"BuyAmount","minor":9223372036854775808}', "too large"),
        (b'{"do":"BuyAmount","minor":-9223372036854775808}', "too large"),
        (b'{"do":"BuyAmount","minor":' + b"9" * 4_000 + b"}", "too large"),
        (b'{"do":"BuyAmount","minor":' + b"9" * 5_000 + b"}", "not a line of JSON"),
    ],
)
def test_what_is_no_command_is_malformed(raw: bytes, why: str) -> None:
    """Whatever comes, it is refused with a reason, and with no other error."""
    with pytest.raises(Malformed, match=why) as caught:
        decode_command(raw)
    assert len(str(caught.value)) < 300
    str(caught.value).encode()


@pytest.mark.parametrize("minor", [INT_MAX, -INT_MAX, 0, -1])
def test_whole_numbers_of_64_bits_are_carried(minor: int) -> None:
    """What storage can hold, the wire can say; whether it makes sense is for the engine."""
    assert INT_MAX == 2**63 - 1
    assert decode_command(encode_command(commands.BuyAmount(minor))) == commands.BuyAmount(minor)


def test_the_longest_line_is_read_and_a_longer_one_refused() -> None:
    """A quarter of a mebibyte, counted in bytes."""
    assert LINE_MAX == 262_144
    body = encode_command(commands.StopAll()).rstrip()
    longest = body.ljust(LINE_MAX)
    assert decode_command(longest) == commands.StopAll()
    with pytest.raises(Malformed, match="a line of 262145 bytes; the limit is 262144"):
        decode_command(longest + b" ")


@pytest.mark.parametrize("opener", [b"[", b'{"do":', b'{"do":"Attach","screen":['])
def test_a_hundred_thousand_brackets_are_malformed(opener: bytes) -> None:
    """However deep the nesting, it ends in Malformed and not in the interpreter's own limit."""
    with pytest.raises(Malformed):
        decode_command((opener * 100_000)[:LINE_MAX])


@pytest.mark.parametrize(
    "around",
    [
        '{"do":%s}',
        '{"do":"Attach","screen":%s,"protocol":1}',
        '{"visit":{"screen":%s}}',
        '{"visit":{"screen":"pay","sale":{"deliveries":[{"outlet":%s}]}}}',
    ],
)
def test_nesting_as_deep_as_the_interpreter_can_is_malformed(around: str) -> None:
    """What can just be read is not too deep to be refused: at no depth does another error come."""
    for depth in range(700, 1_100):
        raw = (around % ("[" * depth + "]" * depth)).encode()
        with pytest.raises(Malformed):
            decode_command(raw)
        with pytest.raises(Malformed):
            decode_snapshot(raw)


@pytest.mark.parametrize(
    ("path", "value", "why"),
    [
        (("visit", "screen"), "nowhere", "no such Screen"),
        (("visit", "screen"), None, "no such Screen"),
        (("visit", "screen"), [], "no such Screen"),
        (("visit", "screen"), 7, "no such Screen"),
        (("visit", "notice"), "constructor", "no such Notice"),
        (("visit", "left_ms"), "soon", "int was expected"),
        (("visit", "sale"), [], "an object was expected"),
        (("visit", "sale", "receipt"), False, "int was expected"),
        (("visit", "sale", "deliveries"), None, "a list was expected"),
        (("visit", "sale", "deliveries"), {}, "a list was expected"),
        (("visit", "sale", "deliveries"), "none", "a list was expected"),
        (("visit", "sale", "deliveries", 0, "flow_base"), None, "int was expected"),
        (("visit", "sale", "outlets", 1), "5", "int was expected"),
        (("visit", "attendant", "is_stopped"), 1, "bool was expected"),
        (("outlets", 0, "is_available"), None, "bool was expected"),
        (("currency", "exponent"), 2**63, "too large"),
        (("currency",), "EUR", "an object was expected"),
        (("currency", "symbol"), "€", "CurrencyInfo has no 'symbol'"),
        (("languages", 0), None, "str was expected"),
    ],
)
def test_one_wrong_value_anywhere_makes_a_snapshot_malformed(
    path: tuple[Any, ...], value: object, why: str
) -> None:
    """A screen shows all of a snapshot or none of it."""
    body = json.loads(encode_snapshot(SNAPSHOT))
    place = body
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(Malformed, match=why):
        decode_snapshot(json.dumps(body).encode())


def test_what_there_is_none_of_is_null() -> None:
    """An optional value is read as null."""
    body = json.loads(encode_snapshot(SNAPSHOT))
    body["visit"]["sale"] = None
    assert decode_snapshot(json.dumps(body).encode()).visit.sale is None


def objects(place: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON is of any shape.
    """Yield every object in `place`, however deep."""
    if isinstance(place, dict):
        yield place
    for inner in place.values() if isinstance(place, dict) else place:
        if isinstance(inner, dict | list):
            yield from objects(inner)


@pytest.mark.req("LRS-04")
def test_a_snapshot_that_lacks_any_field_is_malformed() -> None:
    """What was lost is not taken for its default: that nobody has pressed *stop all*, say."""
    body = json.loads(encode_snapshot(SNAPSHOT))
    tried = 0
    for place in objects(body):
        for name in list(place):
            whole = dict(place)
            del place[name]
            with pytest.raises(Malformed, match=f"lacks '{name}'"):
                decode_snapshot(json.dumps(body).encode())
            place.update(whole)
            tried += 1
    assert tried > 150


@pytest.mark.req("OPS-09")
@pytest.mark.parametrize(
    "pin", [739164, 739164.5, ["739164"], {"739164": "739164"}, -739164, 739164 * 10**20]
)
def test_no_message_tells_a_pin_that_came_in_a_wrong_shape(pin: object) -> None:
    """What is malformed is logged; what was in it is not."""
    with pytest.raises(Malformed) as caught:
        decode_command(line(do="Login", name="anna", pin=pin))
    assert "739164" not in str(caught.value)


def test_no_message_is_as_long_as_the_line_was() -> None:
    """A log is not filled by whoever sends nonsense."""
    long = "x" * 100_000
    for body in ({"do": long}, {"do": "StopAll", long: 1}, {"do": "StopOutlet", "outlet": long}):
        with pytest.raises(Malformed) as caught:
            decode_command(line(**body))
        assert len(str(caught.value)) < 200
    visit = {"visit": {"screen": long}}
    with pytest.raises(Malformed) as caught:
        decode_snapshot(line(**visit))
    assert len(str(caught.value)) < 200


def test_a_name_that_is_no_text_can_be_logged() -> None:
    """Half a character in a key does not break whoever writes the message down."""
    with pytest.raises(Malformed) as caught:
        decode_command(b'{"do":"StopAll","\\ud800":1}')
    str(caught.value).encode()
