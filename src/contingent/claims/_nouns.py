"""Counted nouns: people under arms, losses, arms and vehicles, formations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from contingent.claims._lexicon import words

__all__ = ["Noun", "find_noun", "is_people"]

NounClass = Literal["people", "loss", "arms", "formation", "civilian", "other"]

# unit (as given in the schema): singular forms, plural forms; "=" marks a noun that does not change
_TABLE: dict[NounClass, str] = {
    "people": """
    troops: troop/troops, soldier/soldiers, serviceman/servicemen, servicewoman/servicewomen,
    service member/service members, servicemember/servicemembers, conscript/conscripts,
    infantryman/infantrymen, paratrooper/paratroopers, commando/commandos, reservist/reservists,
    trooper/troopers, GI/GIs, peacekeeper/peacekeepers, peace keeper/peace keepers, special
    operator/special operators, military personnel/=, combat personnel/=, national
    guardsman/national guardsmen, guardsman/guardsmen, combat troop/combat troops,
    legionnaire/legionnaires, reinforcements/=, blue helmet/blue helmets, Gurkha/Gurkhas, crew/=,
    sergeant/sergeants, airman/airmen, sailor/sailors, infantry/=, cavalry/=, rifleman/riflemen, ranger/rangers,
    Cossack/Cossacks, bayonet/bayonets, all ranks/=, deserter/deserters, gunner/gunners marines:
    marine/marines personnel: personnel/=, staff/=, crew member/crew members, people/=,
    person/persons, men/=, women/=, man/men, woman/women, pilot/pilots, strong/=, crewman/crewmen,
    servicepeople/=, medic/medics forces: forces/= fighters: fighter/fighters, militant/militants,
    rebel/rebels, insurgent/insurgents, gunman/gunmen, guerrilla/guerrillas, guerilla/guerillas,
    terrorist/terrorists, combatant/combatants, peshmerga/=, jihadist/jihadists, extremist/extremists,
    Islamist/Islamists, attacker/attackers, separatist/separatists, loyalist/loyalists,
    operative/operatives, tribesman/tribesmen, armed man/armed men, partisan/partisans, irregular/irregulars,
    mutineer/mutineers, bandit/bandits, warrior/warriors,
    assailant/assailants, suicide bomber/suicide bombers, suspect/suspects, member/members,
    Taliban/= militia: militiaman/militiamen, militia/=, militia member/militia members,
    paramilitary/paramilitaries mercenaries: mercenary/mercenaries, private contractor/private
    contractors, contractor/contractors police: police officer/police officers, policeman/policemen,
    police/=, policewoman/policewomen, gendarme/gendarmes, border guard/border guards, security
    guard/security guards, officer/officers, security personnel/=, guard/guards advisers:
    adviser/advisers, advisor/advisors, trainer/trainers observers: observer/observers monitors: monitor/monitors
    instructors: instructor/instructors engineers: engineer/engineers sappers: sapper/sappers,
    deminer/deminers recruits: recruit/recruits, volunteer/volunteers, draftee/draftees,
    enlistee/enlistees, cadet/cadets, colleague/colleagues,
    comrade/comrades, national/nationals, citizen/citizens, foreigner/foreigners,
    youth/youths, migrant/migrants, student/students, Englishman/Englishmen,
    Dutchman/Dutchmen, Welshman/Welshmen, Irishman/Irishmen, Dane/Danes,
    compatriot/compatriots civilians: civilian employee/civilian
    employees, civilian staff/=, civilian worker/civilian workers, civilian contractor/civilian
    contractors, civilian personnel/= workers: worker/workers, labourer/labourers, builder/builders, laborer/laborers,
    technician/technicians reservists: reserve/reserves
""",
    "loss": """
    casualties: casualty/casualties, loss/losses killed: death/deaths, martyr/martyrs, dead/=, fatality/fatalities,
    killed/=, KIA/=, body/bodies, corpse/corpses wounded: WIA/=, wounded/=, injured/=, injury/injuries captured:
    prisoner/prisoners, captive/captives, prisoner of war/prisoners of war, POW/POWs,
    detainee/detainees, hostage/hostages
