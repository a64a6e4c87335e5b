"""The whole screen: which page is in front, what stands around it, and how live it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Property, QElapsedTimer, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api.commands import AskLogin, Command, StillHere, StopAll
from kiosk.api.snapshot import Notice, Screen, Snapshot
from kiosk.domain.assistance import AccessMode
from kiosk.domain.site import Theme
from ui import words
from ui.formatting import LOCALES, Format
from ui.language import NAMES, Language
from ui.link import EngineLink, LinkState
from ui.viewmodels.about import AboutViewModel
from ui.viewmodels.access import AccessViewModel
from ui.viewmodels.acts import ActsViewModel
from ui.viewmodels.attendant import AttendantViewModel
from ui.viewmodels.charts import ChartsViewModel
from ui.viewmodels.choose import ChooseViewModel
from ui.viewmodels.commission import CommissionViewModel
from ui.viewmodels.delivering import DeliveringViewModel
from ui.viewmodels.done import DoneViewModel
from ui.viewmodels.health import HealthViewModel
from ui.viewmodels.help import HelpViewModel
from ui.viewmodels.journal import JournalViewModel
from ui.viewmodels.login import LoginViewModel
from ui.viewmodels.override import OverrideViewModel
from ui.viewmodels.overview import OverviewViewModel
from ui.viewmodels.pay import PayViewModel
from ui.viewmodels.prices import PricesViewModel
from ui.viewmodels.queue import QueueViewModel
from ui.viewmodels.receipts import ReceiptsViewModel
from ui.viewmodels.rows import RowsModel
from ui.viewmodels.shift import ShiftViewModel
from ui.viewmodels.speech import SpeechViewModel
from ui.viewmodels.tanks import TanksViewModel
from ui.viewmodels.users import UsersViewModel
from ui.viewmodels.voucher import VoucherViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

TOUCH_QUIET_MS = 2_000
"""A finger that keeps touching is reported this often at most."""
LANGUAGE_IDLE_MS = 60_000
FAULT_SHOWN_MS = 6_000


class Page(Protocol):
    """One screen's view-model, as the whole screen sees it."""

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`."""


@dataclass(frozen=True, slots=True)
class Board:
    """The attendant's board, and the sheets that may lie on it."""

    attendant: AttendantViewModel
    acts: ActsViewModel
    commission: CommissionViewModel
    receipts: ReceiptsViewModel
    shift: ShiftViewModel
    voucher: VoucherViewModel
    office: Office

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`."""
        self.attendant.show(snapshot, figures)
        self.acts.show(snapshot, figures)
        self.commission.show(snapshot, figures)
        self.receipts.show(snapshot, figures)
        self.shift.show(snapshot, figures)
        self.voucher.show(snapshot, figures)
        self.office.show(snapshot, figures)

    def reset(self) -> None:
        """Forget who was logged in."""
        self.attendant.reset()
        self.acts.reset()
        self.commission.reset()
        self.receipts.reset()
        self.shift.reset()
        self.voucher.reset()
        self.office.reset()


@dataclass(frozen=True, slots=True)
class Office:
    """What a manager does, and whoever reads the records: on the board as well."""

    prices: PricesViewModel
    tanks: TanksViewModel
    users: UsersViewModel
    journal: JournalViewModel

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`."""
        self.prices.show(snapshot, figures)
        self.tanks.show(snapshot, figures)
        self.users.show(snapshot, figures)
        self.journal.show(snapshot, figures)

    def reset(self) -> None:
        """Forget who was logged in."""
        self.prices.reset()
        self.tanks.reset()
        self.users.reset()
        self.journal.reset()


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """A language, named in itself."""

    code: str
    text: str
    isPicked: bool


@dataclass(frozen=True, slots=True)
class Face:
    """What stands around every page."""

    screen: str = ""
    language: str = ""
    site: str = ""
    kiosk: str = ""
    phone: str = ""
    software: str = ""
    is_demo: bool = False
    is_stopped: bool = False
    is_warning: bool = False
    left: str = ""
    notice: str = ""
    notice_happened: str = ""
    notice_money: str = ""
    notice_next: str = ""
    notice_tone: str = "warn"
    notice_icon: str = "warning"
    theme: str = Theme.DAY
    is_strong: bool = False
    is_quiet: bool = False
    brightness: float = 1.0


