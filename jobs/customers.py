"""Who orders from a shop: Customer."""

from typing import Self

from django.db import models

from jobs import finding
from shopsettings.models import Shop


class CustomerQuerySet(models.QuerySet["Customer"]):
    def matching(self, text: str) -> Self:
        """Those who have every word of a search in their name, e-mail or phone number.

        A phone number is found however it is written.
        """
        found = self.alias(bare_phone=finding.only_digits_of("phone"))
        for word in finding.words_of(text):
            meant = models.Q(name__icontains=word) | models.Q(email__icontains=word)
            if digits := finding.digits_in(word):
                meant |= models.Q(bare_phone__contains=digits)
            found = found.filter(meant)
        return found


class Customer(models.Model):
    """Whoever ordered the wrap: a person or a company."""

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="customers")
    name = models.CharField(max_length=120)
    email = models.EmailField("e-mail", blank=True)
    phone = models.CharField(max_length=40, blank=True)

    objects = CustomerQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["id", "shop"], name="customer_can_be_pointed_at_with_its_shop"),
        ]
        indexes = [models.Index(fields=["shop", "name"], name="customer_by_shop_and_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def reached_at(self) -> str:
        """Phone and e-mail in one line: they tell two customers of one name apart."""
        return " · ".join(filter(None, [self.phone, self.email]))
