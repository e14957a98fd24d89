"""Inviting somebody into a shop: the mail, its link, how long it stands, and what it never tells."""

import re
from datetime import timedelta
from email import policy

import pytest
import time_machine
from django.core import mail as sent
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from shopsettings.invitations import PER_PERSON, PER_SHOP, set_password_path
from shopsettings.models import Membership, OutboxMail, Role, User
from shopsettings.plans import Plan
from shopsettings.tests.factories import make_operator, make_person, make_shop
from shopsettings.tests.pages import body_of, fields_of, said_in_passing

pytestmark = pytest.mark.django_db

PEOPLE = "/admin/shopsettings/membership/"
SAM, PASSWORD = "sam@new.example", "film and squeegee"


@pytest.fixture
def office(shop):
    """The owner's browser."""
    browser = Client()
    browser.force_login(make_person(shop=shop, name="Olga Owner"))
    return browser


def invite(office, email=SAM, name="Sam New", role=Role.FRONT_DESK):
    form = f"{PEOPLE}add/"
    return office.post(form, fields_of(office.get(form)) | {"name": name, "email": email, "role": role})


def place_of(shop, email=SAM):
    return shop.memberships.get(user__email=email)


def resend(office, place):
    return office.post(f"{PEOPLE}{place.pk}/do/resend/")


def arrived():
    """The mails that reach somebody now."""
    before = len(sent.outbox)
    call_command("send_outbox", "--once")
    return [message.message(policy=policy.default) for message in sent.outbox[before:]]


def parts(message):
    return [message.get_body([kind]).get_content() for kind in ("plain", "html")]


def link_in(message):
    """The one link of a mail's plain part, as a path of the configured site."""
    (link,) = re.findall(r"http://testserver(/\S+)", parts(message)[0])
    return link


def choose_password(path, password=PASSWORD):
    browser = Client()
    opened = browser.get(path, follow=True)
    typed = {"new_password1": password, "new_password2": password}
    return browser.post(opened.request["PATH_INFO"], typed, follow=True)


def sign_in(email=SAM, password=PASSWORD):
    browser = Client()
    browser.post("/admin/login/", {"username": email, "password": password, "next": "/admin/"})
    return browser


def works_in(browser, shop):
    return f"<b><bdi>{shop.name}</bdi></b>" in body_of(browser.get("/admin/", follow=True))


# --- A newcomer ------------------------------------------------------------------------------------


def test_newcomer_chooses_a_password_and_is_in(office, shop):
    invite(office, role=Role.MANAGER)
    (message,) = arrived()
    assert message["To"] == SAM
    choose_password(link_in(message))
    assert works_in(sign_in(), shop)
    assert (place_of(shop).standing, place_of(shop).role) == (Membership.Standing.WORKING, Role.MANAGER)


def test_the_mail_says_who_asks_them_where_and_as_what(office):
    invite(office, role=Role.MANAGER)
    (message,) = arrived()
    assert message["Subject"] == "You’re invited to North Bay Wraps"
    for part in parts(message):
        for wanted in ("Olga Owner", "North Bay Wraps", "as manager", SAM, "Sam New", "works once"):
            assert wanted in part


def test_newcomer_is_not_in_before_they_sign_in(office, shop):
    invite(office)
    assert place_of(shop).standing == Membership.Standing.INVITED
    browser = Client()
    browser.force_login(User.objects.get(email=SAM))
    assert not works_in(browser, shop)


def test_the_link_works_once(office):
    invite(office)
    (message,) = arrived()
    choose_password(link_in(message))
    again = choose_password(link_in(message), "another word or two")
    assert "This link doesn’t work any more" in body_of(again)
    assert not User.objects.get(email=SAM).check_password("another word or two")


@pytest.mark.parametrize(("days", "standing"), [(2, "invited"), (4, "expired")])
def test_invitation_stands_for_three_days(office, shop, days, standing):
    invite(office)
    (message,) = arrived()
    label = Membership.Standing(standing).label
    with time_machine.travel(timezone.now() + timedelta(days=days)):
        office.force_login(make_person(shop=shop))
        assert place_of(shop).standing == standing
        assert label in body_of(office.get(PEOPLE))
        choose_password(link_in(message))
        assert works_in(sign_in(), shop) == (standing == "invited")


def test_invitation_that_expired_is_sent_again_and_works(office, shop):
    invite(office)
    arrived()
    with time_machine.travel(timezone.now() + timedelta(days=5)):
        office.force_login(make_person(shop=shop))
        said = said_in_passing(resend(office, place_of(shop)))
        assert said.endswith(f"The invitation is on its way to {SAM} once more.")
        (message,) = arrived()
        choose_password(link_in(message))
        assert works_in(sign_in(), shop)


def test_whoever_has_joined_is_not_invited_again(office, shop):
    place = make_person(shop=shop, role=Role.FRONT_DESK).memberships.get()
    resend(office, place)
    assert not OutboxMail.objects.exists()


