"""What people do with messages that are there already: change their own, and take any away."""

from __future__ import annotations

from sandbox.deletion import take_away
from sandbox.errors import ControlError
from sandbox.filekinds import CAPTIONED
from sandbox.group import Group
from sandbox.people import Actor, caption_fields, words


def edit(actor: Actor, message_id: object, text: str) -> None:
    """Change the text or the caption of one's own message: the bot is told."""
    stored = actor.there(message_id)
    if stored.mine or "forward_origin" in stored.data or not {"text", *CAPTIONED} & stored.data.keys():
        raise ControlError(400, "only one's own text or caption can be edited")
    actor.allowed()
    was = ("text", "entities", "caption", "caption_entities")
    bare = {name: value for name, value in stored.data.items() if name not in was}
    changed = words(text or "…") if "text" in stored.data else caption_fields(text)
    stored.data = {**bare, **changed, "edit_date": actor.world.clock.stamp()}
    actor.tell("edited_message", stored.data)


def delete(actor: Actor, message_id: object) -> None:
    """Delete for both sides; Telegram tells a bot nothing of that. In a group only one's own go."""
    stored = actor.there(message_id)
    author = stored.data.get("from", {}).get("id")
    if isinstance(actor.chat.peer, Group) and author not in (None, actor.person.id):
        raise ControlError(400, "only one's own messages can be deleted here")
    take_away(actor.world, actor.chat, stored)