KEY_STUCK = "key_stuck"


def face(snapshot: Snapshot, figures: Format, *, is_key_stuck: bool = False) -> Face:
    """Return what stands around the page in front."""
    visit = snapshot.visit
    told, notice = words.NOTICES.get(visit.notice), visit.notice.value
    if not notice and is_key_stuck:
        told, notice = words.KEY_STUCK, KEY_STUCK
    return Face(
        screen=visit.screen.value,
        language=NAMES.get(figures.language, figures.language),
        site=snapshot.site,
        kiosk=snapshot.kiosk,
        phone=figures.isolated(snapshot.phone),
        software=snapshot.software,
        is_demo=snapshot.is_demo,
        is_stopped=snapshot.is_stopped,
        is_warning=visit.is_warning,
        left=figures.clock(visit.left_ms) if visit.left_ms is not None else "",
        notice=notice,
        notice_happened=words.say(told.happened) if told else "",
        notice_money=words.say(told.money) if told and told.money else "",
        notice_next=words.say(told.next) if told else "",
        notice_tone=told.tone if told else "info",
        notice_icon=told.icon if told else "warning",
        theme=snapshot.theme,
        is_strong=AccessMode.CONTRAST in visit.modes,
        is_quiet=visit.screen in {Screen.OVERVIEW, Screen.OUT_OF_SERVICE} and visit.left_ms is None,
        brightness=snapshot.brightness_percent / 100,
    )


def ends_a_visit(before: str, snapshot: Snapshot) -> bool:
    """Whether whoever stood before the screen has gone: the next one gets a clean one.

    Stepping back to the overview from a form is the same person's step, unless the time ran out.
    """
    if snapshot.visit.screen is not Screen.OVERVIEW:
        return False
    if snapshot.visit.notice is Notice.VISIT_TIMED_OUT:
        return before != Screen.OVERVIEW
    return before not in {"", Screen.OVERVIEW, Screen.CHOOSE, Screen.LOGIN}