def test_whoever_was_removed_finds_no_shop_behind_the_link(office, shop):
    invite(office)
    (message,) = arrived()
    office.post(f"{PEOPLE}{place_of(shop).pk}/delete/", {"post": "yes"})
    choose_password(link_in(message))
    assert not works_in(sign_in(), shop)


def test_whoever_was_deactivated_before_they_joined_does_not_join(office, shop):
    invite(office)
    (message,) = arrived()
    place_of(shop).deactivate()
    choose_password(link_in(message))
    assert not works_in(sign_in(), shop)
    assert place_of(shop).joined_at is None


# --- Somebody who has a sign-in already ---------------------------------------------------------------


def make_known():
    elsewhere = make_shop(name="Harbor Film")
    return make_person(shop=elsewhere, email=SAM, name="Samira Known", password=PASSWORD)


def test_known_person_is_told_to_sign_in_and_given_no_password_link(office, shop):
    make_known()
    invite(office)
    (message,) = arrived()
    assert link_in(message) == "/admin/login/"
    assert all("with the password you already have" in part for part in parts(message))
    browser = sign_in()
    assert not works_in(browser, shop)
    browser.post("/admin/shop/", {"shop": shop.pk})
    assert works_in(browser, shop)
    assert place_of(shop).standing == Membership.Standing.WORKING


def test_signing_in_as_on_any_other_day_tells_the_shop_nothing(office, shop):
    def listed():
        return body_of(office.get(PEOPLE)).partition("<table")[2].partition("</table>")[0]

    make_known()
    invite(office)
    before = listed()
    sign_in()
    assert "Invited, not yet joined" in before
    assert listed() == before


def test_newcomer_whom_two_shops_invite_chooses_where_to_begin(office, shop):
    invite(office)
    arrived()
    other = make_shop(name="South Bay Signs")
    Membership(shop=other, role=Role.FRONT_DESK).invite(email=SAM, name="Sam", by=None)
    choose_password(set_password_path(User.objects.get(email=SAM)))
    browser = sign_in()
    first_page = body_of(browser.get("/admin/"))
    assert "not part of a shop yet" in first_page
    assert all(name in first_page for name in (shop.name, other.name))
    browser.post("/admin/shop/", {"shop": other.pk})
    assert works_in(browser, other)
    assert place_of(shop).standing == Membership.Standing.INVITED


def test_known_person_who_is_signed_in_already_opens_the_shop_from_the_menu(office, shop):
    browser = Client()
    browser.force_login(make_known())
    invite(office)
    assert shop.name in body_of(browser.get("/admin/", follow=True))
    browser.post("/admin/shop/", {"shop": shop.pk})
    assert works_in(browser, shop)


def test_operators_password_is_not_chosen_through_a_shop(office):
    make_operator(email=SAM)
    invite(office)
    assert link_in(arrived()[0]) == "/admin/login/"


def what_an_owner_sees(shop, office):
    """Everything that inviting somebody shows to whoever invites, without what differs anyway."""
    said = said_in_passing(invite(office))
    place = place_of(shop)
    mail = OutboxMail.objects.get(shop=shop)
    pages = [
        *(PEOPLE, f"{PEOPLE}?q=Samira", f"{PEOPLE}?q=Sam", f"{PEOPLE}?o=1", f"{PEOPLE}{place.pk}/change/"),
        *(f"{PEOPLE}{place.pk}/delete/", f"{PEOPLE}{place.pk}/do/resend/"),
        *("/admin/shopsettings/shopevent/", "/admin/shopsettings/outboxmail/"),
        f"/admin/shopsettings/outboxmail/{mail.pk}/change/",
    ]
    shown = " ".join(body_of(office.get(page)) for page in pages)
    shown = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", shown)
    shown = re.sub(r"(outboxmail|membership|shopevent)/\d+/", "", shown)
    return said, re.sub(r'(value|data-person)="\d+"|name="seen" value="\w+"', "", shown)


@pytest.mark.parametrize("known", [make_known, lambda: make_operator(email=SAM)], ids=["known", "operator"])
def test_inviting_does_not_tell_whether_the_address_has_a_sign_in(known):
    seen = []
    with time_machine.travel(timezone.now(), tick=False):
        for make in (lambda: None, known):
            User.objects.all().delete()
            OutboxMail.objects.all().delete()
            make()
            shop = make_shop(name="North Bay Wraps", slug=f"bay-{len(seen)}")
            owner = make_person(shop=shop, name="Olga Owner", email="olga@shop.example")
            browser = Client()
            browser.force_login(owner)
            seen.append(what_an_owner_sees(shop, browser))
    assert seen[0] == seen[1]
    assert "Sam New" in seen[0][1]


def test_the_name_somebody_has_elsewhere_is_shown_once_they_join(office, shop):
    """The positive control of the test above: there was a name to tell."""
    make_known()
    invite(office)
    assert "Samira Known" not in body_of(office.get(PEOPLE))
    sign_in().post("/admin/shop/", {"shop": shop.pk})
    assert "Samira Known" in body_of(office.get(PEOPLE))


