"""One job from the shop's admin to the customer's phone, in two real browsers at once."""

import pytest
from playwright.sync_api import expect

from jobs.models import Job
from jobs.tests.factories import make_job, make_stages
from shopsettings.models import Role
from shopsettings.tests.factories import make_person, make_picture, make_shop

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "film and squeegee"
PHONE = {"viewport": {"width": 360, "height": 800}, "has_touch": True, "is_mobile": True}
POLL = 17_000  # milliseconds: the page asks every 15 seconds, and an answer takes a moment

# The page tells that it was not loaded anew; and what its status line says from now on.
WATCH = """
window.neverReloaded = true;
window.said = [];
const line = document.getElementById("say");
new MutationObserver(() => said.push(line.textContent)).observe(line, { childList: true });
"""


@pytest.fixture
def shop():
    shop = make_shop(
        phone="(415) 555-0134",
        email="hello@northbaywraps.example",
        review_link="https://reviews.northbaywraps.example/write",
    )
    make_stages("Received", "Printing", "Installing", "Complete", shop=shop)
    return shop


@pytest.fixture
def sign_in(new_context, shop):
    """Opens the admin as somebody of the shop, through the form."""

    def signed_in(role, **options):
        person = make_person(shop=shop, role=role, password=PASSWORD)
        context = new_context(permissions=["clipboard-read", "clipboard-write"], **options)
        page = context.new_page()
        page.goto("/admin/")
        page.get_by_label("E-mail").fill(person.email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/admin/")
        return page

    return signed_in


@pytest.fixture
def customer(new_context):
    """Opens a link on a phone."""

    def opened(link):
        page = new_context(**PHONE).new_page()
        page.goto(link)
        page.evaluate(WATCH)
        return page

    return opened


def press(button):
    """With a thumb where there is a touch screen, else with the mouse."""
    touch = button.page.evaluate("navigator.maxTouchPoints > 0")
    button.tap() if touch else button.click()


def copied_link(desk):
    """Press Copy link and read the clipboard back."""
    press(desk.get_by_role("button", name="Copy link for JOB-0001"))
    expect(desk.get_by_text("✓ Copied")).to_be_visible()
    return desk.evaluate("navigator.clipboard.readText()")


def move(desk, stage):
    press(desk.get_by_role("region", name="Move").get_by_role("button", name=stage))
    expect(desk.get_by_text(f"JOB-0001 moved to {stage}. Customer’s page updated.")).to_be_visible()


def add_job_for_a_new_customer(desk):
    desk.get_by_role("link", name="New job").click()
    desk.get_by_role("combobox", name="Customer").fill("Delgado Plumbing")
    desk.get_by_label("Vehicle", exact=True).fill("2023 Ford Transit")
    desk.get_by_label("Wrap type").fill("Full wrap, gloss")
    desk.get_by_role("button", name="Create job").click()
    expect(desk.get_by_role("heading", name="JOB-0001 Delgado Plumbing")).to_be_visible()


def choose_the_job(desk):
    """In the form of something that belongs to a job, find it by typing."""
    desk.locator(".select2-selection").wait_for()
    desk.get_by_role("combobox", name="Job").click()
    desk.get_by_role("searchbox", name="Find: Job").fill("delgado")
    desk.get_by_role("option", name="JOB-0001 Delgado Plumbing").click()


def send(desk):
    desk.get_by_role("link", name="Send to customer").click()
    desk.get_by_role("button", name="Send to customer").click()
    expect(desk.get_by_text("is on the customer’s page now.")).to_be_visible()


def look_again(phone):
    """Come back to the tab, which asks at once."""
    phone.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_customers_phone_follows_a_new_job_within_15_seconds(sign_in, customer, live_server):
    desk = sign_in(Role.OWNER)
    add_job_for_a_new_customer(desk)
    link = copied_link(desk)
    assert link == f"{live_server.url}{Job.objects.get().track_path}"

    phone = customer(link)
    expect(phone.locator("h1")).to_have_text("We’ve got your job")
    expect(phone.locator(".percent")).to_have_text("25%")
    expect(phone.get_by_text("Step 1 of 4")).to_be_visible()
    steps = phone.locator("ol li bdi")
    expect(steps).to_have_text(["Received", "Printing", "Installing", "Complete"])

    move(desk, "Printing")
    expect(phone.locator("h1")).to_have_text("Your wrap is being printed", timeout=POLL)
    expect(phone.locator(".percent")).to_have_text("50%")
    expect(phone.locator("ol [aria-current]")).to_have_text("Now: Printing Now")
    announced = "Update: Your wrap is being printed. 50 percent. Completion date to be confirmed."
    assert phone.evaluate("[neverReloaded, said]") == [True, [announced]]


def test_customers_phone_follows_everything_the_shop_sends(sign_in, customer, shop, tmp_path):
    job = make_job(shop=shop, stage="Printing")
    desk = sign_in(Role.MANAGER)
    desk.get_by_role("link", name="Delgado Plumbing").click()
    desk.wait_for_url("**/change/")
    job_page = desk.url
    phone = customer(job.track_path)
    status, button = phone.locator("h1"), phone.locator("main .button")

    desk.get_by_role("link", name="Put on hold").click()
    desk.get_by_role("button", name="Put on hold").click()
    look_again(phone)
    expect(status).to_have_text("Your job is on hold")
    desk.get_by_role("link", name="Resume").click()
    desk.get_by_role("button", name="Resume").click()

    (tmp_path / "van.png").write_bytes(make_picture(size=(600, 400)))
    desk.goto("/admin/proofs/proof/add/")
    choose_the_job(desk)
    desk.get_by_label("Artwork").set_input_files(tmp_path / "van.png")
    desk.get_by_label("Note to the customer").fill("The number is larger now.")
    desk.get_by_role("button", name="Save").click()
    look_again(phone)
    expect(status).to_have_text("Your wrap is being printed")
    expect(button).to_have_count(0)  # a draft is nobody's business but the shop's

    send(desk)
    look_again(phone)
    expect(button).to_have_text("Review Design Proof")
    button.tap()
    expect(status).to_have_text("Review your design proof")
    expect(phone.get_by_text("The number is larger now.")).to_be_visible()
    artwork = phone.get_by_role("img", name="Design proof, version 1")
    assert artwork.evaluate("picture => [picture.naturalWidth, picture.clientWidth > 300]") == [600, True]
    phone.get_by_role("link", name="Back to your tracker").tap()

    desk.goto("/admin/billing/invoice/add/")
    choose_the_job(desk)
    desk.get_by_label("Description").first.fill("Full wrap")
    desk.get_by_label("Unit price").first.fill("1240")
    desk.get_by_role("button", name="Save").click()
    send(desk)
    look_again(phone)
    expect(button).to_have_text(["Review Design Proof", "View Invoice & Pay"])
    button.last.tap()
    expect(status).to_have_text("Balance due")
    expect(phone.locator("dl div").filter(has_text="Full wrap")).to_contain_text("$1,240.00")
    phone.get_by_role("link", name="Back to your tracker").tap()

    desk.goto(job_page)
    move(desk, "Complete")
    look_again(phone)
    expect(status).to_have_text("Your wrap is done")
    expect(phone.locator(".percent")).to_have_text("100%")
    review = phone.get_by_role("link", name="Leave a Review")
    expect(review).to_have_attribute("href", shop.review_link)
    expect(review).to_have_attribute("rel", "noopener noreferrer external")


def test_front_desk_moves_a_job_by_thumb(sign_in, customer, shop):
    make_job(shop=shop, stage="Received")
    desk = sign_in(Role.FRONT_DESK, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    link = copied_link(desk)
    phone = customer(link)
    desk.get_by_role("link", name="Delgado Plumbing").tap()
    desk.wait_for_url("**/change/")
    move(desk, "Installing")
    look_again(phone)
    expect(phone.locator("h1")).to_have_text("Installation in progress")
