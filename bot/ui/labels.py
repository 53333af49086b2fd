"""Labels that people, printed instructions and other programs rely on: each is said in one place only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.i18n import Texts, mark
from bot.ui.asked_call import asks_call

NEED_HELP = mark("🤝 I need help")
MY_REQUESTS = mark("📋 My requests")
CALL_ME = mark("📞 Call me")
DANGER = mark("🆘 Danger")
MORE = mark("⚙️ More")
AGREE = mark("I agree")
DETAILS = mark("Tell me more")
BACK = mark("⬅️ Back")
SKIP = mark("Skip")
CANCEL = mark("✖️ Cancel")
SEND = mark("✅ Send")
FIX = mark("✏️ Correct")
SHARE_PHONE = mark("📱 Share my number")
NO_PHONE = mark("I have no phone")
TAKE = mark("✅ Take it")
DECLINE = mark("↩️ Decline")
CONTACTED = mark("📞 I reached them")
WRITE = mark("💬 Write")
CARD = mark("📇 Details")
FINISH = mark("🏁 Finish")
ADD = mark("💬 Add something")
CANCEL_REQUEST = mark("✖️ Cancel the request")
REFRESH = mark("🔄 Refresh")
HELPED = mark("✅ Yes, it helped")
NOT_HELPED = mark("❌ No, not solved")
HISTORY = mark("📜 History")
AGAIN = mark("🤝 Ask again")
APPEAL = mark("⚖️ Appeal")
REJECT = mark("⚖️ Refuse")
CASES = mark("🗂 My cases")
NOTICE = mark("📣 Notice")
SEND_NOTICE = mark("▶️ Send")
PREVIEW = mark("👁 Preview")
SCHEDULE = mark("🕐 Schedule")
PAUSE = mark("⏸ Pause")
CONTINUE = mark("▶️ Continue")
STOP = mark("⏹ Stop")
ALL_CHOSEN = mark("➡️ Next")
MENU = mark("🏠 Menu")
NEXT_PAGE = mark("More ▾")
LANGUAGE = mark("🌐 English / Українська")
PREVIOUS = mark("▴ Previous")
PICK_PLACE = mark("🗺 Choose from a list")
DONT_KNOW = mark("I don't know")
URGENT = mark("🆘 Urgent request")
QUIET_TALK = mark("🤫 Quiet talk")
HIDE = mark("🫥 Hide this chat")
NOTE = mark("📝 Note")
ASK = mark("❓ Ask them")
HAND_OVER = mark("🔁 Hand over")
MORE_OF_CASE = mark("⋯ More")
QUEUE = mark("🆕 Queue")
ON_BEHALF = mark("➕ Request for a person")
ROLES = mark("🔄 Another role")
DESK = mark("🧭 My community")
STAFF = mark("👥 Staff")
COMMUNITIES = mark("🏘 Communities")
SERVICES_DESK = mark("🗃 Services")
JOURNAL = mark("🧾 Journal")
VISIT = mark("📅 Visit")
VISITS = mark("📅 Visits")
ABSENCE = mark("🏖 Absence")
CONFIRM_VISIT = mark("👍 I confirm")
OTHER_TIME = mark("🕐 Another time")
CANCEL_VISIT = mark("✖️ Cancel the visit")

LONGEST = 40  # characters; a longer text is no label

# What a person may press or type under the text field, in any dialog.
KEYS = (
    NEED_HELP,
    MY_REQUESTS,
    CALL_ME,
    DANGER,
    MORE,
    CASES,
    QUEUE,
    ON_BEHALF,
    VISITS,
    ABSENCE,
    ROLES,
    DESK,
    STAFF,
    COMMUNITIES,
    SERVICES_DESK,
    JOURNAL,
    NOTICE,
    BACK,
    SKIP,
    CANCEL,
    SEND,
    FIX,
    NO_PHONE,
    ALL_CHOSEN,
    MENU,
    PICK_PLACE,
    DONT_KNOW,
    HIDE,
)


# Those that a person in a dialog means even when they type them without the picture.
IN_DIALOG = frozenset({BACK, SKIP, CANCEL, SEND, FIX, NO_PHONE, ALL_CHOSEN, MENU, PICK_PLACE, DONT_KNOW, HIDE})


class Readings:
    """From typed words to the label they mean, in any language of the installation."""

    def __init__(self, languages: Iterable[Texts]) -> None:
        told = [(t.plain(key), key) for t in languages for key in KEYS]
        self._exact: Mapping[str, str] = dict(told)
        self._folded: Mapping[str, str] = {fold(text): key for text, key in told}

    def of(self, text: str | None, in_dialog: bool) -> str:
        """The label, or "". In a dialog a menu label counts only letter by letter: the words may be an answer."""
        if not text or len(text) > LONGEST:
            return ""
        exact = self._exact.get(text.strip())
        if exact:
            return exact
        folded = self._folded.get(fold(text), "") or (CALL_ME if asks_call(text) else "")
        return folded if not in_dialog or folded in IN_DIALOG else ""


def fold(text: str) -> str:
    """Typed words as they compare with a label: no emoji, no case, no extra spaces."""
    letters = "".join(c if c.isalnum() or c in "'’-" else " " for c in text.casefold())
    return " ".join(letters.split())
