"""All that this floor stores, each model from the file it lives in."""

from shopsettings.history import ShopEvent as ShopEvent
from shopsettings.memberships import Membership as Membership
from shopsettings.memberships import Role as Role
from shopsettings.outbox import OutboxMail as OutboxMail
from shopsettings.shops import Shop as Shop
from shopsettings.shops import validate_colour as validate_colour  # the first migration names it here
from shopsettings.shops import validate_time_zone as validate_time_zone  # so, too
from shopsettings.throttle import Tally as Tally
from shopsettings.users import User as User
