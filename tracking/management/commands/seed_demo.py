"""`manage.py seed_demo`: makes the demo shops that aren't there yet, and says how to look around in them."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from jobs.models import Job
from shopsettings.links import absolute
from shopsettings.models import Shop
from tracking.demo import folienwerk, north_bay, voltwrap
from tracking.demo.work import PASSWORD, person_with_password, sign_ins

OPERATOR = "operator@wraptor.example"

LINKS = (
    ("A proof and an invoice wait for the customer", north_bay.SLUG, north_bay.WAITING),
    ("A paid plan: the shop’s own logo and colour", voltwrap.SLUG, voltwrap.SHOWN),
    ("A finished job", north_bay.SLUG, north_bay.FINISHED),
)


class Command(BaseCommand):
    help = "Make the demo shops that aren’t there yet, and print sign-ins and tracking links. Needs DEBUG."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError(
                "Everybody knows the password of the demo shops, so they are only made while DEBUG is on."
            )
        for demo in (north_bay, voltwrap, folienwerk):
            if not Shop.objects.filter(slug=demo.SLUG).exists():
                with transaction.atomic():
                    demo.build()
        powers = {"is_staff": True, "is_superuser": True}
        person_with_password(OPERATOR, "Olive Operator", **powers)
        self._print_sign_ins()
        self._print_links()

    def _print_sign_ins(self) -> None:
        self.stdout.write(f"Demo sign-ins, all with the password {PASSWORD}")
        for demo in (north_bay, voltwrap, folienwerk):
            self.stdout.write(f"  {demo.NAME}")
            for sign_in in sign_ins(demo.DOMAIN):
                self.stdout.write(f"    {sign_in.email:34}{sign_in.role.label}")
        self.stdout.write(f"  Every shop\n    {OPERATOR:34}Operator")

    def _print_links(self) -> None:
        self.stdout.write("\nTracking links, as customers get them")
        for what, slug, number in LINKS:
            job = Job.objects.filter(shop__slug=slug, number=number).first()
            if job is not None:
                self.stdout.write(f"  {what}\n    {absolute(job.track_path)}")
