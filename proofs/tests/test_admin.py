"""What the staff pages of proofs do, and what they refuse to do."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jobs.tests.factories import make_customer, make_job
from proofs.models import Proof
from proofs.tests.factories import make_proof
from shopsettings.models import Role
from shopsettings.tests.factories import make_operator, make_person, make_picture, make_shop
from shopsettings.tests.pages import body_of, fields_of, said_in_passing

pytestmark = pytest.mark.django_db

ADD = "/admin/proofs/proof/add/"
SENT_STATES = [Proof.State.SENT, Proof.State.APPROVED, Proof.State.CHANGES_REQUESTED, Proof.State.SUPERSEDED]


@pytest.fixture
def shop():
    return make_shop()


@pytest.fixture
def designer(shop):
    return make_person(shop=shop, role=Role.FRONT_DESK, name="Dora Designer")


@pytest.fixture
def desk(client, designer):
    """The designer, who works as front desk, signed in."""
    client.force_login(designer)
    return client


def page_of(proof, page="change"):
    return f"/admin/proofs/proof/{proof.pk}/{page}/"


def upload(content, name="artwork.png", kind="image/png"):
    return SimpleUploadedFile(name, content, kind)


def picture(colour="#0b6b5a"):
    return upload(make_picture(colour=colour))


def values_of(proof):
    return Proof.objects.values().get(pk=proof.pk)


def errors_of(response):
    return response.context["adminform"].form.errors


# --- Drafts ---------------------------------------------------------------------------------------


def test_uploaded_proof_is_a_draft_and_the_jobs_next_version(desk, shop, designer):
    job = make_job(shop=shop)
    make_proof(job=job)
    desk.post(ADD, {"job": job.pk, "artwork": picture(), "note": "Look at the doors, please."})
    proof = job.proofs.get(version=2)
    assert (proof.state, proof.by, proof.note) == (Proof.State.DRAFT, designer, "Look at the doors, please.")
    assert (job.events.first().sentence, job.events.first().by) == ("Proof 2 drafted", designer)


def test_uploaded_artwork_is_kept_under_a_name_of_our_own(desk, shop):
    job = make_job(shop=shop)
    desk.post(ADD, {"job": job.pk, "artwork": upload(make_picture(), "../../Delgado secret.png")})
    name = job.proofs.get().artwork.name
    assert name.startswith("proofs/")
    assert "Delgado" not in name


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<!doctype html><script>alert(1)</script>",
        b"%PDF-1.7\n%%EOF",
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
        b"GIF89a" + b"\x00" * 40,
        make_picture()[:-20],
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 100,
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x86\xa0\x00\x01\x86\xa0\x08\x06\x00\x00\x00",
        b"\x00" * 1000,
    ],
    ids=["empty", "SVG", "HTML", "PDF", "EPS", "GIF", "truncated", "hollow PNG", "bomb", "NUL"],
)
@pytest.mark.parametrize("name", ["artwork.png", "artwork.svg", "a\x00b.png", "x" * 300 + ".png"])
def test_file_that_is_no_picture_is_an_error_at_its_field(desk, shop, hostile, name):
    job = make_job(shop=shop)
    answer = desk.post(ADD, {"job": job.pk, "artwork": upload(hostile, name)})
    assert list(errors_of(answer)) == ["artwork"]
    assert not job.proofs.exists()


@pytest.mark.parametrize("artwork", ["", "proofs/somebody-elses.png", "../../etc/passwd"])
def test_proof_without_a_file_is_an_error_at_its_field(desk, shop, artwork):
    job = make_job(shop=shop)
    assert list(errors_of(desk.post(ADD, {"job": job.pk, "artwork": artwork}))) == ["artwork"]
    assert not job.proofs.exists()


@pytest.mark.parametrize("job", ["", "abc", "\x00", str(10**30), "987654321"])
def test_proof_for_no_job_is_an_error_at_its_field(desk, job):
    assert list(errors_of(desk.post(ADD, {"job": job, "artwork": picture()}))) == ["job"]


@pytest.mark.parametrize("note", ["x" * 10_000, "a\x00b"], ids=["endless", "NUL"])
def test_note_that_cannot_be_kept_is_an_error_at_its_field(desk, shop, note):
    proof = make_proof(job=make_job(shop=shop), note="As it was")
    assert list(errors_of(desk.post(page_of(proof), {"note": note}))) == ["note"]
    assert values_of(proof)["note"] == "As it was"


def test_drafts_artwork_can_be_replaced(desk, shop):
    proof = make_proof(job=make_job(shop=shop))
    desk.post(page_of(proof), fields_of(desk.get(page_of(proof))) | {"artwork": picture("#ff0000")})
    proof.refresh_from_db()
    assert (proof.version, proof.state) == (1, Proof.State.DRAFT)
    assert proof.artwork.name != "proofs/artwork.png"


def test_draft_keeps_its_artwork_when_only_the_note_is_changed(desk, shop):
    proof = make_proof(job=make_job(shop=shop))
    desk.post(page_of(proof), fields_of(desk.get(page_of(proof))) | {"note": "New"})
    assert (values_of(proof)["note"], values_of(proof)["artwork"]) == ("New", "proofs/artwork.png")


def test_draft_stays_with_its_job(desk, shop):
    proof = make_proof(job=make_job(shop=shop))
    other = make_job(shop=shop)
    desk.post(page_of(proof), fields_of(desk.get(page_of(proof))) | {"job": other.pk})
    assert values_of(proof)["job_id"] == proof.job_id


def test_stale_proof_form_is_refused_and_keeps_what_was_typed(desk, shop):
    proof = make_proof(job=make_job(shop=shop))
    opened = fields_of(desk.get(page_of(proof)))
    Proof.objects.update(note="Written by somebody else")
    answer = desk.post(page_of(proof), opened | {"note": "Typed here"})
    assert "Somebody else has changed this since you opened it." in body_of(answer)
    assert fields_of(answer)["note"] == "Typed here"
    assert values_of(proof)["note"] == "Written by somebody else"


def test_artwork_replaced_meanwhile_makes_a_form_stale(desk, shop):
    proof = make_proof(job=make_job(shop=shop))
    opened = fields_of(desk.get(page_of(proof)))
    Proof.objects.update(artwork="proofs/by-somebody-else.png")
    answer = desk.post(page_of(proof), opened | {"artwork": picture("#ff0000")})
    assert "Somebody else has changed this since you opened it." in body_of(answer)
    assert values_of(proof)["artwork"] == "proofs/by-somebody-else.png"


# --- What the customer has seen -------------------------------------------------------------------


@pytest.mark.parametrize("state", SENT_STATES)
def test_proof_that_was_sent_is_read_only_even_by_hand(desk, shop, state):
    proof = make_proof(job=make_job(shop=shop), state=state, note="As it was")
    other = make_job(shop=shop)
    before = values_of(proof)
    shown = desk.get(page_of(proof))
    assert {"note", "artwork", "job"}.isdisjoint(fields_of(shown))
    by_hand = {
        "note": "Changed",
        "artwork": picture("#ff0000"),
        "job": other.pk,
        "state": "draft",
        "sent_at": "",
    }
    desk.post(page_of(proof), fields_of(shown) | by_hand)
    assert values_of(proof) == before


def test_form_opened_while_it_was_a_draft_changes_nothing_once_it_is_sent(desk, shop):
    proof = make_proof(job=make_job(shop=shop), note="As it was")
    opened = fields_of(desk.get(page_of(proof)))
    proof.send(by=None)
    before = values_of(proof)
    desk.post(page_of(proof), opened | {"note": "Changed", "artwork": picture("#ff0000")})
    assert values_of(proof) == before


def test_draft_is_sent_in_the_persons_name(desk, shop, designer):
    proof = make_proof(job=make_job(shop=shop))
    answer = desk.post(page_of(proof, "do/send"))
    assert said_in_passing(answer) == f"{proof} is on the customer’s page now."
    proof.refresh_from_db()
    assert (proof.state, proof.by) == (Proof.State.SENT, designer)


def test_sending_an_old_version_after_a_newer_one_says_so(desk, shop):
    job = make_job(shop=shop)
    old = make_proof(job=job)
    make_proof(job=job, state=Proof.State.SENT)
    answer = desk.post(page_of(old, "do/send"))
    assert answer.status_code == 422
    assert "A newer version was sent already." in body_of(answer)
    assert values_of(old)["state"] == Proof.State.DRAFT


@pytest.mark.parametrize(
    ("verb", "state"),
    [("send", state) for state in SENT_STATES]
    + [
        (verb, state)
        for verb in ("approved", "changes")
        for state in Proof.State
        if state != Proof.State.SENT
    ],
)
def test_verb_that_no_longer_applies_says_so_and_does_nothing(desk, shop, verb, state):
    proof = make_proof(job=make_job(shop=shop), state=state)
    before, events = values_of(proof), proof.job.events.count()
    answer = desk.post(page_of(proof, f"do/{verb}"))
    assert said_in_passing(answer) == f"{proof} has changed meanwhile. Nothing was done."
    assert (values_of(proof), proof.job.events.count()) == (before, events)


def test_nobody_deletes_a_proof(desk, shop):
    proof = make_proof(job=make_job(shop=shop))
    assert desk.post(page_of(proof, "delete"), {"post": "yes"}).status_code == 403
    assert Proof.objects.filter(pk=proof.pk).exists()


# --- The artwork itself ---------------------------------------------------------------------------


def test_staff_see_the_artwork_of_a_draft(desk, shop):
    proof = make_proof(job=make_job(shop=shop))
    answer = desk.get(page_of(proof, "file/artwork"))
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer) == make_picture()


@pytest.mark.parametrize("field", ["note", "code", "job", "logo", "__class__", "artwork_"])
def test_no_other_field_is_handed_out_as_a_file(desk, shop, field):
    assert desk.get(page_of(make_proof(job=make_job(shop=shop)), f"file/{field}")).status_code == 404


def test_artwork_that_is_gone_from_the_disk_is_not_there(desk, shop):
    proof = make_proof(job=make_job(shop=shop))
    proof.artwork.storage.delete(proof.artwork.name)
    assert desk.get(page_of(proof, "file/artwork")).status_code == 404
    assert desk.get(page_of(proof)).status_code == 200


def test_operator_sees_proofs_of_every_shop_but_adds_none(client, shop):
    proof = make_proof(job=make_job(shop=shop))
    client.force_login(make_operator())
    assert client.get(page_of(proof)).status_code == 200
    assert client.get(ADD).status_code == 403


@pytest.mark.parametrize("search", ["JOB-0001", "1", "delgado", "415 555 0188", "sprinter"])
def test_proof_is_found_by_what_its_job_is_found_by(desk, shop, search):
    customer = make_customer(shop=shop, name="Delgado Plumbing", phone="(415) 555-0188")
    found = make_proof(job=make_job(shop=shop, customer=customer, vehicle_model="Sprinter"))
    make_proof(job=make_job(shop=shop, customer=make_customer(shop=shop, name="Sol")))
    assert list(desk.get("/admin/proofs/proof/", {"q": search}).context["cl"].result_list) == [found]


def test_saved_draft_is_on_the_screen_with_the_button_that_sends_it(desk, shop):
    job = make_job(shop=shop)
    details = {"job": job.pk, "artwork": picture(), "note": ""}
    page = desk.post("/admin/proofs/proof/add/", details, follow=True)
    proof = Proof.objects.get()
    assert page.redirect_chain[-1][0] == f"/admin/proofs/proof/{proof.pk}/change/"
    assert f"/admin/proofs/proof/{proof.pk}/do/send/" in body_of(page)
    assert "is saved. Customers see it once you send it." in body_of(page)


def test_proof_that_was_sent_has_nothing_to_save(desk, shop):
    proof = make_proof(job=make_job(shop=shop), state=Proof.State.SENT)
    assert 'name="_save"' not in body_of(desk.get(f"/admin/proofs/proof/{proof.pk}/change/"))
