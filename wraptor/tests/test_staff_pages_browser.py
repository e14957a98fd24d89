"""Every kind of staff page in a real browser: nothing for axe, nothing against the CSP, none too wide."""

import pytest

from billing.models import Invoice
from billing.tests.factories import make_invoice
from jobs.tests.factories import make_job, make_stage
from proofs.models import Proof
from proofs.tests.factories import make_proof
from shopsettings.invitations import set_password_path
from shopsettings.models import Membership, Role
from shopsettings.tests.factories import make_operator, make_person, make_shop
from shopsettings.tests.faults import faults_of

pytestmark = pytest.mark.django_db(transaction=True)

PHONE_BY_DAY = {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"}
DESK_BY_NIGHT = {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"}
LOOKS = pytest.mark.parametrize("look", [PHONE_BY_DAY, DESK_BY_NIGHT], ids=["phone by day", "desk by night"])


@pytest.fixture
def visitor(new_context, signed_in):
    """Opens a page in somebody's browser; without a person, in a stranger's."""

    def open_for(person, look):
        context = signed_in(person, **look) if person else new_context(**look)
        return context.new_page()

    return open_for


def look_at(page, path):
    """Open the page and list what is wrong with it."""
    page.goto(path)
    if page.locator("select.admin-autocomplete").count():
        page.locator(".select2-selection[aria-labelledby^=label-of]").wait_for()  # drawn and named by scripts
    return [f"{path} {fault}" for fault in faults_of(page)]


@LOOKS
@pytest.mark.tolerates("status of 404")
def test_staff_pages_of_a_shop_have_nothing_to_complain_of(visitor, look):
    shop = make_shop()
    owner = make_person(shop=shop, role=Role.OWNER)
    job, held = make_job(shop=shop), make_job(shop=shop)
    held.hold(by=owner, reason="Waiting for film")
    drafts = make_proof(job=job), make_invoice(job=job)
    sent = make_proof(job=held, state=Proof.State.SENT), make_invoice(job=held, state=Invoice.State.SENT)
    stage, me = shop.stages.last(), Membership.objects.get()
    used = job.stage
    make_stage(shop=shop, name="Collections", position=0)  # warned of
    seen = ",".join(str(pk) for pk in shop.stages.in_order().values_list("pk", flat=True))
    paths = [
        "",
        "?q=nothing+like+it",
        f"board/{job.pk}/move/",
        "board/list/on-hold/",
        "jobs/job/",
        "jobs/job/?q=nothing+like+it",
        "jobs/job/add/",
        f"jobs/job/{job.pk}/change/",
        f"jobs/job/{held.pk}/change/",
        f"jobs/job/{job.pk}/do/move/",
        f"jobs/job/{job.pk}/do/hold/",
        f"jobs/job/{job.pk}/sheet/",
        "jobs/customer/",
        f"jobs/customer/{job.customer.pk}/change/",
        f"jobs/customer/{job.customer.pk}/delete/",
        f"jobs/customer/{job.customer.pk}/history/",
        "jobs/stage/",
        f"jobs/stage/{stage.pk}/change/",
        f"jobs/stage/{stage.pk}/delete/",
        f"jobs/stage/{used.pk}/delete/",
        f"jobs/stage/{used.pk}/place/?place=10&seen={seen}",
        "jobs/stage/add/",
        "proofs/proof/",
        "proofs/proof/add/",
        *(f"proofs/proof/{proof.pk}/change/" for proof in (drafts[0], sent[0])),
        "billing/invoice/",
        "billing/invoice/add/",
        *(f"billing/invoice/{invoice.pk}/change/" for invoice in (drafts[1], sent[1])),
        f"shopsettings/shop/{shop.pk}/change/",
        "shopsettings/membership/",
        "shopsettings/membership/add/",
        f"shopsettings/membership/{me.pk}/change/",
        "password_change/",
        "nothing/",
    ]
    page = visitor(owner, look)
    assert [problem for path in paths for problem in look_at(page, f"/admin/{path}")] == []


@LOOKS
def test_operators_pages_have_nothing_to_complain_of(visitor, look):
    make_job()
    page = visitor(make_operator(), look)
    paths = ["/admin/", "/admin/shopsettings/shop/add/", "/admin/shopsettings/membership/add/"]
    assert [problem for path in paths for problem in look_at(page, path)] == []


@LOOKS
@pytest.mark.tolerates("status of 403")
def test_page_beyond_a_role_has_nothing_to_complain_of(visitor, look):
    page = visitor(make_person(shop=make_shop(), role=Role.FRONT_DESK), look)
    assert look_at(page, "/admin/jobs/stage/") == []


@LOOKS
def test_first_page_of_somebody_without_a_shop_has_nothing_to_complain_of(visitor, look):
    assert look_at(visitor(make_person(), look), "/admin/") == []


@LOOKS
def test_doors_have_nothing_to_complain_of(visitor, look):
    page = visitor(None, look)
    paths = ["/admin/login/", set_password_path(make_person()), "/admin/password/MQ/used-up/"]
    assert [problem for path in paths for problem in look_at(page, path)] == []
