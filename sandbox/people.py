"""What people do: each act is a message in a chat and, unless a group's privacy hides it, an update for the bot."""

from __future__ import annotations

import random
from typing import Any

from sandbox import bottom
from sandbox.detection import Text, detect
from sandbox.entities import TEXT_LIMIT
from sandbox.errors import ControlError
from sandbox.filekinds import message_fields, store_upload
from sandbox.files import Upload
from sandbox.group import Group
from sandbox.membership import tell_change
from sandbox.posting import quoted
from sandbox.privacy import reaches
from sandbox.state import Bot, Stored
from sandbox.world import World

Json = dict[str, Any]


class Actor:
    """A person in the chat with one bot, or in a group; `reply_to` is the message the next one answers."""

    def __init__(
        self, world: World, bot: Bot, person_id: int, group: Group | None = None, reply_to: Any = None
    ) -> None:
        self.world, self.bot, self.reply_to = world, bot, reply_to
        self.person = world.person(person_id)
        self.chat = world.chat(bot, group or self.person)

    def text(self, text: str, entities: Any = None) -> list[int]:
        """Write; a long text goes in several messages, as clients send it. Their numbers."""
        if not text.strip():
            raise ControlError(400, "text is empty")
        if self.chat.blocked and text.split()[0] == "/start":
            self.unblock()
        parts = [text[at : at + TEXT_LIMIT] for at in range(0, len(text), TEXT_LIMIT)]
        numbers = [self.say(words(part, entities)) for part in parts]
        bottom.used(self.chat, text)
        return numbers

    def say(self, content: Json) -> int:
        """Send any content as a message; its number."""
        self.allowed()
        data = self._message()
        if self.reply_to is not None:
            data["reply_to_message"] = quoted(self.there(self.reply_to))
        data.update(content)
        self.chat.started = True
        self.chat.keep(Stored(data, mine=False))
        self.tell("message", data)
        return int(data["message_id"])

    def _message(self) -> Json:
        place = self.chat.peer.chat
        author = {"sender_chat": place} if place["type"] == "channel" else {"from": self.person.user}
        number = self.bot.next_message(self.chat)
        return {"message_id": number, **author, "chat": place, "date": self.world.clock.stamp()}

    def file(self, kind: str, upload: Upload, caption: str = "", **more: Any) -> int:
        """Send a file, perhaps with a caption."""
        self.allowed()
        fields = message_fields(store_upload(self.world.files, upload, kind, {}))
        return self.say({**fields, **caption_fields(caption), **more})

    def album(self, kind: str, uploads: list[Upload], caption: str) -> tuple[str, list[int]]:
        """Send several files at once: each is a message and an update of its own, the first has the caption."""
        group = str(self.world.number())
        captions = [caption, *[""] * len(uploads)]
        numbers = [
            self.file(kind, upload, own, media_group_id=group) for upload, own in zip(uploads, captions, strict=False)
        ]
        return group, numbers

    def contact(self, wish: Json) -> int:
        """Share a phone number: one's own unless told otherwise (Telegram writes own ones without +)."""
        own = "phone" not in wish
        phone = self.person.phone.lstrip("+") if own else str(wish["phone"])
        if not phone:
            raise ControlError(400, "this person has no phone number")
        contact: Json = {
            "phone_number": phone,
            "first_name": wish.get("first_name") or self.person.first_name,
        }
        user_id = wish.get("user_id", self.person.id if own else None)
        if user_id is not None:
            contact["user_id"] = int(user_id)
        number = self.say({"contact": contact})
        bottom.used(self.chat, None)
        return number

    def location(self, latitude: float, longitude: float, **named: str) -> int:
        """Share a place, or with a title and an address a venue."""
        place = {"latitude": latitude, "longitude": longitude}
        venue = {"venue": {"location": place, **named}} if named else {}
        number = self.say({**venue, "location": place})
        bottom.used(self.chat, None)
        return number

    def dice(self) -> int:
        """Throw a die."""
        return self.say({"dice": {"emoji": "🎲", "value": random.randint(1, 6)}})

    def forward(self, content: Json, author: str, person: int | None) -> int:
        """Forward what a known person wrote, or somebody who hides the name behind a forward."""
        origin: Json = {"type": "hidden_user", "sender_user_name": author}
        if person is not None:
            origin = {"type": "user", "sender_user": self.world.person(person).user}
        return self.say({"forward_origin": {**origin, "date": self.world.clock.stamp() - 60}, **content})

    def block(self) -> None:
        """Stop the bot."""
        self._member("member", "kicked", True)

    def unblock(self) -> None:
        """Let the bot write again."""
        self._member("kicked", "member", False)

    def _member(self, old: str, new: str, blocked: bool) -> None:
        if self.chat.blocked == blocked:
            return
        self.chat.blocked = blocked
        tell_change(self.world, self.bot, self.chat, self.person.user, old, new)
        self.world.changes.world()

    def deactivate(self) -> None:
        """Delete the account: no update tells the bot, its next message is refused."""
        self.person.deactivated = True
        self.world.changes.world()

    def allowed(self) -> None:
        """Refuse what Telegram would not let this person do now."""
        group = self.chat.peer
        if self.person.deactivated:
            raise ControlError(409, "this account is deactivated")
        if self.chat.blocked:
            raise ControlError(409, "this person has blocked the bot; /start unblocks it")
        if isinstance(group, Group) and (group.moved_to or self.person.id not in group.people):
            raise ControlError(409, "this person is not in the group")

    def there(self, message_id: Any) -> Stored:
        """A message of this chat."""
        stored = self.chat.find(int(message_id)) if str(message_id).isdigit() else None
        if stored is None:
            raise ControlError(404, f"no message {message_id}")
        return stored

    def tell(self, kind: str, message: Json) -> None:
        """Tell the bot of a message, if it may know; posts of channels are a kind of their own."""
        if message["chat"]["type"] == "channel":
            kind = {"message": "channel_post", "edited_message": "edited_channel_post"}[kind]
        if reaches(self.bot, self.chat, message):
            self.update(kind, message)
        self.world.changes.chat(self.chat.peer.id)

    def update(self, kind: str, body: Json) -> None:
        """Tell the bot and those who look at the chat."""
        self.bot.queue.put(kind, body, self.chat.peer.id)
        self.world.changes.chat(self.chat.peer.id)


def words(text: str, entities: Any = None) -> Json:
    """A text with the marks a client finds in it."""
    shown = detect(Text(text, [dict(item) for item in entities or []]))
    return {"text": shown.text, **({"entities": shown.entities} if shown.entities else {})}


def caption_fields(caption: str) -> Json:
    """The same as a caption; {} when there is none."""
    return (
        {("caption" if name == "text" else "caption_" + name): value for name, value in words(caption).items()}
        if caption
        else {}
    )
