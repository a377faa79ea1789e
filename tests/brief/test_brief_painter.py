"""The process that draws pictures: the same pictures as without it, also where it is lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from contingent.brief.charts import _render as render
from contingent.brief.charts import dots, prepare, svg, warm


def picture(claimed: float) -> dict[str, Any]:
    """A small specification."""
    return dots([float(value) for value in range(50)], claimed, "claimed", top=52.0, size="narrow")


@pytest.fixture
def painter() -> Iterator[Any]:
    """A painter that is dismissed at the end."""
    render._dismiss()
    warm()
    yield render._PAINTERS[-1]
    render._dismiss()


def test_a_painter_draws_what_is_drawn_here(painter: Any) -> None:
    """Drawn ahead in another process or here, a picture is the same, letter for letter."""
    specs = [picture(40.0), picture(41.5)]
    prepare(specs)
    ahead = [svg(spec, "one", "alt") for spec in specs]
    assert not render._AHEAD
    assert ahead == [svg(spec, "one", "alt") for spec in specs]
    assert ahead[0] != ahead[1]
    assert painter.poll() is None


def test_a_lost_painter_is_made_good(painter: Any) -> None:
    """Where the process is killed, the picture is drawn all the same."""
    spec = picture(40.0)
    painter.kill()
    painter.wait()
    prepare([spec])
    assert svg(spec, "one", "alt") == svg(picture(40.0), "one", "alt")


def test_what_cannot_be_drawn_is_told(painter: Any) -> None:
    """A specification with a fault ends in an error, and the painter goes on with the next."""
    spec, good = {"mark": "nothing of the kind"}, picture(40.0)
    prepare([spec, good])
    with pytest.raises(ValueError, match="Vega-Lite"):
        svg(spec, "one", "alt")
    assert svg(good, "one", "alt").startswith("<svg")
    assert painter.poll() is None


def test_a_painter_is_started_once_and_dismissed(painter: Any) -> None:
    """A second call starts no second process, and none outlives its dismissal."""
    warm()
    assert [painter] == render._PAINTERS
    render._dismiss()
    assert painter.poll() is not None
    assert not render._PAINTERS
