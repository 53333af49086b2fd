"""Being in a chat: what a bot is told about itself there, and coming and going in groups."""

from __future__ import annotations

from typing import Any

from sandbox.errors import ControlError
from sandbox.group import Group
from sandbox.state import Bot, Chat, Person, Stored
from sandbox.world import World

Json = dict[str, Any]
INSIDE = ("member", "administrator")
_RIGHTS = (
    *("can_be_edited", "can_manage_chat", "can_delete_messages", "can_manage_video_chats"),
    *(
        "can_restrict_members",
        "can_promote_members",
        "can_change_info",
        "can_invite_users",
        "can_send_welcome_messages",
    ),
    *("can_post_stories", "can_edit_stories", "can_delete_stories", "can_post_messages", "can_edit_messages"),
)


def member(user: Json, status: str) -> Json:
    """A ChatMember with what its status must tell."""
    more: Json = {"until_date": 0} if status == "kicked" else {}
    if status in ("administrator", "creator"):
        more["is_anonymous"] = False
    if status == "administrator":
        more |= dict.fromkeys(_RIGHTS, True)
    return {"user": user, "status": status, **more}


def tell_change(world: World, bot: Bot, chat: Chat, by: Json, old: str, new: str) -> None:
    """my_chat_member: the bot's own place in a chat is another."""
    change = {
        "chat": chat.peer.chat,
        "from": by,
        "date": world.clock.stamp(),
        "old_chat_member": member(bot.user(), old),
        "new_chat_member": member(bot.user(), new),
    }
    bot.queue.put("my_chat_member", change, chat.peer.id)
    world.changes.chat(chat.peer.id)


def service(world: World, bot: Bot, chat: Chat, by: Json, **content: Any) -> None:
    """A service message of a group; bots read all of them, whatever their privacy."""
    head: Json = {"message_id": bot.next_message(chat), "from": by, "chat": chat.peer.chat}
    data = {**head, "date": world.clock.stamp(), **content}
    chat.keep(Stored(data, mine=by["id"] == bot.id))
    bot.queue.put("message", data, chat.peer.id)
    world.changes.chat(chat.peer.id)


def add_bot(world: World, bot: Bot, group: Group, by: Person, admin: bool) -> None:
    """Somebody adds the bot (or raises it); in channels bots are only administrators."""
    chat, new = world.chat(bot, group), "administrator" if admin or group.kind == "channel" else "member"
    old = chat.status or "left"
    if old == new:
        raise ControlError(409, f"the bot is already {new} there")
    chat.status = new
    tell_change(world, bot, chat, by.user, old, new)
    if old not in INSIDE and group.kind != "channel":
        service(world, bot, chat, by.user, new_chat_members=[bot.user()])


def remove_bot(world: World, bot: Bot, group: Group, by: Person | None = None) -> None:
    """Somebody removes the bot, or it leaves by itself."""
    chat = world.chat(bot, group)
    if chat.status not in INSIDE:
        raise ControlError(409, "the bot is not there")
    old, user = chat.status, by.user if by else bot.user()
    chat.status = "kicked" if by else "left"
    if group.kind == "group":
        service(world, bot, chat, user, left_chat_member=bot.user())
    tell_change(world, bot, chat, user, old, chat.status)


def come_or_go(world: World, bot: Bot, group: Group, person: Person, here: bool) -> None:
    """A person joins or leaves; the bot reads of it when it is there."""
    if here == (person.id in group.people):
        raise ControlError(409, "nothing would change")
    group.people = [*group.people, person.id] if here else [one for one in group.people if one != person.id]
    chat = world.chat(bot, group)
    if chat.status in INSIDE and group.kind != "channel":
        content: Json = {"new_chat_members": [person.user]} if here else {"left_chat_member": person.user}
        service(world, bot, chat, person.user, **content)


def migrate(world: World, group: Group, by: Person) -> Group:
    """A small group becomes a supergroup: a new chat with a new id; each says so in the other."""
    if group.kind != "group" or group.moved_to:
        raise ControlError(409, "only a small group can become a supergroup")
    larger = world.add_group(group.title, "supergroup", group.people)
    group.moved_to = larger.id
    for bot in world.bots.values():
        old = bot.chats.get(group.id)
        if old is None or old.status not in INSIDE:
            continue
        new = world.chat(bot, larger)
        new.status = old.status
        service(world, bot, old, by.user, migrate_to_chat_id=larger.id)
        service(world, bot, new, by.user, migrate_from_chat_id=group.id)
    return larger
