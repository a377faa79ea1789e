"""The toy briefing, made once."""

from __future__ import annotations

import json
from typing import Any

import brief_hand
import pytest

from contingent.brief import Briefing, to_html, to_json
from contingent.brief._make import brief_posterior


@pytest.fixture(scope="session")
def made() -> Briefing:
    """Briefing of the toy situation."""
    return brief_posterior(brief_hand.posterior(), command="contingent brief dispatch.txt --seed 1")


@pytest.fixture(scope="session")
def body(made: Briefing) -> Any:
    """Its JSON, parsed."""
    return json.loads(to_json(made))


@pytest.fixture(scope="session")
def page(made: Briefing) -> str:
    """Its page."""
    return to_html(made)


@pytest.fixture(scope="session")
def poor() -> Briefing:
    """Briefing of too few futures for any digit."""
    return brief_posterior(brief_hand.posterior(size=300))
