"""How the posts of a notice change."""

from __future__ import annotations

from domain import notice_posts as posts
from domain.notices import Part, Post, posts_json, posts_of

PHOTO = Part("photo", file="f1", message=10, album="g", chat=7)
NEXT = Part("video", "Друге", file="f2", message=11, album="g", chat=7)
WORDS = Part(text="Дрова у четвер", entities=({"type": "bold", "offset": 0, "length": 5},), message=12, chat=7)
LINK = ("Записатися", "https://example.com")


def test_an_album_is_in_the_order_it_was_sent_in() -> None:
    late = posts.joined(Post((NEXT,)), PHOTO)
    assert late.parts == (PHOTO, NEXT)
    assert posts.joined(late, PHOTO) == late, "the same part twice is one"
    assert posts.belongs(late, NEXT) and not posts.belongs(late, WORDS)


def test_buttons_stay_when_the_words_change() -> None:
    first = {"uk": Post((WORDS,), (LINK,))}
    assert posts.written(first, "uk", Post((PHOTO,)))["uk"].buttons == (LINK,)
    assert posts.written(first, "en", Post((PHOTO,)))["en"].buttons == (LINK,)
    own = Post((PHOTO,), (("Go", "https://example.org"),))
    assert posts.written(first, "en", own)["en"] == own
    assert posts.without(posts.written(first, "en", own), "en") == first
    assert posts.without(first, "uk") == first, "the first one stays"


def test_an_edit_finds_its_message() -> None:
    both = {"uk": Post((PHOTO, NEXT)), "en": Post((WORDS,))}
    now = Part("video", "Третє", file="f2", message=11, album="g", chat=7)
    assert posts.edited(both, now)["uk"].parts == (PHOTO, now)
    assert posts.edited(both, Part(text="x", message=12, chat=7))["en"].parts[0].text == "x"
    assert posts.edited(both, Part(text="x", message=12, chat=8)) == both, "another person's chat"
    assert posts.edited(both, Part(text="x")) == both


def test_words_go_under_the_picture_whichever_came_first() -> None:
    alone, said = Post((PHOTO,)), Post((WORDS,), (LINK,))
    for one, other in ((alone, said), (said, alone)):
        both = posts.titled(one, other)
        assert both is not None
        assert (both.parts[0].file, both.parts[0].text, both.buttons) == ("f1", WORDS.text, (LINK,))
        assert both.parts[0].entities == WORDS.entities
    assert posts.titled(said, said) is None
    assert posts.titled(Post((NEXT,)), said) is None, "it has words of its own"
    assert posts.titled(Post((Part("location", file="49.5,34.5"),)), said) is None


def test_buttons_come_and_go() -> None:
    one = posts.with_button({"uk": Post((WORDS,))}, "uk", *LINK)
    assert one["uk"].buttons == (LINK,)
    assert posts.with_button(one, "uk", "Сюди", LINK[1])["uk"].buttons == (("Сюди", LINK[1]),)
    many = one
    for n in range(9):
        many = posts.with_button(many, "uk", f"{n}", f"https://example.com/{n}")
    assert len(many["uk"].buttons) == posts.BUTTONS
    assert posts.without_button(one, "uk", 0)["uk"].buttons == ()
    assert posts.without_button(one, "uk", 5) == one


def test_everybody_gets_a_language() -> None:
    both = {"uk": Post((WORDS,)), "en": Post((PHOTO,))}
    assert posts.in_language(both, "en").parts == (PHOTO,)
    assert posts.in_language(both, "de").parts == (WORDS,)
    assert posts.in_language({"en": Post((PHOTO,))}, "uk").parts == (PHOTO,)
    assert posts.nothing() and not posts.nothing(both)


def test_which_language_was_written_last() -> None:
    assert posts.latest({"uk": Post((NEXT,)), "en": Post((WORDS,))}) == "en"
    assert posts.latest({"uk": Post((WORDS,)), "en": Post((PHOTO, NEXT))}) == "uk"
    assert posts.latest({}) == "uk"


def test_posts_are_kept_as_plain_values() -> None:
    both = {"uk": Post((WORDS, PHOTO), (LINK,)), "en": Post((NEXT,))}
    assert posts_of(posts_json(both)) == both
