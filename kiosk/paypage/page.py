"""The page behind the code on the screen: first the payment, then the meter, then the receipt.

A GET only shows. A POST acts, with a token that is good once. Nothing here needs a script, a
cookie or anything from anybody else.
"""

from __future__ import annotations

import gzip
import hashlib
import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask, Response, render_template, request
from jinja2 import StrictUndefined
from werkzeug.exceptions import HTTPException

from kiosk.api.snapshot import CurrencyInfo, Notice
from kiosk.domain.customer import BadCustomer, Customer
from kiosk.domain.customer import customer as customer_of
from kiosk.domain.money import Currency
from kiosk.domain.prepayment import PrepaymentState
from kiosk.domain.receipt import without_cards
from kiosk.paypage import numbers, texts, view, webhooks, withdraw
from kiosk.paypage.accounts import Door, LockedOut, WrongPin, grouped, number_of
from kiosk.paypage.checkouts import Checkouts, Poor, Refusal, expired, paid, seen
from kiosk.paypage.forms import is_sound
from kiosk.paypage.limits import Limiter
from kiosk.paypage.links import CODE
from kiosk.paypage.tokens import Tokens, Verdict
from kiosk.paypage.view import PaySale, Phase
from kiosk.paypage.visitors import client_of, is_a_person, is_ours
from kiosk.paypage.vouchers import Redeem, VoucherDoor
from kiosk.paypage.web import App, has_broken_text
from kiosk.paypage.webhooks import Webhooks
from kiosk.ports import Clock, StorageError
from kiosk.ports_localpay import Checkout, LocalPayStore, PaidWith

log = logging.getLogger("kiosk.paypage")

ASSETS = Path(__file__).parents[2] / "assets" / "paypage"

BODY_BYTES_MAX = 4096
TYPED_MAX = 32
NUMBER_MAX = 24
NUMBER = re.compile(r"\+?[0-9]{8,15}", re.ASCII)
"""What can be the number of a telephone; whose it is, the rail knows better."""
TOLD_MS = 5_000
"""So long a page believes that a number which was given is being asked."""
ADDRESS_TYPED_MAX = 320
REFRESH_S = 3
"""How often a page without a script looks again while something moves."""

_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}

_NOTHING_TYPED = {"name": "", "address": "", "vat_id": ""}

Live = Callable[[str], PaySale | None]


@dataclass(frozen=True, slots=True)
class Hooks:
    """Whom to wake. Called in the page's threads; they must come back at once."""

    on_paid: Callable[[str], None]
    """Somebody has paid, with the prepayment's id: ask the rail now."""
    on_seen: Callable[[str], None]
    """A phone has opened the page of a code."""
    withdraw: withdraw.Withdraw | None = None
    """What wallets are told that come for a rest; None where no rail pays any out."""
    on_voucher: Redeem = lambda _page, _typed: None
    """Somebody has typed a voucher's code on the page of a code. This one is waited for."""
    on_number: Callable[[str, str], None] = lambda _code, _number: None
    """Whoever pays on the page of a code has given the number of their phone: pass it on."""
    on_invoice: Callable[[str], None] = lambda _prepayment: None
    """A customer has had an invoice written, with the prepayment's id."""


