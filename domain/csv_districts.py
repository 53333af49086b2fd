"""Districts and their settlements as a table, out and in: what would change, and every row that cannot be applied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from domain.communities import District, Settlement
from domain.csv_table import Fault, Row, cell, rows_of, written
from domain.places_text import fold

DISTRICT, PLACE, CODE = "Округ", "Населений пункт", "Код КАТОТТГ"
COLUMNS = (DISTRICT, PLACE, CODE)
LONGEST = 60  # characters of a district's name
Elsewhere = Callable[[str], Sequence[Settlement]]  # settlements of other communities that a name may mean


@dataclass(frozen=True, slots=True)
class Move:
    """A settlement comes into the district of this name; "" is into none."""

    settlement: str
    district: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What the file asks for: `new` districts, settlements that move, and the rows that cannot be applied."""

    new: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()
    faults: tuple[Fault, ...] = ()


def exported(districts: Sequence[District], places: Sequence[Settlement]) -> bytes:
    """Every settlement of a community with its district; districts without settlements come last."""
    home = _homes(districts)
    rows = [(home.get(place.code, ""), place.name, place.code) for place in places]
    empty = [(one.name, "", "") for one in districts if not one.settlements]
    return written(COLUMNS, [*rows, *empty])


def read(text: str, districts: Sequence[District], places: Sequence[Settlement], elsewhere: Elsewhere) -> Plan:
    """What the table would change. Raises NoTable. A settlement that it does not name stays where it is."""
    reading = _Reading(districts, places, elsewhere)
    for row in rows_of(text, COLUMNS, (DISTRICT, PLACE)):
        reading.take(row)
    return Plan(tuple(reading.new.values()), tuple(reading.moves), tuple(reading.faults))


class _Reading:
    """Row by row; what was read so far tells a row that comes twice."""

    def __init__(self, districts: Sequence[District], places: Sequence[Settlement], elsewhere: Elsewhere) -> None:
        self._home = _homes(districts)
        self._districts = {_key(one.name): one.name for one in reversed(districts)}
        self._by_code = {place.code: place for place in places}
        self._by_name: Mapping[str, list[Settlement]] = _by_name(places)
        self._elsewhere = elsewhere
        self._seen: dict[str, int] = {}
        self.new: dict[str, str] = {}
        self.moves: list[Move] = []
        self.faults: list[Fault] = []

    def take(self, row: Row) -> None:
        """One row: a change, nothing, or a fault."""
        wanted = row.get(DISTRICT)
        if row.get(PLACE) or row.get(CODE):
            self._settle(row, wanted)
        else:
            self._name(row, wanted)

    def _settle(self, row: Row, wanted: str) -> None:
        place = self._place(row)
        if isinstance(place, Fault):
            self.faults.append(place)
        elif first := self._seen.get(place.code):
            self.faults.append(Fault(row.line, "twice", {"name": place.name, "first": first}))
        else:
            self._seen[place.code] = row.line
            named = cell(self._home.get(place.code, ""))
            if wanted != named and (name := self._name(row, wanted)) is not None:
                self.moves.append(Move(place.code, name))

    def _name(self, row: Row, wanted: str) -> str | None:
        """The district as it is called already, or a new one; "" for none, None where it is a fault."""
        known = self._districts.get(_key(wanted))
        if known is not None or not wanted:
            return known or ""
        if len(wanted) > LONGEST:
            self.faults.append(Fault(row.line, "long_name", {"name": wanted[:LONGEST]}))
            return None
        return self.new.setdefault(_key(wanted), wanted)

    def _place(self, row: Row) -> Settlement | Fault:
        name, code = row.get(PLACE), row.get(CODE).upper()
        if code:
            known = self._by_code.get(code)
            if known is None:
                return Fault(row.line, "unknown_code", {"code": code[:30]})
            same = not name or fold(name) == fold(known.name)
            return known if same else Fault(row.line, "other_name", {"name": name, "known": known.name})
        found = self._by_name.get(fold(name), [])
        if len(found) == 1:
            return found[0]
        if found:
            return Fault(row.line, "several", {"name": name, "codes": [one.code for one in found]})
        near = [(one.name, one.raion) for one in self._elsewhere(name)[:3]]
        return Fault(row.line, "unknown_place", {"name": name[:LONGEST], "near": near})


def _key(name: str) -> str:
    """Under what a name of a district is known, however it is typed."""
    shown = cell(name)
    return fold(shown) or shown


def _homes(districts: Sequence[District]) -> dict[str, str]:
    return {code: one.name for one in districts for code in one.settlements}


def _by_name(places: Sequence[Settlement]) -> dict[str, list[Settlement]]:
    found: dict[str, list[Settlement]] = defaultdict(list)
    for place in places:
        found[fold(place.name)].append(place)
    return dict(found)
