"""The table of ``contingent simulate``: filled block by block, so that it can be shown at any time."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from contingent.scenario import Scenario
    from contingent.simulate import Executor

__all__ = ["Tables", "lines"]

MEASURES = (
    "present",
    "present_peak",
    "sent",
    "killed",
    "wounded",
    "captured",
    "casualties",
    "returned",
    "home",
    "unfilled",
)
LEVELS = (5, 10, 25, 50, 75, 90, 95)  # per cent, as the interface promises
FRONT = ("opponent_losses", "opponent_losses_added", "area_gained", "shells")  # with --front, where there are
SHOWN = ("present", "sent", "casualties", "returned")
ROUND = 61_440  # futures of one hypothesis before the next has its turn: their luck is still in the cache

Rows = dict[str, list[dict[str, Any]]]


class Tables:
    """One table a hypothesis.

    Parameters
    ----------
    scenario : Scenario
        As loaded.
    names : sequence of str
        Hypotheses; ``''`` for the scenario as it stands.
    deployment : str
        That measures are read from; the first one if empty.
    more : tuple of str
        Measures besides those of every scenario.
    """

    def __init__(self, scenario: Scenario, names: list[str], deployment: str, more: tuple[str, ...] = ()) -> None:
        from contingent.cli._questions import asked
        from contingent.scenario import under
        from contingent.simulate import Columns, Tally

        self.deployment = deployment
        self.scenarios = {name: under(scenario, name) for name in names}
        self.measures = (*MEASURES, *more)
        self.columns = Columns(self.measures, tuple(_dates(scenario)), asked(scenario, deployment))
        count = len(self.measures) * len(self.columns.dates) + len(self.columns.questions)
        self.tallies = {name: [Tally() for _ in range(count)] for name in names}

    @property
    def done(self) -> dict[str, int]:
        """Futures in each table."""
        return {name: tallies[0].number for name, tallies in self.tallies.items()}

    def fill(self, futures: int, seed: int, pool: Executor, advance: Callable[[int], None] | None) -> bool:
        """Simulate, hypotheses in turns; False where Ctrl-C ended it, with whole blocks in the tables."""
        try:
            with _interruptible() as unharmed:
                for first in range(0, futures, ROUND):
                    for name in self.scenarios:
                        for block in self._blocks(name, first, min(ROUND, futures - first), seed, pool):
                            with unharmed():
                                for tally, values in zip(self.tallies[name], block, strict=True):
                                    tally.add(values)
                            if advance:
                                advance(block.shape[1])
        except KeyboardInterrupt:
            return False
        return True

    def _blocks(self, name: str, first: int, size: int, seed: int, pool: Executor) -> Iterator[Any]:
        from contingent.simulate import stream

        return stream(
            self.scenarios[name], self.columns, futures=size, seed=seed, first=first, hypothesis=name,
            dates=[question.by for question in self.columns.questions],
            deployment=self.deployment, executor=pool,
        )  # fmt: skip

    def rows(self, name: str) -> Rows:
        """Rows by measure: date, mean and quantiles, in the measure's unit; none where nothing was done."""
        tallies = iter(self.tallies[name])
        if not self.done[name]:
            return {measure: [] for measure in self.measures}
        return {measure: [_row(when, next(tallies)) for when in self.columns.dates] for measure in self.measures}

    def answers(self, name: str) -> list[float]:
        """Share of the futures of a hypothesis in which the answer to each question is yes."""
        first = len(self.measures) * len(self.columns.dates)
        return [tally.mean() for tally in self.tallies[name][first:]]


@contextmanager
def _interruptible() -> Iterator[Callable[[], Any]]:
    """Let Ctrl-C end the work at once, but not while a block is counted: half a block would be a false count."""
    asked, busy = threading.Event(), threading.Event()

    def hear(*_: object) -> None:
        asked.set()
        if not busy.is_set():
            raise KeyboardInterrupt

    @contextmanager
    def unharmed() -> Iterator[None]:
        busy.set()
        yield
        busy.clear()
        if asked.is_set():
            raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():  # only there are signals heard
        yield unharmed
        return
    before = signal.signal(signal.SIGINT, hear)
    try:
        yield unharmed
    finally:
        signal.signal(signal.SIGINT, before)


def _dates(scenario: Scenario) -> list[date]:
    """Month ends up to the horizon, and the horizon."""
    days = (scenario.start + timedelta(days=n) for n in range((scenario.horizon - scenario.start).days + 1))
    ends = [when for when in days if (when + timedelta(days=1)).day == 1]
    return ends if scenario.horizon in ends else [*ends, scenario.horizon]


def _row(when: date, tally: Any) -> dict[str, Any]:
    quantiles = tally.quantiles([level / 100 for level in LEVELS])
    cells = {f"q{level:02d}": round(float(q), 1) for level, q in zip(LEVELS, quantiles, strict=True)}
    return {"date": when.isoformat(), "mean": round(tally.mean(), 1), **cells}


def lines(name: str, table: Rows) -> list[str]:
    """Two measures side by side: as many as 80 columns hold."""
    text = [f"{name or 'scenario'}: median (5 to 95 %)"]
    shown = [*SHOWN, *(measure for measure in FRONT if measure in table)]
    for pair in (shown[at : at + 2] for at in range(0, len(shown), 2)):
        text.append(f"{'':10}" + "".join(f"{measure:>30}" for measure in pair))
        for place, row in enumerate(table[pair[0]]):
            cells = [_cell(table[measure][place]) for measure in pair]
            text.append(f"{row['date']:10}" + "".join(f"{cell:>30}" for cell in cells))
        text.append("")
    return text


def _cell(row: dict[str, Any]) -> str:
    return f"{_round(row['q50'])} ({_round(row['q05'])}–{_round(row['q95'])})"


def _round(value: float) -> str:
    """Two significant digits: the rest is noise."""
    return f"{float(f'{value:.2g}'):,.0f}"
