"""Every state of a customer's page: its name, and a function that brings it about and returns the page's path.

The pages are made for MONDAY. Whoever opens them on that day reads the words they were designed with.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import time_machine
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from billing.models import Invoice
from billing.tests.factories import make_invoice
from jobs.models import Job
from jobs.tests.factories import make_customer, make_job, make_stages
from jobs.vehicles import VehicleKind
from proofs.models import Proof
from proofs.tests.factories import make_proof
from shopsettings.codes import new_code
from shopsettings.models import Shop
from shopsettings.pictures import LOGO, clean_picture
from shopsettings.tests.factories import make_person, make_shop
from tracking.demo.drawings import CAR, VAN, draw_artwork, draw_logo

MONDAY = datetime(2026, 5, 11, 21, 14, tzinfo=UTC)  # 2:14 pm in California

FILM_IS_LATE = "The film you chose arrives on Thursday. We go on as soon as it is here."

SEVEN = ("Received", "Design", "Proof approval", "Printing", "Lamination", "Installation", "Complete")


def make_north_bay(*, stages=SEVEN, **details):
    """A shop on the free plan that has filled in its settings."""
    settled = {
        "phone": "(415) 555-0134",
        "email": "hello@northbaywraps.example",
        "address": "2210 Harbor Way, San Rafael, CA",
        "website": "https://northbaywraps.example",
        "review_link": "https://reviews.northbaywraps.example/write",
    }
    shop = make_shop(**settled | details)
    make_stages(*stages, shop=shop)
    return shop


def make_voltwrap(**details):
    """A shop on a paid plan."""
    named = {"name": "Voltwrap Studio", "plan": "pro", "email": "crew@voltwrap.example"}
    return make_north_bay(**named | details)


def make_van(*, shop=None, stage="Printing", days=3, number=42, **details):
    """Delgado Plumbing's van, expected in so many days; None is no date."""
    shop = shop or make_north_bay()
    details.setdefault("title", "Fleet wrap for Delgado Plumbing")
    details.setdefault("wrap_type", "Full wrap, gloss")
    details.setdefault("due_date", None if days is None else in_days(shop, days))
    job = make_job(shop=shop, stage=stage, customer=make_customer(shop=shop), **details)
    Job.objects.filter(pk=job.pk).update(number=number)
    job.number = number
    return job


def make_sports_car(shop, **details):
    car = {"vehicle_year": 2024, "vehicle_make": "Audi", "vehicle_model": "RS6 Avant"}
    named = {
        "title": "Colour change",
        "wrap_type": "Satin yellow, full body",
        "stage": "Lamination",
        "days": 0,
    }
    return make_van(shop=shop, vehicle_kind=VehicleKind.CAR, **car | named | details)


def in_days(shop, days):
    return shop.today() + timedelta(days=days)


def send_proof(job, state=Proof.State.SENT):
    """Version 2, after a first one that was replaced."""
    priya = make_person(name="Priya")
    picture = draw_artwork(
        VAN, name="Delgado Plumbing", phone="(415) 555-0188", colour="#1d6fb8", accent="#f2b84b"
    )
    note = "Phone number moved to the sliding door and made 20% bigger, as you asked."
    for _version in (1, 2):
        artwork = ContentFile(picture, name="artwork.png")
        proof = make_proof(job=job, state=Proof.State.SENT, artwork=artwork, note=note, by=priya)
    if state == Proof.State.APPROVED:
        proof.record_approval(by=priya)
    elif state == Proof.State.CHANGES_REQUESTED:
        proof.record_changes(by=priya)
    return proof


def send_invoice(job, state=Invoice.State.SENT):
    lines = [
        ("Full wrap, 2023 Ford Transit", 1, 215000),
        ("Design", 1, 25000),
        ("Tax (8.25%)", 1, 19800),
        ("Deposit paid, Apr 20", 1, -135800),
    ]
    return make_invoice(job=job, state=state, lines=lines, due_date=in_days(job.shop, 4))


def logo(word, *, colour="#ffffff", plate="#111111"):
    picture = ContentFile(draw_logo(word, colour=colour, plate=plate), name="logo.png")
    return clean_picture(picture, LOGO)


# --- The tracker -----------------------------------------------------------------------------------


def proof_and_invoice_waiting():
    job = make_van()
    send_proof(job)
    send_invoice(job)
    return job.track_path


def proof_waiting():
    job = make_van(shop=make_voltwrap(logo=logo("VOLTWRAP", colour="#ffd400")), stage="Proof approval")
    send_proof(job)
    return job.track_path


def invoice_waiting():
    job = make_van(days=None, stage="Received")
    send_invoice(job)
    return job.track_path


def nothing_waiting():
    """The job went a stage further every day."""
    with time_machine.travel(timezone.now() - timedelta(days=5)) as clock:
        job = make_van(stage="Received", days=6)
        for stage in SEVEN[1:6]:
            clock.shift(timedelta(days=1))
            job.move_to(job.shop.stages.get(name=stage), by=None)
    send_proof(job, Proof.State.APPROVED)
    return job.track_path


