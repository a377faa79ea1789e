"""The method in plain words, with the assumptions that the engine itself makes."""

from __future__ import annotations

from contingent.brief._ask import Ask
from contingent.brief._format import count, day
from contingent.brief._phrases import join
from contingent.brief._tables import title_of

__all__ = ["REFERENCES", "method"]

REFERENCES: tuple[str, ...] = (
    (
        "Words of probability: ICD 203, Office of the Director of National Intelligence, 2015; numbers in "
        "brackets after Wintle et al., PLoS ONE 2019, doi 10.1371/journal.pone.0213522."
    ),
    (
        "Fifty dots: Fernandes et al., CHI 2018, doi 10.1145/3173574.3173718. Fan with single futures "
        "over it: Padilla et al., IEEE VIS 2022."
    ),
    (
        "Trust in weights: Vehtari et al., Pareto smoothed importance sampling, JMLR 2024. Soft evidence: "
        "R. C. Jeffrey, The Logic of Decision, 1965."
    ),
    "Grades of sources A to F and 1 to 6: NATO STANAG 2511.",
)
"""What the parts of this page rest on."""


def method(ask: Ask) -> tuple[str, ...]:
    """Write the method as paragraphs.

    Parameters
    ----------
    ask : Ask
        The posterior.

    Returns
    -------
    tuple of str
    """
    scenario, results = ask.scenario, ask.posterior.hypotheses
    futures = sum(len(one.futures) for one in results.values())
    return (
        (
            f"{count(futures)} futures were simulated day by day from {day(scenario.start)} to "
            f"{day(scenario.horizon)}, under each of {len(results)} courses. Everyone sent "
            "is in exactly one state on every day: assembling, in transit, training, in the rear, at the "
            "front, in support, wounded, captured, dead, on the way home or home again. Every uncertain "
            "input is drawn anew for each future from the range in the table of inputs."
        ),
        *_front(ask),
        (
            "Each claim then weighs the futures. A claim of how things are favours futures that fit its "
            "number, the less so the weaker its source. A forecast (“may”, “expects”) moves the chance of "
            "its event from what the scenario held before towards what readers take its words to mean, by "
            "the share that its source's grade allows. Claims of one origin count once; a figure that set "
            "an input weighs nothing."
        ),
        *_where(ask),
        (
            "A chance is the weight of the futures in which the event comes about; ± is one standard "
            "error of the sampling alone, in percentage points. It does not cover a wrong scenario. Where "
            "too few futures fit the claims, words stand in place of the number. Numbers of people carry "
            "two significant digits."
        ),
        (
            "The evidence mark tells how good the evidence is, not how likely the event is. High: three "
            "independent sources or more, one of them reliable (A or B) and confirmed (1 or 2), and no "
            "more than half of the driving inputs assumed. Moderate: two independent sources, and a fair "
            "one (A to C) or sourced inputs. Low: less. These lines are assumed."
        ),
    )


def _front(ask: Ask) -> tuple[str, ...]:
    if not ask.scenario.has_front:
        return ()
    return (
        (
            "What opponents lose, which area is held and how far rounds last goes week by week. Opponents' losses "
            "grow with the strength that they face, with a fitted elasticity, and shrink where guns lack rounds; their "
            "intensity wanders, partly along with that of the contingent's own losses. Areas follow their own recent "
            "pace, with only a weak tie to force and supply, since past fronts show no more. The host's front without "
            "the contingent is the same future, with the same luck, and nobody sent."
        ),
    )


def _where(ask: Ask) -> tuple[str, ...]:
    """Say for which courses futures of the scenario alone were too few."""
    found = ask.posterior.hypotheses
    moved = [name for name, each in found.items() if each.moved]
    anew = [name for name, each in found.items() if name not in moved and _is_new(ask, name)]
    told = []
    if anew:
        told.append(
            f"Too few futures of the scenario alone meet the claims under {_named(ask, anew)}: there they were drawn "
            "anew where the claims are, round by round, with weights that make good for it (Cappé et al. 2004)."
        )
    if moved:
        told.append(
            f"Under {_named(ask, moved)} futures were moved to where the claims are, in eight independent runs of "
            "sequential Monte Carlo (Dau and Chopin 2022), which errs the more the further the runs lie apart."
        )
    return (" ".join(told),) if told else ()


def _is_new(ask: Ask, name: str) -> bool:
    before = ask.posterior.drawn.get(name)
    return before is not None and before is not ask.posterior.hypotheses[name].futures


def _named(ask: Ask, names: list[str]) -> str:
    return join([f"“{title_of(ask, name)}”" for name in names])
