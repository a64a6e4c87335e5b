"""A phone for the scripted demonstration: opens the page that a QR code names, and pays on it."""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from html.parser import HTMLParser

TIME_LIMIT_S = 10
PAGE_MAX = 200_000

_HEADERS = {"Accept-Language": "en", "User-Agent": "Mozilla/5.0 (a phone of the demonstration)"}


class PageFailed(Exception):
    """The page did not come, or cannot be paid on."""


@dataclass
class _Form:
    action: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: set[tuple[str, str]] = field(default_factory=set)

    def offers(self, choice: dict[str, str]) -> bool:
        """Whether its fields and one of its buttons hold `choice`."""
        return choice.items() <= self.fields.items() | self.buttons


class _Forms(HTMLParser):
    """Finds the forms of a page with their hidden fields and buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[_Form] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(_Form(told.get("action", "")))
        elif tag == "input" and self.forms and told.get("name"):
            self.forms[-1].fields[told["name"]] = told.get("value", "")
        elif tag == "button" and self.forms and told.get("name"):
            self.forms[-1].buttons.add((told["name"], told.get("value", "")))


class Phone:
    """Speaks HTTP to the page; needs no script, like the slowest phone."""

    def look(self, url: str) -> str:
        """Return the page at `url`."""
        return self._fetch(url, None)

    def pay(self, url: str, **choice: str) -> str:
        """Pay on the page at `url` by the form whose fields hold `choice`; return the next page."""
        finder = _Forms()
        finder.feed(self.look(url))
        for form in finder.forms:
            if form.offers(choice):
                target = urllib.parse.urljoin(url, form.action)
                body = urllib.parse.urlencode(form.fields | choice)
                return self._fetch(target, body.encode())
        raise PageFailed(f"no form on the page offers {choice}")

    def _fetch(self, url: str, body: bytes | None) -> str:
        if not url.lower().startswith(("http://", "https://")):
            raise PageFailed(f"not a page: {url}")
        request = urllib.request.Request(url, data=body, headers=_HEADERS)  # noqa: S310 - Checked above.
        try:
            with urllib.request.urlopen(request, timeout=TIME_LIMIT_S) as answer:  # noqa: S310 - Likewise.
                data: bytes = answer.read(PAGE_MAX)
        except (urllib.error.URLError, OSError) as error:
            raise PageFailed(f"{url}: {error}") from None
        return data.decode()
