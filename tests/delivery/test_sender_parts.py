"""Letters of several parts: albums, files of ours, deletes; what is refused costs only itself, and ids are kept."""

from __future__ import annotations

from typing import Any

from bot.api import ApiError, Unreachable
from bot.ui.screen import Document, Screen
from domain.messages import Lane
from tests.delivery.looptime import leap
from tests.delivery.office import FakeTelegram, Office, Trouble, refusing, said, working
from usecases.ports import Letter, Settled

FILES = [("photo", "good", "Дах"), ("photo", "lost", "Стіна"), ("video", "fine", ""), ("voice", "words", "")]
NO_FILE = ApiError(400, "Bad Request: wrong file identifier/HTTP URL specified")
CONTENT = b"\x00\xff" * 1000


def shown(screen: Screen, edits: int | None = None) -> Letter:
    """A letter with this screen."""
    return Letter(1, 7, 0, Lane.REPLY, {"screen": screen.calls(edits)})


def outcome(telegram: FakeTelegram, *letters: Letter) -> Office:
    """Everything sent and settled."""

    async def main() -> Office:
        async with working(telegram) as office:
            office.commit(*letters)
            await office.emptied()
        return office

    return leap(main())


def methods(telegram: FakeTelegram) -> list[str]:
    return [call["method"] for _, _, call in telegram.calls]


def became(office: Office) -> Settled:
    return office.mailroom.settled[1]


def test_every_message_of_a_letter_is_noted_by_its_id() -> None:
    screen = Screen("Слова", files=FILES, documents=[Document("a.html", "a")]).followed_by(Screen("Ще"))
    office = outcome(FakeTelegram(), shown(screen))
    assert methods(office.telegram) == ["sendMessage", "sendMediaGroup", "sendVoice", "sendDocument", "sendMessage"]
    assert became(office).message_ids == tuple(range(101, 108))
    assert (became(office).state, became(office).message_id) == ("sent", 101)


def test_an_edited_message_counts_but_neither_do_lost_buttons_nor_deletes() -> None:
    same = FakeTelegram(answer=refusing(1, ApiError(400, "Bad Request: message is not modified")))
    office = outcome(same, shown(Screen("Слова", edit=True), edits=44))
    assert became(office).message_ids == (44,)
    office = outcome(FakeTelegram(), shown(Screen("Слова", unbutton=True, deletes=[5]), edits=44))
    assert methods(office.telegram) == ["deleteMessages", "editMessageReplyMarkup", "sendMessage"]
    assert became(office).message_ids == (102,)


def test_one_lost_file_of_an_album_does_not_lose_the_others() -> None:
    def answer(_: int, call: dict[str, Any]) -> Trouble | None:
        return NO_FILE if "lost" in str(call) else None

    office = outcome(FakeTelegram(answer=answer), shown(Screen(files=FILES, protect=True)))
    assert methods(office.telegram)[:2] == ["sendMediaGroup", "sendPhoto"]
    assert office.telegram.texts(7) == ["sendPhoto", "📎 ✖️", "sendVideo", "sendVoice"]
    assert all(call["protect_content"] for _, _, call in office.telegram.calls)
    assert (became(office).state, len(became(office).message_ids)) == ("sent", 4)


def test_also_the_first_file_of_an_album_may_be_the_lost_one() -> None:
    files = [("document", "lost", "Довідка"), ("document", "good", "")]
    telegram = FakeTelegram(answer=lambda _, call: NO_FILE if "lost" in str(call) else None)
    assert outcome(telegram, shown(Screen(files=files))).telegram.texts(7) == ["Довідка\n\n📎 ✖️", "sendDocument"]


def test_an_album_that_is_refused_as_a_whole_comes_file_by_file() -> None:
    group = ApiError(400, 'Bad Request: failed to send message #1 with the error message "MEDIA_EMPTY"')
    telegram = FakeTelegram(answer=lambda _, call: group if "media" in call else None)
    office = outcome(telegram, shown(Screen(files=FILES)))
    assert office.telegram.texts(7) == ["sendPhoto", "sendPhoto", "sendVideo", "sendVoice"]
    assert (became(office).state, became(office).error) == ("sent", "")


def test_a_kind_nobody_knows_does_not_cost_the_letter() -> None:
    telegram = FakeTelegram(answer=lambda _, call: NO_FILE if call.get("document") == "odd" else None)
    office = outcome(telegram, shown(Screen("Слова", files=[("hologram", "odd", "Дивись")])))
    assert office.telegram.texts(7) == ["Слова", "Дивись\n\n📎 ✖️"]


def test_a_file_of_ours_is_sent_again_with_the_same_bytes() -> None:
    flood = ApiError(429, "Too Many Requests: retry after 1", 1)
    screen = Screen(documents=[Document("мої дані.json", CONTENT, "Ось")])
    office = outcome(FakeTelegram(answer=refusing(1, flood)), shown(screen))
    first, second = (call for _, _, call in office.telegram.calls)
    assert first == second and first["upload"]["name"] == "мої дані.json"
    assert became(office).state == "sent"


def test_who_waits_for_a_file_of_ours_is_told_that_it_cannot_come() -> None:
    telegram = FakeTelegram(answer=refusing(1, ApiError(413, "not JSON")))
    office = outcome(telegram, shown(Screen(documents=[Document("a.html", CONTENT)])))
    assert office.telegram.texts(7) == ["📎 ✖️"]
    assert became(office).error == "413 not JSON"


def test_deletes_that_are_refused_cost_nothing() -> None:
    for said_ in ("message can't be deleted for everyone", "message to delete not found", "MESSAGE_ID_INVALID"):
        telegram = FakeTelegram(answer=refusing(1, ApiError(400, f"Bad Request: {said_}")))
        office = outcome(telegram, shown(Screen("Слова", deletes=[1, 2])))
        assert methods(telegram) == ["deleteMessages", "sendMessage"]
        assert (became(office).state, became(office).error) == ("sent", "")


def test_deletes_alone_are_a_letter_too() -> None:
    taken = outcome(FakeTelegram(), shown(Screen(deletes=[1, 2])))
    refused = outcome(FakeTelegram(answer=refusing(1, NO_FILE)), shown(Screen(deletes=[1, 2])))
    for office in (taken, refused):
        assert became(office) == Settled(1, "sent")
        assert office.mailroom.reaches == {}


def test_a_letter_whose_words_are_refused_has_failed_though_its_deletes_were_taken() -> None:
    trouble = refusing(1, ApiError(400, "Bad Request: message text is empty"), lambda _, call: "text" in call)
    assert became(outcome(FakeTelegram(answer=trouble), shown(Screen("Слова", deletes=[1])))).state == "failed"


def test_a_delete_is_repeated_as_often_as_it_takes() -> None:
    lost = refusing(5, Unreachable("SocketTimeoutError", maybe_done=True))
    office = outcome(FakeTelegram(answer=lost), shown(Screen("Слова", deletes=[1])), said(2))
    assert methods(office.telegram) == ["deleteMessages"] * 6 + ["sendMessage"] * 2
    assert office.mailroom.states() == {1: "sent", 2: "sent"}
