"""Every button that a resident can reach, in both languages: no silence, no fault, no refusal, no dead end."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.crawl.budget import SEED, budget
from tests.crawl.crawl import Crawl
from tests.crawl.standing import still_town

BUDGET = budget(1000)
SCREENS, EDGES = 150, 550  # of each language, of both; a good run had 190 and 630


async def test_every_button_is_answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with still_town(tmp_path) as place:
        crawl = Crawl(place, seed=SEED, budget=BUDGET)
        await crawl.run()
    found, atlas = sorted(crawl.findings.all.values(), key=lambda one: len(one.path)), crawl.atlas
    counts = {lang: len(keys) for lang, keys in atlas.screens.items()}
    with capsys.disabled():
        print(f"\ncrawl: {counts} screens, {len(atlas.pressed)} edges, {crawl.done} acts, {len(found)} findings")
    assert not found, "\n".join(str(finding) for finding in found)
    assert min(counts.values()) >= SCREENS
    assert len(atlas.pressed) >= EDGES