@QmlElement
class KioskViewModel(QObject):
    """Holds the view-models of all pages and hands each snapshot to the one in front."""

    changed = Signal()
    linkChanged = Signal()
    faultChanged = Signal()
    clicked = Signal()
    """Something has been pressed."""
    forgotten = Signal()
    """Whoever was here has gone."""

    def __init__(self, link: EngineLink, language: Language, theme: str = "") -> None:
        """Show it in `theme` (the engine's where it is empty) where a customer needs no other."""
        super().__init__()
        self._link, self._language = link, language
        self._own_theme = theme
        self._face = Face()
        self._snapshot: Snapshot | None = None
        self._is_faulted = False
        self._is_key_stuck = False
        send = self.send
        self._access = AccessViewModel(send, self)
        self._overview = OverviewViewModel(send, self)
        self._choose = ChooseViewModel(send, self)
        self._pay = PayViewModel(send, self)
        self._queue = QueueViewModel(send, self)
        self._delivering = DeliveringViewModel(send, self)
        self._done = DoneViewModel(send, self)
        self._login = LoginViewModel(send, self)
        self._attendant = AttendantViewModel(send, self)
        self._acts = ActsViewModel(send, self)
        self._commission = CommissionViewModel(send, self)
        self._receipts = ReceiptsViewModel(send, self)
        self._override = OverrideViewModel(send, self)
        self._help = HelpViewModel(send, self)
        self._health = HealthViewModel(send, self)
        self._charts = ChartsViewModel(send, self)
        self._languages = RowsModel(LanguageRow, self)
        self._shift = ShiftViewModel(send, self)
        self._voucher = VoucherViewModel(send, self)
        self.voice = SpeechViewModel(send, language, parent=self)
        self._prices = PricesViewModel(send, self)
        self._tanks = TanksViewModel(send, self)
        self._users = UsersViewModel(send, self)
        self._journal = JournalViewModel(send, self)
        self._about = AboutViewModel(self)
        board = Board(
            self._attendant,
            self._acts,
            self._commission,
            self._receipts,
            self._shift,
            self._voucher,
            Office(self._prices, self._tanks, self._users, self._journal),
        )
        self._pages: dict[str, Page] = {
            Screen.OVERVIEW: self._overview,
            Screen.CHOOSE: self._choose,
            Screen.PAY: self._pay,
            Screen.QUEUE: self._queue,
            Screen.DELIVERING: self._delivering,
            Screen.DONE: self._done,
            Screen.LOGIN: self._login,
            Screen.ATTENDANT: board,
            Screen.OVERRIDE: self._override,
        }
        self._forgetters: dict[str, Callable[[], None]] = {
            Screen.CHOOSE: self._choose.reset,
            Screen.PAY: self._pay.reset,
            Screen.QUEUE: self._queue.reset,
            Screen.DELIVERING: self._delivering.reset,
            Screen.DONE: self._done.reset,
            Screen.LOGIN: self._login.reset,
            Screen.ATTENDANT: board.reset,
            Screen.OVERRIDE: self._override.reset,
        }
        self._touched = QElapsedTimer()
        self._age = QTimer(self, interval=1_000)
        self._idle = QTimer(self, singleShot=True, interval=LANGUAGE_IDLE_MS)
        self._recovery = QTimer(self, singleShot=True, interval=FAULT_SHOWN_MS)
        self._age.timeout.connect(self.linkChanged)
        self._idle.timeout.connect(self._went_quiet)
        self._recovery.timeout.connect(self._recover)
        link.received.connect(self.show)
        link.state_changed.connect(self._link_changed)
        language.changed.connect(self._turn)

    def send(self, command: Command) -> bool:
        """Send `command`; where the link is down nothing is queued, and the screen says so."""
        return self._link.send(command)

    @Slot(object)
    def show(self, snapshot: Snapshot) -> None:
        """Take over `snapshot`: first the page, then the frame that brings it to the front."""
        before = self._face.screen
        self._snapshot = snapshot
        if ends_a_visit(before, snapshot):
            self._forget_wishes()
        self.voice.show(snapshot)
        figures = Format(self._language.current, snapshot.currency)
        screen = snapshot.visit.screen
        self._access.show(snapshot)
        if page := self._pages.get(screen):
            page.show(snapshot, figures)
        self._help.show(snapshot, figures)
        self._health.show(snapshot, figures)
        self._charts.show(snapshot, figures)
        self._show_languages(snapshot)
        self._about.show(snapshot, figures)
        fresh = face(snapshot, figures, is_key_stuck=self._is_key_stuck)
        if fresh != self._face:
            self._face = fresh
            self.changed.emit()
        if before != screen and (forget := self._forgetters.get(before)):
            forget()

    def close(self) -> None:
        """Let go of what is beside the window, and wait for nothing more."""
        self.voice.close()
        for timer in (self._age, self._idle, self._recovery):
            timer.stop()

    def fault(self) -> None:
        """Say for a while that the screen itself has a fault; deliveries are not its business."""
        self._is_faulted = True
        self._recovery.start()
        self.faultChanged.emit()

    def tell_stuck_key(self, is_stuck: bool) -> None:  # noqa: FBT001 - What a signal says.
        """Say that a key is stuck where the engine says nothing, or that it is free again."""
        self._is_key_stuck = is_stuck
        self._turn()

    def _recover(self) -> None:
        self._is_faulted = False
        self.faultChanged.emit()

    def _show_languages(self, snapshot: Snapshot) -> None:
        shipped = [code for code in snapshot.languages if code in LOCALES]
        self._languages.show(
            [LanguageRow(code, NAMES[code], code == self._language.current) for code in shipped]
        )

    def _turn(self) -> None:
        if self._snapshot is not None:
            self.show(self._snapshot)

    def _somebody_is_there(self) -> None:
        was_active = self._idle.isActive()
        self._idle.start()
        if not was_active:
            self.changed.emit()

    def _forget_wishes(self) -> None:
        """Be again as the operator wants it: the next customer has not asked for anything."""
        self._language.reset()
        self.forgotten.emit()

    def _went_quiet(self) -> None:
        shown = self._snapshot
        if shown is not None and shown.visit.modes != shown.modes:
            self._idle.start()  # The engine says when whoever needs it so has gone.
            return
        if self._face.screen == Screen.OVERVIEW:
            self._forget_wishes()
        self.changed.emit()

    def _link_changed(self) -> None:
        if self._link.state is LinkState.LIVE:
            self._age.stop()
        else:
            self._age.start()
        self.linkChanged.emit()

    @Property(AccessViewModel, constant=True)
    def access(self) -> AccessViewModel:
        """How the customer needs the screen to be."""
        return self._access

    @Property(OverviewViewModel, constant=True)
    def overview(self) -> OverviewViewModel:
        """Every outlet at a glance."""
        return self._overview

    @Property(ChooseViewModel, constant=True)
    def choose(self) -> ChooseViewModel:
        """How much."""
        return self._choose

    @Property(PayViewModel, constant=True)
    def pay(self) -> PayViewModel:
        """Where to pay."""
        return self._pay

    @Property(QueueViewModel, constant=True)
    def queue(self) -> QueueViewModel:
        """One's place in a queue."""
        return self._queue

    @Property(DeliveringViewModel, constant=True)
    def delivering(self) -> DeliveringViewModel:
        """The sale while it runs."""
        return self._delivering

    @Property(DoneViewModel, constant=True)
    def done(self) -> DoneViewModel:
        """The end of the sale."""
        return self._done

    @Property(LoginViewModel, constant=True)
    def login(self) -> LoginViewModel:
        """The attendant's login."""
        return self._login

    @Property(AttendantViewModel, constant=True)
    def attendant(self) -> AttendantViewModel:
        """The attendant's board."""
        return self._attendant

    @Property(ActsViewModel, constant=True)
    def acts(self) -> ActsViewModel:
        """The outlet that the attendant has touched."""
        return self._acts

    @Property(CommissionViewModel, constant=True)
    def commission(self) -> CommissionViewModel:
        """Putting an outlet into service."""
        return self._commission

    @Property(ReceiptsViewModel, constant=True)
    def receipts(self) -> ReceiptsViewModel:
        """Past receipts."""
        return self._receipts

    @Property(ShiftViewModel, constant=True)
    def shift(self) -> ShiftViewModel:
        """The shift and the day."""
        return self._shift

    @Property(VoucherViewModel, constant=True)
    def voucher(self) -> VoucherViewModel:
        """What an attendant does with vouchers."""
        return self._voucher

    @Property(PricesViewModel, constant=True)
    def prices(self) -> PricesViewModel:
        """What each product costs."""
        return self._prices

    @Property(TanksViewModel, constant=True)
    def tanks(self) -> TanksViewModel:
        """What is in each tank."""
        return self._tanks

    @Property(UsersViewModel, constant=True)
    def users(self) -> UsersViewModel:
        """Who may log in."""
        return self._users

    @Property(JournalViewModel, constant=True)
    def journal(self) -> JournalViewModel:
        """The records, to read."""
        return self._journal

    @Property(AboutViewModel, constant=True)
    def about(self) -> AboutViewModel:
        """Which software this is, and whose work is in it."""
        return self._about

    @Property(OverrideViewModel, constant=True)
    def override(self) -> OverrideViewModel:
        """A delivery at the operator's cost."""
        return self._override

    @Property(SpeechViewModel, constant=True)
    def speech(self) -> SpeechViewModel:
        """What is spoken."""
        return self.voice

    @Property(HealthViewModel, constant=True)
    def health(self) -> HealthViewModel:
        """How everything is."""
        return self._health

    @Property(ChartsViewModel, constant=True)
    def charts(self) -> ChartsViewModel:
        """What there is to look at."""
        return self._charts

    @Property(HelpViewModel, constant=True)
    def help(self) -> HelpViewModel:
        """What to do now, and the call for an attendant."""
        return self._help

    @Property(RowsModel, constant=True)
    def languages(self) -> RowsModel:
        """The languages that may be chosen."""
        return self._languages

    @Property(str, notify=changed)
    def screen(self) -> str:
        """The page in front; empty before the first snapshot."""
        return self._face.screen

    @Property(str, notify=changed)
    def languageText(self) -> str:
        """The language shown, named in itself."""
        return self._face.language

    @Property(str, notify=changed)
    def siteText(self) -> str:
        """The name of the place."""
        return self._face.site

    @Property(str, notify=changed)
    def kioskText(self) -> str:
        """The name of this kiosk."""
        return self._face.kiosk

    @Property(str, notify=changed)
    def phoneText(self) -> str:
        """Whom to call."""
        return self._face.phone

    @Property(str, notify=changed)
    def softwareText(self) -> str:
        """Which software this is."""
        return self._face.software

    @Property(bool, notify=changed)
    def isDemo(self) -> bool:
        """Whether no real money moves and nothing real flows."""
        return self._face.is_demo

    @Property(bool, notify=changed)
    def isStopped(self) -> bool:
        """Whether somebody has stopped everything."""
        return self._face.is_stopped

    @Property(str, notify=changed)
    def theme(self) -> str:
        """How everything is coloured: day, night or contrast."""
        if self._face.is_strong:
            return Theme.CONTRAST
        return self._own_theme or self._face.theme

    @Property(bool, notify=changed)
    def isIdle(self) -> bool:
        """Whether nobody uses the screen, and nobody has touched it for a while."""
        return self._face.is_quiet and not self._idle.isActive()

    @Property(float, notify=changed)
    def brightness(self) -> float:
        """How bright the screen is now while nobody uses it: 1 is what the panel gives."""
        return self._face.brightness

    @Property(bool, notify=changed)
    def isWarning(self) -> bool:
        """Whether to ask if anybody is still there."""
        return self._face.is_warning

    @Property(str, notify=changed)
    def leftText(self) -> str:
        """Until the screen gives up waiting."""
        return self._face.left

    @Property(str, notify=changed)
    def notice(self) -> str:
        """The code of the notice; empty where there is none."""
        return self._face.notice

    @Property(str, notify=changed)
    def noticeHappened(self) -> str:
        """What happened."""
        return self._face.notice_happened

    @Property(str, notify=changed)
    def noticeMoney(self) -> str:
        """What about my money."""
        return self._face.notice_money

    @Property(str, notify=changed)
    def noticeNext(self) -> str:
        """What now."""
        return self._face.notice_next

    @Property(str, notify=changed)
    def noticeTone(self) -> str:
        """How grave it is."""
        return self._face.notice_tone

    @Property(str, notify=changed)
    def noticeIcon(self) -> str:
        """The notice's icon."""
        return self._face.notice_icon

    @Property(bool, notify=linkChanged)
    def isLive(self) -> bool:
        """Whether what is shown is so now."""
        return self._link.state is LinkState.LIVE

    @Property(bool, notify=linkChanged)
    def isForeign(self) -> bool:
        """Whether screen and engine do not understand each other."""
        return self._link.state is LinkState.FOREIGN

    @Property(str, notify=linkChanged)
    def ageText(self) -> str:
        """How old the shown figures are."""
        return Format(self._language.current).clock(self._link.age_ms)

    @Property(bool, notify=faultChanged)
    def isFaulted(self) -> bool:
        """Whether the screen itself has just had a fault."""
        return self._is_faulted

    @Slot(str)
    def speak(self, language: str) -> None:
        """Turn the screen to another language."""
        self._language.use(language)
        self._somebody_is_there()

    @Slot(str)
    def useTheme(self, theme: str) -> None:
        """Colour everything so from now on; "" is as the engine has it."""
        if theme in {"", *Theme}:
            self._own_theme = theme
            self.changed.emit()

    @Slot()
    def click(self) -> None:
        """Let a press be heard."""
        self.clicked.emit()

    @Slot()
    def touched(self) -> None:
        """Tell the engine that somebody is there, at most every other second."""
        self._somebody_is_there()
        is_quiet = self._touched.isValid() and self._touched.elapsed() < TOUCH_QUIET_MS
        counts = self._snapshot is not None and self._snapshot.visit.left_ms is not None
        if counts and not is_quiet and self._link.send(StillHere()):
            self._touched.start()

    @Slot()
    def stillHere(self) -> None:
        """Begin the countdown again."""
        self.send(StillHere())

    @Slot()
    def stopAll(self) -> None:
        """Stop everything at once."""
        self.send(StopAll())

    @Slot()
    def askLogin(self) -> None:
        """Show the attendant's login."""
        self.send(AskLogin())
