"""Which words near one another mean danger: who does what to whom, whatever the order and the endings.

The language is told in `domain.sense`, the families are in `domain.danger_families`. These rules hear what the phrases
of `domain.danger_words` were not told of; what is said in so many words stays there.
"""

from __future__ import annotations

from domain import danger_rules_despair, danger_rules_life, danger_rules_violence
from domain.danger_rules_body import BODY
from domain.danger_rules_fear import FEAR
from domain.danger_rules_parting import PARTING

VIOLENCE = danger_rules_violence.VIOLENCE
CHILD = danger_rules_violence.CHILD
DESPAIR = danger_rules_despair.DESPAIR
FIRE = danger_rules_life.FIRE
SHELLING = danger_rules_life.SHELLING
HEALTH = danger_rules_life.HEALTH

# Wider ones, which everyday words meet too: heard when nothing else is, and the other words do not outweigh them.
FAINT = {"violence": FEAR, "despair": PARTING, "health": BODY}
