"""What coordinators and admins are asked when they set something up."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import mark

QUESTIONS: Mapping[str, str] = {
    "community_find.community_name": mark("Write the name of the community, or of a settlement in it."),
    "community_phone.office_phone": mark("Which phone shall people call? Write it as they dial it."),
    "community_address.office_address": mark("Where is the office? Write the address in one line."),
    "district.district_name": mark("How shall the district be called?"),
    "staff_title.staff_title": mark("How shall residents see this colleague? For example: Ольга Іванівна."),
    "table.table": mark("Send the table here as a file, or paste it as text. First we show what would change."),
}