""",
    "formation": """
        brigades: brigade/brigades
        battalions: battalion/battalions
        regiments: regiment/regiments
        divisions: division/divisions
        companies: company/companies
        squadrons: squadron/squadrons
        battlegroups: battlegroup/battlegroups, battle group/battle groups
        corps: corps/=
        units: unit/units, platoon/platoons, contingent/contingents""",
    "arms": """
    tanks: tank/tanks, battle tank/battle tanks, Abrams/=, Leopard/Leopards, Challenger/Challengers vehicles:
    Stryker/Strykers, Bradley/Bradleys, Marder/Marders, vehicle/vehicles, armoured
    vehicle/armoured vehicles, armored vehicle/armored vehicles, armoured personnel carrier/armoured
    personnel carriers, armored personnel carrier/armored personnel carriers, personnel
    carrier/personnel carriers, armoured carrier/armoured carriers, armored carrier/armored
    carriers, armoured car/armoured cars, armored car/armored cars,
    troop carrier/troop carriers, Humvee/Humvees, APC/APCs, fighting
    vehicle/fighting vehicles, pickup/pickups, pick-up/pick-ups, pickup truck/pickup trucks,
    pick-up truck/pick-up trucks,
    jeep/jeeps, technical/technicals, bulldozer/bulldozers trucks: truck/trucks, lorry/lorries guns: gun/guns howitzers:
    howitzer/howitzers mortars: mortar/mortars artillery: artillery
    piece/artillery pieces, artillery system/artillery systems launchers:
    launcher/launchers, rocket launcher/rocket launchers, missile launcher/missile launchers
    batteries: battery/batteries, missile battery/missile batteries
    shells: shell/shells, round/rounds, artillery shell/artillery shells,
    artillery round/artillery rounds, projectile/projectiles, munition/munitions bombs: bomb/bombs,
    landmine/landmines, warhead/warheads, mine/mines grenades: grenade/grenades, hand grenade/hand grenades
    rockets: rocket/rockets
    missiles: missile/missiles, interceptor/interceptors rifles: rifle/rifles, assault rifle/assault
    rifles, firearm/firearms, weapon/weapons, small arm/small arms machine_guns: machine gun/machine guns,
    machine-gun/machine-guns pistols: pistol/pistols, handgun/handguns, revolver/revolvers
    drones: drone/drones, UAV/UAVs, unmanned aircraft/=, Shahed/Shaheds, Geran/Gerans, Bayraktar/Bayraktars
    aircraft: aircraft/=,
    plane/planes, warplane/warplanes, jet/jets, fighter jet/fighter jets, bomber/bombers,
    warplane/warplanes, F-16/F-16s, fighter plane/fighter planes, military plane/military planes,
    Osprey/Ospreys, Rafale/Rafales, Gripen/Gripens, Typhoon/Typhoons, Mirage/Mirages, Tornado/Tornados,
    airliner/airliners
    helicopters: helicopter/helicopters, Apache/Apaches,
    Black Hawk/Black Hawks, Chinook/Chinooks, gunship/gunships ships: ship/ships, warship/warships,
    vessel/vessels, frigate/frigates, corvette/corvettes, cruiser/cruisers, minesweeper/minesweepers,
    minehunter/minehunters, gunboat/gunboats, destroyer/destroyers, carrier/carriers, aircraft
    carrier/aircraft carriers, patrol craft/=, landing craft/=, cutter/cutters boats: boat/boats,
    patrol boat/patrol boats, speedboat/speedboats, fast boat/fast boats submarines:
    submarine/submarines containers: container/containers, shipping container/shipping containers
    radars: radar/radars
""",
    "civilian": """
    civilians: civilian/civilians, resident/residents, villager/villagers, child/children,
    refugee/refugees, protester/protesters, demonstrator/demonstrators,
    journalist/journalists, passenger/passengers, Shi'ite/Shi'ites, pilgrim/pilgrims,
    bystander/bystanders
""",
    "other": """
        groups: armed group/armed groups, militant group/militant groups, rebel group/rebel groups""",
}
# Nouns that also name ordinary things or people: counted as forces only when the words around say so.
WEAK = words(
    "people person persons men women man woman member members staff worker workers company "
    "companies division "
    "divisions unit units officer officers guard guards contractor contractors monitor monitors observer "
    "observers "
    "volunteer volunteers student students body bodies container containers mine mines gun guns boat "
    "boats suspect "
    "suspects round rounds truck trucks vehicle vehicles plane planes carrier carriers loss losses pilot "
    "pilots "
    "engineer engineers technician technicians trainer trainers reserve reserves weapon weapons ship "
    "ships vessel "
    "vessels laborer laborers labourer labourers attacker attackers medic medics launcher launchers "
    "injury injuries "
    "detainee detainees battery batteries national nationals citizen citizens foreigner foreigners youth "
    "youths migrant migrants colleague colleagues comrade comrades compatriot compatriots technical technicals "
    "airliner airliners bulldozer "
    "bulldozers tornado tornados typhoon typhoons mirage mirages jeep jeeps"
)


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun: the unit it gives, its class, and whether the form is singular."""

    unit: str
    kind: NounClass
    singular: bool
    weak: bool
    civilian: bool = False


