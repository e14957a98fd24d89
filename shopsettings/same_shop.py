"""A database constraint that keeps a row and the row it points at in one shop."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.backends.ddl_references import Statement, Table
from django.db.models.constraints import BaseConstraint


class SameShop(BaseConstraint):
    """A composite foreign key (`field`, shop) → (id, shop) of the row that `field` points at.

    The model it points at needs a plain unique constraint on (id, shop). Both PostgreSQL and SQLite hold
    such a key; Django has no field for one that shares a column.
    """

    def __init__(self, *, field: str, name: str) -> None:
        super().__init__(name=name)
        self.field = field

    def constraint_sql(self, model: Any, schema_editor: Any) -> str:
        """The clause of a CREATE TABLE."""
        quote = schema_editor.quote_name
        field: Any = model._meta.get_field(self.field)
        shop: Any = model._meta.get_field("shop")
        target = field.related_model._meta
        return (
            f"CONSTRAINT {quote(self.name)} FOREIGN KEY ({quote(field.column)}, {quote(shop.column)}) "
            f"REFERENCES {quote(target.db_table)} ({quote(target.pk.column)}, "
            f"{quote(target.get_field('shop').column)}) DEFERRABLE INITIALLY DEFERRED"
        )

    def create_sql(self, model: Any, schema_editor: Any) -> Any:
        return Statement(
            "ALTER TABLE %(table)s ADD %(clause)s",
            table=Table(model._meta.db_table, schema_editor.quote_name),
            clause=self.constraint_sql(model, schema_editor),
        )

    def remove_sql(self, model: Any, schema_editor: Any) -> Any:
        return Statement(
            "ALTER TABLE %(table)s DROP CONSTRAINT %(name)s",
            table=Table(model._meta.db_table, schema_editor.quote_name),
            name=schema_editor.quote_name(self.name),
        )

    def validate(self, model: Any, instance: Any, exclude: Any = None, using: str = "default") -> None:
        """Raise ValidationError at the field when the row it names is another shop's."""
        field: Any = model._meta.get_field(self.field)
        chosen = getattr(instance, field.attname)
        if chosen is None or instance.shop_id is None:
            return
        own = field.related_model._base_manager.using(using).filter(pk=chosen, shop_id=instance.shop_id)
        if not own.exists():
            message = f"Choose a {field.verbose_name} of this shop."
            in_form = exclude is None or self.field not in exclude
            raise ValidationError({self.field: message} if in_form else message)

    def deconstruct(self) -> tuple[str, tuple[()], dict[str, Any]]:
        path, _, kwargs = super().deconstruct()
        return path, (), {**kwargs, "field": self.field}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SameShop) and (self.name, self.field) == (other.name, other.field)

    def __hash__(self) -> int:
        return hash((self.name, self.field))
