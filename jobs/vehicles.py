"""Vehicles: their kinds, and one as people write it in a line, with its year, make and model told apart."""

import re
from dataclasses import dataclass

from django.db import models


class VehicleKind(models.TextChoices):
    VAN = "van", "Van"
    CAR = "car", "Car"
    PICKUP = "pickup", "Pickup"
    TRUCK = "truck", "Truck or bus"
    TRAILER = "trailer", "Trailer"
    BOAT = "boat", "Boat"
    OTHER = "other", "Something else"


def vehicle_name(year: int | None, make: str, model: str) -> str:
    """Year, make and model in one line, leaving out what isn't known."""
    return " ".join(filter(None, [str(year) if year else "", make, model]))


OLDEST, NEWEST = 1900, 2099  # model years

# One word is taken for the make, whatever it is; these are two.
TWO_WORDS = (
    r"alfa romeo|aston martin|boston whaler|can[ -]am|de tomaso|great wall|harley[ -]davidson|john deere"
    r"|land[ -]rover|mercedes[ -](?:amg|benz)|range rover|rolls[ -]royce|sea ray|thomas built|western star"
)
MAKE = re.compile(rf"(?:{TWO_WORDS})(?= |$)|\S+", re.IGNORECASE)

# A word on its own is a make if it is one of these, else a model.
MAKE_ALONE = re.compile(
    rf"{TWO_WORDS}|audi|bmw|chevrolet|chevy|chrysler|citro[eë]n|dodge|ferrari|fiat|ford|freightliner|gmc|hino"
    r"|honda|hyundai|isuzu|iveco|jaguar|jeep|kenworth|kia|lamborghini|lexus|mack|man|maserati|mazda|mclaren"
    r"|mercedes|mini|mitsubishi|nissan|opel|peterbilt|peugeot|porsche|ram|renault|rivian|scania|seat|[sš]koda"
    r"|subaru|suzuki|tesla|toyota|vauxhall|volkswagen|volvo|vw",
    re.IGNORECASE,
)

# Models that people write without their make: "2023 F-150".
MODEL_ALONE = re.compile(
    r"(?:[ef][ -]?\d{2,3}|transit|sprinter|promaster|econoline|silverado|sierra|tacoma|tundra|savana|metris"
    r"|nv\d{3,4}|ducato|crafter|transporter|vito|vivaro|model [3sxy]|cybertruck|mustang|corvette|wrangler)\b",
    re.IGNORECASE,
)

YEAR = r"(?:19|20)\d\d"
YEAR_FIRST = re.compile(rf"(?:(?P<full>{YEAR})|['’](?P<short>\d\d))(?: ?[-–,] ?| )(?P<rest>\S.*)")
# Peugeot and BMW have models that look like years.
YEAR_LAST = re.compile(
    rf"(?P<rest>\S+ \S.*?|(?!peugeot |bmw )\S+)(?:,? | ?\(|, ?)(?P<full>{YEAR})\)?", re.IGNORECASE
)


@dataclass(frozen=True)
class Vehicle:
    """What isn't known is None or empty."""

    year: int | None
    make: str
    model: str


def read_vehicle(text: str) -> Vehicle:
    """A line such as "2019 Ford Transit". Every word is kept as it was written."""
    text = " ".join(text.split())
    year, rest = _year_and_rest(text)
    if MODEL_ALONE.match(rest):
        return Vehicle(year, "", rest)
    found = MAKE.match(rest)
    make = found.group() if found else ""
    model = rest[len(make) :].strip()
    if not model and not MAKE_ALONE.fullmatch(make):
        return Vehicle(year, "", make)
    return Vehicle(year, make, model)


def _year_and_rest(text: str) -> tuple[int | None, str]:
    if re.fullmatch(YEAR, text):
        return int(text), ""
    if found := YEAR_FIRST.fullmatch(text):
        if found["full"]:
            return int(found["full"]), found["rest"]
        short = int(found["short"])
        return short + (2000 if short < 50 else 1900), found["rest"]
    if found := YEAR_LAST.fullmatch(text):
        return int(found["full"]), found["rest"].rstrip(" ,-–")
    return None, text


# What a line must hold to be sure of the kind; the first that fits decides.
KINDS = (
    (VehicleKind.VAN, r"(?:vw|volkswagen) bus|microbus|minibus|id\.? ?buzz|food van"),
    (VehicleKind.TRAILER, r"\w*trailers?|airstream|gooseneck|anhänger|remolque|remorque"),
    (
        VehicleKind.BOAT,
        r"\w*boats?|yacht|pontoon|jet ?ski|sea[ -]?doo|waverunner|sea ray|boston whaler|bayliner|mastercraft"
        r"|nautique",
    ),
    (
        VehicleKind.TRUCK,
        r"(?:box|food|tow|dump|fire|cube|semi)[ -]?truck|(?:school |city |shuttle )?bus|coach|tractor"
        r"|freightliner|kenworth|peterbilt|mack|hino|isuzu n[pqr]r(?:[ -]?hd)?|n[pqr]r|actros|atego|scania"
        r"|western star|f[ -]?[67]50|tg[lmsx]|vnl",
    ),
    (
        VehicleKind.PICKUP,
        r"pick-?up|f[ -]?[1-5]50|silverado|sierra|tacoma|tundra|ranger|colorado|canyon|frontier|titan|navara"
        r"|ridgeline|maverick|gladiator|hilux|amarok|cybertruck|r1t|santa cruz|l200|d-max"
        r"|ram [1-5]500|avalanche|lightning",
    ),
    (
        VehicleKind.VAN,
        r"\w*van|transit|sprinter|promaster|e[ -]?[1-4]50|econoline|express|savana|metris|nv ?\d{3,4}|vito"
        r"|viano|v-class|citan|ducato|doblo|talento|scudo|crafter|transporter|caddy|t[4567]|vivaro|movano|combo"
        r"|trafic|kangoo|berlingo|jumpy|jumper|partner|expert|boxer|hiace|proace|daily|sienna|odyssey"
        r"|pacifica|carnival|caravan",
    ),
    (
        VehicleKind.CAR,
        r"audi|bmw|fiat 500|porsche|ferrari|lamborghini|mclaren|tesla|lexus|acura|infiniti|cadillac|jaguar"
        r"|bentley|land[ -]rover|range[ -]rover|rolls[ -]royce|aston[ -]martin|alfa[ -]romeo|maserati|lotus"
        r"|bugatti|mini|subaru|mazda|genesis|lucid|polestar|seat|cupra|škoda|skoda|lincoln|jeep|buick|mustang"
        r"|bronco|explorer|escape|focus|fiesta|corvette|camaro|tahoe|suburban|malibu|equinox|bolt|camry|corolla"
        r"|gr ?86|supra|prius|rav4|highlander|4runner|yaris|civic|accord|cr-v|golf|polo|passat|tiguan|jetta"
        r"|beetle|gti|altima|sentra|370z|leaf|rogue|challenger|charger|durango|elantra|tucson|ioniq|sportage"
        r"|telluride|r1s|model [3sxy]|amg|[abcegs]-class|g-wagon|suv|sedan|coupe|coupé|hatchback|wagon",
    ),
)
_KINDS = [(kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in KINDS]


def kind_of(make: str, model: str) -> VehicleKind:
    """The kind that make and model are known for; a van, which shops wrap most, when they tell nothing."""
    line = f"{make} {model}"
    return next((kind for kind, words in _KINDS if words.search(line)), VehicleKind.VAN)
