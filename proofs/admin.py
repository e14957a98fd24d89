"""Staff pages of design proofs."""

from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html

from jobs.job_panels import show_on_job_page
from jobs.models import Job
from jobs.replace_link import REPLACE_LINK
from proofs.job_panel import proofs_of
from proofs.models import Proof
from shopsettings import access
from shopsettings.links import absolute
from shopsettings.pictures import ARTWORK, PictureField
from shopsettings.staff_admin import StaffAdmin
from shopsettings.staff_forms import StaffForm
from shopsettings.verbs import Verb

show_on_job_page(proofs_of)


class ProofForm(StaffForm):
    artwork = PictureField(
        limits=ARTWORK,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
        help_text="PNG, JPEG or WebP, up to 20 MB.",
    )


def send(request: HttpRequest, proof: Proof, answers: dict[str, Any]) -> str:
    proof.send(by=access.person(request))
    return f"{proof} is on the customer’s page now."


def record_approval(request: HttpRequest, proof: Proof, answers: dict[str, Any]) -> str:
    proof.record_approval(by=access.person(request))
    return f"{proof} is approved. Customer’s page updated."


def record_changes(request: HttpRequest, proof: Proof, answers: dict[str, Any]) -> str:
    proof.record_changes(by=access.person(request))
    return f"{proof}: changes requested. Customer’s page updated."


def is_waiting(proof: Proof) -> bool:
    return proof.state == Proof.State.SENT


@admin.register(Proof)
class ProofAdmin(StaffAdmin):
    form = ProofForm
    stays = True
    shop_path = "job__shop"
    files = ("artwork",)
    autocomplete_fields = ("job",)
    list_display = ("name", "job", "state", "sent_at", "decided_at")
    list_filter = ("state",)
    list_select_related = ("job__customer",)
    search_fields = ("job",)
    search_help_text = "Job number, customer, phone or vehicle"
    verbs = (
        Verb(
            "send",
            "Send to customer",
            send,
            applies=lambda proof: proof.state == Proof.State.DRAFT,
            explains="The customer’s page offers it for review. A version that was waiting is replaced.",
        ),
        Verb(
            "approved",
            "Customer approved it",
            record_approval,
            applies=is_waiting,
            explains="For a yes on the phone or at the counter.",
        ),
        Verb(
            "changes",
            "Customer wants changes",
            record_changes,
            applies=is_waiting,
            explains="For an answer on the phone or at the counter.",
        ),
        replace(REPLACE_LINK, applies=lambda proof: proof.state != Proof.State.DRAFT),
    )

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        """Those of the jobs that the search means."""
        jobs = Job.objects.matching(search_term, shop=access.shop_of(request))
        return (queryset.filter(job__in=jobs.order_by().values("pk")) if search_term else queryset), False

    @admin.display(description="Proof", ordering="version")
    def name(self, proof: Proof) -> str:
        return f"Version {proof.version}"

    @admin.display(description="Artwork now")
    def artwork_now(self, proof: Proof) -> str:
        if not proof.artwork:
            return "None yet"
        url = self.url("file", pk=proof.pk, field="artwork")
        return format_html('<a href="{}"><img class="artwork-now" src="{}" alt="{}"></a>', url, url, proof)

    @admin.display(description="Customer’s link")
    def link(self, proof: Proof) -> str:
        if proof.state == Proof.State.DRAFT:
            return "Send it first"
        return format_html(
            '<a class="button" href="{}" target="_blank" rel="noopener">View as customer</a>',
            absolute(proof.review_path),
        )

    def get_fields(self, request: HttpRequest, obj: Proof | None = None) -> Any:
        if obj is None:
            return ("job", "artwork", "note")
        if obj.state == Proof.State.DRAFT:
            return ("job", "artwork_now", "artwork", "note")
        return ("job", "artwork_now", "note", "state", "sent_at", "decided_at", "link")

    def get_readonly_fields(self, request: HttpRequest, obj: Proof | None = None) -> Any:
        """What the customer has seen doesn't change any more: a correction is the next version."""
        if obj is None:
            return ()
        if obj.state == Proof.State.DRAFT:
            return ("job", "artwork_now")
        return ("job", "artwork_now", "note", "state", "sent_at", "decided_at", "link")

    def said_when_saved(self, row: Proof) -> str:
        said = super().said_when_saved(row)
        return f"{said} Customers see it once you send it." if row.state == Proof.State.DRAFT else said

    def save_model(self, request: HttpRequest, obj: Proof, form: Any, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
        else:
            obj.draft(by=access.person(request))