def on_hold():
    return make_van(state=Job.State.ON_HOLD).track_path


def on_hold_with_a_reason():
    job = make_van()
    job.hold(by=None, reason=FILM_IS_LATE, customers_read=True)
    return job.track_path


def on_hold_with_everything_waiting():
    job = make_van(shop=make_voltwrap(colour="#c1121f"))
    job.hold(by=None, reason=FILM_IS_LATE, customers_read=True)
    send_proof(job)
    send_invoice(job)
    return job.track_path


def cancelled():
    return make_van(state=Job.State.CANCELLED).track_path


def cancelled_unpaid():
    job = make_van(state=Job.State.CANCELLED)
    send_invoice(job)
    return job.track_path


def finished_with_review():
    job = make_van(stage="Complete", shop=make_voltwrap())
    send_invoice(job, Invoice.State.PAID)
    return job.track_path


def finished_unpaid():
    stages = [*SEVEN[:-1], "Ready for pickup"]
    job = make_van(stage="Ready for pickup", shop=make_north_bay(stages=stages))
    send_proof(job, Proof.State.APPROVED)
    send_invoice(job)
    return job.track_path


def finished_without_review():
    return make_van(stage="Complete", shop=make_north_bay(review_link="")).track_path


def in_colour(colour, **details):
    """A paid shop's page in its own colour, with an invoice waiting."""

    def build():
        job = make_sports_car(make_voltwrap(colour=colour, **details))
        send_invoice(job)
        return job.track_path

    return build


def paid_yellow():
    return in_colour("#FFD400", logo=logo("VOLTWRAP", colour="#ffd400"))()


def paid_white():
    return in_colour("#FFFFFF", logo=logo("WIDE AND WHITE WRAPS", colour="#777777", plate="#ffffff"))()


def paid_black():
    return in_colour("#000000", logo=logo("B"))()


def long_german():
    stages = [
        "Auftragseingang",
        "Fahrzeugaufmaß",
        "Gestaltungsentwurf",
        "Korrekturabzugsfreigabe",
        "Druckdatenaufbereitung",
        "Großformatdruck",
        "Schutzlaminierung",
        "Konturschnitt und Entgitterung",
        "Fahrzeugoberflächenreinigung",
        "Folienverklebung",
        "Qualitätssicherungsprüfung",
        "Fahrzeugübergabe",
    ]
    shop = make_north_bay(
        name="Fahrzeugbeschriftungsmanufaktur Schwarzenbacher-Lindenstraß GmbH & Co. KG",
        slug="schwarzenbacher",
        plan="pro",
        phone="+49 30 555 0134",
        email="auftragsverwaltung@fahrzeugbeschriftungsmanufaktur.example",
        address="Donaudampfschifffahrtsstraße 118b, 10115 Berlin",
        website="https://fahrzeugbeschriftungsmanufaktur.example",
        language="de",
        currency="EUR",
        time_zone="Europe/Berlin",
        stages=stages,
    )
    job = make_van(
        shop=shop,
        stage="Konturschnitt und Entgitterung",
        title="Flottenvollfolierung für Sanitär-Heizungs-Klimatechnik Donaudampfschifffahrtsgesellschaft",
        vehicle_make="Mercedes-Benz",
        vehicle_model="Sprinter 319 CDI Kastenwagen Hochdach Extralang",
        wrap_type="Vollfolierung, hochglanz, mit Schutzlaminat",
    )
    send_proof(job)
    send_invoice(job)
    return job.track_path


def arabic():
    stages = [
        "استلام الطلب",
        "معاينة السيارة",
        "التصميم",
        "اعتماد التصميم",
        "تجهيز الملفات",
        "الطباعة",
        "التغليف الواقي",
        "القص",
        "تنظيف السيارة",
        "التركيب",
        "فحص الجودة",
        "التسليم",
    ]
    shop = make_north_bay(
        name="ورشة الخليج لتغليف السيارات",
        phone="+971 4 555 0134",
        email="hello@gulfwraps.example",
        address="شارع الشيخ زايد، دبي",
        website="https://gulfwraps.example",
        language="ar",
        currency="AED",
        time_zone="Asia/Dubai",
        stages=stages,
    )
    shop.stages.filter(name="التركيب").update(sentence="يجري الآن تركيب التغليف على سيارتك")
    job = make_van(
        shop=shop,
        stage="التركيب",
        title="تغليف كامل لأسطول شركة النور",
        vehicle_make="تويوتا",
        vehicle_model="هايلكس",
        vehicle_kind=VehicleKind.PICKUP,
        wrap_type="كامل، لامع",
    )
    send_invoice(job)
    return job.track_path


def no_due_date():
    return make_van(stage="Design", days=None).track_path


def passed_date():
    return make_van(stage="Installation", days=-7).track_path


def changed_date():
    job = make_van(shop=make_north_bay(), days=3)
    job.promise(in_days(job.shop, 10), by=None, reason="The film comes a week later than we were told.")
    send_proof(job)
    return job.track_path


