"""The services as they are chosen, what each can do, and what it is good to have at hand."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import mark

LABELS: Mapping[str, str] = {
    "home_care": mark("🏠 Care at home"),
    "supplies": mark("🧺 Medicine, food, wood"),
    "papers": mark("📄 Papers and offices"),
    "escort": mark("🚗 Company or a ride"),
    "unsafe": mark("🤫 Quiet talk is needed"),
    "family": mark("👪 Family with children"),
    "disability": mark("♿ Disability"),
    "displaced": mark("🧳 Moved because of war"),
    "veteran": mark("🎖 Veteran and family"),
    "housing": mark("🛏 Housing, shelter"),
    "advice": mark("💡 Advice"),
    "other": mark("Something else"),
    "not_ours": mark("🧭 Is it not for us?"),
    "call_me": mark("📞 A call"),
    "urgent": mark("🆘 Urgent help"),
    "crisis": mark("📞 A call"),
}

# Said above a service's first own question. No promise that a community may be unable to keep.
ABOUT: Mapping[str, str] = {
    "home_care": mark("A worker comes to the home: helps to cook, clean and wash, brings food and medicine."),
    "supplies": mark("We help with medicine, food, things and firewood. The worker will say what there is."),
    "papers": mark("We explain which papers are needed, help to fill them in and to hand them in."),
    "escort": mark("A worker goes with you to the hospital or an office. If there is a car, you will be driven."),
    "family": mark("We help families with children: things, papers, a talk with the school, advice."),
    "disability": mark("Day care, a rest for the parents, aids, company on the way. The worker knows what is near."),
    "displaced": mark("We help to settle in a new place: a roof, papers, food, things, work."),
    "veteran": mark("We help those who served and their families: papers, treatment, studies, a talk."),
    "housing": mark("We look for a bed for the night or for a place to live. If there is nowhere to sleep, say so."),
    "advice": mark("The worker listens and explains which services and payments there are and where to go."),
    "other": mark("Tell us what you need. The worker will say what can be done."),
}

# Good to have at hand; never demanded, never photographed.
TO_BRING: Mapping[str, str] = {
    "home_care": mark("an identity document, a doctor's note, a list of medicines"),
    "supplies": mark("a prescription, a list of what is needed"),
    "papers": mark("letters and papers about this matter"),
    "escort": mark("a doctor's referral or appointment"),
    "family": mark("the children's birth certificates"),
    "disability": mark("a disability certificate, a doctor's note"),
    "displaced": mark("a certificate of a displaced person"),
    "veteran": mark("a certificate of service"),
    "housing": mark("papers for the housing or the rent"),
    "advice": mark("letters, notes and bills about this matter"),
    "other": mark("everything you have about this matter"),
}
