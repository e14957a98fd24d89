"""The things a stage can mean to a customer, and the sentence for each."""

import enum

from django.utils.translation import gettext_lazy as _


class Meaning(enum.StrEnum):
    """What a stage says to the customer, in the order a job usually goes through."""

    RECEIVED = "received"
    QUOTING = "quoting"
    WAITING_QUOTE = "waiting_quote"
    WAITING_PAYMENT = "waiting_payment"
    GETTING_READY = "getting_ready"
    WAITING_MATERIAL = "waiting_material"
    WAITING_CUSTOMER = "waiting_customer"
    DESIGNING = "designing"
    FINALIZING = "finalizing"
    DESIGNED = "designed"
    WAITING_PROOF = "waiting_proof"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    VEHICLE_IN = "vehicle_in"
    PREPARING = "preparing"
    REMOVING = "removing"
    WAITING_PRINT = "waiting_print"
    PRINTING = "printing"
    REPRINTING = "reprinting"
    PRODUCING = "producing"
    LAMINATING = "laminating"
    CUTTING = "cutting"
    INSTALLING = "installing"
    INSPECTING = "inspecting"
    READY = "ready"
    DONE = "done"
    HOLD = "hold"
    CANCELLED = "cancelled"
    GENERIC = "generic"


SENTENCES = {
    Meaning.RECEIVED: _("We’ve got your job"),
    Meaning.QUOTING: _("Your quote is in progress"),
    Meaning.WAITING_QUOTE: _("Your quote is waiting for you"),
    Meaning.WAITING_PAYMENT: _("A payment is waiting for you"),
    Meaning.GETTING_READY: _("We’re getting your job ready"),
    Meaning.WAITING_MATERIAL: _("We’re waiting for materials"),
    Meaning.WAITING_CUSTOMER: _("We’re waiting to hear from you"),
    Meaning.DESIGNING: _("Your design is in the works"),
    Meaning.FINALIZING: _("We’re finalizing your design"),
    Meaning.DESIGNED: _("Your design is complete"),
    Meaning.WAITING_PROOF: _("Your design proof is ready"),
    Meaning.APPROVED: _("Your design is approved"),
    Meaning.SCHEDULED: _("Your install is scheduled"),
    Meaning.VEHICLE_IN: _("Your vehicle is with us"),
    Meaning.PREPARING: _("We’re preparing your vehicle"),
    Meaning.REMOVING: _("We’re removing the old wrap"),
    Meaning.WAITING_PRINT: _("Your wrap is next in line to print"),
    Meaning.PRINTING: _("Your wrap is being printed"),
    Meaning.REPRINTING: _("Part of your wrap is being reprinted"),
    Meaning.PRODUCING: _("Your wrap is being made"),
    Meaning.LAMINATING: _("Your wrap is being laminated"),
    Meaning.CUTTING: _("Your wrap is being cut"),
    Meaning.INSTALLING: _("Installation in progress"),
    Meaning.INSPECTING: _("We’re checking every detail"),
    Meaning.READY: _("Your wrap is ready to collect"),
    Meaning.DONE: _("Your wrap is done"),
    Meaning.HOLD: _("Your job is on hold"),
    Meaning.CANCELLED: _("This job was cancelled"),
    Meaning.GENERIC: _("Your job is in progress"),
}
