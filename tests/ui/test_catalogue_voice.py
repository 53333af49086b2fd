"""Both catalogues, every text of them: short sentences, few words on a button, kind words, no gender, no shouting."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from bot.catalogues import LOCALES, read
from bot.msgids import ROOMS
from bot.ui import labels
from bot.ui.dialogs import words

LANGS = ("uk", "en")
SENTENCE = {"uk": 20, "en": 25}  # words; the law's own names are no longer than that either
BLOCKS = 5
BUTTON = 25  # characters of a button of its own row on a phone of 360 pixels
ANCHORS = frozenset({"toast", "caption", "file_name"})  # `plain` said there is not on a button

# facts/domain.md, wording for residents; voice.md: no legalese; what every form says and nobody understands.
UNKIND = (
    *(
        r"\bінвалід(?!н|ніст)",
        "обмежен\\w+ можливост",
        "особлив\\w+ потреб",
        "прикут",
        "бабус",
        "дідус",
        "похилого віку",
    ),
    *(
        r"\bстар(?:ий|а|і|ого|ої)\b",
        r"\bглух",
        r"\bсліп(?!у|о)",
        "психічно хвор",
        "біжен",
        "переселен",
        "жертв",
        "бомж",
    ),
    *("неблагополучн", "АТОшник", "асоціальн", "немічн", "утриман[ец]"),
)
LEGALESE = (
    *("СЖО", "надавач", "отримувач", "суб'єкт", "заявник", "фізичн\\w+ особ", "персональн\\w+ дан", "обробк\\w+ дан"),
    *(
        "згідно",
        "відповідно до",
        "на підставі",
        "шляхом",
        "вищезазначен",
        r"\bданий\b",
        "здійсн",
        "забезпечен",
        r"\bу разі\b",
    ),
    *("формат", "некоректн", "невірн", r"\bвалідн", r"\bпомилк\w* (?:введ|ввод|форм)", "недопустим"),
)
BORROWED = ("апдейт", "фідбек", "логін", "акаунт", "лінк", "дедлайн", "скріншот", "юзер", "чекін", "меседж", "кейс")
RUSSIAN = (
    "ы",
    "э",
    "ё",
    "ъ",
    "будь ласка будь",
    "слідуюч",
    "приймати участь",
    "на протязі",
    "по телефону",
    "являється",
)
# One word for one thing: what these are called everywhere else.
ALSO = (
    *("вибер(?:и|іть)", r"\bвибрати", "добірк", "світлин", "на карті", "незакінчен", "пройшов візит"),
    *(r"\bгромадян", "клієнт", r"\bкористувач", "заявк"),
)
# «ви зробив», «ви вже подала», «вами отримала»: a person has a gender that the bot does not know.
GENDERED = re.compile(
    r"\b(?:ви|хто|людина чи ви)\s+(?:(?:не|вже|ще|щойно|уже|самі|раніше)\s+)*\w+(?:в|вся|ла|лась|лася)\b", re.I
)
_HOLE, _TAG = re.compile(r"\{\w+\}"), re.compile(r"</?[a-z]+>")


@cache
def texts(lang: str) -> tuple[tuple[str, str], ...]:
    """Every text of a language with its msgid, each plural form too."""
    return tuple(_texts(lang))


def _texts(lang: str) -> Iterator[tuple[str, str]]:
    for message in read(LOCALES, lang):
        msgid = message.id if isinstance(message.id, str) else message.id[0]
        said = message.string or ""
        for text in (said,) if isinstance(said, str) else said:
            if msgid:
                yield msgid, _TAG.sub("", text)


def wrong(lang: str, fault: Callable[[str], object]) -> dict[str, object]:
    """The texts with the fault, and what it is."""
    found = {text: fault(text) for _, text in texts(lang)}
    return {text: what for text, what in found.items() if what}


def any_of(patterns: Iterable[str]) -> Callable[[str], object]:
    """A fault: one of these is in the text."""
    pattern = re.compile("|".join(patterns), re.I)

    def fault(text: str) -> object:
        found = pattern.search(text)
        return found and found.group()

    return fault


def pictures(text: str) -> list[int]:
    """Where the emoji are."""
    return [at for at, sign in enumerate(text) if unicodedata.category(sign) == "So" and sign not in "№▾"]


def seen(text: str) -> str:
    """What a person sees of it, less what differs from time to time."""
    return "".join(sign for sign in _HOLE.sub("", text) if unicodedata.category(sign) not in ("Mn", "Cf")).strip()


@cache
def on_buttons() -> frozenset[str]:
    """The msgids that stand on buttons and keys: labels, options, and what `plain` says but in a toast."""
    named = {value for name, value in vars(labels).items() if name.isupper() and isinstance(value, str)}
    return frozenset({*named, *words.OPTIONS.values(), *(text for path in _speaking() for text in _plain(path))})


def _speaking() -> Iterator[Path]:
    root = LOCALES.parent
    return (path for room in ROOMS for path in (root / room).rglob("*.py"))


def _plain(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text("utf-8"))
    nodes = list(ast.walk(tree))
    aside = {
        id(inner) for node in nodes if isinstance(node, ast.keyword) and node.arg in ANCHORS for inner in ast.walk(node)
    }
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and id(node) not in aside:
            first = node.args[0] if node.func.attr == "plain" and node.args else None
            yield from (part.value for part in _branches(first) if isinstance(part.value, str))


def _branches(arg: ast.expr | None) -> Iterator[ast.Constant]:
    if isinstance(arg, ast.IfExp):
        yield from (*_branches(arg.body), *_branches(arg.orelse))
    elif isinstance(arg, ast.Constant):
        yield arg


@pytest.mark.parametrize("lang", LANGS)
def test_sentences_are_short(lang: str) -> None:
    def longest(text: str) -> object:
        lengths = [len(_HOLE.sub("x", part).split()) for part in re.split(r"(?<=[.?:;])\s|\n| · ", text)]
        return max(lengths) > SENTENCE[lang] and max(lengths)

    assert wrong(lang, longest) == {}


@pytest.mark.parametrize("lang", LANGS)
def test_a_message_has_few_parts_and_asks_one_thing(lang: str) -> None:
    assert wrong(lang, lambda text: len(text.split("\n\n")) > BLOCKS) == {}
    assert wrong(lang, lambda text: text.count("?") > 1) == {}


@pytest.mark.parametrize("lang", LANGS)
def test_buttons_are_short(lang: str) -> None:
    told = {seen(text): len(seen(text)) for msgid, text in texts(lang) if msgid in on_buttons()}
    assert {text: length for text, length in told.items() if length > BUTTON} == {}
    assert len(told) > 100, "the buttons are found"


@pytest.mark.parametrize("lang", LANGS)
def test_nobody_is_shouted_at(lang: str) -> None:
    assert wrong(lang, lambda text: "!" in text or re.search(r"\b[А-ЯІЇЄҐA-Z]{6,}\b", text)) == {}


@pytest.mark.parametrize("lang", LANGS)
def test_one_picture_at_most_and_before_the_words(lang: str) -> None:
    bare = re.compile(r"[«“][^»”]+[»”]")
    assert wrong(lang, lambda text: pictures(bare.sub("", text)) not in ([], [0])) == {}


@pytest.mark.parametrize(
    "list_", [UNKIND, LEGALESE, BORROWED, RUSSIAN, ALSO], ids=["unkind", "office", "borrowed", "russian", "also"]
)
def test_words_that_are_not_said(list_: tuple[str, ...]) -> None:
    assert wrong("uk", any_of(list_)) == {}


def test_the_bot_does_not_know_who_is_a_man_and_who_a_woman() -> None:
    assert wrong("uk", any_of([GENDERED.pattern])) == {}


def test_each_language_has_its_own_letters() -> None:
    allowed = re.compile(r"Telegram|English|JSON|Excel|CSV|moi-dani|pomylky.txt|/[a-z]+")  # and what is typed so
    assert wrong("uk", lambda text: re.findall(r"[A-Za-z]+", _HOLE.sub("", allowed.sub("", text)))) == {}
    names = re.compile("Українська|Ольга Іванівна|ПИР")
    assert wrong("en", lambda text: re.findall(r"[а-яіїєґ]+", names.sub("", text), re.I)) == {}
