"""Every button of a notice, from its draft to its recall, in both languages: no silence, no fault, no refusal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.crawl.budget import SEED, budget
from tests.crawl.office import NoticeCrawl
from tests.crawl.standing import still_town

BUDGET = budget(750)
SCREENS, EDGES = 45, 240  # of notices in each language, of all; a good run had 80 and 370


async def test_every_button_of_a_notice_is_answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with still_town(tmp_path) as place:
        crawl = NoticeCrawl(place, seed=SEED, budget=BUDGET)
        await crawl.run()
    found, atlas = sorted(crawl.findings.all.values(), key=lambda one: len(one.path)), crawl.atlas
    counts = {lang: sum("n:" in face for face in atlas.screens[f"admin {lang}"]) for lang in ("uk", "en")}
    with capsys.disabled():
        print(f"\ncrawl: {counts} screens, {len(atlas.pressed)} edges, {crawl.done} acts, {len(found)} findings")
    assert not found, "\n".join(str(finding) for finding in found)
    assert min(counts.values()) >= SCREENS
    assert len(atlas.pressed) >= EDGES
