"""Which rows of a file are jobs that the shop has already: imported before, or exported from here."""

from jobs.import_table import bare_words
from jobs.models import Job
from shopsettings.models import Shop


def reference_of(job: Job) -> str:
    """What a job is called in a file that we export. A bare number could be that of another shop's job."""
    return f"{job.shop.slug}/{job.label}"


class KnownJobs:
    """The shop's jobs, by both names a file may know them by."""

    def __init__(self, shop: Shop) -> None:
        jobs = Job.objects.filter(shop=shop).only("number", "import_key")
        self.references = set()
        self.keys = set()
        for job in jobs.iterator():
            job.shop = shop
            self.references.add(bare_words(reference_of(job)))
            self.keys.add(job.import_key)
        self.keys.discard("")
