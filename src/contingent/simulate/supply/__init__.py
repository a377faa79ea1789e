"""A sender's supply of formations: what its cycles fill, what filling takes, and what stays at home."""

from contingent.simulate.supply._run import STATES, Sums, Supplied, follow, run_repetitions
from contingent.simulate.supply._sustain import ENOUGH, Sustained, sustain
from contingent.simulate.supply._tables import Tables, make_tables
from contingent.simulate.supply._types import Component, Demand, Policy, Substitution

__all__ = [
    "ENOUGH",
    "STATES",
    "Component",
    "Demand",
    "Policy",
    "Substitution",
    "Sums",
    "Supplied",
    "Sustained",
    "Tables",
    "follow",
    "make_tables",
    "run_repetitions",
    "sustain",
]
