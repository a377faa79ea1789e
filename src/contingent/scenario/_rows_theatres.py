"""Keys of a theatre: casualties, their outcomes, and the opponents."""

from __future__ import annotations

from contingent.scenario._key import CROWD, DECADE, Key

__all__ = ["THEATRES"]

_CDB90 = "CDB90 battles since 1900 (US Army CAA, ODC-BY J. B. Arnold)"
_UA_GS = "Ukraine's General Staff, daily losses to 2024-11-17"

THEATRES: tuple[Key, ...] = (
    Key("theatres", "title", "text", "how to write it"),
    Key("theatres", "country", "text", "ISO 3166 code of the country"),
    Key("theatres", "casualty_rate", "per day",
        "share of the reference force at the front lost each day", (1e-6, 1), "0.1 % to 1 % per day",
        basis="theatre force in a sustained offensive 0.1 to 0.6 % (Ardennes 1944; UA General "
        f"Staff October 2024); division-size attackers, middle 0.8 to 0.9 % ({_CDB90})"),
    Key("theatres", "reference_strength", "people", "own people for whom that rate holds", (1, CROWD),
        "15_000 people", basis=f"middle of the class of attackers of 10,000 to 20,000 ({_CDB90})"),
    Key("theatres", "opponents", "people", "opponents in the theatre", (1, CROWD), "7_250 people",
        basis="assumed: as in the reference battles, so that opponents change nothing"),
    Key("theatres", "reference_opponents", "people", "opponents for whom that rate holds", (1, CROWD),
        "7_250 people", basis=f"median opponent of 99 attackers of 10,000 to 20,000 ({_CDB90})"),
    Key("theatres", "law", "word",
        "law of losses: the fitted exponents below, or those of a Lanchester law for comparison; battles reject these",
        words=("fitted", "square", "linear", "logarithmic")),
    Key("theatres", "own_exponent", "number", "elasticity of losses to own strength", (-2, 2), "0.69",
        basis=f"regression on 584 side-battles, {_CDB90}; 0.5 to 0.9"),
    Key("theatres", "enemy_exponent", "number", "elasticity of losses to the opponents' strength", (-2, 2),
        "0.30", basis=f"the same regression, {_CDB90}; 0.1 to 0.5"),
    Key("theatres", "duration_exponent", "number", "elasticity of daily losses to days fought", (-2, 2),
        "-0.44", basis=f"the same regression, {_CDB90}; -0.6 to -0.3"),
    Key("theatres", "reference_duration", "days", "days fought for which that rate holds", (1, DECADE),
        "16 days", basis=f"battles of 16 days and longer, {_CDB90}"),
    Key("theatres", "slow_sd", "number", "sd of the log level over 28 days", (0, 2), "0.19",
        basis=f"{_UA_GS}; 0.15 to 0.25"),
    Key("theatres", "daily_sd", "number", "sd of log losses from day to day", (0, 2), "0.28",
        basis=f"Ardennes 1944, daily differences 0.28; {_UA_GS}, residual 0.21"),
    Key("theatres", "daily_phi", "number", "autocorrelation of log losses from day to day", (0, 0.99), "0.6",
        basis="assumed: heavy days come in runs"),
    Key("theatres", "support_risk", "fraction", "casualty rate in support, as a share of the front's", (0, 1),
        "10 % to 30 %", basis="assumed: long-range fire reaches the rear, less often"),
    Key("theatres", "dead_share", "fraction", "dead among casualties", (0, 0.99), "pert 10, 25, 33 %",
        basis="dead of battle and of wounds: WWII 0.28, Europe 0.25, Korea 0.19 to 0.22 "
        "(US Surgeon General); Russia to February 2023 about 0.3 (UK MoD); least, mode and greatest are "
        "taken as such"),
    Key("theatres", "captured_share", "fraction", "captured or missing among casualties", (0, 1),
        "0.5 % to 5 %", basis="assumed: few are taken where the front moves slowly"),
    Key("theatres", "return_to_duty", "fraction", "wounded who return to duty", (0, 1), "40 % to 75 %",
        basis="returned by day 20: 0.75 after the Dupuy Handbook (1986), lower by assumption"),
    Key("theatres", "hospital", "days", "mean days until a wounded soldier returns or is sent home", (1, 730),
        "8 to 20 days", basis="assumed; the Dupuy rule has most back between days 6 and 20"),
)  # fmt: skip
"""Ranges of losses: the sources named are those of the published parameter table."""
