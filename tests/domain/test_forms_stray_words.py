"""What comes at the wrong question is kept: what is no answer to it goes on with the story, begun or not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain import stories
from domain.answers import Attachment, Chosen, Gave, Given, Wrote
from domain.dialogs import CALL_ME, REQUEST
from domain.form_steps import answer, begin, present
from domain.forms import REVIEW, Ask, Draft, Invalid, Quiet, Review
from domain.forms_kept import is_early
from tests.domain.strategies import NOW

TOLD = {"pieces": [{"m": 1, "text": "Болять ноги"}]}
LONG = "І ще дах тече, син поїхав, води немає третій день, а до колонки далеко. " * 3
VOICE = Gave(Attachment("voice", "file"), message=9)


def asked(step: str, **answers: object) -> Draft:
    return replace(begin(REQUEST, "n", NOW), step=step, answers={"for_whom": "me", "service": "unsafe", **answers})


def photo(message: int, album: str = "a") -> Gave:
    return Gave(Attachment("photo", f"photo-{message}"), message, album)


def test_a_long_text_at_the_street_begins_the_story() -> None:
    outcome = answer(REQUEST, asked("street"), Wrote(LONG, message=5), NOW)
    assert isinstance(outcome, Invalid)
    assert (outcome.reason, outcome.draft.step, outcome.draft.misses) == ("added", "street", 0)
    assert stories.texts(outcome.draft.answers["story"]) == [LONG.strip()]


@pytest.mark.parametrize(
    ("words", "trouble", "pieces", "reason"),
    [
        ("не пам'ятаю номер, у сусідки", "no_digits", 2, "added"),
        ("живу сама 5 років, болять ноги", "too_short", 2, "added"),
        ("номер сусідки 067 123 45", "too_short", 2, "too_short"),
        ("067 123 45", "too_short", 1, "too_short"),
        ("ааа", "no_digits", 1, "no_digits"),
    ],
)
def test_words_at_the_phone_are_kept_and_the_number_is_asked_again(
    words: str, trouble: str, pieces: int, reason: str
) -> None:
    outcome = answer(REQUEST, asked("phone", story=TOLD), Wrote(words, trouble=trouble, message=5), NOW)
    assert isinstance(outcome, Invalid)
    assert (outcome.reason, outcome.draft.step, outcome.draft.misses) == (reason, "phone", 1)
    assert len(outcome.draft.answers["story"]["pieces"]) == pieces


def test_words_around_the_number_are_kept_too() -> None:
    given = Wrote("067 123 45 67, кличте Марію", reading="+380671234567", message=5)
    outcome = answer(REQUEST, asked("phone", story=TOLD, street=None, threat="no"), given, NOW)
    assert outcome.draft.answers["phone"] == "+380671234567"
    assert stories.said_by(outcome.draft.answers["story"], 5) == given.text


@pytest.mark.parametrize("given", [VOICE, Wrote("нашій бабусі Ганні", message=9)])
def test_what_is_told_before_it_is_asked_waits_for_its_question(given: Given) -> None:
    outcome = answer(REQUEST, asked("threat"), given, NOW)
    assert isinstance(outcome, Invalid)
    assert outcome.kept
    assert is_early(outcome.draft.answers["story"])
    onward = answer(REQUEST, answer(REQUEST, outcome.draft, Chosen("no"), NOW).draft, Wrote("Соборна, 5"), NOW)
    assert isinstance(onward, Ask)
    assert onward.draft.step == "story"
    told = answer(REQUEST, onward.draft, Wrote("Ноги болять", message=10), NOW).draft.answers["story"]
    assert [piece["m"] for piece in told["pieces"]] == [9, 10]
    assert not is_early(told)


def test_a_form_without_a_story_asks_again() -> None:
    outcome = answer(CALL_ME, begin(CALL_ME, "n", NOW), VOICE, NOW)
    assert isinstance(outcome, Invalid)
    assert (outcome.reason, outcome.kept) == ("words_please", False)


@pytest.mark.parametrize("step", ["threat", "street", "story", "phone", REVIEW])
def test_an_album_is_one_answer(step: str) -> None:
    """Its first part answers, or joins the story; the others join without a word, wherever the dialog then stands."""
    draft = asked(step, **({"story": TOLD} if step in ("phone", REVIEW) else {}))
    outcome = answer(REQUEST, draft, photo(1), NOW)
    assert not isinstance(outcome, Quiet)
    for message in (2, 3, 4):
        outcome = answer(REQUEST, outcome.draft, photo(message), NOW)
        assert isinstance(outcome, Quiet)
    told = [piece for piece in stories.pieces(outcome.draft.answers["story"]) if "file" in piece]
    assert [(piece["m"], piece["album"]) for piece in told] == [(1, "a"), (2, "a"), (3, "a"), (4, "a")]


POINT = Gave(Attachment("location", "49.58123,34.55432", "Садочок, Соборна, 5"), message=7)


def test_a_point_on_the_map_is_an_address_only_after_a_yes() -> None:
    asking = answer(REQUEST, asked("street", threat="no"), POINT, NOW)
    assert isinstance(asking, Ask)
    assert "street" not in asking.draft.answers
    taken = answer(REQUEST, asking.draft, Chosen("here"), NOW)
    assert taken.draft.step == "story"
    street = taken.draft.answers["street"]
    assert stories.read_point(street) == ("Садочок, Соборна, 5", "49.58123,34.55432")


def test_with_a_no_it_is_story_and_the_street_is_asked_on() -> None:
    asking = answer(REQUEST, asked("street", threat="no"), POINT, NOW)
    left = answer(REQUEST, asking.draft, Chosen("apart"), NOW)
    assert isinstance(left, Invalid)
    assert (left.reason, left.draft.step) == ("added", "street")
    assert stories.files(left.draft.answers["story"], "location") == [("location", *_of(POINT))]
    assert present(REQUEST, left.draft) == Ask(left.draft)


def _of(given: Gave) -> tuple[str, str]:
    return given.attachment.file_id, given.attachment.caption


@pytest.mark.parametrize("given", [Wrote("Соборна, 5"), VOICE, photo(3)])
def test_whatever_else_comes_the_point_is_kept(given: Given) -> None:
    asking = answer(REQUEST, asked("street", threat="no"), POINT, NOW)
    outcome = answer(REQUEST, asking.draft, given, NOW)
    assert stories.files(outcome.draft.answers["story"], "location")
    assert "point" not in outcome.draft.about
    if isinstance(given, Wrote):
        assert outcome.draft.answers["street"] == "Соборна, 5"


def test_a_point_in_the_story_is_a_piece_of_it() -> None:
    outcome = answer(REQUEST, asked("story", threat="no", street=None), POINT, NOW)
    assert outcome.draft.step == "phone"
    assert stories.files(outcome.draft.answers["story"], "location")


def test_at_the_review_everything_joins() -> None:
    outcome = answer(REQUEST, asked(REVIEW, story=TOLD, threat="no", street=None, phone=None), POINT, NOW)
    assert isinstance(outcome, Review)
    assert len(outcome.draft.answers["story"]["pieces"]) == 2
