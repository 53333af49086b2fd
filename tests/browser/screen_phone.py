"""What a person sees and does on one phone of the page, for tests that read as people act."""

from __future__ import annotations

from playwright.async_api import Locator, Page, expect


class PhoneOnScreen:
    """One phone, by its person."""

    def __init__(self, page: Page, person: int) -> None:
        self.page = page
        self.person = person
        self.root = page.get_by_test_id(f"phone-{person}")
        self.messages = self.root.get_by_test_id("message")

    def part(self, name: str) -> Locator:
        """A part of this phone by its test id."""
        return self.root.get_by_test_id(name)

    def message(self, text: str) -> Locator:
        """The messages that say so."""
        return self.messages.filter(has_text=text)

    def button(self, text: str) -> Locator:
        """An inline button."""
        return self.part("inline-button").filter(has_text=text)

    def key(self, text: str) -> Locator:
        """A button of the reply keyboard."""
        return self.part("reply-button").filter(has_text=text)

    async def start(self) -> None:
        """«Почати» in an empty chat."""
        await self.part("start").click()
        await expect(self.message("/start")).to_be_visible()

    async def type(self, text: str) -> None:
        """Write and send with Enter."""
        await self.part("input").fill(text)
        await self.part("input").press("Enter")

    async def attach(self, what: str) -> None:
        """Something from the paper clip's menu."""
        await self.part("attach").click()
        await self.page.get_by_test_id(f"attach-{what}").click()

    async def album(self, n: int, caption: str, kind: str = "photo") -> None:
        """Several at once from the paper clip's menu."""
        await self.attach("album")
        dialog = self.page.get_by_test_id("send-album")
        await dialog.get_by_label("Що саме").select_option(kind)
        await dialog.get_by_label("Скільки").select_option(str(n))
        await dialog.get_by_label("Підпис").fill(caption)
        await self.page.get_by_test_id("send-album-ok").click()
        await self.sees(caption)

    async def choose(self, message: Locator, what: str) -> None:
        """Something from a message's own menu."""
        await message.hover()
        await message.get_by_test_id("message-menu").click()
        await self.page.get_by_test_id(f"message-{what}").click()

    async def sees(self, text: str) -> Locator:
        """A message with this text comes into view."""
        found = self.message(text).last
        await expect(found).to_be_in_viewport()
        return found