class _Told:
    """On which pages a number was given a moment ago: the kiosk has hardly heard of it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._at_ms: dict[str, int] = {}

    def note(self, code: str) -> None:
        now_ms = self._clock.now().mono_ms
        known = {one: at for one, at in self._at_ms.items() if now_ms - at < TOLD_MS}
        self._at_ms = known | {code: now_ms}

    def is_new(self, code: str) -> bool:
        at_ms = self._at_ms.get(code)
        return at_ms is not None and self._clock.now().mono_ms - at_ms < TOLD_MS


class Trouble(Exception):
    """There is no page to show, but one that says why; `name` is the key of its words."""

    def __init__(
        self,
        name: str,
        status: int,
        *,
        back: bool = False,
        promise: bool = False,
        reason: str = "",
    ) -> None:
        """`promise` adds that nothing was charged, `back` a way to the payment.

        `reason` is the code for whoever looks for the mistake, where `name` does not say it.
        """
        super().__init__(name)
        self.name = name
        self.reason = reason or name
        self.status = status
        self.back = back
        self.promise = promise


class PayPage:
    """Answers the phone."""

    def __init__(
        self,
        store: LocalPayStore,
        live: Live,
        clock: Clock,
        tokens: Tokens,
        door: Door,
        *,
        currency: Currency,
        hooks: Hooks,
        looks: Limiter,
        acts: Limiter,
        languages: tuple[str, ...],
        is_demo: bool,
        assets: Path,
        messages: Webhooks,
        public_url: str = "",
    ) -> None:
        """Take what it works with; `public_url` is what its own addresses begin with."""
        self._messages = messages
        self._name = urlsplit(public_url).hostname or ""
        self._public_url = public_url.rstrip("/")
        self._store = store
        self._checkouts = Checkouts(store, clock)
        self._live = live
        self._clock = clock
        self._tokens = tokens
        self._door = door
        self._vouchers = VoucherDoor(clock, hooks.on_voucher)
        self._currency = CurrencyInfo(currency.code, currency.exponent)
        self._hooks = hooks
        self._told = _Told(clock)
        self._looks = looks
        self._acts = acts
        known = [texts.LANGUAGES[code] for code in languages if code in texts.LANGUAGES]
        self._languages = known or [texts.LANGUAGES[texts.FALLBACK]]
        self._is_demo = is_demo
        self._assets = assets
        self._files = {
            path.name: path.read_bytes() for path in sorted((assets / "static").iterdir())
        }
        # Only what is the same for everybody: the length of a packed page would tell of what it
        # holds.
        self._packed = {
            name: gzip.compress(content, mtime=0) for name, content in self._files.items()
        }

    def app(self) -> Flask:
        """Return the web application."""
        app = App(
            "kiosk.paypage", static_folder=None, template_folder=str(self._assets / "templates")
        )
        app.config["MAX_CONTENT_LENGTH"] = BODY_BYTES_MAX
        app.jinja_env.undefined = StrictUndefined
        app.jinja_env.trim_blocks = True
        app.jinja_env.lstrip_blocks = True
        rules: tuple[tuple[str, str, Callable[..., Response]], ...] = (
            ("GET", "/p/<code>", self._show),
            ("POST", "/p/<code>", self._act),
            ("GET", "/P/<code>", self._show),  # As QR codes have it: see `links`.
            ("POST", "/P/<code>", self._act),
            ("GET", "/p/<code>/wallet.svg", self._wallet_code),
            ("GET", "/s/<name>", self._file),
            ("POST", webhooks.PATH, self._messages.receive),
        )
        if self._hooks.withdraw is not None:
            look, claim = (partial(one, self._hooks.withdraw) for one in (self._offer, self._claim))
            rules += (("GET", "/lnurlw/<token>", look), ("GET", "/lnurlw/<token>/claim", claim))
        for method, rule, answer in rules:
            app.add_url_rule(
                rule, rule + method, answer, methods=[method], provide_automatic_options=False
            )
        app.before_request(self._check_host)
        app.register_error_handler(Trouble, self._trouble)
        app.register_error_handler(StorageError, lambda _e: self._trouble(_BROKEN))
        app.register_error_handler(HTTPException, self._http_error)
        app.after_request(_with_headers)
        return app

    def _check_host(self) -> None:
        if not is_ours(request.environ.get("HTTP_HOST", ""), self._name):
            raise Trouble("wrong", 421, reason="wrong_host")

    # --- Looking -----------------------------------------------------------------------------

    def _show(self, code: str) -> Response:
        self._limit(self._looks)
        pay, checkout = self._found(code)
        if checkout is not None and not checkout.is_seen and _is_seen_now():
            self._checkouts.change(checkout.id, seen)
            self._hooks.on_seen(code)
        elif checkout is None and pay is not None and pay.asks_number and _is_seen_now():
            self._hooks.on_seen(code)
        return self._page(code, pay, checkout)

    def _found(self, code: str) -> tuple[PaySale | None, Checkout | None]:
        if not CODE.fullmatch(code):
            raise Trouble("missing", 404)
        pay, checkout = self._live(code), self._checkouts.of_code(code)
        if pay is None and checkout is None:
            raise Trouble("missing", 404)
        return pay, checkout

    def _page(
        self,
        code: str,
        pay: PaySale | None,
        checkout: Checkout | None,
        *,
        alert: str = "",
        promise: bool = True,
        status: int = 200,
        account: str = "",
        reason: str = "",
        typed: Mapping[str, str] | None = None,
    ) -> Response:
        language = self._language()
        if pay is None:
            shown = view.closed(checkout, self._currency, language, demo=self._is_demo)
        else:
            told, customer = self._as_told(code, pay), self._customer(pay)
            shown = view.page(told, checkout, language, demo=self._is_demo, customer=customer)
        if shown.asks_customer:
            token, refresh_s = self._tokens.make(code), 0  # Nobody loses a half-typed address.
        elif shown.phase in {Phase.PAY, Phase.NUMBER}:
            # Without a script nobody loses a half-typed PIN: it is read again at the very end.
            token, refresh_s = self._tokens.make(code), shown.left_ms // 1000 + 1
        else:
            token, refresh_s = "", REFRESH_S if shown.is_moving else 0
        return self._written(
            "page.html",
            status,
            page=shown,
            token=token,
            action=self._address(code),
            alert=alert,
            promise=promise,
            account=account,
            typed=typed or _NOTHING_TYPED,
            open_account=reason in _OF_ACCOUNTS or not self._is_demo,
            reason=reason,
            open_voucher=reason in _OF_VOUCHERS,
            is_demo=self._is_demo,
            refresh_s=refresh_s,
            wallet_code=f"/p/{code}/wallet.svg",
        )

    # --- Acting ------------------------------------------------------------------------------

    def _act(self, code: str) -> Response:
        self._limit(self._acts)
        if request.mimetype != "application/x-www-form-urlencoded":
            raise Trouble("wrong", 415, promise=True, reason="not_a_form")
        if has_broken_text():
            raise Trouble("wrong", 400, back=True, promise=True, reason="bad_encoding")
        pay, checkout = self._found(code)
        verdict = self._tokens.take(code, request.form.get("token", ""))
        if verdict is Verdict.USED:
            raise Trouble("repeated", 409, back=True, reason="token_used")
        if verdict is not Verdict.GOOD:
            raise Trouble("stale", 403, back=True, promise=True, reason=f"token_{verdict.value}")
        phase = view.phase_of(None if pay is None else self._as_told(code, pay), checkout)
        if phase is Phase.NUMBER and pay is not None:
            return self._take_number(code, pay)
        if request.form.get("action") == "invoice":
            return self._invoice(code, pay, checkout)
        if phase is not Phase.PAY or checkout is None:
            return self._too_late(code, pay, checkout)
        t = self._language().texts
        match request.form.get("action"), request.form.get("way"):
            case "abandon", _:
                return self._abandon(code, checkout)
            case "decline", "demo" if self._is_demo:
                return self._page(
                    code, pay, checkout, alert=t["declined"], status=402, reason="declined"
                )
            case "pay" | "pay_delayed" as action, "demo" if self._is_demo:
                slowly = action == "pay_delayed"
                return self._pay(code, checkout, PaidWith.DEMO, slowly=slowly)
            case "pay", "account":
                return self._from_account(code, pay, checkout)
            case "pay", "voucher":
                return self._from_voucher(code, pay, checkout)
            case _:
                raise Trouble("wrong", 422, back=True, promise=True, reason="no_such_way")

    def _invoice(self, code: str, pay: PaySale | None, checkout: Checkout | None) -> Response:
        """Write a receipt to whom the form names: once, and only where the sum asks for that."""
        receipt = pay.receipt if pay is not None else None
        if receipt is None or not receipt.may_be_invoiced:
            raise Trouble("wrong", 409, back=True, reason="no_invoice")
        typed = {name: request.form.get(name, "") for name in _NOTHING_TYPED}
        try:
            found = customer_of(typed["name"], typed["address"], typed["vat_id"], _is_fit)
        except BadCustomer as bad:
            alert = self._language().texts[f"customer_wrong_{bad.field}"]
            reason = f"customer_{bad.field}"
            return self._page(
                code, pay, checkout, alert=alert, promise=False, status=422, reason=reason,
                typed={key: without_cards(one[:ADDRESS_TYPED_MAX]) for key, one in typed.items()},
            )  # fmt: skip
        key = receipt.payer.prepayment
        kept = self._store.keep_customer(key, found, at_ms=self._clock.now().utc_ms)
        if kept == found:
            self._hooks.on_invoice(key)
        return self._see(code)

    def _customer(self, pay: PaySale) -> Customer | None:
        return None if pay.receipt is None else self._store.customer(pay.receipt.payer.prepayment)

    def _abandon(self, code: str, checkout: Checkout) -> Response:
        try:
            self._checkouts.change(checkout.id, expired)
        except Refusal:
            # Paid or closed in this very moment: the page says which.
            return self._too_late(code, *self._found(code))
        self._hooks.on_paid(_prepayment(checkout))
        return self._see(code)

    def _from_account(self, code: str, pay: PaySale | None, checkout: Checkout) -> Response:
        t = self._language().texts
        typed = request.form.get("account", "")[:TYPED_MAX]
        try:
            account = self._door.enter(_client(), typed, request.form.get("pin", ""))
        except WrongPin:
            reason, alert, status = "wrong_pin", t["wrong_pin"], 422
        except LockedOut as locked:
            minutes = -(-locked.left_ms // 60_000)
            reason, alert, status = "locked", t["locked"].format(minutes=minutes), 429
        else:
            status = 402
            if account.currency != checkout.currency:
                # Opened before the kiosk changed its currency.
                reason, alert = "other_currency", t["declined"]
            else:
                try:
                    return self._pay(code, checkout, PaidWith.ACCOUNT, account=account.id)
                except Poor:
                    has = numbers.money(account.available.minor, self._currency, self._language())
                    reason, alert = "poor", t["poor"].format(amount=has)
        # What was typed comes back only where it can be an account's number: people type the
        # strangest things into a form, the number of a card among them.
        number = grouped(number_of(typed))
        return self._page(
            code, pay, checkout, alert=alert, status=status, account=number, reason=reason
        )

    def _from_voucher(self, code: str, pay: PaySale | None, checkout: Checkout) -> Response:
        t = self._language().texts
        try:
            notice = self._vouchers.pay(_client(), code, request.form.get("voucher", ""))
        except LockedOut as locked:
            minutes = -(-locked.left_ms // 60_000)
            reason, alert, status = "voucher_locked", t["locked"].format(minutes=minutes), 429
        else:
            match notice:
                case Notice.NONE:
                    return self._see(code)
                case Notice.WRONG_CODE:
                    reason, alert, status = "wrong_voucher", t["wrong_voucher"], 422
                case Notice.TOO_LITTLE:
                    reason, alert, status = "small_voucher", t["small_voucher"], 402
                case None:
                    raise _BROKEN
                case _:
                    return self._too_late(code, *self._found(code))
        return self._page(code, pay, checkout, alert=alert, status=status, reason=reason)

    def _pay(
        self,
        code: str,
        checkout: Checkout,
        way: PaidWith,
        *,
        account: str = "",
        slowly: bool = False,
    ) -> Response:
        now_ms = self._clock.now().utc_ms
        decide = paid(way, now_ms, account=account, slowly=slowly)
        try:
            self._checkouts.change(checkout.id, decide)
        except Poor:
            raise
        except Refusal:
            # Another phone was first, or the time ran out: the page says which.
            return self._too_late(code, *self._found(code))
        self._hooks.on_paid(_prepayment(checkout))
        return self._see(code)

    def _take_number(self, code: str, pay: PaySale) -> Response:
        """Pass the number of a phone on to whoever asks it; it is kept nowhere here."""
        number = request.form.get("number", "")[:NUMBER_MAX]
        if request.form.get("way") != "number":
            raise Trouble("wrong", 422, back=True, promise=True, reason="no_such_way")
        if not NUMBER.fullmatch(re.sub(r"[ ()./-]", "", number)):
            alert = self._language().texts["number_wrong"]
            return self._page(code, pay, None, alert=alert, status=422, reason="number_wrong")
        self._told.note(code)
        self._hooks.on_number(code, number)
        return self._see(code)

    def _as_told(self, code: str, pay: PaySale) -> PaySale:
        """Return a sale as it will be in a moment, where its payer has just given their number."""
        mine = view.payer_of(pay.sale)
        is_awaited = mine is not None and mine.state == PrepaymentState.AWAITING
        if mine is None or not is_awaited or not self._told.is_new(code):
            return pay
        asked = replace(mine, state=str(PrepaymentState.PROCESSING))
        payers = (asked, *pay.sale.payers[1:])
        return replace(pay, sale=replace(pay.sale, payers=payers))

    def _too_late(self, code: str, pay: PaySale | None, checkout: Checkout | None) -> Response:
        """Show how it stands, and that this form has changed nothing of it."""
        was_paid = checkout is not None and checkout.paid_with is not PaidWith.NOTHING
        reason = "paid_already" if was_paid else "too_late"
        alert = self._language().texts[reason]
        return self._page(
            code, pay, checkout, alert=alert, promise=not was_paid, status=409, reason=reason
        )

    def _see(self, code: str) -> Response:
        """Send the phone to the page itself: reading that again sends nothing again."""
        return Response("", 303, headers={"Location": self._address(code)})

    # --- Wallets -----------------------------------------------------------------------------

    def _offer(self, told: withdraw.Withdraw, token: str) -> Response:
        if not self._looks.allows(_client()):
            return withdraw.refused("busy")
        base = self._public_url or request.host_url.rstrip("/")
        return withdraw.shown(told, token, f"{base}/lnurlw/{token}/claim")

    def _wallet_code(self, code: str) -> Response:
        """Return what the page of `code` shows to a wallet on another phone."""
        self._limit(self._looks)
        pay, _checkout = self._found(code)
        if pay is None or not (shown := view.wallet_of(pay)):
            raise Trouble("missing", 404)
        return withdraw.picture(shown)

    def _claim(self, told: withdraw.Withdraw, token: str) -> Response:
        if not self._acts.allows(_client()):
            return withdraw.refused("busy")
        return withdraw.claimed(told, token)

    # --- The rest ----------------------------------------------------------------------------

    def _limit(self, limiter: Limiter) -> None:
        if not limiter.allows(_client()):
            raise Trouble("busy", 429)

    def _file(self, name: str) -> Response:
        self._limit(self._looks)
        content = self._files.get(name)
        if content is None:
            raise Trouble("missing", 404)
        is_packed = request.accept_encodings.quality("gzip") > 0
        if is_packed:
            content = self._packed[name]
        response = Response(content, content_type=_TYPES[Path(name).suffix] + "; charset=utf-8")
        if is_packed:
            response.headers["Content-Encoding"] = "gzip"
        response.headers["Vary"] = "Accept-Encoding"
        response.headers["Cache-Control"] = "public, max-age=86400, immutable"
        return response

    def _asset(self, name: str) -> str:
        """Return the address of a file, which changes with its content."""
        return f"../s/{name}?{hashlib.sha256(self._files[name]).hexdigest()[:8]}"

    def _language(self) -> texts.Language:
        accepted = [tag for tag, _quality in request.accept_languages]
        found = texts.chosen(request.args.get("lang", ""), accepted)
        return found if found in self._languages else self._languages[0]

    def _address(self, code: str) -> str:
        """Return the page's own address, from itself: a proxy may serve it under another path."""
        wanted = request.args.get("lang", "")
        return f"{code}?lang={wanted}" if wanted in texts.LANGUAGES else code

    def _written(self, template: str, status: int, *, reason: str, **values: object) -> Response:
        language = self._language()
        if reason and request.method != "GET":
            # The reason alone: what was sent may be a PIN, and the address opens the page.
            log.info("refused reason=%s status=%d", reason, status)
        text = render_template(
            template,
            language=language,
            languages=self._languages,
            t=language.texts,
            asset=self._asset,
            **values,
        )
        lines = (line.strip() for line in text.splitlines())
        compact = "\n".join(line for line in lines if line)
        response = Response(compact, status, content_type="text/html; charset=utf-8")
        if reason:
            response.headers["Kiosk-Reason"] = reason
        response.headers["Content-Language"] = language.code
        response.headers["Vary"] = "Accept-Language"
        return response

    def _trouble(self, trouble: Trouble) -> Response:
        t = self._language().texts
        code = (request.view_args or {}).get("code", "")
        response = self._written(
            "trouble.html",
            trouble.status,
            page=None,
            reason=trouble.reason,
            title=t[f"{trouble.name}_title"],
            text=t[trouble.name],
            promise=t["not_charged"] if trouble.promise else "",
            back=self._address(code) if trouble.back else "",
        )
        if trouble.status == 429:  # noqa: PLR2004
            response.headers["Retry-After"] = "60"
        return response

    def _http_error(self, error: HTTPException) -> Response:
        status = error.code or 500
        if status == 404:  # noqa: PLR2004
            return self._trouble(Trouble("missing", 404))
        if status >= 500:  # noqa: PLR2004
            return self._trouble(_BROKEN)
        reason = _REASONS.get(status, "wrong_request")
        return self._trouble(Trouble("wrong", status, promise=True, reason=reason))


_BROKEN = Trouble("broken", 503)
_REASONS = {405: "no_such_verb", 413: "too_large"}
_OF_VOUCHERS = frozenset({"wrong_voucher", "small_voucher", "voucher_locked"})
_OF_ACCOUNTS = frozenset({"wrong_pin", "locked", "poor", "other_currency"})


def _is_seen_now() -> bool:
    return is_a_person(request.method, request.headers.get)


def _with_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _client() -> str:
    return client_of(request.remote_addr or "")


def _prepayment(checkout: Checkout) -> str:
    return dict(checkout.metadata).get("hold", "") or checkout.client_reference


def _is_fit(text: str) -> bool:
    """Whether `text` may stand on an invoice: writing, and no number of a card in it."""
    return is_sound(text) and without_cards(text) == text