@cache
def _nouns() -> dict[str, Noun]:
    nouns: dict[str, Noun] = {}
    for kind, block in _TABLE.items():
        unit = ""
        for item in " ".join(block.split()).split(","):
            for piece in _entries(item):
                if piece.endswith(":"):
                    unit = piece[:-1]
                else:
                    _enter(nouns, piece, unit, kind)
    return nouns


def _entries(forms: str) -> list[str]:
    """Split an item at the words with a colon, which open a new unit."""
    pieces = re.split(r"(\w+:)", forms)
    return [piece.strip() for piece in pieces if piece.strip()]


def _enter(nouns: dict[str, Noun], forms: str, unit: str, kind: NounClass) -> None:
    singular, _, plural = forms.partition("/")
    if not singular:
        return
    weak = singular.split()[-1] in WEAK and " " not in singular
    civilian = kind == "civilian"
    if plural == "=":
        nouns[singular.lower()] = Noun(unit, kind, False, weak, civilian)
        return
    nouns.setdefault(singular.lower(), Noun(unit, kind, True, weak, civilian))
    nouns[plural.lower()] = Noun(unit, kind, False, weak, civilian)


_MODELS = {
    **dict.fromkeys(("F", "MiG", "Su", "Il", "Tu", "A", "B", "C", "J", "JF", "KC"), "aircraft"),
    **dict.fromkeys(("Mi", "Ka", "AH", "UH", "CH"), "helicopters"),
    **dict.fromkeys(("MQ", "RQ", "TB"), "drones"),
    **dict.fromkeys(("BMP", "BTR", "MT-LB", "BRDM"), "vehicles"),
    **dict.fromkeys(("Shahed", "Geran", "Orlan"), "drones"),
    **dict.fromkeys(("T", "PT"), "tanks"),
}
"""What the letters before the number of a model stand for."""


@cache
def _model() -> re.Pattern[str]:
    prefixes = "|".join(sorted(_MODELS, key=len, reverse=True))
    return re.compile(rf"(?P<prefix>{prefixes})-?\d{{1,3}}[A-Z]{{0,2}}(?P<many>s?)")


@cache
def _numbered_name() -> re.Pattern[str]:
    return re.compile(r"(?P<name>[A-Z][a-z]+)\s\d{1,2}[A-Z]?\d?s?")


def find_noun(words: list[str]) -> tuple[Noun, int] | None:
    """Find the counted noun that the first one to three of these words make, longest first.

    Parameters
    ----------
    words : list of str
        The next words of the text.

    Returns
    -------
    (Noun, int) or None
        The noun and how many words it took.

    Examples
    --------
    >>> find_noun(["service", "members", "were"])[0].unit
    'troops'
    """
    if words and (model := _model().fullmatch(words[0])) is not None:
        return Noun(_MODELS[model["prefix"]], "arms", not model["many"], False), 1
    if words and (named := _numbered_name().fullmatch(words[0])) is not None:  # "Leopard 2s", but "Leopard 2 tanks"
        words = [named["name"] + ("s" if words[0].endswith("s") else ""), *words[1:]]
        found = _nouns().get(words[0].lower())
        return None if found is None or found.singular else (found, 1)
    if words and words[0][:3].lower() == "ex-" and words[0][3:]:
        words = [words[0][3:], *words[1:]]
    for count in (3, 2, 1):
        noun = _nouns().get(" ".join(words[:count]).lower()) if len(words) >= count else None
        if noun is not None:
            return noun, count
    return None


def is_people(unit: str) -> bool:
    """Tell whether a unit counts people, losses included."""
    return unit in _people_units()


@cache
def _people_units() -> frozenset[str]:
    units = {noun.unit for noun in _nouns().values() if noun.kind in {"people", "loss", "civilian"}}
    return frozenset(units | {"killed_or_wounded", "killed_or_missing", "missing"})
