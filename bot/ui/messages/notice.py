"""A notice as people get it: exactly as it was written, its links under it, and the way to hear no more of such.

Above a danger stands that it is one: without that, whoever reads it on a locked screen takes it for news."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.i18n import Html, load, mark
from bot.ui.files.captions import words
from bot.ui.files.notice_heads import bare, headed
from bot.ui.files.notice_parts import album, alone
from bot.ui.resident.notice_mutes import notice_mute_row
from bot.ui.screen import Button, Row, Screen
from bot.ui.view import View
from domain.notice_posts import in_language
from domain.notices import Part, Post, Posts, posts_of

Call = dict[str, Any]
DANGER = mark("🆘 Warning: danger in the community")


def calls(v: View, posts: Posts, topic: str, danger: str = "", notice: int = 0, lang: str = "") -> list[Call]:
    """The calls without chat_id that send it: in the reader's language; with `lang` a sample in that language.

    Of an album the buttons are under a line of their own: Telegram lets none under pictures that go together.
    """
    post = in_language(posts, lang or v.t.lang)
    rows = keyboard(v, post, topic, danger, notice, sample=bool(lang))
    single = len(post.parts) == 1
    sends = [alone(post.parts[0])] if single else album(post.parts)
    if danger and sends:
        sends = headed(sends, (load().texts(lang) if lang else v.t).plain(DANGER))
    if single:
        return [*sends[:-1], marked(sends[-1], rows)]
    return [*sends, *([marked(_beneath(v), rows)] if rows and sends else [])]


def unannounced(part: Part) -> Part:
    """The words that somebody wrote, where they come with what the bot has put above them."""
    return bare(part, (texts.plain(DANGER) for texts in load().all()))


def keyboard(
    v: View, post: Post, topic: str, danger: str = "", notice: int = 0, sample: bool = False
) -> tuple[Row, ...]:
    """Its links, each a row; under what is no danger, how to switch its topic off."""
    links: tuple[Row, ...] = tuple((Button(label, url=address),) for label, address in post.buttons)
    return links if danger else (*links, notice_mute_row(v, notice, topic, sample))


def notice(v: View, params: Mapping[str, Any]) -> Screen:
    """A copy, or a try of its author (`lang`: in that language). Letters of the former release have words alone."""
    if "posts" not in params:
        return Screen(v.t.say("📣 {text}", text=params["text"]))
    told = {"danger": params.get("danger", ""), "notice": int(params.get("notice", 0)), "lang": params.get("lang", "")}
    return Screen(Html(), ready=calls(v, posts_of(params["posts"]), params["topic"], **told))


def marked(call: Call, rows: tuple[Row, ...]) -> Call:
    """The call with these buttons under its message."""
    markup = {"inline_keyboard": [[button.as_json() for button in row] for row in rows]}
    return {**call, "reply_markup": markup} if rows else call


def _beneath(v: View) -> Call:
    [said] = words(v.t.plain("📣 From your community"))
    return {**said, "disable_notification": True}
