"""A vehicle in one line is taken apart without losing a word, and its kind follows from the words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.vehicles import VehicleKind, kind_of, read_vehicle, vehicle_name


@pytest.mark.parametrize(
    ("line", "year", "make", "model"),
    [
        ("2019 Ford Transit", 2019, "Ford", "Transit"),
        ("  2019   Ford  Transit ", 2019, "Ford", "Transit"),
        ("Ford Transit 2019", 2019, "Ford", "Transit"),
        ("Ford Transit, 2019", 2019, "Ford", "Transit"),
        ("Ford Transit (2019)", 2019, "Ford", "Transit"),
        ("2019 - Ford Transit", 2019, "Ford", "Transit"),
        ("'19 Ford Transit", 2019, "Ford", "Transit"),
        ("’98 Ford Ranger", 1998, "Ford", "Ranger"),
        ("2021 Ford Transit Connect", 2021, "Ford", "Transit Connect"),
        ("2022 Mercedes-Benz Sprinter 2500", 2022, "Mercedes-Benz", "Sprinter 2500"),
        ("2022 Mercedes Benz Sprinter", 2022, "Mercedes Benz", "Sprinter"),
        ("2022 Mercedes Sprinter", 2022, "Mercedes", "Sprinter"),
        ("Land Rover Defender 110 2021", 2021, "Land Rover", "Defender 110"),
        ("2018 alfa romeo Giulia", 2018, "alfa romeo", "Giulia"),
        ("Aston Martin DB11", None, "Aston Martin", "DB11"),
        ("Rolls-Royce Ghost", None, "Rolls-Royce", "Ghost"),
        ("2019 Peugeot 2008", 2019, "Peugeot", "2008"),
        ("Peugeot 2008", None, "Peugeot", "2008"),
        ("Peugeot 2008 2021", 2021, "Peugeot", "2008"),
        ("BMW 2002", None, "BMW", "2002"),
        ("Ford 2019", 2019, "Ford", ""),
        ("2023 F-150", 2023, "", "F-150"),
        ("2020 Transit Connect", 2020, "", "Transit Connect"),
        ("Nissan NV200", None, "Nissan", "NV200"),
        ("Nissan NV2500 HD", None, "Nissan", "NV2500 HD"),
        ("RAM 1500", None, "RAM", "1500"),
        ("Ford", None, "Ford", ""),
        ("trailer", None, "", "trailer"),
        ("2020", 2020, "", ""),
        ("", None, "", ""),
    ],
)
def test_a_line_is_split_into_year_make_and_model(line, year, make, model):
    vehicle = read_vehicle(line)
    assert (vehicle.year, vehicle.make, vehicle.model) == (year, make, model)


@given(st.integers(1900, 2099), st.lists(st.text("abcdeABCDE'.é", min_size=1), min_size=1, max_size=5))
def test_a_line_that_begins_with_its_year_reads_the_same_afterwards(year, words):
    line = f"{year} {' '.join(words)}"
    vehicle = read_vehicle(line)
    assert vehicle_name(vehicle.year, vehicle.make, vehicle.model) == line


@given(st.text())
def test_any_line_can_be_read(line):
    vehicle = read_vehicle(line)
    kind_of(vehicle.make, vehicle.model)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Ford Transit", VehicleKind.VAN),
        ("Mercedes-Benz Sprinter", VehicleKind.VAN),
        ("RAM ProMaster 1500", VehicleKind.VAN),
        ("VW Bus", VehicleKind.VAN),
        ("Toyota GR86", VehicleKind.CAR),
        ("Audi RS6 Avant", VehicleKind.CAR),
        ("Chevrolet Malibu", VehicleKind.CAR),
        ("Tesla Model Y", VehicleKind.CAR),
        ("Tesla Cybertruck", VehicleKind.PICKUP),
        ("Ford F-150", VehicleKind.PICKUP),
        ("Ford F250", VehicleKind.PICKUP),
        ("RAM 1500", VehicleKind.PICKUP),
        ("Ford Ranger", VehicleKind.PICKUP),
        ("Range Rover Sport", VehicleKind.CAR),
        ("Isuzu NPR", VehicleKind.TRUCK),
        ("Ford E-450 box truck", VehicleKind.TRUCK),
        ("Blue Bird school bus", VehicleKind.TRUCK),
        ("enclosed trailer", VehicleKind.TRAILER),
        ("Sea Ray Sundancer", VehicleKind.BOAT),
        ("Somebody's own make", VehicleKind.VAN),
        ("", VehicleKind.VAN),
    ],
)
def test_the_kind_follows_from_make_and_model(line, kind):
    vehicle = read_vehicle(line)
    assert kind_of(vehicle.make, vehicle.model) == kind