def in_language(language):
    """What waits for the customer, said in another language; a changed date leaves least room for it."""

    def build():
        shop = make_north_bay(language=language, currency="EUR")
        job = make_van(shop=shop, stage="Proof approval", days=1)
        job.promise(in_days(shop, 2), by=None)
        send_proof(job)
        send_invoice(job)
        return job.track_path

    return build


def passed_date_in_german():
    job = make_van(shop=make_north_bay(language="de", currency="EUR"), stage="Proof approval", days=-7)
    send_proof(job)
    return job.track_path


def passed_date_without_a_phone():
    return make_van(shop=make_north_bay(phone=""), days=-7).track_path


def numbered_stages(place, count, **details):
    """A job on stage `place` of `count` whose names say nothing."""

    def build():
        shop = make_north_bay(stages=[f"Stage number {number}" for number in range(1, count + 1)])
        job = make_van(shop=shop, stage=f"Stage number {place}", **details)
        send_invoice(job)
        return job.track_path

    return build


def shop_without_settings():
    """Nothing is known but the shop's name; the vehicle is a trailer, which has no drawing."""
    shop = make_shop()
    make_stages(*SEVEN, shop=shop)
    trailer = {
        "vehicle_kind": VehicleKind.TRAILER,
        "vehicle_year": None,
        "vehicle_make": "",
        "vehicle_model": "",
    }
    return make_van(shop=shop, days=None, title="", wrap_type="", **trailer).track_path


TRACKERS = {
    "proof and invoice waiting": proof_and_invoice_waiting,
    "proof waiting": proof_waiting,
    "invoice waiting": invoice_waiting,
    "nothing waiting": nothing_waiting,
    "on hold": on_hold,
    "on hold, with a reason": on_hold_with_a_reason,
    "on hold, everything waiting": on_hold_with_everything_waiting,
    "cancelled": cancelled,
    "cancelled, unpaid": cancelled_unpaid,
    "finished, with review": finished_with_review,
    "finished, unpaid": finished_unpaid,
    "finished, without review": finished_without_review,
    "paid plan, yellow": paid_yellow,
    "paid plan, navy": in_colour("#14213D"),
    "paid plan, red": in_colour("#C1121F"),
    "paid plan, black": paid_black,
    "paid plan, white": paid_white,
    "long German": long_german,
    "Arabic": arabic,
    "Spanish": in_language("es"),
    "French": in_language("fr"),
    "German, passed date": passed_date_in_german,
    "no due date": no_due_date,
    "changed date": changed_date,
    "passed date": passed_date,
    "passed date, no phone": passed_date_without_a_phone,
    "one stage": numbered_stages(1, 1, days=None),
    "two stages": numbered_stages(1, 2),
    "twelve stages": numbered_stages(7, 12, vehicle_kind=VehicleKind.PICKUP),
    "twenty-four stages": numbered_stages(13, 24, days=17),
    "shop without settings": shop_without_settings,
}


# --- Proof, invoice and what isn't there -----------------------------------------------------------


def proof_page(state, **details):
    """The page of a proof that is waiting or was answered."""
    return lambda: send_proof(make_van(**details), state).review_path


def proof_replaced():
    newer = send_proof(make_van())
    return Proof.objects.get(job=newer.job, state=Proof.State.SUPERSEDED).review_path


def proof_of_a_shop_without_settings():
    artwork = ContentFile(draw_artwork(CAR, colour="#2b4c9b"), name="artwork.png")
    return make_proof(job=make_job(), state=Proof.State.SENT, artwork=artwork).review_path


def pay_page(state):
    """The page of an invoice that was sent."""
    return lambda: send_invoice(make_van(), state).pay_path


def invoice_of_a_shop_without_settings():
    return make_invoice(state=Invoice.State.SENT).pay_path


def not_found():
    return reverse("tracking:track", args=[new_code()])


def switched_off():
    job = make_van()
    old = job.track_path
    job.replace_code(by=None)
    return old


def send_me_this_link():
    return reverse("tracking:send", args=[make_van().code])


def server_error():
    """A row that no form would have let in makes the page fail."""
    job = make_van()
    Shop.objects.filter(pk=job.shop_id).update(time_zone="Nowhere/Nothing")
    return job.track_path


OTHER_PAGES = {
    "proof page, waiting": proof_page(Proof.State.SENT),
    "proof page, approved": proof_page(Proof.State.APPROVED),
    "proof page, changes requested": proof_page(Proof.State.CHANGES_REQUESTED),
    "proof page, replaced": proof_replaced,
    "proof page, shop without settings": proof_of_a_shop_without_settings,
    "pay page, due": pay_page(Invoice.State.SENT),
    "pay page, paid": pay_page(Invoice.State.PAID),
    "pay page, void": pay_page(Invoice.State.VOID),
    "pay page, shop without settings": invoice_of_a_shop_without_settings,
    "send me this link": send_me_this_link,
    "not found": not_found,
    "switched off": switched_off,
    "server error": server_error,
}

STATES: dict[str, Callable[[], str]] = TRACKERS | OTHER_PAGES
