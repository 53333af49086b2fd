"""What the community's social service does not do, and who does: only numbers that the whole country has."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import mark

OPTIONS: Mapping[str, str] = {
    "topic.power": mark("Electricity"),
    "topic.gas": mark("Gas"),
    "topic.water": mark("Water, heating, rubbish"),
    "topic.roads": mark("Roads, street lamps"),
    "topic.pension": mark("Pension, subsidy"),
    "topic.law": mark("Court, debts, heritage"),
    "topic.police": mark("Police, a crime"),
    "topic.army": mark("Military office"),
    "topic.health": mark("Doctor, prescription"),
    "topic.else": mark("Another matter"),
    "still.send": mark("Send a request anyway"),
    "still.home": mark("To the menu"),
}

WHERE: Mapping[str, str] = {
    "power": mark("Electricity: call the company that supplies it. Its number is on your bill."),
    "gas": mark("If you smell gas, leave the house and call 104. About bills: the number is on the bill."),
    "water": mark("Water, heating and rubbish are the utility's work. Call it or the council."),
    "roads": mark("Roads and street lamps are the council's work. Call there or write to it."),
    "pension": mark(
        "The Pension Fund grants pensions and subsidies. The government line tells more: 1545. "
        "We can help with the papers: press “Send a request anyway”."
    ),
    "law": mark("The line of free legal aid will advise you: 0 800 213 103."),
    "police": mark("Call the police: 102. If there is danger right now, call 112."),
    "army": mark("The military office decides that. The line of free legal aid will advise you: 0 800 213 103."),
    "health": mark("Ask your family doctor. If somebody is very unwell, call 103."),
    "else": mark("The government line answers around the clock: 1545."),
}
