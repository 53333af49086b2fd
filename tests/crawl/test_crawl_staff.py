"""Every button of the staff, in each role and both languages: no silence, no fault, no refusal, no dead end."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.people import Role
from tests.crawl.budget import SEED, budget
from tests.crawl.office import OfficeCrawl
from tests.crawl.standing import still_town

BUDGET = budget(1300)
# Of each role in each language; a good run had 150, 150, 60 and 30.
SCREENS = {Role.WORKER: 75, Role.COORDINATOR: 75, Role.ADMIN: 16, Role.AUDITOR: 10}
EDGES = 750  # of all; a good run had 1000


async def test_every_button_of_the_staff_is_answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with still_town(tmp_path) as place:
        crawl = OfficeCrawl(place, seed=SEED, budget=BUDGET)
        await crawl.run()
    found, atlas = sorted(crawl.findings.all.values(), key=lambda one: len(one.path)), crawl.atlas
    counts = {part: len(keys) for part, keys in sorted(atlas.screens.items())}
    with capsys.disabled():
        print(f"\ncrawl: {counts} screens, {len(atlas.pressed)} edges, {crawl.done} acts, {len(found)} findings")
    assert not found, "\n".join(str(finding) for finding in found)
    for role, least in SCREENS.items():
        assert min(counts.get(f"{role} {lang}", 0) for lang in ("uk", "en")) >= least, role
    assert len(atlas.pressed) >= EDGES
