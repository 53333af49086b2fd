"""The benchmarks' own logic: the simulated people, the order count and the table. No time is asserted."""

from __future__ import annotations

import importlib
import json
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from bench import __main__ as command
from bench import counts, goals, scripts, table, telegram, wire
from bench.api import Api
from bench.dialogs import Dialogs
from bench.echoes import Echoes, inversions
from bench.goals import GOALS, Reached
from bench.limits import Bucket
from bench.loads import growth
from bench.phone import Call, Phone
from bench.processes import Broke
from bench.rounds import interleaved
from bench.runs import Sample
from bench.scripts import Act
from bench.server import percentile, the_load

PEERS = Path(__file__).resolve().parents[2] / "bench" / "peers"


class Bot:
    """A bot without a network: takes what is queued and calls the fake API as a client would."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self.taken: list[dict[str, Any]] = []
        self._offset = 0

    def poll(self) -> list[dict[str, Any]]:
        """Every update that waits, confirmed by the next poll."""
        bodies: list[bytes] = []
        self.api.answer("getUpdates", {"offset": str(self._offset), "timeout": "0"}, bodies.append)
        found: list[dict[str, Any]] = json.loads(bodies[0])["result"]
        self._offset = found[-1]["update_id"] + 1 if found else self._offset
        self.taken += found
        return found

    def say(self, chat: int, text: str, markup: Any = None) -> dict[str, Any]:
        """sendMessage."""
        bodies: list[bytes] = []
        params = {"chat_id": str(chat), "text": text, "reply_markup": json.dumps(markup)}
        self.api.answer("sendMessage", params, bodies.append)
        answer: dict[str, Any] = json.loads(bodies[0])
        return answer


def inline(text: str, data: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": text, "callback_data": data}]]}


def sample(cpu: float, **figures: Any) -> Sample:
    given = {"updates": 20, "calls": 30, "refused": 0, "p50": 0.1, "p99": 0.2, "inversions": 0, "peak": 90.0}
    return Sample(units=10, cpu=cpu, seconds=1.0, **(given | figures))


def test_a_later_answer_before_an_earlier_one_is_an_inversion() -> None:
    assert inversions([0, 1, 2, 3]) == 0
    assert inversions([0, 2, 1, 3]) == 1
    assert inversions([3, 0, 1, 2]) == 3


async def test_a_dialog_goes_on_when_its_answer_and_its_button_have_come() -> None:
    api = Api()
    bot = Bot(api)
    load = Dialogs(api, range(7, 8), (Act("text", "/new", "Яка"), Act("press", "вдома")), rounds=1)
    load.start()
    assert bot.poll()[0]["message"]["entities"][0]["type"] == "bot_command"
    bot.say(7, "Зачекайте")
    assert bot.poll() == []
    bot.say(7, "Яка допомога?")
    assert "finds no such button" in load.stuck()
    bot.say(7, "Оберіть", inline("Догляд вдома", "service:1"))
    assert bot.poll()[0]["callback_query"]["data"] == "service:1"
    bot.say(7, "Дякуємо")
    assert load.done.is_set()
    assert (load.updates, len(load.latencies), api.calls["sendMessage"]) == (2, 2, 4)


async def test_reply_buttons_send_their_whole_label_or_the_own_contact() -> None:
    phone = Phone(5)
    keyboard = {"keyboard": [[{"text": "🤝 Потрібна допомога"}], [{"text": "📱 Номер", "request_contact": True}]]}
    phone.show(Call("sendMessage", 5, "меню", 2, keyboard))
    pressed, shared = phone.update(Act("press", "допомога")), phone.update(Act("press", "Номер"))
    assert pressed and pressed["message"]["text"] == "🤝 Потрібна допомога"
    assert shared and shared["message"]["contact"]["user_id"] == 5
    phone.show(Call("sendMessage", 5, "все", 4, {"remove_keyboard": True}))
    assert phone.update(Act("press", "допомога")) is None


async def test_echoes_are_matched_by_chat_and_counted_out_of_order() -> None:
    api = Api()
    bot = Bot(api)
    load = Echoes(api, range(1, 3), 6, (), window=0)
    load.start()
    texts = [(one["message"]["chat"]["id"], one["message"]["text"]) for one in bot.poll()]
    assert [chat for chat, _ in texts] == [1, 2, 1, 2, 1, 2]
    for chat, text in (texts[2], texts[0], *texts[3:], texts[1]):
        bot.say(chat, text)
    assert load.done.is_set()
    assert load.inversions == 2


async def test_a_window_holds_the_next_press_back_until_the_answer() -> None:
    api = Api()
    bot = Bot(api)
    load = Echoes(api, range(1, 2), 3, (Act("text", "/help", "112"), Act("text", "/my", "запит")), window=1)
    load.start()
    for expected, answer in (("/help", "112"), ("/my", "запитів немає"), ("/help", "112")):
        assert [one["message"]["text"] for one in bot.poll()] == [expected]
        bot.say(1, answer)
    assert load.done.is_set()
    assert load.inversions == 0


def test_a_bot_that_is_too_fast_is_refused() -> None:
    bucket = Bucket(2)
    assert [bucket.takes(10.0) for _ in range(4)] == [True, True, True, False]
    assert bucket.takes(10.6)
    assert Bot(Api()).say(1, "так")["ok"]


def test_a_clock_is_heard_of_when_it_moves() -> None:
    api, heard = Api(), list[bytes]()
    for since in ("-1", "0"):
        api.answer("clock", {"since": since, "timeout": "25"}, heard.append)
    assert [json.loads(body) for body in heard] == [{"ok": True, "offset": 0.0, "version": 0}]
    api.clock.move(3600)
    assert [json.loads(body)["offset"] for body in heard] == [0.0, 3600.0]
    assert not api.calls, "no call of the Bot API"


def test_calls_come_as_forms_or_json_but_not_in_parts() -> None:
    assert wire.parameters("a=1", b"", b"text=%D1%82%D0%B0%D0%BA&b=") == {
        "a": "1",
        "text": "так",
        "b": "",
    }
    assert wire.parameters("", b"content-type: application/json", b'{"a": 1}') == {"a": 1}
    assert wire.body_length(b"post / http/1.1\r\ncontent-length: 12") == 12
    with pytest.raises(ValueError, match="chunked"):
        wire.body_length(b"transfer-encoding: chunked")


def test_only_inline_keyboards_become_part_of_a_message() -> None:
    assert "reply_markup" in telegram.outgoing(1, 2, "так", inline("а", "b"))
    assert "reply_markup" not in telegram.outgoing(1, 2, "так", {"keyboard": []})


def test_scripts_survive_the_way_to_the_server() -> None:
    for script in (scripts.PEER_DIALOG, scripts.OUR_ENROL, scripts.OUR_DIALOG, scripts.OUR_PROBES):
        assert scripts.unpacked(json.loads(json.dumps(scripts.packed(script)))) == script
        assert all(act.kind in {"text", "press", "contact"} for act in script)
    job = {"people": 3, "dialog": scripts.packed(scripts.PEER_DIALOG), "each": 2}
    assert isinstance(the_load(Api(), job), Dialogs)


def test_statements_of_one_update_are_added_up(tmp_path: Path) -> None:
    path = tmp_path / "counts"
    assert counts.read(path) is None
    rows = [(1, 1, 1), (1, 5, 1), (2, 3, 1), (3, 4, 1)]
    entries = ({"update": update, "statements": n, "commits": m} for update, n, m in rows)
    path.write_text("\n".join(map(json.dumps, entries)), encoding="utf-8")
    assert counts.read(path) == counts.Counts(updates=3, statements=4, commits=1, most=6)


def test_a_ratio_is_taken_round_by_round_and_judged_by_its_median() -> None:
    shares = goals.ratios([1.0, 2.0, 3.0], [2.0, 2.0, 2.0])
    assert shares == (0.5, 1.0, 1.5)
    assert goals.shown(shares) == "1 [0.5..1.5]"
    goal = GOALS["request_sqlalchemy"]
    assert [Reached(goal, values).verdict for values in (shares, (1.1,), ())] == ["yes", "no", "not run"]


def test_the_report_names_what_falls_short() -> None:
    reached = [
        Reached(GOALS["order"], (0.0,)),
        Reached(GOALS["press_ptb"], (1.6,)),
        Reached(GOALS["help"], (), "no bot"),
    ]
    lines = table.shortfalls(reached)
    assert lines[0].startswith("P4 falls short") and lines[0].endswith("1.6 against 0.8 (2.00 ×)")
    assert lines[1] == "P12 not run: susid --help: no bot"
    printed = table.goals(reached).splitlines()
    assert [line.split()[-1] for line in printed[2:]] == ["yes", "no", "run"]
    raw = table.contenders("request", {"ours": [sample(0.1), sample(0.3)], "nobody": []}).splitlines()
    assert len(raw) == 3 and "20 [10..30]" in raw[2]


def test_one_that_breaks_is_out_and_the_others_go_on() -> None:
    def broken() -> Sample:
        raise Broke("fell over")

    found = interleaved({"good": nullcontext(lambda: sample(0.1)), "bad": nullcontext(broken)}, 2)
    assert [len(found.samples[name]) for name in ("good", "bad")] == [2, 0]
    assert found.both("good", "bad") == "fell over"
    assert found.both("good", "missing") == "missing did not run"


def test_memory_grows_from_the_first_fifth_to_the_end() -> None:
    assert growth([90, 100, 100, 100, 100, 110, 110]) == pytest.approx(1.1)
    assert percentile([3.0, 1.0, 2.0], 0.5) == 2.0


def test_the_options_choose_size_and_rows() -> None:
    size, wanted = command.options(["--quick", "--only", "p1,P13", "--requests", "60"])
    assert (size.rounds, size.requests, wanted) == (2, 60, frozenset({"P1", "P13"}))
    with pytest.raises(SystemExit):
        command.options(["--only", "P99"])


@pytest.mark.parametrize("peer", sorted(path.stem for path in PEERS.glob("*.py")))
def test_every_peer_compiles_and_those_of_our_lock_import(peer: str) -> None:
    compile((PEERS / f"{peer}.py").read_text(encoding="utf-8"), peer, "exec")
    if peer.startswith("aiogram"):
        assert importlib.import_module(f"bench.peers.{peer}").main
