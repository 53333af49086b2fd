"""What changed since when: one running number that the page's long poll follows."""

from __future__ import annotations

from sandbox.bell import Bell


class Changes:
    """A number that grows with every change, the last change of each person's chat and of the rest."""

    def __init__(self) -> None:
        self.version = 1
        self.state = 1
        self.people: dict[int, int] = {}
        self.bell = Bell()

    def chat(self, person_id: int) -> None:
        """A chat looks different now."""
        self.version += 1
        self.people[person_id] = self.version
        self.bell.ring()

    def world(self) -> None:
        """People, bots, clock or faults changed."""
        self.version += 1
        self.state = self.version
        self.bell.ring()

    def since(self, version: int) -> dict[str, object] | None:
        """What is newer than that version, or None; a version from another life counts as old."""
        if version == self.version:
            return None
        seen = 0 if version > self.version else version
        people = [person for person, changed in self.people.items() if changed > seen]
        return {"version": self.version, "people": people, "state": self.state > seen}

    def nothing(self) -> dict[str, object]:
        """The answer of a long poll in which nothing happened."""
        return {"version": self.version, "people": [], "state": False}
