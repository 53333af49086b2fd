"""What people do: each act is a message in their chat and an update for the bot."""

from __future__ import annotations

import random
from typing import Any

from sandbox import bottom
from sandbox.detection import Text, detect
from sandbox.entities import TEXT_LIMIT
from sandbox.errors import ControlError
from sandbox.filekinds import message_fields, store_upload
from sandbox.files import Upload
from sandbox.posting import quoted
from sandbox.state import Bot, Stored
from sandbox.world import World

Json = dict[str, Any]


class Actor:
    """A person in the chat with one bot."""

    def __init__(self, world: World, bot: Bot, person_id: int) -> None:
        self.world, self.bot = world, bot
        self.person = world.person(person_id)
        self.chat = world.chat(bot, self.person)

    def text(self, text: str, reply_to: Any = None, entities: Any = None) -> list[int]:
        """Write; a long text goes in several messages, as clients send it. Their numbers."""
        if not text.strip():
            raise ControlError(400, "text is empty")
        if self.chat.blocked and text.split()[0] == "/start":
            self.unblock()
        parts = [text[at : at + TEXT_LIMIT] for at in range(0, len(text), TEXT_LIMIT)]
        numbers = [self.say(_text(part, entities), reply_to) for part in parts]
        bottom.used(self.chat, text)
        return numbers

    def say(self, content: Json, reply_to: Any = None) -> int:
        """Send any content as a message; its number."""
        self.allowed()
        data = self._message(self.bot.next_message())
        if reply_to is not None:
            data["reply_to_message"] = quoted(self.there(reply_to))
        data.update(content)
        self.chat.started = True
        self.chat.keep(Stored(data, mine=False))
        self.update("message", data)
        return int(data["message_id"])

    def _message(self, number: int) -> Json:
        return {
            "message_id": number,
            "from": self.person.user,
            "chat": self.person.chat,
            "date": self.world.clock.stamp(),
        }

    def file(self, kind: str, upload: Upload, caption: str, group: str) -> int:
        """Send a file, perhaps with a caption or as a part of an album."""
        self.allowed()
        fields = message_fields(store_upload(self.world.files, upload, kind, {}))
        if group:
            fields["media_group_id"] = group
        if caption:
            shown = _text(caption, None)
            fields["caption"] = shown["text"]
            if "entities" in shown:
                fields["caption_entities"] = shown["entities"]
        return self.say(fields)

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

    def location(self, latitude: float, longitude: float) -> int:
        """Share a place."""
        number = self.say({"location": {"latitude": latitude, "longitude": longitude}})
        bottom.used(self.chat, None)
        return number

    def dice(self) -> int:
        """Throw a die."""
        return self.say({"dice": {"emoji": "🎲", "value": random.randint(1, 6)}})

    def forward(self, text: str, author: str) -> int:
        """Forward a text of somebody who hides the name behind a forward."""
        origin = {"type": "hidden_user", "sender_user_name": author, "date": self.world.clock.stamp() - 60}
        return self.say({"forward_origin": origin, **_text(text, None)})

    def edit(self, message_id: Any, text: str) -> None:
        """Change one's own text message."""
        stored = self.there(message_id)
        if stored.mine or "text" not in stored.data:
            raise ControlError(400, "only one's own text message can be edited")
        self.allowed()
        bare = {name: value for name, value in stored.data.items() if name != "entities"}
        stored.data = {**bare, **_text(text, None), "edit_date": self.world.clock.stamp()}
        self.update("edited_message", stored.data)

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
        bot = self.bot.user()
        change = {
            "chat": self.person.chat,
            "from": self.person.user,
            "date": self.world.clock.stamp(),
            "old_chat_member": _status(bot, old),
            "new_chat_member": _status(bot, new),
        }
        self.update("my_chat_member", change)
        self.world.changes.world()

    def deactivate(self) -> None:
        """Delete the account: no update tells the bot, its next message is refused."""
        self.person.deactivated = True
        self.world.changes.world()

    def allowed(self) -> None:
        """Refuse what Telegram would not let this person do now."""
        if self.person.deactivated:
            raise ControlError(409, "this account is deactivated")
        if self.chat.blocked:
            raise ControlError(409, "this person has blocked the bot; /start unblocks it")

    def there(self, message_id: Any) -> Stored:
        """A message of this chat."""
        stored = self.chat.find(int(message_id)) if str(message_id).isdigit() else None
        if stored is None:
            raise ControlError(404, f"no message {message_id}")
        return stored

    def update(self, kind: str, body: Json) -> None:
        """Tell the bot and those who look at the chat."""
        self.bot.queue.put(kind, body, self.person.id)
        self.world.changes.chat(self.person.id)


def _status(bot: Json, status: str) -> Json:
    return {"user": bot, "status": status, **({"until_date": 0} if status == "kicked" else {})}


def _text(text: str, entities: Any) -> Json:
    shown = detect(Text(text, [dict(item) for item in entities or []]))
    return {"text": shown.text, **({"entities": shown.entities} if shown.entities else {})}
