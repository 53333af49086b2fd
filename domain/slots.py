"""Places in a chat: what stands there is edited when it changes, instead of being said once more below."""

from __future__ import annotations

from domain.messages import Kind, Message

_OFFERS = frozenset({Kind.OFFER, Kind.APPEAL, Kind.HANDED_OVER, Kind.OFFER_GONE})
_MAYBE = {Kind.NOBODY: "take", Kind.CANCELLED: "offer", Kind.DECIDED: "offer"}  # kinds that concern an offer if so
_GONE = frozenset({Kind.OFFER_GONE, Kind.CANCELLED, Kind.DECIDED, Kind.NOTICE_DECIDED})
_ASKING = frozenset({Kind.NOTICE_ASKED, Kind.NOTICE_DECIDED})  # of a notice; what is shown with it stands by itself
_LIVING = frozenset({Kind.CARD, Kind.NOTICE_PROGRESS})  # as it is now, wherever that is shown
_AGAIN = frozenset({Kind.HANDING, Kind.NOTICE_ASKED})  # said anew, the former one has no buttons any more


def case(request_id: int) -> str:
    """The card of a case: the newest one in a chat is the living one."""
    return f"case:{request_id}"


def offer(request_id: int) -> str:
    """What asks to take a request, and later says what became of it."""
    return f"offer:{request_id}"


def handing(request_id: int) -> str:
    """What was said when a hand-over began, with the way to call it off."""
    return f"handing:{request_id}"


def details(request_id: int) -> str:
    """What the person told, for as long as it may stand in a chat."""
    return f"details:{request_id}"


def files(request_id: int) -> str:
    """The files of a sensitive request, for some minutes."""
    return f"files:{request_id}"


def away(request_id: int) -> str:
    """Where details or files stood."""
    return f"away:{request_id}"


def notice(notice_id: int) -> str:
    """The page of a notice: the newest one in a chat is the living one."""
    return f"notice:{notice_id}"


def notice_fixing(notice_id: int) -> str:
    """The correction of a notice that is being looked at, or waits for the second person."""
    return f"notice_fixing:{notice_id}"


def notice_list(notice_id: int) -> str:
    """The list of people to telephone, for as long as it may stand in a chat."""
    return f"notice_list:{notice_id}"


def notice_asked(notice_id: int) -> str:
    """Where a second person is asked to approve it, and later reads what became of it."""
    return f"notice_asked:{notice_id}"


CASES = "cases"  # the list of one's cases
FOUND = "found"  # what a search has found


def of_message(message: Message) -> str:
    """The place of a message of this kind, "" for none."""
    concerns_offer = message.kind in _OFFERS or message.params.get(_MAYBE.get(message.kind, ""))
    request_id = int(message.params.get("request", 0))
    if message.kind in _ASKING:
        if retires_page(message):
            page = notice_fixing if message.params.get("fix") else notice
            return page(int(message.params["notice"]))
        alone = message.params.get("show") or message.params.get("mine")
        return "" if alone else notice_asked(int(message.params["notice"]))
    if message.kind is Kind.NOTICE_OVER:
        return notice(int(message.params["notice"]))
    if message.kind is Kind.HANDING:
        return handing(request_id)
    return offer(request_id) if concerns_offer and request_id else ""


def retires(message: Message) -> bool:
    """Whether it is said anew, and what stood there before has no buttons any more."""
    return message.kind in _AGAIN or retires_page(message)


def retires_page(message: Message) -> bool:
    """What became of a notice while its author's page still says that it waits: with a sound, and that page has no
    buttons any more."""
    return message.kind is Kind.NOTICE_DECIDED and bool(message.params.get("waited"))


def living(message: Message) -> bool:
    """Whether it brings up to date what is shown already: in the newest message that shows it."""
    return message.kind in _LIVING


def in_place(message: Message) -> bool:
    """Whether it takes the place of what stands there."""
    return message.kind in _GONE and bool(of_message(message)) and not retires(message)
