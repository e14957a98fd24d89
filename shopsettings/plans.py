"""The plans a shop can be on, and what each includes."""

from django.db import models


class Plan(models.TextChoices):
    FREE = "free", "Free"
    SOLO = "solo", "Solo"
    STARTER = "starter", "Starter"
    PRO = "pro", "Pro"
    BUSINESS = "business", "Business"
    FRANCHISE = "franchise", "Franchise"


def includes_own_branding(plan: str) -> bool:
    """Whether customers see the shop's own logo and colour, and no word of Wraptor."""
    return plan in Plan.values and plan != Plan.FREE
