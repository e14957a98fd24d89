"""A job or a customer is found by the words people type."""

import pytest

from jobs.models import Customer, Job
from jobs.tests.factories import make_customer, make_job
from shopsettings.tests.factories import make_shop

pytestmark = pytest.mark.django_db


@pytest.fixture
def delgado(shop):
    customer = make_customer(
        shop=shop, name="Delgado Plumbing", email="office@delgado.example", phone="(415) 555-0188"
    )
    return make_job(shop=shop, customer=customer, vehicle_model="Transit", title="Spring fleet")


@pytest.fixture
def suzuki(shop):
    customer = make_customer(shop=shop, name="Hana Suzuki", phone="+1 510.555.0150")
    car = {"vehicle_year": 2024, "vehicle_make": "Toyota", "vehicle_model": "GR86"}
    return make_job(shop=shop, customer=customer, **car)


@pytest.mark.parametrize(
    "text",
    [
        "JOB-0001",
        "job-1",
        "1",
        "delgado",
        "plumbing DELGADO",
        "ford transit",
        "2023 transit",
        "spring",
        "4155550188",
        "(415) 555-0188",
        "415-555",
        "0188 transit",
        "office@delgado",
    ],
)
def test_job_is_found(text, delgado, suzuki):
    assert list(Job.objects.matching(text)) == [delgado]


@pytest.mark.parametrize("text", ["delgado toyota", "JOB-0003", "5550199", "2022", "0x1", "\x00zz"])
def test_nothing_is_found_for_words_that_mean_no_job(text, delgado, suzuki):
    assert list(Job.objects.matching(text)) == []


@pytest.mark.parametrize("text", ["", "   ", "\x00"])
def test_no_words_mean_every_job(text, delgado, suzuki):
    assert set(Job.objects.matching(text)) == {delgado, suzuki}


def test_customer_of_another_shop_is_no_way_to_a_job(shop, delgado):
    assert list(Job.objects.matching("delgado", shop=make_shop())) == []
    assert list(Job.objects.matching("delgado", shop=shop)) == [delgado]


@pytest.mark.parametrize("text", ["suz", "hana suzuki", "5105550150", "510-555-0150", "510 0150"])
def test_customer_is_found(text, delgado, suzuki):
    assert list(Customer.objects.matching(text)) == [suzuki.customer]


@pytest.mark.parametrize("text", ["12", "hana delgado", "%", "_"])
def test_nobody_is_found_for_words_that_mean_nobody(text, delgado, suzuki):
    assert list(Customer.objects.matching(text)) == []
