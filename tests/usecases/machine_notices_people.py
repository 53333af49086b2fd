"""People come, block, come back, switch off, change their safe contact, move, are forgotten; admins lose the role."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from domain.people import Actor, Person, Reach, Role
from tests.usecases.desk import FAR, VILLAGE
from tests.usecases.machine_notices_base import NoticeMachine, some
from tests.usecases.machine_notices_world import ADMINS, FIRST
from usecases import leaving, notice_mutes, privacy, quiet, registration
from usecases.ports import UnitOfWork

places = st.sampled_from((VILLAGE.code, FAR.code))
langs = st.sampled_from(("uk", "uk", "en"))
wishes = st.sampled_from(({"write": False}, {"write": True}, {"hours": "morning"}, {"hours": "evening"}, {"hours": ""}))


class People(NoticeMachine):
    """The rules of whoever gets notices, and of whoever writes them."""

    @precondition(lambda self: self.going and len(self.seen.people) < 18)
    @rule(place=places, lang=langs, number=some)
    def register(self, place: str, lang: str, number: int) -> None:
        """Somebody new, or somebody who was forgotten and is back."""
        self.run(self._registered(FIRST + 5 + number, place, lang))

    async def _registered(self, chat: int, place: str, lang: str) -> None:
        self.world.fuse = None
        async with self.world.works() as work:
            actor = await registration.recognise(work, chat, "Людина")
            actor = await registration.change_language(work, actor, lang)
            await registration.settle(work, await registration.agree(work, actor), place)
        self.world.postman.came(chat)

    @precondition(lambda self: self.going)
    @rule(number=some, how=st.sampled_from(("silently", "told", "back", "back")))
    def block(self, number: int, how: str) -> None:
        """Telegram tells us of it, or that is lost; or the person is back."""
        chat = self.resident(number).chat
        if how == "back":
            if self.act(chat, _back):
                self.world.postman.came(chat)
            return
        self.world.postman.chats.shut.add(chat)
        if how == "told":
            self.act(chat, _block)

    @precondition(lambda self: self.going)
    @rule(number=some, topic=st.sampled_from(("", "", "outage", "visit", "notices")), wish=wishes)
    def wish(self, number: int, topic: str, wish: dict[str, object]) -> None:
        """Something is switched off or on, or the safe contact is another."""
        chat = self.resident(number).chat
        if topic:
            self.act(chat, privacy.mute if topic == "notices" else notice_mutes.turn_topic, topic)
        else:
            self.act(chat, _wish, wish)

    @precondition(lambda self: self.going)
    @rule(number=some, place=places, lang=langs)
    def move(self, number: int, place: str, lang: str) -> None:
        self.act(self.resident(number).chat, _move, place, lang)

    @precondition(lambda self: self.going and sum(one.offline for one in self.seen.people.values()) < 2)
    @rule(number=some)
    def be_forgotten(self, number: int) -> None:
        person = self.resident(number)
        if self.act(person.chat, privacy.forget):
            self.world.postman.chats.forget(person.id)

    @rule(chat=st.sampled_from(ADMINS), other=st.sampled_from(ADMINS))
    def change_the_admins(self, chat: int, other: int) -> None:
        """An admin takes the role from another, or gives it back."""
        mine = next(m for m in self.seen.members.values() if m.id == self._role(other))
        self.act(chat, leaving.deactivate if mine.active else leaving.activate, mine.id)

    def _role(self, chat: int) -> int:
        mine = (m for m in self.seen.members.values() if self.seen.people[m.person_id].chat == chat)
        return next(m.id for m in mine if m.role is Role.ADMIN)

    @property
    def residents(self) -> Sequence[Person]:
        """Whoever agreed to the notice about their data."""
        return [one for one in self.seen.people.values() if one.consent]

    def resident(self, number: int) -> Person:
        """One of them."""
        return self.residents[number % len(self.residents)]


async def _block(work: UnitOfWork, actor: Actor) -> bool:
    await registration.note_blocked(work, actor, True)
    return True


async def _back(work: UnitOfWork, actor: Actor) -> bool:
    return (await registration.recognise(work, actor.person.chat, actor.person.name)).person.reach is Reach.OPEN


async def _wish(work: UnitOfWork, actor: Actor, wish: dict[str, object]) -> Actor:
    return await quiet.change_contact(work, actor, **wish)


async def _move(work: UnitOfWork, actor: Actor, place: str, lang: str) -> Actor:
    return (await registration.settle(work, await registration.change_language(work, actor, lang), place))[0]
