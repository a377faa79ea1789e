"""The front beside the people: closed forms, paired luck, addresses, conservation of rounds, levels of areas."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from contingent.errors import UsageError
from contingent.measures import Window
from contingent.scenario import Scenario, loads, under
from contingent.scenario._build import build
from contingent.simulate import Columns, Futures, simulate, stream
from contingent.simulate.front import WEEK, without_batches
from front_toys import FRONT, quiet, without

HORIZON = date(2025, 12, 31)
DAYS = (date(2025, 1, 10), date(2025, 3, 1), date(2025, 7, 31), HORIZON)


def run(text: str, size: int = 40, **more: object) -> Futures:
    """Simulate a file by the twin."""
    return simulate(loads(text), futures=size, seed=3, engine="twin", **more)


def of(futures: Futures, name: str, about: str = "", day: date = HORIZON) -> np.ndarray:
    """Read a measure on a day."""
    return futures.of("", about).measure(name, Window(DAYS[0], day))


def rounds(weeks: int) -> tuple[list[float], list[float]]:
    """Stock of the toy at the points between weeks, and the share of its need that is met; by hand."""
    stock, met = [100_000.0], []
    for _ in range(weeks):
        comes, need = 7 * 1_500.0, 7 * 2_000.0
        used = min(need, comes + 7 / 30 * stock[-1])
        stock.append(stock[-1] + comes - used)
        met.append(used / need)
    return stock, met


def test_without_chance_the_front_is_a_closed_form():
    """Rounds, losses without the contingent, and area follow by hand, from day to day."""
    futures = run(quiet())
    stock, met = rounds(53)
    for day in DAYS:
        week, rest = divmod((day - date(2025, 1, 1)).days, WEEK)
        part = rest / WEEK
        held = stock[week] + part * (stock[week + 1] - stock[week])
        assert abs(of(futures, "shells", day=day)[0] - held) <= 1
        fire = [1 - 0.75 * (1 - share) for share in met]
        lost = 0.002 * 10_000 * 7 * (sum(fire[:week]) + part * fire[week])
        assert abs(futures.at_front("opponent_losses_without", day)[0] - lost) <= 1
        # The area is known on day 9, in the second week; the fire is full there.
        gained = 70 * (sum(share**0.3 for share in fire[1:week]) + part * fire[week] ** 0.3 - 2 / 7)
        assert futures.at_front("area_without", day)[0] == pytest.approx(1_000 + gained, abs=0.1)
    assert of(futures, "shells_delivered")[0] == pytest.approx(50_000 + 364 * 1_000, abs=1)
    assert of(futures, "opponent_killed")[0] == of(futures, "opponent_losses")[0] // 4


def test_the_net_force_is_who_fights_and_whom_the_others_release():
    """Half of the troops fight, half release half a soldier each; those who stand in for others do not count."""
    futures, fewer = run(quiet()), run(quiet(stands_in="100 %"))
    day = date(2025, 6, 4)  # a first day of a week, on which strengths are recorded
    row, track = futures.index(day), futures.tracks["guard"]
    pool = track.by_theatre[:, row, 0].astype(float)
    front = np.floor(0.5 * pool)
    assert np.array_equal(of(futures, "force_added", day=day), np.floor(front + 0.5 * (pool - front)))
    assert np.array_equal(of(fewer, "force_added", day=day), np.floor(0.5 * (pool - front)))


def test_nobody_sent_changes_nothing():
    """With and without a contingent of nobody are the same, future by future; with people more is lost and gained."""
    none = run(FRONT.replace("6_000 people", "0 people"))
    some = run(FRONT)
    for name in ("opponent_losses_added", "area_added"):
        assert not of(none, name).any()
        assert (of(some, name) > 0).all()
    for name in ("opponent_losses_without", "area_without"):
        assert np.array_equal(none.at_front(name, HORIZON), some.at_front(name, HORIZON))


def test_the_front_moves_no_other_number():
    """A file with a front has the same people and inputs, draw for draw, as the same file without it."""
    bare = FRONT[: FRONT.index("ammunition:")]
    bare = "".join(row for row in bare.splitlines(keepends=True) if "area" not in row and "allies" not in row)
    plain = bare.replace("    opponent_rate: {value: 0.2 % per day, source: assumed}\n", "")
    with_it, without_it = run(FRONT), run(plain)
    assert np.array_equal(with_it.tracks["guard"].channels, without_it.tracks["guard"].channels)
    assert all(np.array_equal(values, with_it.inputs[path]) for path, values in without_it.inputs.items())
    assert np.isnan(of(without_it, "area")).all()
    assert np.isnan(of(without_it, "shells")).all()
    assert not without_it.scenario.has_front


@pytest.fixture(scope="module")
def bundled() -> Scenario:
    """The bundled scenario under its first hypothesis."""
    from contingent.scenario import load

    return under(load("dprk-russia-2024"), "rotation")


NAMES = ("opponent_losses", "opponent_losses_added", "area", "area_added", "shells", "shells_delivered")


def test_a_future_has_its_front_from_its_address(bundled):
    """Alone, in another block, with other days asked for, by either engine: the same figures, bit for bit."""
    whole = simulate(bundled, futures=300, seed=4)
    alone = simulate(bundled, futures=3, first=211, seed=4, engine="twin", dates=[date(2025, 3, 5), date(2025, 8, 8)])
    for name in NAMES:
        window = Window(bundled.as_of, date(2025, 9, 17))
        assert np.array_equal(whole.measure(name, window)[211:214], alone.measure(name, window))


def test_blocks_carry_the_front_of_a_run_in_memory(bundled):
    """What is read of blocks as they stream by is what is read of the whole."""
    columns = Columns(NAMES, (date(2025, 6, 1), bundled.horizon))
    parts = list(stream(bundled, columns, futures=2_500, seed=9))
    assert len(parts) > 1
    assert np.array_equal(np.concatenate(parts, axis=1), columns(simulate(bundled, futures=2_500, seed=9)))


def test_the_same_luck_under_every_hypothesis(bundled):
    """Without the contingent all hypotheses have the same front: only the people differ."""
    from contingent.scenario import load

    other = under(load("dprk-russia-2024"), "no_more")
    one, two = (simulate(world, futures=50, seed=2, engine="twin") for world in (bundled, other))
    for name in ("opponent_losses_without", "area_without", "shells"):
        assert np.array_equal(one.at_front(name, bundled.horizon), two.at_front(name, bundled.horizon))


def test_no_round_appears_or_vanishes(bundled):
    """Stock is what was there, made and delivered in usable rounds, less what was fired; never below nought."""
    futures = simulate(bundled, futures=200, seed=6, engine="twin")
    get, horizon = futures.inputs.__getitem__, bundled.horizon
    stock, fired = of(futures, "shells", day=horizon), of(futures, "shells_fired", day=horizon)
    came = of(futures, "shells_delivered", day=horizon) - get("deliveries.north_korean_shells.before")
    made = get("ammunition.shells.production") * (bundled.days - 1)
    usable = get("deliveries.north_korean_shells.usable") * came
    assert np.abs(get("ammunition.shells.stock") + made + usable - fired - stock).max() < 20  # of millions, in 32 bits
    levels = [of(futures, "shells", day=day) for day in futures.dates]
    assert min(level.min() for level in levels) >= 0


def test_deliveries_begin_and_end_with_what_comes_about():
    """A delivery after an event begins on its day, one that ends with it stops there; a consignment comes at once."""
    peace = FRONT.replace("supplier: east", "supplier: east\n    {key}: peace").replace(
        "    before:",
        "    lumps: {value: 0, source: assumed}\n    once: {value: 9_000 rounds, source: assumed}\n    before:",
    )
    ends, after = (run(peace.replace("{key}", key), 100) for key in ("ends_with", "after"))
    came = ends.of("", "peace").came_about("decisions")
    day = np.minimum(came, ends.scenario.days)
    assert np.isfinite(came).any()
    last = ends.scenario.days - 1
    flow = np.minimum(day, last) * 1_000.0
    assert np.abs(of(ends, "shells_delivered") - (59_000 + flow)).max() < 1_001
    expected = 50_000 + np.where(np.isfinite(came), 9_000 + (last - np.minimum(day, last)) * 1_000.0, 0.0)
    assert np.abs(of(after, "shells_delivered") - expected).max() < 9_001  # the last week's consignment comes evenly
    assert np.array_equal(of(ends, "shells_delivered", "east"), of(ends, "shells_delivered"))


def test_want_of_rounds_lowers_losses_by_the_share_of_fire():
    """Without any rounds the opponents lose what is not inflicted by fire; the full need leaves all."""
    dry = quiet().replace("100_000 rounds", "0 rounds").replace("500 rounds per day", "0 rounds per day")
    dry = dry.replace("1_000 rounds per day", "1 rounds per day")
    rich = quiet().replace("100_000 rounds", "9_000_000 rounds")
    least, most = (run(text, 2).at_front("opponent_losses_without", HORIZON)[0] for text in (dry, rich))
    assert abs(most - 0.002 * 10_000 * 364) <= 1
    assert abs(least / most - 0.25) < 0.001


def test_gains_have_the_mean_spread_and_memory_that_is_said():
    """Over many futures weekly gains have the mean, the sd and the autocorrelation of the file."""
    text = FRONT.replace("    area_gain:", "    area_elasticity: {value: 0, source: assumed}\n    area_gain:")
    futures = run(text, 1_000)
    table = futures.front._table("area_without", "north").astype(float)
    gains = np.diff(table[3:], axis=0)
    assert np.abs(gains.mean() - 70) < 1.5
    assert np.abs(gains.std() - 42) < 1.0  # 0.6 of the mean
    centred = gains - 70
    assert np.abs((centred[1:] * centred[:-1]).mean() / centred.var() - 0.65) < 0.01
    assert np.allclose(futures.at_front("area", futures.scenario.as_of), 1_000, atol=0.01)


def test_an_area_stays_within_nothing_and_the_most_there_is():
    """Gains stop where nothing is left to gain, losses of ground where nothing is left to lose."""
    full = run(FRONT.replace("    area_gain:", "    area_most: {value: 1_200 km2, source: assumed}\n    area_gain:"))
    lost = run(FRONT.replace("70 km2 per week", "-70 km2 per week"))
    assert of(full, "area").max() <= 1_200
    assert of(lost, "area").min() == 0
    assert (of(run(FRONT.replace("70 km2", "-9 km2")), "area_added") > 0).all()  # more troops hold more


def test_a_measured_area_is_followed_until_it_ends():
    """Until its last day the area is the measured one in every future; the recent gain leads on."""
    days = [date(2024, 11, 1) + timedelta(days=day) for day in range(71)]
    rows = [f"{day},{1000 + 10 * place + (5 * (place - 50) if place > 50 else 0)}" for place, day in enumerate(days)]
    text = without("area", "area_gain").replace("    allies:", "    area_series: held.csv\n    allies:")
    scenario, faults = build(text, "x", {"held.csv": "\n".join(["date,held_km2", *rows])})
    assert scenario is not None
    assert not [fault for fault in faults if not fault.warning]
    futures = simulate(scenario, futures=500, seed=1, engine="twin")
    for place in (61, 70):  # the first day of the first week, and the last day of all
        level = float(rows[place].split(",")[1])
        assert np.allclose(futures.at_front("area", days[place]), level, atol=0.01)
    soon = of(futures, "area_gained", day=days[70] + timedelta(days=14)).mean() / 14
    late = (futures.at_front("area", HORIZON) - futures.at_front("area", HORIZON - timedelta(days=90))).mean() / 90
    assert soon > late + 0.5  # from the recent gain back to the mean


def test_both_sides_lose_more_together():
    """The slow intensities of both sides go together as the file says; with none shared they do not."""
    text = FRONT.replace(
        "opponents: {value: 10_000",
        "{shared}\n    slow_sd: {value: 0.8, source: assumed}\n    opponents: {value: 10_000",
    )
    text = text.replace("6_000 people", "2_000 people").replace(
        "    area:", "    casualty_rate: {value: 0.1 % per day, source: assumed}\n    area:"
    )

    def together(shared: str) -> float:
        futures = run(text.replace("{shared}", f"shared_intensity: {{value: {shared}, source: assumed}}"), 300)
        own, theirs = of(futures, "casualties"), futures.at_front("opponent_losses_without", HORIZON)
        return float(np.corrcoef(np.log(own), np.log(theirs))[0, 1])

    assert together("100 %") > 0.5
    assert abs(together("0 %")) < 0.2


def test_without_further_batches_only_the_batches_are_missing(bundled):
    """The same futures with nobody more sent: the same first contingent, inputs and luck, and no batch."""
    futures = simulate(bundled, futures=60, seed=8, engine="twin")
    fewer = without_batches(futures)
    assert np.array_equal(fewer.addresses, futures.addresses)
    assert not fewer.channel("batches").any()
    assert all(np.array_equal(values, futures.inputs[path]) for path, values in fewer.inputs.items())
    before = futures.channel("batches").max(axis=0) == 0  # days before the first further batch of any future
    assert before.sum() > 5
    assert np.array_equal(fewer.channel("casualties")[:, before], futures.channel("casualties")[:, before])
    assert (of(futures, "sent", day=bundled.horizon) >= of(fewer, "sent", day=bundled.horizon)).all()
    for name in ("opponent_losses_without", "area_without", "shells"):
        assert np.array_equal(fewer.at_front(name, bundled.horizon), futures.at_front(name, bundled.horizon))


def test_who_is_placed_where_adds_up(bundled):
    """Added at the front are those who fight, less who stands in for others, and whom those in support release."""
    futures = simulate(bundled, futures=30, seed=5, engine="twin")
    day = bundled.start + timedelta(days=40 * WEEK)  # a first day of a week, on which strengths are read
    front, support = of(futures, "front", day=day), of(futures, "support", day=day)
    net, released, stood = (of(futures, name, day=day) for name in ("force_added", "released", "stood_in"))
    assert not stood.any()
    assert (released <= support).all()
    assert (np.abs(net - released - front) <= 2).all()  # two theatres, each in whole people


def test_what_is_asked_of_must_exist(bundled):
    """An unknown theatre or supplier is named with those that exist."""
    futures = simulate(bundled, futures=3, engine="twin")
    for name, about in (("area", "moon"), ("shells", "moon"), ("shells_delivered", "moon")):
        with pytest.raises(UsageError, match="moon"):
            of(futures, name, about)
    parts = of(futures, "area", "kursk") + of(futures, "area", "occupied_ukraine")
    assert np.allclose(parts, of(futures, "area"))
    assert np.array_equal(of(futures, "shells_delivered", "north_korea"), of(futures, "shells_delivered"))


def test_a_front_outlives_days_that_are_left_out(bundled):
    """Tables of a briefing keep two days only; the front is still that of the whole."""
    futures = simulate(bundled, futures=20, engine="twin")
    rows = np.array([0, futures.days.size - 1])
    tracks = {
        name: replace(one, channels=one.channels[:, rows], by_theatre=one.by_theatre[:, rows])
        for name, one in futures.tracks.items()
    }
    cut = replace(futures, tracks=tracks, days=futures.days[rows], whole=futures)
    assert np.array_equal(of(cut, "opponent_losses"), of(futures, "opponent_losses"))


def test_a_measured_area_has_nearly_the_bands_of_the_fitted_forecast(shared):
    """From the measured area of occupied Ukraine, 90 and 180 days ahead, the band is as wide within a third."""
    from contingent.simulate.losses import area_forecast, read_measured

    path = shared / "cases" / "conflict" / "ua_territory_km2_to_2024-11-17.csv"
    text = without("area", "area_gain").replace("    allies:", "    area_series: held.csv\n    allies:")
    text = text.replace("2025-01-10", "2024-11-17").replace("2025-01-01", "2024-11-17")
    scenario, _ = build(text, "x", {"held.csv": path.read_text()})
    assert scenario is not None
    futures = simulate(scenario, futures=1_000, seed=1, engine="twin")
    steps = np.diff(read_measured([path], "", "", None, ("gaps",)).values)
    for days in (90, 180):
        ahead = futures.at_front("area_without", scenario.as_of + timedelta(days=days)) - 111_115.6
        (low, high), (least, most) = (np.quantile(one, (0.05, 0.95)) for one in (ahead, area_forecast(steps, days)))
        assert 2 / 3 < (high - low) / (most - least) < 4 / 3
        assert abs(np.median(ahead) / np.median(area_forecast(steps, days)) - 1) < 0.1


def test_what_is_not_asked_is_not_worked_out(bundled):
    """Reading people works out no front; reading an area works out no losses of opponents, and each table once."""
    futures = simulate(bundled, futures=5, engine="twin")
    of(futures, "present", day=bundled.horizon)
    assert "_front" not in futures.__dict__
    of(futures, "area", "kursk")
    assert {name for name, _ in futures.front._tables} == {"area", "area_without", "met", "shells", "shells_fired"}
    kept = futures.front._tables["area", "kursk"]
    of(futures, "area_added", "kursk")
    assert futures.front._tables["area", "kursk"] is kept
