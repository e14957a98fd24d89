"""Finds a shop's customer by e-mail, else by name and phone, so that nobody is entered twice."""

import re
from dataclasses import dataclass

from jobs.import_table import bare, bare_words
from jobs.models import Customer
from shopsettings.models import Shop


@dataclass(frozen=True)
class Contact:
    """A customer as one row describes them; what it doesn't say is empty."""

    name: str
    email: str
    phone: str


class CustomerBook:
    """The shop's customers, and those who are new. Saves nothing."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.new: list[Customer] = []
        self.completed: dict[int, Customer] = {}  # by id: an e-mail or phone was missing
        self.by_email: dict[str, Customer] = {}
        self.by_name: dict[tuple[str, str], Customer] = {}
        for customer in Customer.objects.filter(shop=shop).order_by("pk"):
            self._enter(customer)

    def find_or_add(self, contact: Contact) -> Customer:
        """The customer; what the shop doesn't know of them yet is filled in, nothing is replaced."""
        customer = self._find(contact)
        if customer is None:
            customer = Customer(shop=self.shop, name=contact.name, email=contact.email, phone=contact.phone)
            self.new.append(customer)
        elif (contact.email and not customer.email) or (contact.phone and not customer.phone):
            customer.email = customer.email or contact.email
            customer.phone = customer.phone or contact.phone
            if customer.pk:
                self.completed[customer.pk] = customer
        self._enter(customer)
        return customer

    def _find(self, contact: Contact) -> Customer | None:
        if contact.email and (found := self.by_email.get(contact.email.casefold())):
            return found
        namesake = self.by_name.get((bare_words(contact.name), last_digits(contact.phone)))
        is_somebody_else = namesake and namesake.email and contact.email
        return None if is_somebody_else else namesake

    def _enter(self, customer: Customer) -> None:
        if customer.email:
            self.by_email.setdefault(customer.email.casefold(), customer)
        self.by_name.setdefault((bare_words(customer.name), last_digits(customer.phone)), customer)


def goes_by_another_name(contact: Contact, customer: Customer) -> bool:
    """Whether the row calls its customer by a name that isn't the one the shop knows."""
    return bare(contact.name) != bare(customer.name)


def last_digits(phone: str) -> str:
    """Ten at most: they tell phones apart with and without the code of a country."""
    return re.sub(r"\D", "", phone)[-10:]
