"""A file between its preview and its import: it waits in the person's own page, signed, and is stored nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core import signing

from jobs.written_days import Order
from shopsettings.models import Shop, User

KEPT = 12 * 60 * 60  # seconds between a preview and its import
LARGEST_SEALED = 2_000_000  # characters, well below what a form may send (DATA_UPLOAD_MAX_MEMORY_SIZE)


@dataclass(frozen=True)
class CheckedFile:
    """The bytes that were checked, how their dates were read, and what the person was told of them."""

    data: bytes
    order: Order | None
    plan: str  # its fingerprint
    counts: Sequence[int]  # new jobs, jobs that are there already, bad rows

    def sealed(self, shop: Shop, by: User) -> str:
        """The text that stands in the page: of use to this person in this shop alone."""
        held = {
            "data": self.data.decode("latin-1"),  # a character for each byte, whatever they mean
            "order": str(self.order or ""),
            "plan": self.plan,
            "counts": list(self.counts),
        }
        return signing.dumps(held, salt=_salt(shop, by), compress=True)

    @classmethod
    def opened(cls, text: str, shop: Shop, by: User) -> "CheckedFile":
        """Raises signing.BadSignature for what this person wasn't given in this shop, or too long ago."""
        held = signing.loads(text, salt=_salt(shop, by), max_age=KEPT)
        order = Order(held["order"]) if held["order"] else None
        return cls(held["data"].encode("latin-1"), order, held["plan"], held["counts"])


def _salt(shop: Shop, by: User) -> str:
    return f"jobs.import.{shop.pk}.{by.pk}"
