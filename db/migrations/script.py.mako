"""${message}"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
% if imports:

${imports}
% endif

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    """What is new."""
    ${upgrades if upgrades else "raise NotImplementedError"}


def downgrade() -> None:
    """The way back."""
    ${downgrades if downgrades else "raise NotImplementedError"}
