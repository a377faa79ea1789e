"""Charts as plain Vega-Lite specs, one chart a file, and their rendering to inline SVG."""

from contingent.brief.charts._marks import ClaimMark
from contingent.brief.charts._render import prepare, svg, warm
from contingent.brief.charts.chances import Monthly, chances
from contingent.brief.charts.cycles import Bar, cycles
from contingent.brief.charts.dots import DOTS, dots
from contingent.brief.charts.fan import Band, fan
from contingent.brief.charts.levels import Level, levels
from contingent.brief.charts.likelihoods import Likelihood, likelihoods
from contingent.brief.charts.multiples import Panel, multiples
from contingent.brief.charts.pulls import Standing, pulls
from contingent.brief.charts.standing import StandingMark, TourLine, standing

__all__ = [
    "DOTS",
    "Band",
    "Bar",
    "ClaimMark",
    "Level",
    "Likelihood",
    "Monthly",
    "Panel",
    "Standing",
    "StandingMark",
    "TourLine",
    "chances",
    "cycles",
    "dots",
    "fan",
    "levels",
    "likelihoods",
    "multiples",
    "prepare",
    "pulls",
    "standing",
    "svg",
    "warm",
]
