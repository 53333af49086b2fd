"""What may take the place of a notice that people have got, and what may not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.notice_fixing import NotFitting, Unfit, fitted
from domain.notices import Part, Post

BOLD = ({"type": "bold", "offset": 0, "length": 4},)
TEXT = Post((Part(text="Вода о 9", message=5),), (("Графік", "https://example.org"),))
PHOTO = Post((Part("photo", "Вода о 9", file="p1", spoiler=True),))
VOICE = Post((Part("voice", file="v1"),))
ALBUM = Post((Part("photo", file="a1", album="1"), Part("photo", "Вода о 9", file="a2", album="1")))
PLACE = Post((Part("location", file="49.5,34.5"),))
NOTE = Post((Part("video_note", file="n1"),))


def words(text: str = "Вода о 10") -> Post:
    return Post((Part(text=text, entities=BOLD, message=9),))


def why(former: Post, told: Post) -> Unfit:
    with pytest.raises(NotFitting) as caught:
        fitted(former, told)
    return caught.value.why


@pytest.mark.parametrize("former", [TEXT, PHOTO, VOICE, ALBUM])
def test_words_take_the_place_of_words_and_all_else_stays(former: Post) -> None:
    now = fitted(former, words())
    (changed,) = [(a, b) for a, b in zip(former.parts, now.parts, strict=True) if a != b]
    assert changed[1] == replace(changed[0], text="Вода о 10", entities=BOLD)
    assert (now.buttons, now.shape) == (former.buttons, former.shape)


def test_a_file_takes_the_place_of_one_of_its_kind() -> None:
    bare = fitted(PHOTO, Post((Part("photo", file="p2"),))).parts[0]
    assert (bare.file, bare.text) == ("p2", "Вода о 9")
    worded = fitted(PHOTO, Post((Part("photo", "Вода о 10", file="p2"),))).parts[0]
    assert (worded.file, worded.text) == ("p2", "Вода о 10")


def test_an_album_takes_the_place_of_one_like_it() -> None:
    two = Post((Part("photo", file="b1", album="2"), Part("photo", file="b2", album="2")))
    assert [(part.file, part.text) for part in fitted(ALBUM, two).parts] == [("b1", ""), ("b2", "Вода о 9")]


@pytest.mark.parametrize(
    ("former", "told", "reason"),
    [
        (PLACE, words(), Unfit.WORDLESS),
        (NOTE, NOTE, Unfit.WORDLESS),
        (TEXT, PHOTO, Unfit.OTHER_KIND),
        (PHOTO, VOICE, Unfit.OTHER_KIND),
        (PHOTO, ALBUM, Unfit.OTHER_KIND),
        (VOICE, Post((Part("voice", file="v2"),)), Unfit.VOICE),
        (ALBUM, PHOTO, Unfit.ALBUM),
        (TEXT, words("я" * 4097), Unfit.LONG_TEXT),
        (PHOTO, words("я" * 1025), Unfit.LONG_CAPTION),
        (TEXT, Post((replace(TEXT.parts[0], message=9),)), Unfit.SAME),
        (PHOTO, Post((replace(PHOTO.parts[0], message=9, album="3"),)), Unfit.SAME),
    ],
)
def test_what_does_not_fit_is_named(former: Post, told: Post, reason: Unfit) -> None:
    assert why(former, told) is reason
