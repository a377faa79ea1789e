"""Numbers that stand for the words of a policy in compiled code, and the order of its switches."""

from __future__ import annotations

__all__ = ["REPLACEMENTS", "SCHEMES", "SWITCHES"]

UNIT, INDIVIDUAL, SURGE, NO_ROTATION, FIXED, PROFILE, PLANNED = range(7)
SCHEMES = {
    "unit rotation": UNIT, "individual replacement": INDIVIDUAL, "single surge": SURGE, "no rotation": NO_ROTATION,
    "fixed term": FIXED, "strength profile": PROFILE, "planned batches": PLANNED,
}  # fmt: skip

NO_REPLACEMENT, NEXT_BATCH, TRICKLE = range(3)
REPLACEMENTS = {"none": NO_REPLACEMENT, "next batch": NEXT_BATCH, "trickle": TRICKLE}

HAVE_TOURS = (UNIT, INDIVIDUAL, FIXED, PROFILE, PLANNED)
ONE_BY_ONE = (INDIVIDUAL, PROFILE)  # tours of those who came together end one by one

# What a phase of a deployment does at all: what it does not do costs nothing. DELAYS, TRICKLES, EXTENDS, TOURED: in
# this phase or an earlier one, of which something may still be to come. DECIDES: there are decisions about it;
# REPLACES: the lost are replaced one by one whatever is decided. BEGINS: its policy is not that of the phase
# before; RESTARTS: the next departure has a new day; LAPSES: what was owed lapses; OPENS: tours without end get one.
(SCHEME, REPLACEMENT, WOUNDED_GO_HOME, CANCELS, DELAYS, TRICKLES, LEAVES, EXTENDS, TOURED,
 BEGINS, RESTARTS, LAPSES, OPENS, DECIDES, REPLACES) = range(15)  # fmt: skip
SWITCHES = 15