def test_nobody_is_shown_the_link(office, shop):
    answer = invite(office)
    mail = OutboxMail.objects.get()
    pages = [PEOPLE, f"{PEOPLE}{place_of(shop).pk}/change/", "/admin/shopsettings/shopevent/"]
    pages += ["/admin/shopsettings/outboxmail/", f"/admin/shopsettings/outboxmail/{mail.pk}/change/"]
    assert "/admin/password/" in mail.text
    for shown in (said_in_passing(answer), *(body_of(office.get(page)) for page in pages)):
        assert "/admin/password/" not in shown


# --- Somebody who has forgotten their password -----------------------------------------------------


def make_forgetful(shop):
    return make_person(
        shop=shop, role=Role.FRONT_DESK, email=SAM, name="Sam", password="long forgotten"
    ).memberships.get()


def send_new_password(office, place):
    return office.post(f"{PEOPLE}{place.pk}/do/password/")


def test_owner_has_a_link_for_a_new_password_mailed(office, shop):
    place = make_forgetful(shop)
    answer = send_new_password(office, place)
    (message,) = arrived()
    assert (message["To"], message["Subject"]) == (SAM, "Choose a new password")
    assert "/admin/password/" not in said_in_passing(answer)
    choose_password(link_in(message))
    assert works_in(sign_in(), shop)
    assert not works_in(sign_in(password="long forgotten"), shop)
    assert "Sam was sent a link to choose a new password" in body_of(
        office.get("/admin/shopsettings/shopevent/")
    )


def test_old_password_goes_on_until_the_link_is_used(office, shop):
    send_new_password(office, make_forgetful(shop))
    assert works_in(sign_in(password="long forgotten"), shop)


@pytest.mark.parametrize("who", ["invited", "deactivated", "operator"])
def test_only_somebody_who_works_here_is_mailed_such_a_link(office, shop, who):
    place = make_forgetful(shop)
    if who == "invited":
        Membership.objects.filter(pk=place.pk).update(joined_at=None, invited_at=timezone.now())
    elif who == "deactivated":
        place.deactivate()
    else:
        User.objects.filter(pk=place.user_id).update(is_superuser=True)
    send_new_password(office, place)
    assert not OutboxMail.objects.exists()


# --- The mail ------------------------------------------------------------------------------------------


def test_names_are_text_in_the_mail_and_its_subject_is_one_line(office, shop):
    shop.name = "Wrap & <b>Roll</b>\r\nBcc: x@y.example"
    shop.save()
    User.objects.update(name="<i>Olga</i>\nOwner")
    invite(office, name="Sam <script>")
    (message,) = arrived()
    text, html = parts(message)
    assert message["Bcc"] is None
    assert message["Subject"] == "You’re invited to Wrap & <b>Roll</b> Bcc: x@y.example"
    for markup in ("<b>Roll", "<i>Olga", "<script>"):
        assert markup not in html
    assert "<i>Olga</i> Owner invites you" in text
    assert "Sam &lt;script&gt;" in html


def test_every_link_leads_to_the_configured_site(office, settings):
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://track.example.com", ["*"]
    form = f"{PEOPLE}add/"
    typed = fields_of(office.get(form)) | {"name": "Sam New", "email": SAM, "role": Role.FRONT_DESK}
    office.post(form, typed, headers={"Host": "evil.example"})
    for part in parts(arrived()[0]):
        links = re.findall(r"https?://[^\s\"'<>]+", part)
        assert {link.split("/")[2] for link in links} == {"track.example.com"}


def test_the_mail_is_english_and_in_the_look_of_the_shop(office, shop):
    shop.language, shop.plan, shop.colour = "de", Plan.PRO, "#FFD400"
    shop.save()
    invite(office)
    (message,) = arrived()
    assert '<html lang="en"' in parts(message)[1]
    assert "#FFD400" in parts(message)[1]
    assert "Wraptor" not in message["From"]


def test_invitation_pressed_twice_in_a_minute_is_one_mail(office, shop):
    with time_machine.travel(timezone.now().replace(second=0), tick=False):
        invite(office)
        resend(office, place_of(shop))
    assert OutboxMail.objects.count() == 1


def test_nobody_is_mailed_without_end(office, shop):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        invite(office)
        for _ in range(PER_PERSON.most):
            clock.shift(timedelta(minutes=2))
            answer = resend(office, place_of(shop))
    assert "Too many mails were sent today." in body_of(answer)
    assert OutboxMail.objects.count() == PER_PERSON.most


def test_shop_does_not_invite_without_end(office):
    for number in range(PER_SHOP.most):
        invite(office, email=f"{number}@new.example")
    answer = invite(office)
    assert said_in_passing(answer).endswith("Too many mails were sent today. Try again tomorrow.")
    assert not User.objects.filter(email=SAM).exists()
