"""Opens every page and takes its picture; run by wraptor/tests/pictures.py, not with the other tests."""

import re

import pytest
import time_machine
from django.urls import reverse
from PIL import Image

from jobs.models import Job, Stage
from proofs.models import Proof
from shopsettings.models import Membership, Role, Shop
from shopsettings.plans import Plan
from tracking.demo import north_bay
from tracking.tests import states
from wraptor.tests.pictures import FOLDER

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.tolerates("status of 404", "status of 410", "status of 500"),
]

WIDTHS = (320, 360, 390, 1280)
THEMES = ("light", "dark")


@pytest.fixture(autouse=True)
def on_monday():
    with time_machine.travel(states.MONDAY):
        yield


@pytest.fixture
def still_page(new_context):
    """A page on which nothing moves."""
    return new_context(reduced_motion="reduce").new_page()


def take(page, name, *, widths=WIDTHS):
    """One picture of the whole open page for each width and theme."""
    folder = FOLDER / re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    folder.mkdir(parents=True, exist_ok=True)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            page.screenshot(path=folder / f"{width:04}-{theme}.png", full_page=True, animations="disabled")


@pytest.mark.parametrize("name", states.STATES)
def test_customer_page(still_page, name):
    still_page.goto(states.STATES[name]())
    take(still_page, name)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("front page", "/"),
        ("demo", "/track/demo"),
        ("demo finished", "/track/demo?stage=9"),
        ("demo proof", "/track/demo/proof"),
        ("demo invoice", "/track/demo/invoice"),
        ("demo review", "/track/demo/review"),
    ],
)
def test_page_without_a_job(still_page, name, path):
    still_page.goto(path)
    take(still_page, name)


def test_tracker_for_the_readme(new_context):
    """As large as a phone shows it, in few enough colours for a small file."""
    path = states.proof_and_invoice_waiting()
    page = new_context(
        reduced_motion="reduce", device_scale_factor=2, viewport={"width": 390, "height": 844}
    ).new_page()
    page.goto(path)
    FOLDER.mkdir(parents=True, exist_ok=True)
    file = FOLDER / "tracker.png"
    page.screenshot(path=file)
    Image.open(file).convert("RGB").quantize(128).save(file, optimize=True)


@pytest.fixture
def desk(client, still_page, live_server, settings):
    """The browser of the owner of the demo shop, signed in."""
    shop = north_bay.build()
    owner = Membership.objects.get(shop=shop, role=Role.OWNER).user
    client.force_login(owner)
    name = settings.SESSION_COOKIE_NAME
    still_page.context.add_cookies(
        [{"name": name, "value": client.cookies[name].value, "url": live_server.url}]
    )
    return still_page


def test_staff_pages(desk):
    job = Job.objects.get(number=north_bay.WAITING)
    pages = {
        "board": reverse("admin:index"),
        "board search": reverse("admin:index", query={"q": "tam valley"}),
        "board without scripts move": reverse("admin:board_move", args=[job.pk]),
        "jobs": reverse("admin:jobs_job_changelist"),
        "new job": reverse("admin:jobs_job_add"),
        "job": reverse("admin:jobs_job_change", args=[job.pk]),
        "job sheet": reverse("admin:jobs_job_sheet", args=[job.pk]),
        "put on hold": reverse("admin:jobs_job_verb", args=[job.pk, "hold"]),
        "customers": reverse("admin:jobs_customer_changelist"),
        "stages": reverse("admin:jobs_stage_changelist"),
        "stage": reverse("admin:jobs_stage_change", args=[job.stage.pk]),
        "new stage": reverse("admin:jobs_stage_add"),
        "delete stage": reverse("admin:jobs_stage_delete", args=[job.stage.pk]),
        "proofs": reverse("admin:proofs_proof_changelist"),
        "proof": reverse("admin:proofs_proof_change", args=[Proof.objects.earliest("pk").pk]),
        "invoices": reverse("admin:billing_invoice_changelist"),
        "invoice": reverse("admin:billing_invoice_change", args=[job.invoices.earliest("pk").pk]),
        "settings": reverse("admin:shopsettings_shop_change", args=[Shop.objects.get().pk]),
        "people": reverse("admin:shopsettings_membership_changelist"),
        "invite": reverse("admin:shopsettings_membership_add"),
        "history": reverse("admin:shopsettings_shopevent_changelist"),
    }
    for name, path in pages.items():
        desk.goto(path)
        take(desk, f"staff {name}", widths=(390, 1280))


def test_board_in_use(desk):
    """The Move menu, what is said after a move, and what is selected."""
    for width in (390, 1280):
        desk.set_viewport_size({"width": width, "height": 800})
        desk.goto(reverse("admin:index"))
        card = desk.locator(f"[data-label=JOB-{north_bay.WAITING:04d}]")
        card.get_by_role("link", name="Move").click()
        take(desk, f"staff board menu {width}", widths=(width,))
        desk.locator(".moves:popover-open").get_by_role("button", name="Lamination").click()
        desk.get_by_role("button", name="Undo").wait_for()
        take(desk, f"staff board moved {width}", widths=(width,))
        desk.get_by_role("button", name="Undo").click()
        desk.locator("#toast").get_by_text("is back on Printing").wait_for()
        card.get_by_role("checkbox").check()
        take(desk, f"staff board selected {width}", widths=(width,))


def test_settings_while_they_are_typed(desk):
    """On the free plan, as a paid one would look in the dark; and a stage with an unkind name."""
    shop = Shop.objects.get()
    shop.plan = Plan.FREE
    shop.save(update_fields=["plan"])
    desk.goto(reverse("admin:shopsettings_shop_change", args=[shop.pk]))
    desk.get_by_label("Brand colour", exact=True).fill("#7A1FA2")
    desk.get_by_role("radio", name="Paid plan").check()
    desk.get_by_role("checkbox", name="Dark").check()
    dressed = desk.frame_locator("iframe[name=preview]").locator("link[href*='scheme=dark&colour=7a1fa2']")
    dressed.wait_for(state="attached")
    desk.wait_for_load_state("networkidle")
    take(desk, "staff settings unsaved", widths=(390, 1280))
    stage = Stage.objects.earliest("pk")
    stage.reword(name="Collections", sentence="", by=None)
    desk.goto(reverse("admin:jobs_stage_changelist"))
    take(desk, "staff stages with a warning", widths=(390, 1280))
    desk.goto(reverse("admin:jobs_stage_change", args=[stage.pk]))
    take(desk, "staff stage with a warning", widths=(390, 1280))


def test_sign_in_page(still_page):
    still_page.goto(reverse("admin:login"))
    take(still_page, "staff sign in", widths=(390, 1280))
